import { describe, expect, it } from 'vitest'
import { dateInName, isIsoDate } from '../../../pipeline/io/dates.ts'

describe('dateInName', () => {
  it.each([
    ['2023-03-14', '2023-03-14'],
    ['2023-03-14-A03', '2023-03-14'],
    ['daily-2023-03-14', '2023-03-14'],
    ['20230314', '2023-03-14'],
    ['paper_20230314_02', '2023-03-14'],
    ['2023.03.14', '2023-03-14'],
    ['1911-10-11 extra', '1911-10-11'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s', (name, date) => {
    expect(dateInName(name)).toBe(date)
  })

  it.each([
    'page',
    '2023-02-30',
    '2023-13-01',
    '2023-02-29',
    '20231345',
    '120230314',
    '202303141',
    '00000101',
    '2023-3-14',
    '2023-03.14',
  ])('finds no date in %s', (name) => {
    expect(dateInName(name)).toBeNull()
  })
})

describe('isIsoDate', () => {
  it('takes dates of the calendar in one notation', () => {
    expect(isIsoDate('2023-03-14')).toBe(true)
    for (const text of ['2023-02-30', '20230314', ' 2023-03-14', '2023-03-14T00:00', ''])
      expect(isIsoDate(text)).toBe(false)
  })
})
