import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { compiled, literals, type Patterns, parse } from './collect.ts'
import { REVIEWED } from './reviewed.ts'
import { boundOf } from './steps.ts'

/** Steps from one place of a text; the bound is far above the truth where alternatives part later than by one character. */
const MOST_STEPS = 1_000_000

const PAGE = [
  '海州市去年工业增加值达3.6万亿元，同比增长8.7%。',
  '甲文远表示，“要扩大投资。”',
  'Shares of Bay Group rose 1.5 percent, analyst Ann Lee said on Wednesday. “The harbour,” she said, “will grow.”',
].join('\n\n')
const WORDS = {
  titles: ['船务总监'],
  units: [{ printed: '标准集装箱', code: 'TEU' }],
  nominalTerms: ['双11'],
  cues: ['直言'],
}

/** Loads all that a run and the commands load, and reads a page with words of a user's own. */
async function use(): Promise<void> {
  const { composePipeline, issueRows } = await import('../../pipeline/index.ts')
  const { fakeRecogniser } = await import('../support/fake-recogniser.ts')
  const pipeline = composePipeline(fakeRecogniser({ 甲文远: 'PER' }), { lexicon: WORDS })
  issueRows(await pipeline.process(PAGE, { date: '2024-05-20' }))
  for (const load of COMMANDS) await load()
}

const COMMANDS = [
  () => import('../../pipeline/io/html/read-html.ts'),
  () => import('../../pipeline/io/pdf.ts'),
  () => import('../../pipeline/corrections/index.ts'),
  () => import('../../pipeline/config/index.ts'),
  () => import('../../pipeline/diff/index.ts'),
  () => import('../../pipeline/evaluation/index.ts'),
  () => import('../../pipeline/report/index.ts'),
  () => import('../../pipeline/archive/index.ts'),
]

const hashOf = (pattern: string): string => createHash('sha256').update(pattern).digest('hex').slice(0, 12)

/** Those that the bound does not clear, with what is to be looked at. */
function doubtful(patterns: Patterns): readonly (readonly [pattern: string, about: string])[] {
  return [...patterns].flatMap(([pattern, file]) => {
    const { steps, growing } = boundOf(parse(pattern))
    if (!growing && steps <= MOST_STEPS) return []
    return [[pattern, `${hashOf(pattern)} ${file} ${growing ? 'growing' : steps} ${pattern.slice(0, 120)}`] as const]
  })
}

describe('regular expressions', { timeout: 240_000 }, () => {
  it('take steps in proportion to the text, or were looked at', async () => {
    const patterns = new Map([...(await compiled(use)), ...literals()])
    expect(patterns.size).toBeGreaterThan(900)
    const found = doubtful(patterns)
    expect(found.filter(([pattern]) => !(hashOf(pattern) in REVIEWED)).map(([, about]) => about)).toEqual([])
    const there = new Set([...patterns.keys()].map(hashOf))
    expect(Object.keys(REVIEWED).filter((hash) => !there.has(hash))).toEqual([])
    for (const [pattern] of found) checkGrowth(pattern)
  })

  it.each([
    ['(a+)+b', true],
    ['a+b', true],
    ['\\s+$', true],
    ['(?<!\\s)\\s+$', false],
    ['(?:a|a)*b', true],
    ['x(?=.*y)', true],
    ['(\\d+)\\1', true],
    ['^(?:a|ab|b)*$', true],
    ['a+', false],
    ['^\\s+$', false],
    ['“[^”“]*”', false],
    ['(?:north|south)\\b', false],
    ['\\d{1,9}[万亿]', false],
  ])('%s: growing %s', (source, growing) => {
    expect(boundOf(new RegExp(source)).growing).toBe(growing)
  })

  it('costs what is counted by hand', () => {
    expect(boundOf(/abc/).steps).toBeLessThan(10)
    expect(boundOf(/^[^。]{0,40}甲[^。]{0,40}乙/).steps).toBeGreaterThan(1600)
    expect(boundOf(/(?:a|b){0,20}c/).steps).toBeLessThan(200)
    expect(boundOf(/(?:a|[ab]){0,40}c/).steps).toBeGreaterThan(2 ** 40)
  })
})

const LENGTHS = [1500, 6000] as const
/** Four times as long may take four times as long; sixteen times would be its square. */
const MOST_GROWTH = 9

function checkGrowth(pattern: string): void {
  const review = REVIEWED[hashOf(pattern)]
  if (review?.verdict !== 'linear') return
  const { attack } = review
  expect(attack, `${hashOf(pattern)} names the worst text for it`).toBeDefined()
  const [before = '', repeated = '', after = ''] = attack ?? []
  const [short, long] = LENGTHS.map((length) => fastest(parse(pattern), before + repeated.repeat(length) + after))
  expect(long ?? 0, `${pattern} on ${JSON.stringify(repeated)}`).toBeLessThan((short ?? 0) * MOST_GROWTH + 2)
}

/** The least of some runs: what else the machine does only adds to it. In milliseconds. */
function fastest(pattern: RegExp, text: string): number {
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now()
    text.replace(new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '').concat('g')), '')
    return performance.now() - from
  })
  return Math.min(...times)
}
