import type { Command } from 'commander'

/** `broadsheet corrections`: its sub-commands and their arguments; what they do is loaded when they are called. */
export function addCorrections(program: Command): void {
  const corrections = program
    .command('corrections')
    .description('look after corrections.jsonl: what its lines do, and corrected pages as gold files')
  corrections
    .command('check')
    .description('say line by line what a corrections file does to the rows of a run, or would do; nothing is run')
    .argument('[file]', 'the corrections', 'corrections.jsonl')
    .option('-o, --output <folder>', 'the folder of the last run', 'output')
    .option('--json', 'one JSON object a line')
    .addHelpText(
      'after',
      '\nExample:\n  $ broadsheet corrections check corrections.jsonl -o output\n\nExit codes: 0 every line does something, 2 some do nothing, 1 the file or folder cannot be read.',
    )
    .action(async (file: string, options: { output: string; json?: boolean }) => {
      const { checkCommand } = await import('../corrections-check-command.ts')
      process.exitCode = await checkCommand(file, options)
    })
  corrections
    .command('export')
    .description('write the issues of a run that people looked at as gold files, for `broadsheet eval`')
    .option('-o, --output <folder>', 'the folder of the run', 'output')
    .requiredOption('--to <folder>', 'where the gold files go, one an issue')
    .option('--issues <ids...>', 'these issues, corrected or not')
    .option('--all', 'every issue of the folder')
    .option('--complete', 'only issues of which every claim and quote is accepted or edited')
    .addHelpText('after', '\nExample:\n  $ broadsheet corrections export -o output --to gold/')
    .action(async (options: { output: string; to: string; issues?: string[]; all?: boolean; complete?: boolean }) => {
      const { exportCommand } = await import('../corrections-export-command.ts')
      process.exitCode = await exportCommand(options)
    })
}
