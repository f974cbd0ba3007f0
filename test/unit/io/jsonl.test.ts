import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type InputPlan, planInputs, readIssue } from '../../../pipeline/io/index.ts'
import { encodeLegacy } from '../../support/encode-legacy.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { zip } from '../../support/zip.ts'

const lines = (...rows: readonly (object | string)[]) =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('')

async function textOf(plan: InputPlan, at: number): Promise<string | undefined> {
  const entry = plan.entries[at]
  if (entry?.kind !== 'issue') throw new Error(entry?.error.message)
  return (await readIssue(entry)).pages[0]?.text?.text
}

const planFile = (content: string | Uint8Array, name = 'news.jsonl') =>
  planInputs([path.join(tempFolder({ [name]: content }), name)])

describe('JSON Lines', () => {
  it('makes every line an issue of one page, with what the line says of it', async () => {
    const row = {
      id: 'n1',
      date: '2023-03-14',
      title: '海湾新厂投产',
      text: '甲。',
      publication: '甲报',
      place: '上海',
    }
    const plan = await planFile(
      lines({ ...row, lang: 'zh-CN', url: 'https://example.org/1', page: 3, byline: ['王某', '李某'] }),
    )
    expect(plan.entries).toMatchObject([
      {
        issueId: 'n1',
        path: expect.stringMatching(/news\.jsonl:1$/),
        meta: { issueId: 'n1', date: '2023-03-14', publication: '甲报', place: '上海', lang: 'zh' },
        pages: [{ name: 'news.jsonl', label: '3' }],
      },
    ])
    expect(await textOf(plan, 0)).toBe('海湾新厂投产\n\n王某 李某\n\n甲。')
  })

  it('numbers lines without id, counts blank ones, and does not repeat a title', async () => {
    const plan = await planFile(
      `\uFEFF${lines({ title: '题', text: '题\n\n文' }, ' \r', { id: 7, paragraphs: ['一', '二'] })}`,
    )
    expect(plan.entries.map(({ issueId }) => issueId)).toEqual(['news-1', '7'])
    expect(await textOf(plan, 0)).toBe('题\n\n文')
    expect(await textOf(plan, 1)).toBe('一\n\n二')
  })

  it('hashes the line, so that others may change', async () => {
    const [a, b] = [lines({ id: 1, text: '甲' }), lines({ id: 2, text: '乙' })]
    const hash = async (content: string, at: number) => {
      const entry = (await planFile(content)).entries[at]
      return entry?.kind === 'issue' ? (await readIssue(entry)).pages[0]?.origin : undefined
    }
    expect(await hash(a + b, 1)).toMatchObject({ format: 'jsonl', sha256: (await hash(b, 0))?.sha256 })
  })

  it('believes flags, then the sidecar, then the line, then the name', async () => {
    const folder = tempFolder({
      'news 2020-01-01.jsonl': lines({ text: '甲', date: '2023-03-14 08:00', publication: '乙报' }, { text: '乙' }),
      'news 2020-01-01.meta.json': '{"publication": "甲报", "issue_id": "ignored"}',
    })
    const plan = await planInputs([folder], { place: '上海' })
    expect(plan.entries).toMatchObject([
      { issueId: 'news 2020-01-01-1', meta: { date: '2023-03-14', publication: '甲报', place: '上海' } },
      { issueId: 'news 2020-01-01-2', meta: { date: '2020-01-01', publication: '甲报', place: '上海' } },
    ])
  })

  it('refuses bad lines one by one, with their numbers', async () => {
    const bad = [
      '{"text": ',
      '[]',
      '7',
      '{"text": 7}',
      '{"title": "x"}',
      '{"text": " "}',
      '{"text": "x", "date": "2023-02-30"}',
    ]
    const plan = await planFile(
      lines({ id: 'first', text: '甲' }, ...bad, { id: 'last', text: '乙' }, { id: 'last', text: '丙' }),
    )
    expect(plan.entries.map((entry) => (entry.kind === 'issue' ? entry.issueId : entry.error.code))).toEqual([
      'first',
      ...bad.map(() => 'JSONL_INVALID'),
      'last',
      'INPUT_DUPLICATE_ID',
    ])
    expect(plan.entries[1]).toMatchObject({
      issueId: 'news-2',
      error: { message: expect.stringMatching(/news\.jsonl:2 cannot be read: it is not JSON/) },
    })
  })

  it('tells of a thousand bad lines singly, and then only how many more there are', async () => {
    const plan = await planFile('bad\n'.repeat(1500) + lines({ id: 'good', text: '甲' }))
    expect(plan.entries).toHaveLength(1002)
    expect(plan.entries.at(-2)).toMatchObject({ issueId: 'good' })
    expect(plan.entries.at(-1)).toMatchObject({ error: { message: expect.stringContaining('500 more lines') } })
  })

  it('refuses a line that is longer than any issue, and reads the next', async () => {
    const plan = await planFile(lines({ text: 'x'.repeat(17 * 1024 * 1024) }, { id: 'next', text: '甲' }))
    expect(plan.entries).toMatchObject([{ error: { code: 'INPUT_TOO_LARGE' } }, { issueId: 'next' }])
    expect(await textOf(plan, 1)).toBe('甲')
  })

  it('reads GBK, and puts what no text can hold right', async () => {
    const gbk = Buffer.from(encodeLegacy(lines({ text: '海湾市的新厂昨天投产，第一批产品已经装船。' }), 'gb18030'))
    expect(await textOf(await planFile(gbk), 0)).toBe('海湾市的新厂昨天投产，第一批产品已经装船。')
    expect(await textOf(await planFile('{"text": "a\\ud800b\\u0000c"}'), 0)).toBe('a\uFFFDb\uFFFDc')
  })

  it.each([
    ['packed', (content: string) => ({ 'in/news.jsonl.gz': gzipSync(content) })],
    ['in an archive', (content: string) => ({ 'in/a.zip': zip([{ name: 'news.ndjson', content }]) })],
    [
      'packed in an archive',
      (content: string) => ({ 'in/a.zip': zip([{ name: 'n.jsonl.gz', content: gzipSync(content) }]) }),
    ],
  ])('is read line by line in any order: %s', async (_case, files) => {
    const rows = Array.from({ length: 300 }, (_, id) => ({ id, text: `${id} ${'海湾'.repeat(id * 7)}` }))
    const plan = await planInputs([path.join(tempFolder(files(lines(...rows))), 'in')])
    expect(plan.entries.map(({ issueId }) => issueId)).toEqual(rows.map(({ id }) => String(id)))
    for (const at of [0, 1, 299, 298, 5, 150]) expect(await textOf(plan, at)).toBe(rows[at]?.text)
    expect(await Promise.all(rows.map((_, at) => textOf(plan, at)))).toEqual(rows.map((row) => row.text))
  })

  it('leaves a manifest alone', async () => {
    const plan = await planInputs([tempFolder({ 'a.txt': 'x', 'manifest.jsonl': '{}' })])
    expect(plan.entries).toMatchObject([{ issueId: 'a' }])
  })

  it('keeps the lines before the place where a packed file breaks off', async () => {
    const noise = Array.from({ length: 4000 }, (_, id) => ({ id, text: `${id * 7919} ${id * 104729}` }))
    const packed = gzipSync(lines(...noise))
    const plan = await planFile(packed.subarray(0, packed.length / 2), 'news.jsonl.gz')
    expect(plan.entries.length).toBeGreaterThan(1000)
    expect(plan.entries.at(-1)).toMatchObject({ issueId: 'news', error: { code: 'INPUT_DAMAGED' } })
  })
})
