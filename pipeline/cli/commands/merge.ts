import { type Command, Option } from 'commander'
import type { MergeFlags } from '../merge-command.ts'
import { givenFlags } from './given-flags.ts'

/** `broadsheet merge`: its arguments; what it does is loaded when it is called. */
export function addMerge(program: Command, version: string): void {
  const command = program
    .command('merge')
    .description('put together what workers wrote: the output folder of a run over the same documents')
    .argument('[records...]', 'files of records (.jsonl, .jsonl.gz), folders of them, or - for standard input')
    .option('-o, --output <folder>', 'where the tables are written', 'output')
    .option('--speakers <register.jsonl>', 'register of speakers: read first, matched, and exchanged whole at the end')
    .option('--corrections <file>', 'the rulings that the workers were given, for the report on them')
    .option('--parquet', 'write Parquet beside CSV')
    .option('--no-bom', 'CSV without the mark by which Excel knows UTF-8')
    .option('--config <file>', 'configuration file (default: broadsheet.config.* here)')
    .option('--no-config', 'no configuration file')
    .option('--quiet', 'print failures only')
    .option('--json', 'print what happens as JSON lines')
    .addOption(
      new Option('--step <step>', 'one part of a merge, as a filter from standard input to standard output').choices([
        'groups',
        'speakers',
        'reprints',
        'alarms',
        'settle',
      ]),
    )
  command
    .addHelpText(
      'after',
      `
Records may come in any order, several times and torn; what is merged is what broadsheet run would have written, byte
for byte, run.json apart. Merged into a folder that holds issues already, they take their places among them. See
docs/worker-protocol.md, also for --step, with which an engine merges in parallel.

Examples:
  $ broadsheet merge records/ -o output/
  $ broadsheet worker < documents.jsonl | broadsheet merge - -o output/ --speakers people.jsonl
  $ sort evidence.jsonl | broadsheet merge --step speakers

Exit codes: 0 complete, 2 partial (some documents are in dead-letter.jsonl), 1 failed.`,
    )
    .action(async (inputs: string[]) => {
      const { mergeCommand } = await import('../merge-command.ts')
      process.exitCode = await mergeCommand(inputs, givenFlags<MergeFlags>(command), version)
    })
}
