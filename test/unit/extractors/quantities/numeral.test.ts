import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumeral } from '../../../../extractors/quantities/numeral.ts'

/** numeral → value, or `low..high`; null where no numeral begins. */
const NUMERALS: readonly (readonly [string, string | null])[] = [
  ['十', '10'],
  ['十一', '11'],
  ['一百零五', '105'],
  ['一百五', '150'],
  ['两千三', '2300'],
  ['两千四百五', '2450'],
  ['三万五', '35000'],
  ['一千零三', '1003'],
  ['一万零百一十一', '10111'],
  ['百三', '130'],
  ['廿二', '22'],
  ['卅三', '33'],
  ['三千五百亿', '350000000000'],
  ['四万万', '400000000'],
  ['一万五千亿', '1500000000000'],
  ['五兆六十二亿四万五千二', '5006200045200'],
  ['两个亿', '200000000'],
  ['叁仟壹佰万零伍拾肆', '31000054'],
  ['一点二万亿', '1200000000000'],
  ['零点零零五', '0.005'],
  ['1,234,567.5', '1234567.5'],
  ['1.2万亿', '1200000000000'],
  ['7万5千4百', '75400'],
  ['1万600', '10600'],
  ['2千零30万', '20300000'],
  ['30w', '300000'],
  ['12.32e+14', '1232000000000000'],
  ['七八十', '70..80'],
  ['十几', '11..19'],
  ['三十几万', '310000..390000'],
  ['数十亿', '2000000000..9900000000'],
  ['几百', '200..999'],
  ['三五百', '300..500'],
  ['二〇二三', '2023'],
  ['一二三', '123'],
  ['99999999999999999999', '99999999999999999999'],
  ['几个', null],
  ['陆地', null],
  ['参加', null],
]

function read(text: string): string | null {
  const numeral = readNumeral(text, 0)
  if (!numeral) return null
  return numeral.high ? `${numeral.low.toFixed()}..${numeral.high.toFixed()}` : numeral.low.toFixed()
}

const DIGITS = '零一二三四五六七八九'
const PLACES = ['', '十', '百', '千']

/** Writes a number below 10,000 as a textbook does. */
function writeSection(value: number): string {
  const figures = [...String(value)].map(Number)
  let written = ''
  let gap = false
  for (const [index, figure] of figures.entries()) {
    const place = figures.length - 1 - index
    if (figure === 0) {
      gap = true
      continue
    }
    written += `${gap && written !== '' ? '零' : ''}${DIGITS[figure]}${PLACES[place]}`
    gap = false
  }
  return written
}

describe('numerals', () => {
  it.each(NUMERALS)('%s is %s', (text, value) => {
    expect(read(text)).toBe(value)
  })

  it('reads back whatever is written below a hundred million', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        const upper = Math.floor(value / 10_000)
        const lower = value % 10_000
        const gap = upper > 0 && lower > 0 && lower < 1000 ? '零' : ''
        const written = `${upper > 0 ? `${writeSection(upper)}万` : ''}${gap}${lower > 0 ? writeSection(lower) : ''}`
        expect(read(written)).toBe(String(value))
      }),
    )
  })

  it('ends where the grammar ends', () => {
    expect(readNumeral('二十五个', 0)?.end).toBe(3)
    expect(readNumeral('1,2,3', 0)?.end).toBe(1)
    expect(readNumeral('三点二十分', 0)?.end).toBe(1)
  })
})
