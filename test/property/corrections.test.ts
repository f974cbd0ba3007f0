import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyToRows, correctionsOf, parseCorrections } from '../../pipeline/corrections/index.ts'
import { composePipeline, issueRows } from '../../pipeline/index.ts'
import type { IssueRows } from '../../pipeline/schema/index.ts'
import { fakeRecogniser } from '../support/fake-recogniser.ts'
import { rawIssue } from '../support/pages.ts'

const pipeline = composePipeline(
  fakeRecogniser({ 林远舟: 'PER', 周一鸣: 'PER', 高思远: 'PER', 海州市: 'LOC', 江北重工: 'ORG' }),
)

const SENTENCES = [
  '海州市去年工业增加值达3.6万亿元，同比增长8.7%。',
  '江北重工董事长林远舟表示，今年将新建基站60万个，占全国约80%。',
  '“要新建基站60万个。”林远舟说，“投资增长12%。”',
  '高级工程师周一鸣指出，5G基站占全国的25%，产值达900亿元。',
  '江北重工总经理高思远、董事长林远舟表示，产值超过900亿元。',
  '数据显示，全国超过一半以上用上了5G网络。',
  '全国5G基站共240万个，江北重工建成60万个，占25%。',
  '“投资增长12%。”他强调。',
]
const PAGE = fc
  .array(fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  .map((paragraphs) => ['新闻一则', ...paragraphs.map((sentences) => sentences.join(''))].join('\n\n'))

const NAMES = ['林远舟', '周一鸣', '高思远', '林董事长', '赵明哲', '江北重工']
const EDIT = {
  claim: fc.oneof(
    fc.record({ value: fc.constantFrom(3, 4.5, 60), unit_code: fc.constantFrom('CNY', 'count') }),
    fc.record({ subject: fc.constantFrom('基站', '我国工业增加值') }),
    fc.record({ kind: fc.constantFrom('amount', 'change', 'ratio') }),
    fc.record({ claimant: fc.constantFrom(...NAMES, null) }),
  ),
  quote: fc.oneof(
    fc.record({ speaker: fc.constantFrom(...NAMES, null) }),
    fc.record({ speaker: fc.constantFrom(...NAMES), speaker_type: fc.constantFrom('person', 'organisation') }),
    fc.record({ titles: fc.constantFrom(['董事长'], []) }),
  ),
}
const NOWHERE = 'c-00000000000000ff'
const WISH = fc.record({
  at: fc.nat(40),
  action: fc.constantFrom('accept' as const, 'reject' as const, 'reject' as const, 'edit' as const),
  claim: EDIT.claim,
  quote: EDIT.quote,
})

type Wish = typeof WISH extends fc.Arbitrary<infer One> ? One : never

/** A line for each wish, about a claim or quote of the rows, now and then about one that is not there. */
function linesOf(wishes: readonly Wish[], rows: IssueRows): string[] {
  const targets = [
    ...rows.claims.map(({ claim_id }) => ({ id: claim_id, kind: 'claim' as const })),
    ...rows.quotes.map(({ quote_id }) => ({ id: quote_id, kind: 'quote' as const })),
    { id: NOWHERE, kind: 'claim' as const },
  ]
  const lines = new Map<string, string>()
  for (const { at, action, ...edits } of wishes) {
    const target = targets[at % targets.length]
    if (!target) continue
    const set = action === 'edit' ? { set: edits[target.kind] } : {}
    lines.set(target.id, JSON.stringify({ id: target.id, issue_id: 'test', action, ...set }))
  }
  return [...lines.values()]
}

const apply = (rows: IssueRows, lines: readonly string[]) =>
  applyToRows(rows, correctionsOf(parseCorrections(lines.join('\n'), 'c'), 'test'))

/** Every id leads to a row, both ways, and the speakers' counts are those of the rows. */
function checkKeys(rows: IssueRows): void {
  const claims = new Map(rows.claims.map((row) => [row.claim_id, row]))
  const quotes = new Map(rows.quotes.map((row) => [row.quote_id, row]))
  const checks = new Map(rows.claimChecks.map((row) => [row.check_id, row]))
  const speakers = new Map(rows.speakers.map((row) => [row.speaker_id, row]))
  for (const map of [
    [claims, rows.claims],
    [quotes, rows.quotes],
    [checks, rows.claimChecks],
    [speakers, rows.speakers],
  ] as const)
    expect(map[0].size).toBe(map[1].length)
  for (const claim of rows.claims) {
    if (claim.quote_id !== null) expect(quotes.get(claim.quote_id)?.claim_ids).toContain(claim.claim_id)
    if (claim.same_as !== null) expect(claims.has(claim.same_as)).toBe(true)
    expect(claim.checks).toHaveLength(claim.check_ids.length)
    claim.check_ids.forEach((id, at) => {
      const check = checks.get(id)
      expect(check?.claim_ids).toContain(claim.claim_id)
      expect(claim.checks[at]).toBe(`${check?.kind}:${check?.outcome}`)
    })
  }
  for (const check of rows.claimChecks)
    for (const id of [check.claim_id, ...check.claim_ids]) expect(claims.get(id)?.check_ids).toContain(check.check_id)
  for (const quote of rows.quotes) {
    for (const id of quote.claim_ids) expect(claims.get(id)?.quote_id).toBe(quote.quote_id)
    expect(quote.speaker_id === null).toBe(quote.speaker === null)
    if (quote.speaker_id !== null) expect(speakers.get(quote.speaker_id)?.type).toBe(quote.speaker_type)
  }
  for (const speaker of rows.speakers) {
    for (const id of speaker.members) expect(speakers.has(id)).toBe(true)
    const own = rows.quotes.filter(
      ({ speaker_id: id }) =>
        id === speaker.speaker_id || (id !== null && speakers.get(id)?.members.includes(speaker.speaker_id)),
    )
    expect(speaker.quotes).toBe(own.length)
    expect(speaker.claims).toBe(own.reduce((sum, { claim_ids }) => sum + claim_ids.length, 0))
    expect(speaker.quotes).toBeGreaterThan(0)
  }
}

describe('corrections on arbitrary pages', () => {
  it('leave no id without its row, in any order, once or twice', { timeout: 120_000 }, async () => {
    const applied = { accept: 0, reject: 0, edit: 0 }
    await fc.assert(
      fc.asyncProperty(PAGE, fc.array(WISH, { minLength: 1, maxLength: 8 }), async (page, wishes) => {
        const rows = issueRows(await pipeline.process(rawIssue([page])))
        checkKeys(rows)
        const before = JSON.stringify(rows)
        const lines = linesOf(wishes, rows)
        const { rows: corrected, outcomes } = apply(rows, lines)
        checkKeys(corrected)
        expect(outcomes).toHaveLength(lines.length)
        expect(JSON.stringify(rows)).toBe(before)
        expect(JSON.stringify(apply(rows, [...lines].reverse()).rows)).toBe(JSON.stringify(corrected))
        for (const line of lines) {
          const { id, action } = JSON.parse(line) as { id: string; action: keyof typeof applied }
          const outcome = outcomes.find((one) => one.id === id)?.outcome
          const row =
            corrected.claims.find((one) => one.claim_id === id) ?? corrected.quotes.find((one) => one.quote_id === id)
          if (id === NOWHERE) expect(outcome).toBe('gone')
          else if (outcome === 'applied') {
            applied[action] += 1
            expect(row?.review).toBe(action === 'reject' ? undefined : action === 'edit' ? 'edited' : 'accepted')
          } else expect(row?.review).toBe(outcome === 'unchanged' ? 'accepted' : null)
        }
        const marked = new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id))
        for (const row of corrected.claims) if (!marked.has(row.claim_id)) expect(row.review).toBeNull()
      }),
      { numRuns: 150 },
    )
    for (const count of Object.values(applied)) expect(count).toBeGreaterThan(40)
  })
})
