import { describe, expect, it } from 'vitest'
import { type DiffOptions, type DiffSummary, diffOutputs, type IssueDiff } from '../../../pipeline/diff/index.ts'
import { issueLines } from '../../../pipeline/diff/lines.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const lines = (...rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

const TEXT = '溪口镇全年售出茶叶800吨，同比增长5%。'

const article = (issue_id: string, text = TEXT) => ({
  issue_id,
  issue_date: '2024-05-20',
  article_id: `a-${issue_id}`,
  title: '溪口茶叶',
  byline: [],
  paragraphs: [{ text, kind: 'body', raw_spans: [[0, text.length]] }],
})

const claim = (issue_id: string, more: object = {}) => ({
  claim_id: `c-${issue_id}`,
  issue_id,
  issue_date: '2024-05-20',
  article_id: `a-${issue_id}`,
  article_title: '溪口茶叶',
  paragraph: 0,
  sentence: TEXT,
  text: '800吨',
  start: 9,
  end: 13,
  value: 800,
  subject: '茶叶',
  confidence: 0.9,
  ...more,
})

const output = (articles: readonly object[], claims: readonly object[], more: Record<string, string> = {}) =>
  tempFolder({ 'articles.jsonl': lines(...articles), 'claims.jsonl': lines(...claims), ...more })

async function diff(old: string, now: string, options: DiffOptions = {}) {
  const issues: IssueDiff[] = []
  const diffs = diffOutputs(old, now, options)
  for (;;) {
    const step = await diffs.next()
    if (step.done) return { issues, summary: step.value as DiffSummary }
    issues.push(step.value)
  }
}

describe('diff of two outputs', () => {
  it('finds nothing between equal ones, in whatever order their issues stand', async () => {
    const old = output([article('x'), article('y')], [claim('x'), claim('y')])
    const now = output([article('y'), article('x')], [claim('y'), claim('x')])
    const { issues, summary } = await diff(old, now)
    expect(issues).toEqual([])
    expect(summary.same).toBe(true)
    expect(summary.tables['claims']).toMatchObject({ old: 2, new: 2, same: 2 })
  })

  it('names the fields of a row that changed, and counts them', async () => {
    const old = output([article('x')], [claim('x')])
    const { issues, summary } = await diff(
      old,
      output([article('x')], [claim('x', { subject: '茶', confidence: 0.8 })]),
    )
    expect(issues[0]?.changes[0]).toMatchObject({
      kind: 'changed',
      fields: [
        { field: 'subject', old: '茶叶', new: '茶' },
        { field: 'confidence', old: 0.9, new: 0.8 },
      ],
    })
    expect(summary.tables['claims']?.fields).toEqual({ subject: 1, confidence: 1 })
  })

  it('passes over fields that do not count', async () => {
    const old = output([article('x')], [claim('x')])
    const now = output([article('x')], [claim('x', { confidence: 0.8 })])
    expect((await diff(old, now, { ignore: ['confidence'] })).summary.same).toBe(true)
  })

  it('takes a column that the old run did not have yet for null', async () => {
    const old = output([article('x')], [claim('x')])
    expect((await diff(old, output([article('x')], [claim('x', { review: null })]))).summary.same).toBe(true)
    expect((await diff(old, output([article('x')], [claim('x', { review: 'edited' })]))).summary.same).toBe(false)
  })

  it('counts an issue of one side and lists its rows only when asked', async () => {
    const [old, now] = [
      output([article('x')], [claim('x')]),
      output([article('x'), article('y')], [claim('x'), claim('y')]),
    ]
    const { issues, summary } = await diff(old, now)
    expect(issues).toMatchObject([{ issueId: 'y', side: 'new', rows: { articles: 1, claims: 1 }, changes: [] }])
    expect(summary).toMatchObject({ same: false, issues: { both: 1, old: [], new: ['y'] } })
    expect((await diff(old, now, { wholeIssues: true })).issues[0]?.changes).toHaveLength(2)
  })

  it('shows a row that moved once, with its sentence marked in both runs', async () => {
    const old = output([article('x')], [claim('x')])
    const now = output([article('x')], [claim('x', { claim_id: 'c-new', text: '茶叶800吨', start: 7 })])
    const { issues, summary } = await diff(old, now)
    expect(summary.tables['claims']).toMatchObject({ moved: 1, appeared: 0, vanished: 0 })
    const shown = issueLines(issues[0] as IssueDiff).map(({ text }) => text.trim())
    expect(shown).toContain('> claims c-x → c-new')
    expect(shown).toContain('溪口镇全年售出⟦茶叶800吨⟧，同比增长5%。')
    expect(shown).toContain('was 溪口镇全年售出茶叶⟦800吨⟧，同比增长5%。')
  })

  it('shows what changed in the text of an article', async () => {
    const now = output([article('x', TEXT.replace('800', '900'))], [])
    const { issues } = await diff(output([article('x')], []), now)
    const shown = issueLines(issues[0] as IssueDiff).map(({ text }) => text.trim())
    expect(shown.some((line) => line.includes('[-800-]{+900+}'))).toBe(true)
  })

  it('says which rows a ruling explains, and which no ruling explains any more', async () => {
    const report = lines({ id: 'c-x', issue_id: 'x', action: 'reject', outcome: 'applied', by: '周编辑', note: null })
    const plain = output([article('x')], [claim('x')])
    const ruled = output([article('x')], [], { 'corrections-report.jsonl': report })
    const there = await diff(plain, ruled)
    expect(there.issues[0]?.changes[0]).toMatchObject({ kind: 'vanished', ruling: { action: 'reject', by: '周编辑' } })
    expect(there.summary.tables['claims']?.ruled).toBe(1)
    const back = await diff(ruled, plain)
    expect(back.issues[0]?.changes[0]?.ruling?.action).toBe('no longer: reject')
  })

  it('compares the tables and issues asked for', async () => {
    const old = output([article('x'), article('y')], [claim('x'), claim('y')])
    const now = output([article('x', '改'), article('y')], [claim('x'), claim('y', { value: 1 })])
    expect((await diff(old, now, { tables: ['claims'] })).issues.map(({ issueId }) => issueId)).toEqual(['y'])
    expect((await diff(old, now, { issues: ['x'] })).issues.map(({ issueId }) => issueId)).toEqual(['x'])
    await expect(diff(old, now, { tables: ['nothing'] })).rejects.toMatchObject({ code: 'OPTION_INVALID' })
  })

  it('names tables that one side does not have', async () => {
    const old = tempFolder({ 'articles.jsonl': lines(article('x')) })
    const { summary } = await diff(old, output([article('x')], [claim('x')]))
    expect(summary).toMatchObject({ same: false, onlyNew: ['claims'], onlyOld: [] })
  })

  it('refuses folders and files that hold no rows', async () => {
    const good = output([article('x')], [])
    await expect(diff(good, tempFolder({ 'page.txt': '' }))).rejects.toMatchObject({ code: 'OUTPUT_UNREADABLE' })
    await expect(diff(good, 'no-such-folder')).rejects.toMatchObject({ code: 'OUTPUT_UNREADABLE' })
    await expect(diff(good, tempFolder({ 'claims.jsonl': '{"issue_id":"x"\n' }))).rejects.toMatchObject({
      code: 'OUTPUT_UNREADABLE',
    })
  })
})
