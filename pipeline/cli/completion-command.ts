import type { Command } from 'commander'
import { bashScript } from './completion/bash.ts'
import { type CommandNode, commandTree } from './completion/command-tree.ts'
import { fishScript } from './completion/fish.ts'
import { zshScript } from './completion/zsh.ts'

const SCRIPTS: Readonly<Record<string, (program: CommandNode) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
}

/** `broadsheet completion`: the script for one shell, on standard output. */
export function completionCommand(program: Command, shell: string): void {
  const script = SCRIPTS[shell]
  if (!script) throw new RangeError(`No completion for ${shell}`)
  process.stdout.write(script(commandTree(program)))
}
