import { describe, expect, it } from 'vitest'
import { planInputs, readIssue } from '../../../pipeline/io/index.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const page = (text: string, head = '') => `<html><head>${head}<title>x</title></head><body><p>${text}</p></body></html>`

describe('a folder of several formats', () => {
  it('is one issue, its pages in the order of their names', async () => {
    const folder = tempFolder({
      'day/10.html': page('十'),
      'day/2.txt': '二',
      'day/1.htm': page('一'),
      'day/A01.txt': '版',
      'day/old.jsonl': '{"id": "apart", "text": "行"}',
    })
    const { entries } = await planInputs([folder])
    expect(entries.map(({ issueId }) => issueId)).toEqual(['day', 'apart'])
    const [day] = entries
    if (day?.kind !== 'issue') throw new Error('no issue')
    const { pages } = await readIssue(day)
    expect(
      pages.map(({ origin, text, bytes }) => `${origin.page} ${origin.format} ${text?.text ?? Buffer.from(bytes)}`),
    ).toEqual(['1.htm html 一', '2.txt text 二', '10.html html 十', 'A01.txt text 版'])
  })

  it('passes over what browsers save beside a page, and nothing else', async () => {
    const folder = tempFolder({
      'a.html': page('一'),
      'a_files/frame.html': page('广告'),
      'b.htm': page('二'),
      'b.files/frame.html': page('广告'),
      'c_files/1.txt': '三',
    })
    const { entries, messages } = await planInputs([folder])
    expect(entries.map(({ issueId }) => issueId)).toEqual(['a', 'b', 'c_files'])
    expect(messages).toEqual([])
  })

  it('refuses the second file of one name', async () => {
    const { entries } = await planInputs([tempFolder({ 'a.html': page('一'), 'a.txt': '一' })])
    expect(entries).toMatchObject([{ issueId: 'a' }, { error: { code: 'INPUT_DUPLICATE_ID' } }])
  })
})

describe('what a file says of itself', () => {
  const head = '<meta name="pubdate" content="2024-07-03"><meta property="og:site_name" content="甲报">'

  async function metaOf(files: Readonly<Record<string, string>>, overrides = {}) {
    const [entry] = (await planInputs([tempFolder(files)], overrides)).entries
    if (entry?.kind !== 'issue') throw new Error('no issue')
    return (await readIssue(entry)).meta
  }

  it('counts less than flags and sidecars, and more than names', async () => {
    const html = { '2020-01-01.html': page('一', head) }
    expect(await metaOf(html)).toMatchObject({ date: '2024-07-03', publication: '甲报' })
    expect(await metaOf({ ...html, '2020-01-01.meta.json': '{"date": "2021-01-01"}' })).toMatchObject({
      date: '2021-01-01',
      publication: '甲报',
    })
    expect(await metaOf(html, { date: '2022-01-01', publication: '乙报' })).toMatchObject({
      date: '2022-01-01',
      publication: '乙报',
    })
    expect(await metaOf({ '2020-01-01.html': page('一') })).toMatchObject({ date: '2020-01-01', publication: null })
  })
})
