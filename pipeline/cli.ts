#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import type { RunFlags } from './cli/run-options.ts'
import { REPAIR_MODES } from './document/index.ts'

// Arguments and exit codes. What a command does stands in `cli/` and is loaded when the command is called, so that
// `--help` answers at once.

let endOnClosedPipe = true

const program = new Command('broadsheet')
  .description('Turns scraped newspaper text into datasets of numeric claims and quoted speakers.')
  .version(packageVersion())
  .showHelpAfterError('(broadsheet --help shows examples)')
  .addHelpText(
    'after',
    `
Examples:
  $ broadsheet run                                  every page in raw/ into output/
  $ broadsheet run page.txt -o out                  one page
  $ broadsheet run scans/ --date 2023-03-14 --publication 人民日报
  $ iconv -f BIG5 -t UTF-8 old.txt | broadsheet run - -o out
  $ echo 同比增长8.7% | broadsheet quantities       numbers of a line, as JSON
  $ broadsheet explain c-0123456789abcdef           how a row came about, down to the bytes
  $ broadsheet repairs                              what was joined or moved on the pages, and why

Exit codes: 0 complete, 2 partial (some inputs are in dead-letter.jsonl), 1 failed.`,
  )

program
  .command('run')
  .description('read issues, repair their text, extract claims and quotes, and write the tables')
  .argument('[inputs...]', 'files, folders, or - for standard input (default: raw)')
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
  .option('--concurrency <n>', 'issues that may be in one stage at once (rows never depend on it)')
  .option('--model <folder|id>', 'another entity model: a transformers.js folder, or a Hub id (owner/name) to download')
  .option('--speakers <register.jsonl>', 'register of speakers: read first, matched, and exchanged whole at the end')
  .option('--no-bom', 'CSV without the byte order mark that Excel needs')
  .option('--quiet', 'errors only')
  .option('--json', 'logs as JSON, one object a line, on standard error')
  .addHelpText(
    'after',
    `
In a folder every .txt file is an issue of one page and every subfolder an issue, its pages in name order.
page.txt may have a page.meta.json beside it, a folder 2023-03-14/ a 2023-03-14.meta.json beside it or an
issue.meta.json inside: {"issue_id", "date", "publication", "place", "page", "url", "lang"}, all optional.
Flags win over sidecars, sidecars over dates in names (2023-03-14, 20230314), those over the page's own header.

Examples:
  $ broadsheet run                                  raw/ into output/
  $ broadsheet run a.txt b.txt pages/ -o out
  $ cat page.txt | broadsheet run - --date 2023-03-14
  $ broadsheet run 2023-03-15/ --speakers people.jsonl   speakers keep the ids of earlier issues
  $ broadsheet run --until repair                   repaired articles only, no model needed
  $ broadsheet run --repair conservative            nothing is moved, only plain neighbours are joined
  $ broadsheet run --json --quiet 2>errors.jsonl`,
  )
  .action(async (inputs: string[], options: RunFlags) => {
    endOnClosedPipe = false
    const { runCommand } = await import('./cli/run-command.ts')
    process.exitCode = await runCommand(inputs.length > 0 ? inputs : ['raw'], options, packageVersion())
  })

program
  .command('quantities')
  .description('filter: one text a line in, its numbers as one JSON object a line out')
  .addHelpText(
    'after',
    "\nExample:\n  $ echo 产量达1.2亿吨，约占全国三成 | broadsheet quantities | jq '.quantities[].value'",
  )
  .option('--place <name>', 'where the paper appears; in Hong Kong 元 is HKD, in Taiwan TWD')
  .action(async (options: { place?: string }) => {
    const { quantitiesCommand } = await import('./cli/quantities-command.ts')
    await quantitiesCommand(options)
  })

program
  .command('entities')
  .description('filter: one text a line in, its people, organisations, places and titles as one JSON object a line out')
  .option('--model <folder|id>', 'another entity model: a transformers.js folder, or a Hub id (owner/name) to download')
  .addHelpText(
    'after',
    "\nExample:\n  $ broadsheet entities < lines.txt | jq -r '.entities[] | [.label, .text] | @tsv'",
  )
  .action(async (options: { model?: string }) => {
    const { entitiesCommand } = await import('./cli/entities-command.ts')
    await entitiesCommand(options)
  })

program
  .command('explain')
  .description('show how a claim, a quote or a repair came about: rule by rule, down to the bytes of the raw file')
  .argument('<id>', 'claim_id, quote_id or seam_id of a row in the output folder')
  .option('-o, --output <folder>', 'the folder with the row and its run.json', 'output')
  .option('--model <folder|id>', 'the entity model of the run, where it was not the embedded one')
  .addHelpText('after', '\nExample:\n  $ broadsheet explain c-0123456789abcdef -o output')
  .action(async (id: string, options: { output: string; model?: string }) => {
    const { explainCommand } = await import('./cli/explain-command.ts')
    await explainCommand(id, options)
  })

program
  .command('repairs')
  .description('show what repair did to the pages of a run: what was joined or moved, how surely, and why')
  .argument('[issues...]', 'issue ids (default: all)')
  .option('-o, --output <folder>', 'the folder with repairs.jsonl', 'output')
  .option('--uncertain', 'only what should be looked at: uncertain seams, paragraphs whose other half is missing')
  .addHelpText('after', '\nExample:\n  $ broadsheet repairs 2024-05-20 -o output')
  .action(async (issues: string[], options: { output: string; uncertain?: boolean }) => {
    const { repairsCommand } = await import('./cli/repairs-command.ts')
    await repairsCommand(issues, options)
  })

// A reader that has seen enough (`| head`) closes the pipe; that is no failure. A run goes on for the sake of its files.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    if (endOnClosedPipe) process.exit()
  })
}

try {
  await program.parseAsync()
} catch (thrown) {
  const { reportFailure } = await import('./cli/failure.ts')
  process.exitCode = reportFailure(thrown)
}

/** The package's version: two folders up from the built file, one from the source. */
function packageVersion(): string {
  const here = new URL('..', import.meta.url)
  const root = here.pathname.endsWith('/dist/') ? new URL('..', here) : here
  const { version }: { version: string } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  return version
}
