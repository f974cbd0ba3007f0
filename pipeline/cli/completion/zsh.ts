import { allCommands, type CommandNode, type ValueNode } from './command-tree.ts'

/** A zsh script with a function a command; descriptions stand beside what it offers. */
export function zshScript(program: CommandNode): string {
  return `#compdef ${program.name}
# ${program.name} completion for zsh: put it into a folder of $fpath as _${program.name}, or source it after compinit.
${allCommands(program)
  .map((node) => commandFunction(program.name, node))
  .join('\n')}
if [ "\${funcstack[1]}" = ${functionName(program.name, [])} ]; then
  ${functionName(program.name, [])} "$@"
else
  compdef ${functionName(program.name, [])} ${program.name}
fi
`
}

function functionName(program: string, path: readonly string[]): string {
  return ['', program, ...path].join('_').replaceAll('-', '_')
}

function commandFunction(program: string, node: CommandNode): string {
  const specs = [...node.options.map(optionSpec), ...positionals(node)]
  const lines = [
    `${functionName(program, node.path)}() {`,
    '  local context state state_descr line',
    '  typeset -A opt_args',
    `  _arguments -s -S ${specs.map((spec) => `\\\n    ${spec}`).join(' ')}`,
  ]
  if (node.commands.length > 0) lines.push(...dispatch(program, node))
  return [...lines, '}', ''].join('\n')
}

function positionals({ commands, arguments: args }: CommandNode): readonly string[] {
  if (commands.length > 0) return [quote('1: :->command'), quote('*:: :->arguments')]
  return args.map(({ variadic, value }) => quote(`${variadic ? '*' : ''}:${plain(value.name)}:${action(value)}`))
}

function dispatch(program: string, { commands }: CommandNode): readonly string[] {
  const offers = commands.map(({ name, description }) => quote(`${name}:${description}`))
  const cases = commands.map(({ name, path }) => `        ${name}) ${functionName(program, path)} ;;`)
  return [
    '  case $state in',
    '    command)',
    `      local -a offers=(${offers.join(' ')})`,
    "      _describe 'command' offers ;;",
    '    arguments)',
    '      case $line[1] in',
    ...cases,
    '      esac ;;',
    '  esac',
  ]
}

/** Several spellings of one option exclude each other. */
function optionSpec({ flags, description, value }: CommandNode['options'][number]): string {
  const rest = `[${plain(description)}]${value ? `:${plain(value.name)}:${action(value)}` : ''}`
  const [only, second] = flags
  if (second === undefined) return quote(`${only}${rest}`)
  return `${quote(`(${flags.join(' ')})`)}{${flags.join(',')}}${quote(rest)}`
}

function action({ choices }: ValueNode): string {
  return choices.length === 0 ? '_files' : `(${choices.join(' ')})`
}

/** Brackets and colons end a description. */
function plain(text: string): string {
  return text.replace(/[[\]:\\]/g, (mark) => `\\${mark}`)
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
