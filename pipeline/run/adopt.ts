import { relative } from 'node:path'
import { type NamedRows, PipelineError } from '../document/index.ts'
import type { DeadLetter } from './dead-letter.ts'
import { digestContext, digestOf } from './digest.ts'
import { type IssueFacts, keyOfPages, type PageKey } from './issue-record.ts'
import { keepPending } from './pending.ts'
import { withRun } from './run.ts'
import type { RunOptions, RunResult, RunState } from './run-state.ts'

/** An issue that was worked on elsewhere. */
export interface ForeignIssue {
  readonly facts: IssueFacts
  readonly rows: NamedRows
  /** Of the files it was read from; null where they could not be hashed before. */
  readonly pages: readonly PageKey[] | null
  readonly correctionsHash: string | null
  /** Names what it was made of. Of several issues of one id that whose name sorts first is kept, in whatever order they come. */
  readonly input: string
}

/** Takes what came of issues elsewhere. */
export interface Adoption {
  readonly take: (issue: ForeignIssue) => Promise<void>
  readonly bury: (letter: DeadLetter) => void
  /** True when it is known what became of the issue of this id. */
  readonly has: (issueId: string) => boolean
}

/**
 * Puts issues that were worked on elsewhere in place, as the run that had worked on them here would have done: as shards
 * that a commit settles among those that are there.
 *
 * @param adopt - hands over the issues, and returns when there are no more.
 * @throws what `runIssues` does.
 */
export function adoptIssues(
  options: Omit<RunOptions, 'concurrency' | 'stages' | 'pool'>,
  adopt: (adoption: Adoption) => Promise<void>,
): Promise<RunResult> {
  const plan = async () => ({ entries: [], messages: [] })
  return withRun({ ...options, concurrency: 1 }, plan, async (run) => {
    const arrivals = createArrivals(run)
    await adopt(arrivals)
    arrivals.end()
  })
}

interface Arrival {
  readonly input: string
  readonly path: string
  readonly isKnown: boolean
  readonly articles: number
}

function createArrivals(run: RunState): Adoption & { readonly end: () => void } {
  const arrived = new Map<string, Arrival>()
  const letters = new Map<string, DeadLetter>()
  const buried = new Set<string>()
  const bury = (letter: DeadLetter) => {
    buried.add(letter.issue_id)
    letters.set([letter.issue_id, letter.path, letter.code].join('\u0000'), letter)
  }
  return {
    has: (issueId) => arrived.has(issueId) || buried.has(issueId),
    bury,
    take: async (issue) => {
      run.signal.throwIfAborted()
      const { issue_id, path } = issue.facts
      const earlier = arrived.get(issue_id)
      if (earlier?.input === issue.input) return
      if (earlier !== undefined && earlier.input < issue.input) {
        bury(duplicate(issue_id, path, earlier.path))
        return
      }
      if (earlier !== undefined) bury(duplicate(issue_id, earlier.path, path))
      const isKnown = await keep(run, issue)
      arrived.set(issue_id, { input: issue.input, path, isKnown, articles: issue.facts.counts.articles })
    },
    end: () => {
      const { progress } = run
      for (const { isKnown, articles } of arrived.values()) {
        if (isKnown) progress.unchanged += 1
        else progress.processed += 1
        progress.articles += isKnown ? 0 : articles
      }
      // What another attempt has brought through did not fail.
      const left = [...letters.values()].filter(
        ({ issue_id, path, code }) => code === 'INPUT_DUPLICATE_ID' || arrived.get(issue_id)?.path !== path,
      )
      progress.dead_letters += left.length
      for (const letter of left) {
        run.letters.push(letter)
        run.emit({ kind: 'dead-letter', letter, cause: null, progress })
      }
    },
  }
}

function duplicate(issueId: string, path: string, kept: string): DeadLetter {
  const message = `${path} has the issue id ${issueId}, which ${kept} has already. Give one another "id".`
  const { code, message: reason } = new PipelineError('INPUT_DUPLICATE_ID', message, { path })
  return { issue_id: issueId, path, stage: 'read', code, reason }
}

/** True where the folder has the issue already, as it is. */
async function keep(run: RunState, { facts, rows, pages, correctionsHash }: ForeignIssue): Promise<boolean> {
  const { settings, store, index, register, options } = run
  const { version, models, config } = settings
  const place = register === null ? null : relative(options.output, register.path)
  const key =
    pages === null
      ? facts.inputs.map(({ sha256 }) => sha256).join(' ')
      : keyOfPages(facts.meta, pages, { version, config, models, register: place, corrections: correctionsHash })
  const { issue_id } = facts
  // Ids of a register that is there no longer would stand beside those of the new one.
  const lost = register !== null && register.file.sha256 === null
  if (index.issues.get(issue_id)?.key === key && !lost && options.config.force !== true) {
    run.processed.delete(issue_id)
    return true
  }
  const { record, files } = digestOf(rows, facts, key, digestContext(settings))
  await keepPending(store, record, files)
  run.processed.set(issue_id, { date: record.issue_date, folder: record.folder })
  return false
}
