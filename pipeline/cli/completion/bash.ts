import { allCommands, type CommandNode, type ValueNode } from './command-tree.ts'

/**
 * A bash script that completes commands, options and their choices. Where it offers nothing bash completes files, which
 * is what the other arguments are.
 */
export function bashScript(program: CommandNode): string {
  const { name } = program
  const own = `_${name}`
  return `# ${name} completion for bash: source this file, or put it into a folder of bash-completion.
${own}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path="" words="" index
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$path/\${COMP_WORDS[index]}" in
${allCommands(program).filter(isBelow).map(pathCase).join('\n')}
    esac
  done
  case "$path $prev" in
${allCommands(program).flatMap(valueCases).join('\n')}
  esac
  case "$path" in
${allCommands(program).map(wordCase).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o bashdefault -o default -F ${own} ${name}
`
}

function isBelow({ path }: CommandNode): boolean {
  return path.length > 0
}

/** Paths begin with a slash, so that no option can be taken for one. */
function key(path: readonly string[]): string {
  return path.map((name) => `/${name}`).join('')
}

function pathCase({ path }: CommandNode): string {
  return `      ${quote(key(path))}) path=${quote(key(path))} ;;`
}

function valueCases({ path, options }: CommandNode): readonly string[] {
  return options.flatMap(({ flags, value }) => {
    if (!value) return []
    const patterns = flags.map((flag) => quote(`${key(path)} ${flag}`)).join(' | ')
    return [`    ${patterns}) COMPREPLY=(${choicesOf(value)}); return ;;`]
  })
}

function choicesOf({ choices }: ValueNode): string {
  return choices.length === 0 ? '' : `$(compgen -W ${quote(choices.join(' '))} -- "$cur")`
}

/** Options are offered once a hyphen is typed; before that, commands and choices, or files where there are none. */
function wordCase({ path, options, commands, arguments: args }: CommandNode): string {
  const flags = options.flatMap((option) => option.flags)
  const words = [...commands.map(({ name }) => name), ...args.flatMap(({ value }) => value.choices)]
  return `    ${quote(key(path))}) if [[ $cur == -* ]]; then words=${quote(flags.join(' '))}; else words=${quote(words.join(' '))}; fi ;;`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
