import type { Command } from 'commander'
import type { WatchFlags } from '../watch-command.ts'
import { givenFlags } from './given-flags.ts'
import { addRunOptions } from './run.ts'

/** `broadsheet watch`: its arguments; what it does is loaded when it is called. */
export function addWatch(program: Command, version: string): void {
  const command = program
    .command('watch')
    .description('wait for pages, and run whenever new or changed ones have come to rest')
    .argument('[folders...]', 'folders or files to watch (default: raw)')
  addRunOptions(command)
    .option('--settle <seconds>', 'how long a file must not have changed before it is read', '2')
    .option('--poll', 'look for changes again and again: for network drives, which do not tell of them')
    .addHelpText(
      'after',
      `
What is there to begin with is read first. A file that is still being written is left alone until it has not changed for
a while; what comes while a run is under way waits for the next. The models are loaded once. Ctrl-C ends; a run that it
stops goes on where it was when watch or run is started again.

Examples:
  $ broadsheet watch                                raw/ into output/, all morning
  $ broadsheet watch scans/ -o out --prune          what is taken out of scans/ goes from out/ too
  $ broadsheet watch /mnt/share --poll --settle 10  a slow network drive`,
    )
    .action(async (inputs: string[]) => {
      const { watchCommand } = await import('../watch-command.ts')
      process.exitCode = await watchCommand(inputs, givenFlags<WatchFlags>(command), version)
    })
}
