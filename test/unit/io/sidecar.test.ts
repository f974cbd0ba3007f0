import { describe, expect, it } from 'vitest'
import { PipelineError } from '../../../pipeline/document/index.ts'
import { parseSidecar } from '../../../pipeline/io/sidecar.ts'

const parse = (value: unknown) =>
  parseSidecar(typeof value === 'string' ? value : JSON.stringify(value), 'page.meta.json')

describe('parseSidecar', () => {
  it('reads every field', () => {
    const fields = {
      date: '2023-03-14',
      publication: '测试日报',
      place: '上海',
      page: 'A03',
      url: 'https://example.org/1',
      lang: 'zh',
    }
    expect(parse({ issue_id: 'one', ...fields })).toEqual({ sidecar: { issueId: 'one', ...fields }, messages: [] })
  })

  it('says null where the file says nothing, and takes what others add', () => {
    const { sidecar } = parse({ scraper: { version: 3 }, date: null })
    expect(new Set(Object.values(sidecar))).toEqual(new Set([null]))
  })

  it('takes a byte order mark, page numbers as numbers, and language tags by their first part', () => {
    expect(parse(`\uFEFF${JSON.stringify({ page: 3, lang: 'zh-Hant-TW' })}`).sidecar).toMatchObject({
      page: '3',
      lang: 'zh',
    })
  })

  it('leaves a language without rules to the script, and says so', () => {
    const { sidecar, messages } = parse({ lang: 'fr' })
    expect(sidecar.lang).toBeNull()
    expect(messages.map(({ rule }) => rule)).toEqual(['io/language-unknown'])
  })

  it.each([
    ['broken JSON', '{"date": '],
    ['no object', '["2023-03-14"]'],
    ['null', 'null'],
    ['an empty file', ''],
    ['a date that is none', { date: '2023-02-30' }],
    ['a date in another notation', { date: '14/03/2023' }],
    ['a date as a number', { date: 20230314 }],
    ['an issue id that is no string', { issue_id: 7 }],
    ['an empty issue id', { issue_id: ' ' }],
    ['a publication that is a list', { publication: ['a'] }],
  ])('refuses %s, naming the file', (_case, value) => {
    const refusal = () => parse(value)
    expect(refusal).toThrow(PipelineError)
    expect(refusal).toThrow(expect.objectContaining({ code: 'SIDECAR_INVALID', path: 'page.meta.json' }))
    expect(refusal).toThrow(/page\.meta\.json/)
  })
})
