import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type AnyIssue, PipelineError, type RawIssue, type StageName } from '../../../pipeline/document/index.ts'
import type { PlannedIssue, RefusedInput } from '../../../pipeline/io/index.ts'
import { executeInOrder } from '../../../pipeline/run/executor.ts'
import { type AnyStage, createStageWorkers, type StageOptions } from '../../../pipeline/run/stage-workers.ts'

function planned(issueId: string, size = 1): PlannedIssue {
  const meta = { issueId, date: null, publication: null, place: null, lang: null, url: null }
  return {
    kind: 'issue',
    issueId,
    path: `${issueId}.txt`,
    size,
    pages: [],
    meta,
    dateFromName: false,
    defaults: {},
    messages: [],
  }
}

const NEVER = new AbortController().signal

const ids = (count: number) => Array.from({ length: count }, (_, i) => `i${String(i).padStart(3, '0')}`)
const idOf = (issue: AnyIssue) => issue.meta.issueId

function options(stages: readonly AnyStage[], more: Partial<StageOptions<string>> = {}): StageOptions<string> {
  return {
    read: async ({ meta }): Promise<RawIssue> => ({ meta, pages: [], messages: [] }),
    stages,
    finish: idOf,
    concurrency: 2,
    ...more,
  }
}

/** A stage that takes a time that depends on the issue, so that issues overtake each other. */
function stage(name: StageName, work: (id: string) => unknown = () => {}): AnyStage {
  return {
    name,
    run: async (issue) => {
      await pause(idOf(issue).charCodeAt(3) % 4)
      await work(idOf(issue))
      return issue
    },
  }
}

async function collect(entries: Iterable<PlannedIssue | RefusedInput>, run: StageOptions<string>): Promise<string[]> {
  const lines: string[] = []
  for await (const outcome of executeInOrder(entries, createStageWorkers(run), NEVER)) {
    if (outcome.kind === 'done') lines.push(outcome.result)
    else if (outcome.kind === 'known') lines.push(`${outcome.planned.issueId} known`)
    else lines.push(`${outcome.letter.issue_id} ${outcome.letter.stage} ${outcome.letter.code}`)
  }
  return lines
}

/** How many are inside at once, now and at most. */
function gauge() {
  const state = { now: 0, most: 0 }
  return {
    state,
    pass: async () => {
      state.now += 1
      state.most = Math.max(state.most, state.now)
      await pause(2)
      state.now -= 1
    },
  }
}

describe('executeInOrder', () => {
  it.each([1, 2, 7])('yields in input order with %i at once', async (concurrency) => {
    const expected = ids(25)
    const stages = [stage('decode'), stage('normalise'), stage('repair')]
    expect(
      await collect(
        expected.map((id) => planned(id)),
        options(stages, { concurrency }),
      ),
    ).toEqual(expected)
  })

  it('keeps each stage to its limit, and works on several stages at once', async () => {
    const [first, second, all] = [gauge(), gauge(), gauge()]
    const stages = [
      stage('decode', () => Promise.all([first.pass(), all.pass()])),
      stage('repair', () => Promise.all([second.pass(), all.pass()])),
    ]
    await collect(
      ids(20).map((id) => planned(id)),
      options(stages),
    )
    expect(first.state.most).toBe(2)
    expect(second.state.most).toBe(2)
    expect(all.state.most).toBeGreaterThan(2)
  })

  it('takes inputs only as results leave', async () => {
    let taken = 0
    let left = 0
    let most = 0
    function* entries() {
      for (const id of ids(60)) {
        taken += 1
        most = Math.max(most, taken - left)
        yield planned(id)
      }
    }
    const workers = createStageWorkers(options([stage('decode')], { concurrency: 3 }))
    for await (const _ of executeInOrder(entries(), workers, NEVER)) left += 1
    expect(left).toBe(60)
    // Six in flight, and the one that waits to enter.
    expect(most).toBeLessThanOrEqual(7)
  })

  it('lets a large issue run alone', async () => {
    const inside = gauge()
    await collect(
      ids(6).map((id) => planned(id, 100 * 1024 * 1024)),
      options([stage('decode', inside.pass)], { concurrency: 4 }),
    )
    expect(inside.state.most).toBe(1)
  })

  it('turns every failure into a dead letter in its place, and goes on', async () => {
    const cause = new PipelineError('DECODE_BINARY', 'not text')
    const fail = (at: string, thrown: unknown) => (id: string) => {
      if (id === at) throw thrown
    }
    const stages = [stage('decode', fail('i001', cause)), stage('repair', fail('i002', new TypeError('a bug')))]
    const refusal: RefusedInput = {
      kind: 'refused',
      issueId: 'x',
      path: 'x',
      error: new PipelineError('INPUT_NOT_FOUND', 'gone'),
    }
    const finish = (issue: AnyIssue) => {
      if (idOf(issue) === 'i003') throw new RangeError('another bug')
      return idOf(issue)
    }
    const entries = [...ids(3).map((id) => planned(id)), refusal, planned('i003'), planned('i004')]
    expect(await collect(entries, options(stages, { finish }))).toEqual([
      'i000',
      'i001 decode DECODE_BINARY',
      'i002 repair STAGE_FAILED',
      'x read INPUT_NOT_FOUND',
      'i003 rows STAGE_FAILED',
      'i004',
    ])
  })

  it('passes on what need not be read, in its place and without a stage', async () => {
    const seen: string[] = []
    const read = async (issue: PlannedIssue) => (issue.issueId === 'i001' ? null : options([]).read(issue))
    const stages = [
      stage('decode', async (id) => {
        seen.push(id)
      }),
    ]
    const entries = ids(3).map((id) => planned(id))
    expect(await collect(entries, options(stages, { read }))).toEqual(['i000', 'i001 known', 'i002'])
    expect(seen.sort()).toEqual(['i000', 'i002'])
  })

  it('ends with the reason of an abort, when what was running has stopped', async () => {
    const controller = new AbortController()
    const inside = gauge()
    const seen: string[] = []
    const run = async () => {
      const outcomes = executeInOrder(
        ids(50).map((id) => planned(id)),
        createStageWorkers(options([stage('decode', inside.pass)])),
        controller.signal,
      )
      for await (const outcome of outcomes) {
        seen.push(outcome.kind)
        if (seen.length === 3) controller.abort(new Error('enough'))
      }
    }
    await expect(run()).rejects.toThrow('enough')
    expect(seen).toHaveLength(3)
    expect(inside.state.now).toBe(0)
  })
})
