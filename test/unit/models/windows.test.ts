import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowsOf } from '../../../models/ner/windows.ts'

const size = { pieces: 20, context: 4 }

describe('windowsOf', () => {
  it('takes a short text whole', () => {
    expect(windowsOf(['天', '晴'], [1, 1], size)).toEqual([{ start: 0, end: 2, coreStart: 0, coreEnd: 2 }])
    expect(windowsOf([], [], size)).toEqual([])
  })

  it('ends a core after a sentence where it can', () => {
    const texts = [...'今天天气很好大家都高兴。明天也好后天也好大后天还是好']
    const [first] = windowsOf(
      texts,
      texts.map(() => 1),
      size,
    )
    expect(first?.coreEnd).toBe(texts.indexOf('。') + 1)
  })

  it('covers every unit with exactly one core, within the size, whatever the lengths', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('字', '。', '，'), fc.integer({ min: 1, max: 8 })), { maxLength: 300 }),
        (units) => {
          const lengths = units.map(([, length]) => length)
          const windows = windowsOf(
            units.map(([text]) => text),
            lengths,
            size,
          )
          let at = 0
          for (const window of windows) {
            expect(window.coreStart).toBe(at)
            expect(window.coreEnd).toBeGreaterThan(at)
            expect(window.start).toBeLessThanOrEqual(window.coreStart)
            expect(window.end).toBeGreaterThanOrEqual(window.coreEnd)
            const pieces = lengths.slice(window.start, window.end).reduce((sum, n) => sum + n, 0)
            expect(pieces).toBeLessThanOrEqual(size.pieces)
            at = window.coreEnd
          }
          expect(at).toBe(units.length)
        },
      ),
    )
  })
})
