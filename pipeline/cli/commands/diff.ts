import type { Command } from 'commander'
import type { DiffFlags } from '../diff-command.ts'

/** `broadsheet diff`: its arguments; what it does is loaded when it is called. */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('show which rows appeared, vanished or changed between two runs')
    .argument('<old>', 'output folder of the earlier run')
    .argument('<new>', 'output folder of the later run')
    .option('--table <names...>', 'these tables only: articles, repairs, claims, claim-checks, quotes, speakers, …')
    .option('--issue <ids...>', 'these issues only')
    .option('--ignore <fields...>', 'fields that do not count, such as confidence')
    .option('--whole-issues', 'list the rows of issues that one run alone has, too')
    .option('--limit <n>', 'show at most so many rows; all are counted')
    .option('--json', 'one JSON object (docs/review.md)')
    .option('--exit-code', 'exit with 2 when the runs differ')
    .addHelpText(
      'after',
      `
Signs: + appeared, - vanished, ~ changed, > the same row under another id, its place having changed.

Examples:
  $ broadsheet diff output.before output
  $ broadsheet diff before after --table claims quotes --ignore confidence
  $ broadsheet diff before after --json | jq '.changes[] | select(.table == "claims")'
  $ broadsheet diff before after --exit-code > /dev/null || echo something changed`,
    )
    .action(async (oldFolder: string, newFolder: string, options: DiffFlags) => {
      const { diffCommand } = await import('../diff-command.ts')
      process.exitCode = await diffCommand(oldFolder, newFolder, options)
    })
}
