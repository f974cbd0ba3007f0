#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { addCompletion } from './cli/commands/completion.ts'
import { addCorrections } from './cli/commands/corrections.ts'
import { addDiff } from './cli/commands/diff.ts'
import { addDoctor } from './cli/commands/doctor.ts'
import { addEntities } from './cli/commands/entities.ts'
import { addEval } from './cli/commands/eval.ts'
import { addExplain } from './cli/commands/explain.ts'
import { addMerge } from './cli/commands/merge.ts'
import { addQuantities } from './cli/commands/quantities.ts'
import { addRepairs } from './cli/commands/repairs.ts'
import { addReport } from './cli/commands/report.ts'
import { addRun } from './cli/commands/run.ts'
import { addWatch } from './cli/commands/watch.ts'
import { addWorker } from './cli/commands/worker.ts'

// The program and its exit codes. Each command's arguments stand in `cli/commands/`; what it does is loaded when the
// command is called, so that `--help` answers at once.

/** Commands that are run for the files they write, whoever watches. */
const WRITES_FILES: ReadonlySet<string> = new Set(['run', 'watch', 'merge'])

const facts = packageFacts()

const program = new Command('broadsheet')
  .description('Turns scraped newspaper text into datasets of numeric claims and quoted speakers.')
  .version(facts.version)
  .showHelpAfterError('(broadsheet --help shows examples)')
  .addHelpText(
    'after',
    `
Examples:
  $ broadsheet run                                  what is new or has changed in raw/ into output/
  $ broadsheet run page.txt -o out                  one page
  $ broadsheet run scans/ --date 2023-03-14 --publication 人民日报
  $ iconv -f BIG5 -t UTF-8 old.txt | broadsheet run - -o out
  $ echo 同比增长8.7% | broadsheet quantities       numbers of a line, as JSON
  $ broadsheet explain c-0123456789abcdef           how a row came about, down to the bytes
  $ broadsheet repairs                              what was joined or moved on the pages, and why
  $ broadsheet watch raw/                           a run whenever pages have come to rest
  $ broadsheet report output/ -o report.html        a page to look at, in one file
  $ broadsheet diff before/ output/                 which rows appeared, vanished or changed
  $ broadsheet run --corrections corrections.jsonl  with what people have ruled of rows and seams
  $ broadsheet doctor                               is everything in place?

Exit codes: 0 complete, 2 partial (some inputs are in dead-letter.jsonl), 1 failed.`,
  )

addRun(program, facts.version)
addWatch(program, facts.version)
addWorker(program, facts.version)
addMerge(program, facts.version)
addQuantities(program)
addEntities(program)
addExplain(program)
addRepairs(program)
addReport(program)
addDiff(program)
addEval(program)
addCorrections(program)
addCompletion(program)
addDoctor(program, facts)

// A reader that has seen enough (`| head`) closes the pipe; that is no failure. A run goes on for the sake of its files.
let endOnClosedPipe = true
program.hook('preAction', (_, command) => {
  endOnClosedPipe = !WRITES_FILES.has(command.name()) || 'step' in command.opts()
})
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

/** Of the package: its folder is two up from the built file, one from the source. */
function packageFacts(): { readonly version: string; readonly node: string } {
  const here = new URL('..', import.meta.url)
  const root = here.pathname.endsWith('/dist/') ? new URL('..', here) : here
  const { version, engines }: { version: string; engines: { node: string } } = JSON.parse(
    readFileSync(new URL('package.json', root), 'utf8'),
  )
  return { version, node: engines.node }
}
