import { allCommands, type CommandNode, type ValueNode } from './command-tree.ts'

/** A fish script: one line an offer, each with the commands under which it holds. */
export function fishScript(program: CommandNode): string {
  const lines = allCommands(program).flatMap((node) => commandLines(program.name, node))
  return [
    `# ${program.name} completion for fish: source it, or save it as completions/${program.name}.fish.`,
    ...lines,
    '',
  ].join('\n')
}

function commandLines(program: string, node: CommandNode): readonly string[] {
  const start = `complete -c ${program} -n ${quote(condition(node))}`
  const words = node.arguments.flatMap(({ value }) => value.choices)
  return [
    ...node.commands.map(({ name, description }) => `${start} -f -a ${quote(name)} -d ${quote(description)}`),
    ...(words.length > 0 ? [`${start} -f -a ${quote(words.join(' '))}`] : []),
    ...node.options.map(({ flags, description, value }) =>
      [start, ...flags.map(spelling), ...(value ? [valueSpec(value)] : []), `-d ${quote(description)}`].join(' '),
    ),
  ]
}

/** Under its own command, and before one of those below it is named. */
function condition({ path, commands }: CommandNode): string {
  const seen = path.map((name) => `__fish_seen_subcommand_from ${name}`)
  const unseen =
    commands.length > 0 ? [`not __fish_seen_subcommand_from ${commands.map(({ name }) => name).join(' ')}`] : []
  return [...seen, ...unseen].join('; and ')
}

function spelling(flag: string): string {
  return flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`
}

function valueSpec({ choices }: ValueNode): string {
  return choices.length === 0 ? '-r -F' : `-x -a ${quote(choices.join(' '))}`
}

function quote(text: string): string {
  return `'${text.replace(/['\\]/g, (mark) => `\\${mark}`)}'`
}
