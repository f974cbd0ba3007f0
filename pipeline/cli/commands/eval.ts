import type { Command } from 'commander'
import type { EvalFlags } from '../eval-command.ts'

/** `broadsheet eval`: its arguments; what it does is loaded when it is called. */
export function addEval(program: Command): void {
  program
    .command('eval')
    .description('score a run against pages that you have corrected')
    .argument('[output]', 'the folder of the run', 'output')
    .requiredOption('--gold <paths...>', 'gold files, or folders of them (broadsheet corrections export writes some)')
    .option('--errors', 'list what is missed, invented or wrong, with its place')
    .option('--issues', 'figures of every issue, not only of all together')
    .option('--json', 'one JSON object (docs/review.md)')
    .addHelpText('after', '\nExample:\n  $ broadsheet eval output --gold gold/ --errors')
    .action(async (output: string, options: EvalFlags) => {
      const { evalCommand } = await import('../eval-command.ts')
      await evalCommand(output, options)
    })
}
