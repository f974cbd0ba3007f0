import { describe, expect, it } from 'vitest'
import { applyToRows, correctionsOf, parseCorrections } from '../../../pipeline/corrections/index.ts'
import { composePipeline, issueRows } from '../../../pipeline/index.ts'
import type { IssueRows } from '../../../pipeline/schema/index.ts'
import { fakeRecogniser } from '../../support/fake-recogniser.ts'
import { rawIssue } from '../../support/pages.ts'

const pipeline = composePipeline(fakeRecogniser({ 林远舟: 'PER', 周一鸣: 'PER', 高思远: 'PER', 江北重工: 'ORG' }))

const PAGE = [
  '江北重工扩产',
  '江北重工董事长林远舟表示，今年将新建基站60万个，占全国约25%。“投资增长12%。”林远舟说。',
  '2023年，全市基站投资达到400亿元。其中技术改造投资100亿元，占基站投资的25%。',
  '江北重工总经理高思远、董事长林远舟表示，产值超过900亿元。',
].join('\n\n')

const rowsOf = async (page = PAGE) => issueRows(await pipeline.process(rawIssue([page])))

/** A claim by its text, the first of that text. */
const claim = (rows: IssueRows, text: string) => {
  const found = rows.claims.find((row) => row.text === text)
  if (!found) throw new Error(`no claim ${text}: ${rows.claims.map((row) => row.text)}`)
  return found
}
const quote = (rows: IssueRows, part: string) => {
  const found = rows.quotes.find((row) => row.text.includes(part))
  if (!found) throw new Error(`no quote ${part}: ${rows.quotes.map((row) => row.text)}`)
  return found
}
const speaker = (rows: IssueRows, name: string) => rows.speakers.find((row) => row.name === name)

function apply(rows: IssueRows, ...lines: readonly object[]) {
  const text = lines.map((line) => JSON.stringify({ issue_id: 'test', ...line })).join('\n')
  return applyToRows(rows, correctionsOf(parseCorrections(text, 'c'), 'test'))
}

describe('a rejected claim', () => {
  it('goes from its quote, from the speaker’s count and from what was checked with it', async () => {
    const rows = await rowsOf()
    const gone = claim(rows, '400亿元')
    expect(gone.checks).toEqual(['share:confirmed'])
    const { rows: now } = apply(rows, { id: gone.claim_id, action: 'reject' })
    expect(now.claimChecks).toEqual([])
    expect(now.claims.flatMap(({ check_ids, checks }) => [...check_ids, ...checks])).toEqual([])
    const said = claim(rows, '12%')
    const less = apply(rows, { id: said.claim_id, action: 'reject' }).rows
    expect(quote(less, '投资').claim_ids).toEqual([])
    expect(speaker(less, '林远舟')?.claims).toBe((speaker(rows, '林远舟')?.claims ?? 0) - 1)
  })
})

describe('an edited claim', () => {
  const edit = async (text: string, set: object) => {
    const rows = await rowsOf()
    const { claim_id: id } = claim(rows, text)
    const { rows: now, outcomes } = apply(rows, { id, action: 'edit', set })
    return { row: now.claims.find(({ claim_id }) => claim_id === id), outcome: outcomes[0], now }
  }

  it('takes with it what follows from the field', async () => {
    expect((await edit('12%', { kind: 'ratio' })).row).toMatchObject({ kind: 'ratio', direction: null, basis: null })
    expect((await edit('约25%', { value_high: 30 })).row).toMatchObject({ value_high: 30, comparator: 'range' })
    expect((await edit('400亿元', { subject: '全市的通信投资' })).row).toMatchObject({ indicator: '通信投资' })
    expect((await edit('400亿元', { value: 4e11 })).now.claimChecks).toEqual([])
    expect((await edit('400亿元', { claimant: '市工信局' })).now.claimChecks).toHaveLength(1)
  })

  it('may stand for another stretch of its paragraph, but for no other place', async () => {
    const { row } = await edit('60万个', { text: '基站60万个', start: 18, end: 24 })
    expect(row).toMatchObject({ text: '基站60万个', review: 'edited' })
    expect((await edit('60万个', { text: '约25%', start: 28, end: 32 })).outcome).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('is another place'),
    })
    expect((await edit('60万个', { text: '66万个', start: 20, end: 24 })).outcome).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('its paragraph has'),
    })
  })

  it.each([
    [{ value: null }, '"value" is null'],
    [{ value_high: 3 }, '"value_high" is less than "value"'],
    [{ comparator: 'range' }, 'belong together'],
    [{ direction: 'up' }, 'belong to the kind "change"'],
    [{ period_start: '2024-01-01', period_end: null }, 'belong together'],
    [{ period_start: '2024-02-01', period_end: '2024-01-31' }, 'is before'],
  ])('is refused where %j contradicts the rest', async (set, reason) => {
    const { row, outcome } = await edit('400亿元', set)
    expect(outcome).toMatchObject({ outcome: 'refused', reason: expect.stringContaining(reason) })
    expect(row).toMatchObject({ value: 40_000_000_000, review: null })
  })

  it('that says so already is accepted', async () => {
    const { row, outcome } = await edit('400亿元', { value: 40_000_000_000 })
    expect(outcome).toMatchObject({ outcome: 'unchanged' })
    expect(row).toMatchObject({ review: 'accepted' })
  })
})

