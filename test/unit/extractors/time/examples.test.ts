import { describe, expect, it } from 'vitest'
import { NO_TIMES, TIME_EXAMPLES } from '../../../../extractors/time/examples.ts'
import { findTimes, isCompared } from '../../../../extractors/time/index.ts'
import { growthOf, LINEAR_GROWTH } from '../../../support/operations.ts'

function unmark(text: string): { plain: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = []
  let plain = ''
  let start = 0
  for (const character of text) {
    if (character === '⟦') start = plain.length
    else if (character === '⟧') spans.push({ start, end: plain.length })
    else plain += character
  }
  return { plain, spans }
}

describe('findTimes', () => {
  it.each(TIME_EXAMPLES)('$issue: $text', ({ issue, text, periods, future }) => {
    const { plain, spans } = unmark(text)
    const found = findTimes(plain, issue)
    expect(found.map((time) => plain.slice(time.span.start, time.span.end))).toEqual(
      spans.map((span) => plain.slice(span.start, span.end)),
    )
    expect(found.map((time) => time.span)).toEqual(spans)
    expect(found.map(({ period }) => period && `${period.start}..${period.end}`)).toEqual(periods)
    if (future !== undefined) expect(found[0]?.future).toBe(future)
  })

  it.each(NO_TIMES)('no time: %s', (text) => {
    expect(findTimes(text, '2023-03-14')).toEqual([])
  })

  it('knows a year of comparison from the year a figure is about', () => {
    const text = '2022年增产，比去年同期多，与2020年相比少。'
    const compared = findTimes(text, '2023-03-14').map((time) => isCompared(text, time.span))
    expect(compared).toEqual([false, true, true])
  })

  it('a year of comparison lends no year to a bare month', () => {
    expect(findTimes('2022年增产，比2019年多，12月尤多。', null).at(-1)?.period?.start).toBe('2022-12-01')
  })

  it('marks what needed the issue date', () => {
    expect(findTimes('2022年与今年', '2023-03-14').map((time) => time.relative)).toEqual([false, true])
  })

  it('survives odd text and stays linear', () => {
    for (const text of [
      '',
      '\u0000',
      '\ud83d',
      '年月日',
      '第第第',
      '《'.repeat(50),
      '13月',
      '2月30日',
      '十'.repeat(40),
    ]) {
      expect(findTimes(text, '2023-03-14').every((time) => time.span.end <= text.length)).toBe(true)
    }
  })

  it.each(['2022年1月至', '1-', '自今年'])('costs in proportion to the text: %s', async (unit) => {
    const growth = await growthOf((length) => findTimes(unit.repeat(1000 * length), '2023-03-14'))
    expect(growth).toBeLessThan(LINEAR_GROWTH)
  })
})
