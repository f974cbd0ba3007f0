import type { Command } from 'commander'
import type { ReportFlags } from '../report-command.ts'

/** `broadsheet report`: its arguments; what it does is loaded when it is called. */
export function addReport(program: Command): void {
  program
    .command('report')
    .description('write a page to look at: articles with their marks, the raw pages beside them, charts, corrections')
    .argument('[folder]', 'the output folder of a run', 'output')
    .option('-o, --output <file.html>', 'the page to write', 'report.html')
    .option('--issue <id...>', 'these issues alone')
    .option('--publication <name>', 'this paper alone')
    .option('--since <YYYY-MM-DD>', 'issues of this day and later')
    .option('--until-date <YYYY-MM-DD>', 'issues of this day and earlier')
    .addHelpText(
      'after',
      `
The page is one file that loads nothing: it can be mailed, or opened from a disk. ? in it lists the keys.

Examples:
  $ broadsheet report output/ -o report.html
  $ broadsheet report output/ --issue 2024-05-20 2024-05-21
  $ broadsheet report output/ --since 2024-05-01 --until-date 2024-05-31 -o may.html`,
    )
    .action(async (folder: string, options: ReportFlags) => {
      const { reportCommand } = await import('../report-command.ts')
      await reportCommand(folder, options)
    })
}
