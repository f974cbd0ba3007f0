import { type Command, Option } from 'commander'
import { REPAIR_MODES } from '../../document/index.ts'
import type { WorkerFlags } from '../worker-command.ts'
import { givenFlags } from './given-flags.ts'

/** `broadsheet worker`: its arguments; what it does is loaded when it is called. */
export function addWorker(program: Command, version: string): void {
  const command = program
    .command('worker')
    .description('filter: one document a line in, its records as JSON lines out, for running on many machines')
    .option('--batch <n>', 'documents under way at once; the models read windows of several together', '8')
    .option('--root <folder>', 'folder of documents that are given as paths; nothing outside it is read')
    .option('--tables <list>', 'only records of these tables, comma-separated (default: all)')
    .option('--date <YYYY-MM-DD>', 'date of all documents; wins over what they say')
    .option('--publication <name>', 'the paper; wins over what documents say')
    .option('--place <name>', 'where it appears; in Hong Kong 元 is HKD, in Taiwan TWD')
    .addOption(new Option('--lang <language>', 'language, where the script should not tell').choices(['zh', 'en']))
    .addOption(new Option('--until <stage>', 'how far to go').choices(['repair', 'extract']).default('extract'))
    .addOption(new Option('--repair <mode>', 'what repair may do').choices(REPAIR_MODES).default('full'))
    .option('--model <folder|id>', 'another entity model: a transformers.js folder, or a Hub id (owner/name)')
    .option('--corrections <file>', 'what people have ruled of rows and seams')
    .option('--config <file>', 'configuration file (default: broadsheet.config.* here)')
    .option('--no-config', 'no configuration file')
  command
    .addHelpText(
      'after',
      `
A document is {"id", "date", "publication", "text" | "path", …}; the first record says the protocol's number. See
docs/worker-protocol.md. A document that cannot be read is answered by a dead letter, and the next one follows.

Examples:
  $ broadsheet worker < documents.jsonl > records.jsonl
  $ broadsheet worker --root raw/ --batch 16 < paths.jsonl | gzip > records.jsonl.gz
  $ broadsheet worker --tables claims,quotes < documents.jsonl | jq -c 'select(.table == "claims") | .row'
  $ broadsheet merge records/ -o output/            what broadsheet run would have written

Exit codes: 0 all answered, 1 not started, 143 or 130 stopped by a signal with input left, 141 its reader went away.`,
    )
    .action(async () => {
      const { workerCommand } = await import('../worker-command.ts')
      process.exitCode = await workerCommand(givenFlags<WorkerFlags>(command), version)
    })
}
