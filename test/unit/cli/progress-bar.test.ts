import { describe, expect, it } from 'vitest'
import { createProgressBar } from '../../../pipeline/cli/progress-bar.ts'

const PROGRESS = { processed: 1, unchanged: 0, pruned: 0, dead_letters: 0, articles: 3 }
const ROWS = { articles: 3, seams: 0, fragments: 0, claims: 0, claim_checks: 0, quotes: 0, speakers: 0, entities: 0 }

function start(columns = 120) {
  const clock = { ms: 0 }
  const written: string[] = []
  const bar = createProgressBar({ columns, write: (text) => written.push(text) }, () => clock.ms)
  bar.show({ kind: 'plan', inputs: 4 })
  return { bar, clock, written, last: () => written.at(-1)?.replace('\r\u001b[2K', '') }
}

describe('createProgressBar', () => {
  it('shows stage, issues, articles, rate and time left', () => {
    const { bar, clock, last } = start()
    clock.ms = 2000
    bar.show({ kind: 'issue', issueId: 'a', rows: ROWS, progress: PROGRESS })
    clock.ms = 4000
    bar.show({ kind: 'step', step: 'repair', issueId: 'b' })
    expect(last()).toBe('repair    ██████░░░░░░░░░░░░░░░░░░ 1/4 issues · 3 articles · 0.3/s · ETA 0:12')
  })

  it('counts what was finished before and what cannot be read among what is done', () => {
    const { bar, clock, last } = start()
    clock.ms = 2000
    bar.show({ kind: 'unchanged', issueId: 'a', progress: { ...PROGRESS, unchanged: 2, dead_letters: 1 } })
    clock.ms = 4000
    bar.show({ kind: 'writing' })
    expect(last()).toMatch(/^write {5}█{24} 4\/4 issues · 3 articles/)
  })

  it('promises nothing before anything is done', () => {
    expect(start().last()).toMatch(/0\/4 issues · 0 articles · 0\.0\/s · ETA –:––$/)
  })

  it('is drawn ten times a second at most, and never wider than the terminal', () => {
    const { bar, clock, written } = start(30)
    for (clock.ms = 1; clock.ms < 1000; clock.ms += 1) bar.show({ kind: 'step', step: 'fold', issueId: 'b' })
    expect(written.length).toBeLessThanOrEqual(11)
    for (const text of written) expect(text.replace('\r\u001b[2K', '').length).toBeLessThan(30)
  })
})
