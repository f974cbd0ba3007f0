import type { Argument, Command, Option } from 'commander'

/** What a shell needs to know of one command: names to offer, and what may stand behind them. */
export interface CommandNode {
  readonly name: string
  /** Names of the commands above it and its own, the program's left out: empty for the program itself. */
  readonly path: readonly string[]
  readonly description: string
  readonly options: readonly OptionNode[]
  readonly arguments: readonly ArgumentNode[]
  readonly commands: readonly CommandNode[]
}

interface OptionNode {
  /** `-o`, `--output`; the long one last. */
  readonly flags: readonly string[]
  readonly description: string
  readonly value: ValueNode | null
}

interface ArgumentNode {
  readonly variadic: boolean
  readonly value: ValueNode
}

/** What can stand in one place: one of some words, or a file or folder. */
export interface ValueNode {
  readonly name: string
  readonly choices: readonly string[]
}

/** Reads the tree off the program, so that a new option is completed as soon as it exists. */
export function commandTree(command: Command, above: readonly string[] = []): CommandNode {
  const help = command.createHelp()
  return {
    name: command.name(),
    path: above,
    description: command.description(),
    options: help.visibleOptions(command).map(optionNode),
    arguments: command.registeredArguments.map(argumentNode),
    commands: help.visibleCommands(command).map((below) => commandTree(below, [...above, below.name()])),
  }
}

/** The node itself and all below it. */
export function allCommands(node: CommandNode): readonly CommandNode[] {
  return [node, ...node.commands.flatMap(allCommands)]
}

function optionNode({ short, long, description, required, optional, argChoices, flags }: Option): OptionNode {
  const takesValue = required || optional
  const name = /[<[](.+?)(?:\.\.\.)?[>\]]/.exec(flags)?.[1] ?? 'value'
  return {
    flags: [short, long].filter((flag) => flag !== undefined),
    description,
    value: takesValue ? { name, choices: argChoices ?? [] } : null,
  }
}

function argumentNode(argument: Argument): ArgumentNode {
  return {
    variadic: argument.variadic,
    value: { name: argument.name(), choices: argument.argChoices ?? [] },
  }
}