describe('an accepted row', () => {
  it('is the row that was seen and no other', async () => {
    const rows = await rowsOf()
    const { claim_id: id } = claim(rows, '400亿元')
    expect(apply(rows, { id, action: 'accept', seen: { value: 40_000_000_000 } }).outcomes).toMatchObject([
      { outcome: 'applied' },
    ])
    const changed = apply(rows, { id, action: 'accept', seen: { value: 240, no_such_field: 1 } })
    expect(changed.outcomes).toMatchObject([
      { outcome: 'refused', reason: expect.stringContaining('value was 240 and is 40000000000') },
    ])
    expect(claim(changed.rows, '400亿元').review).toBeNull()
  })
})

describe('a rejected quote', () => {
  it('leaves its claims to the paper, and no speaker without a statement', async () => {
    const rows = await rowsOf()
    const joint = quote(rows, '900亿元')
    const { rows: now } = apply(rows, { id: joint.quote_id, action: 'reject' })
    expect(claim(now, '超过900亿元'.slice(2))).toMatchObject({ quote_id: null, claimant: null })
    expect(now.speakers.map(({ name }) => name)).toEqual(['林远舟'])
    expect(speaker(now, '林远舟')?.quotes).toBe((speaker(rows, '林远舟')?.quotes ?? 0) - 1)
  })

  it('leaves a claimant alone who was edited', async () => {
    const rows = await rowsOf()
    const { rows: now } = apply(
      rows,
      { id: quote(rows, '投资').quote_id, action: 'reject' },
      { id: claim(rows, '12%').claim_id, action: 'edit', set: { claimant: '市工信局' } },
    )
    expect(claim(now, '12%')).toMatchObject({ quote_id: null, claimant: '市工信局' })
  })
})

describe('a quote given to another speaker', () => {
  it('goes to the row that the issue has of him, and takes its claims along', async () => {
    const rows = await rowsOf()
    const { quote_id: id } = quote(rows, '投资')
    const { rows: now } = apply(rows, { id, action: 'edit', set: { speaker: '高思远' } })
    expect(quote(now, '投资').speaker_id).toBe(speaker(rows, '高思远')?.speaker_id)
    expect(claim(now, '12%').claimant).toBe('高思远')
    expect(speaker(now, '高思远')?.quotes).toBe((speaker(rows, '高思远')?.quotes ?? 0) + 1)
  })

  it('makes a row of one whom the issue does not know, the same for all his quotes', async () => {
    const rows = await rowsOf()
    const ids = [quote(rows, '投资').quote_id, quote(rows, '新建').quote_id]
    const set = { speaker: '赵明哲', titles: ['厂长'] }
    const { rows: now } = apply(rows, ...ids.map((id) => ({ id, action: 'edit', set })))
    expect(speaker(now, '赵明哲')).toMatchObject({
      quotes: 2,
      claims: 3,
      articles: 1,
      type: 'person',
      titles: ['厂长'],
    })
    expect(new Set(now.quotes.filter(({ speaker: name }) => name === '赵明哲').map((row) => row.speaker_id)).size).toBe(
      1,
    )
  })

  it('may be nobody’s', async () => {
    const rows = await rowsOf()
    const { quote_id: id } = quote(rows, '投资')
    const { rows: now } = apply(rows, { id, action: 'edit', set: { speaker: null } })
    expect(quote(now, '投资')).toMatchObject({ speaker: null, speaker_id: null, speaker_type: null, titles: [] })
    expect(claim(now, '12%').claimant).toBeNull()
  })
})

describe('a quote whose content is another stretch', () => {
  it('holds the claims that stand in it', async () => {
    const rows = await rowsOf()
    const before = quote(rows, '新建')
    const text = '今年将新建基站60万个'
    const { rows: now } = apply(rows, {
      id: before.quote_id,
      action: 'edit',
      set: { text, start: before.start, end: before.start + text.length },
    })
    expect(quote(now, '新建').claim_ids).toEqual([claim(rows, '60万个').claim_id])
    expect(claim(now, '约25%')).toMatchObject({ quote_id: null, claimant: null })
  })
})
