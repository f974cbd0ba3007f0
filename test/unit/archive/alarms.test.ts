import { describe, expect, it } from 'vitest'
import { createAlarmWatch, type IssueStats } from '../../../pipeline/archive/index.ts'

const USUAL: IssueStats = {
  pages: 8,
  empty_pages: 0,
  characters: 40_000,
  articles: 60,
  claims: 320,
  quotes: 90,
  seams: 50,
  doubtful: 12,
  encodings: ['gb18030'],
}

/** A paper's issues, each a little other than the one before. */
const issues = (count: number): IssueStats[] =>
  Array.from({ length: count }, (_, i) => {
    const sway = 1 + 0.15 * Math.sin(2.4 * i)
    return {
      ...USUAL,
      characters: Math.round(USUAL.characters * sway),
      claims: Math.round(USUAL.claims * (1 + 0.2 * Math.cos(1.7 * i))),
      quotes: Math.round(USUAL.quotes * (1 + 0.25 * Math.sin(1.1 * i))),
      doubtful: Math.round(USUAL.doubtful * (1 + 0.3 * Math.cos(0.9 * i))),
    }
  })

function alarmsAfter(count: number, stats: Partial<IssueStats>, publication: string | null = '测试日报') {
  const watch = createAlarmWatch()
  for (const earlier of issues(count)) expect(watch.add({ publication: '测试日报', stats: earlier })).toEqual([])
  return watch.add({ publication, stats: { ...USUAL, ...stats } })
}

describe('alarms', () => {
  it('are silent about issues like the others', () => {
    expect(alarmsAfter(30, {})).toEqual([])
  })

  it.each([
    ['few-claims', { claims: 60 }],
    ['few-quotes', { quotes: 10 }],
    ['short', { characters: 9000, claims: 72, quotes: 20, doubtful: 3 }],
    ['few-pages', { pages: 3 }],
    ['empty-pages', { empty_pages: 2 }],
    ['doubtful-seams', { doubtful: 60 }],
    ['new-encoding', { encodings: ['big5', 'gb18030'] as const }],
  ])('say %s', (kind, stats) => {
    expect(alarmsAfter(12, stats).map((alarm) => alarm.kind)).toEqual([kind])
  })

  it('say what and compared with what', () => {
    expect(alarmsAfter(12, { pages: 3 })).toEqual([
      {
        kind: 'few-pages',
        value: 3,
        usual: 8,
        compared_with: 12,
        reason: 'pages: 3, usually 8 (the median of the 12 issues before it)',
      },
    ])
  })

  it('wait until it is known what is usual', () => {
    expect(alarmsAfter(4, { claims: 0 })).toEqual([])
    expect(alarmsAfter(5, { claims: 0 })).toHaveLength(1)
  })

  it('compare within a publication', () => {
    expect(alarmsAfter(12, { claims: 0 }, '另一日报')).toEqual([])
    expect(alarmsAfter(12, { claims: 0 }, null)).toEqual([])
  })

  it('are not dulled by one issue that was out of line', () => {
    const watch = createAlarmWatch()
    const add = (stats: IssueStats) => watch.add({ publication: '测试日报', stats })
    for (const earlier of issues(12)) add(earlier)
    expect(add({ ...USUAL, claims: 30 })).toHaveLength(1)
    expect(add({ ...USUAL, claims: 30 })).toHaveLength(1)
    expect(add(USUAL)).toEqual([])
  })
})
