import { type Command, Option } from 'commander'
import { REPAIR_MODES } from '../../document/index.ts'
import type { RunFlags } from '../run-options.ts'
import { givenFlags } from './given-flags.ts'

/** What `run` and `watch` are told alike. */
export function addRunOptions(command: Command): Command {
  return command
    .option('-o, --output <folder>', 'where the tables are written', 'output')
    .option('--date <YYYY-MM-DD>', 'date of all issues; wins over sidecars and names')
    .option('--publication <name>', 'the paper; wins over sidecars')
    .option('--place <name>', 'where it appears; in Hong Kong 元 is HKD, in Taiwan TWD')
    .addOption(
      new Option('--lang <language>', 'language, where it should not be told by the script').choices(['zh', 'en']),
    )
    .addOption(
      new Option('--until <stage>', 'how far to go').choices(['normalise', 'repair', 'extract']).default('extract'),
    )
    .addOption(
      new Option('--repair <mode>', 'what repair may do: nothing; join plain neighbours; find the reading order')
        .choices(REPAIR_MODES)
        .default('full'),
    )
    .option('--threads <n>', 'threads that read issues; 1: everything in one (default: as many as processors)')
    .option('--concurrency <n>', 'issues that may be in one stage at once, in one thread (rows never depend on it)')
    .option(
      '--model <folder|id>',
      'another entity model: a transformers.js folder, or a Hub id (owner/name@<commit>) to download',
    )
    .option('--speakers <register.jsonl>', 'register of speakers: read first, matched, and exchanged whole at the end')
    .option('--prune', 'remove the rows of issues whose input is gone from the folders given')
    .option('--corrections <corrections.jsonl>', 'what people have ruled about rows and seams, applied to them')
    .option('--parquet', 'every table as Parquet too')
    .option('--no-bom', 'CSV without the byte order mark that Excel needs')
    .option('--config <file>', 'configuration file (default: broadsheet.config.{ts,js,mjs,json} here, if there is one)')
    .option('--no-config', 'no configuration file')
    .option('--quiet', 'errors only')
    .option('--json', 'logs as JSON, one object a line, on standard error')
}

/** `broadsheet run`: its arguments; what it does is loaded when it is called. */
export function addRun(program: Command, version: string): void {
  const command = program
    .command('run')
    .description('read new and changed issues, repair their text, extract claims and quotes, and write the tables')
    .argument('[inputs...]', 'files, folders, or - for standard input (default: raw)')
  addRunOptions(command)
    .option('--force', 'read every issue again, finished or not')
    .option('--print-config', 'show what would hold and who says so, and do nothing')
    .addHelpText(
      'after',
      `
Read are .txt, saved web pages (.html, .mhtml), .pdf with a text layer, .jsonl of {"id", "date", "title", "text"},
and .zip or .gz of any of them. In a folder every file is an issue of one page and every subfolder an issue, its
pages in name order; an archive stands for the folder it would unpack to, a line of .jsonl for a file.
page.txt may have a page.meta.json beside it, a folder 2023-03-14/ a 2023-03-14.meta.json beside it or an
issue.meta.json inside: {"issue_id", "date", "publication", "place", "page", "url", "lang"}, all optional.
Flags win over sidecars, sidecars over what files say of themselves, that over dates
in names (2023-03-14, 20230314), those over the page's own header.

What is finished is not read again: a run reads the issues that are new or whose file, sidecar, rulings or settings have
changed, and the output folder always holds all. Every issue has its rows under issues/<id>/ too. A run that was stopped
or killed goes on where it was when it is started again. One run at a time may write to a folder.

Examples:
  $ broadsheet run                                  what is new in raw/ into output/
  $ broadsheet run --prune                          the same, and what is gone from raw/ goes from output/
  $ broadsheet run a.txt b.txt pages/ -o out
  $ cat page.txt | broadsheet run - --date 2023-03-14
  $ broadsheet run 2023-03-15/ --speakers people.jsonl   speakers keep the ids of earlier issues
  $ broadsheet run --until repair                   repaired articles only, no model needed
  $ broadsheet run --repair conservative            nothing is moved, only plain neighbours are joined
  $ broadsheet run --print-config                   what flags and broadsheet.config.* come to
  $ broadsheet run --json --quiet 2>errors.jsonl`,
    )
    .action(async (inputs: string[]) => {
      const { runCommand } = await import('../run-command.ts')
      process.exitCode = await runCommand(inputs, givenFlags<RunFlags>(command), version)
    })
}
