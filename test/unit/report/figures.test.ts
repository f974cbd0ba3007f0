import { describe, expect, it } from 'vitest'
import { dateTicks, niceTicks } from '../../../pipeline/report/page/model/axis.ts'
import {
  type Correction,
  correctionLines,
  fieldProblem,
  fieldValue,
  mergeMarks,
  parseCorrections,
  withMark,
} from '../../../pipeline/report/page/model/corrections.ts'
import type { ClaimRow, MarkedRow } from '../../../pipeline/report/page/model/rows.ts'
import { seriesOf } from '../../../pipeline/report/page/model/series.ts'
import { histogramOf } from '../../../pipeline/report/page/model/tallies.ts'
import { languageOf } from '../../../pipeline/report/page/model/text.ts'

function claim(id: string, more: Partial<ClaimRow>): MarkedRow {
  const row = {
    claim_id: id,
    issue_date: '2024-05-20',
    indicator: '发电量',
    region: null,
    whole: null,
    unit_code: 'kWh',
    kind: 'amount',
    value: 1,
    value_high: null,
    period_end: null,
    direction: null,
    basis: null,
    same_as: null,
    reprint_of: null,
    modality: 'actual',
    confidence: 0.9,
    ...more,
  }
  return { table: 'claims', id, row: row as unknown as ClaimRow }
}

describe('series', () => {
  it('join figures of one thing by date, once each', () => {
    const [series, ...others] = seriesOf(
      [
        claim('c1', { value: 3, period_end: '2023-12-31' }),
        claim('c2', { value: 2, period_end: '2022-12-31' }),
        claim('c3', { value: 3, period_end: '2023-12-31', same_as: 'c1' }),
        claim('c4', { value: 9, reprint_of: 'a-1' }),
      ],
      false,
    )
    expect(others).toEqual([])
    expect(series?.points.map(({ date, value }) => `${date} ${value}`)).toEqual(['2022-12-31 2', '2023-12-31 3'])
  })

  it('stand at the date of the issue where the text names no time, and say so', () => {
    const [series] = seriesOf([claim('c1', {})], false)
    expect(series?.points[0]).toMatchObject({ date: '2024-05-20', byIssue: true })
  })

  it('keep apart units, regions and kinds; show a decline below zero; leave out what has no number', () => {
    const rows = [
      claim('c1', {}),
      claim('c2', { region: '全国' }),
      claim('c3', { kind: 'change', direction: 'down', value: 4 }),
      claim('c4', { value: null }),
    ]
    const all = seriesOf(rows, false)
    expect(all).toHaveLength(3)
    expect(all.find(({ kind }) => kind === 'change')?.points[0]?.value).toBe(-4)
  })
})

describe('axes', () => {
  it('have round steps around the values', () => {
    expect(niceTicks(0, 2_310_000, 5)).toEqual([0, 500_000, 1_000_000, 1_500_000, 2_000_000, 2_500_000])
    expect(niceTicks(-4, 0, 4)).toEqual([-4, -3, -2, -1, 0])
    expect(niceTicks(0, 0, 4).length).toBeGreaterThan(1)
  })

  it('name days, months and years by the time there is', () => {
    const days = (from: string, to: string) =>
      dateTicks(Date.parse(from) / 86_400_000, Date.parse(to) / 86_400_000, 6).map(({ words }) => words)
    expect(days('2024-05-18', '2024-05-22')).toContain('2024-05-20')
    expect(days('2023-01-01', '2023-12-31')).toContain('2023-07')
    expect(days('1999-03-01', '2023-12-31')).toContain('2010')
    expect(days('1999-03-01', '2023-12-31').length).toBeLessThanOrEqual(7)
  })

  it('count every row in one bin, and what has no score apart', () => {
    const rows = [0, 0.1, 0.3, 0.65, 1].map((confidence, at) => claim(`c${at}`, { confidence }))
    const { bins, none, total } = histogramOf(rows, ({ row }) => 'confidence' in row && row.confidence >= 0.65)
    expect(bins.map(({ sure, unsure }) => sure + unsure)).toEqual([1, 1, 0, 1, 0, 0, 1, 0, 0, 1])
    expect(bins.reduce((sum, { sure, unsure }) => sum + sure + unsure, none)).toBe(total)
  })
})

describe('marks', () => {
  const mark = (id: string, action: Correction['action']): Correction => ({ id, issue_id: 'i', action })

  it('replace an earlier one for the same row, and win over a file', () => {
    const marks = withMark(withMark([], mark('c-1', 'accept')), mark('c-1', 'reject'))
    expect(marks).toEqual([mark('c-1', 'reject')])
    expect(mergeMarks([mark('c-1', 'accept'), mark('q-2', 'accept')], marks)).toEqual([
      mark('q-2', 'accept'),
      mark('c-1', 'reject'),
    ])
  })

  it('come back from their lines, and name lines that are none', () => {
    const marks = [mark('c-1', 'accept'), { ...mark('q-1', 'edit'), set: { speaker: '林小满' } }]
    expect(parseCorrections(`\ufeff${correctionLines(marks)}\n{"id":1}\nno json\n`)).toEqual({
      corrections: marks,
      refused: 2,
    })
  })

  it('read fields by their type', () => {
    expect(fieldValue('number', '1,200.5')).toBe(1200.5)
    expect(fieldValue('number', 'many')).toBeUndefined()
    expect(fieldValue('string', ' ')).toBeNull()
    expect(fieldValue('strings', '局长; 委员')).toEqual(['局长', '委员'])
    const fact = { name: 'period_end', type: 'string', description: null, values: null, nullable: true, isDate: true }
    expect(fieldProblem(fact, '2024-5-2')).toContain('2024-05-20')
    expect(fieldProblem(fact, null)).toBeNull()
  })
})

describe('language of an article', () => {
  it.each([
    ['zh-Hans', '市统计局发布的数据显示，电力产业继续发展。'],
    ['zh-Hant', '市統計局發布的數據顯示，電力產業繼續發展。'],
    ['en', 'The harbour authority said freight had doubled.'],
  ])('%s', (language, text) => {
    expect(languageOf(text)).toBe(language)
  })
})
