import { describe, expect, it } from 'vitest'
import { splitUnits } from '../../../models/ner/units.ts'

const cut = (text: string): readonly string[] => splitUnits(text).texts

describe('splitUnits', () => {
  it('makes a unit of each Han character and mark, and one of a run of letters or digits', () => {
    expect(cut('记者Li Na，2024年')).toEqual(['记', '者', 'Li', 'Na', '，', '2024', '年'])
  })

  it('parts letters from digits, and keeps full-width runs together', () => {
    expect(cut('5G手机')).toEqual(['5', 'G', '手', '机'])
    expect(cut('１９９８年ＡＢ')).toEqual(['１９９８', '年', 'ＡＢ'])
  })

  it('keeps an emoji of two code units whole, and a lone surrogate as it is', () => {
    const text = '好😀\ud83d！𠮷'
    expect(cut(text)).toEqual(['好', '😀', '\ud83d', '！', '𠮷'])
  })

  it('gives offsets that cut the same string out of the text', () => {
    const text = '\u3000\u3000王小明 👨‍👩‍👧 said “IBM”\n第３届\ufeff。\udc00'
    const { texts, starts } = splitUnits(text)
    texts.forEach((unit, i) => {
      expect(text.slice(starts[i], (starts[i] ?? 0) + unit.length)).toBe(unit)
    })
    expect(texts.join('')).toBe(text.replace(/\s/g, ''))
  })

  it('cuts endless runs', () => {
    expect(cut('a'.repeat(200)).map((unit) => unit.length)).toEqual([64, 64, 64, 8])
  })
})
