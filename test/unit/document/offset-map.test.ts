import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildLayer,
  composeMaps,
  identityMap,
  type LayerPart,
  lowerSpans,
  toLower,
} from '../../../pipeline/document/index.ts'

const copy = (start: number, end: number): LayerPart => ({ kind: 'copy', lower: { start, end } })
const replace = (start: number, end: number, text: string): LayerPart => ({
  kind: 'replace',
  lower: { start, end },
  text,
})
const insert = (text: string): LayerPart => ({ kind: 'insert', text })

describe('buildLayer', () => {
  it('drops what no part copies and leads every character back', () => {
    const layer = buildLayer('増 長８％', [copy(0, 1), copy(2, 3), replace(3, 5, '8%')])
    expect(layer.text).toBe('増長8%')
    expect(lowerSpans(layer, { start: 2, end: 4 })).toEqual([{ start: 3, end: 5 }])
    expect(lowerSpans(layer, { start: 0, end: 2 })).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ])
  })

  it('gives several lower spans for a span across a seam', () => {
    const layer = buildLayer('尾甲头', [copy(2, 3), copy(0, 1)])
    expect(layer.text).toBe('头尾')
    expect(lowerSpans(layer, { start: 0, end: 2 })).toEqual([
      { start: 2, end: 3 },
      { start: 0, end: 1 },
    ])
  })

  it('knows a replacement of another length only as a whole', () => {
    const layer = buildLayer('第⑩名', [copy(0, 1), replace(1, 2, '10'), copy(2, 3)])
    expect(layer.text).toBe('第10名')
    expect(lowerSpans(layer, { start: 1, end: 2 })).toEqual([{ start: 1, end: 2 }])
    expect(lowerSpans(layer, { start: 2, end: 3 })).toEqual([{ start: 1, end: 2 }])
  })

  it('has no lower span for inserted text', () => {
    const layer = buildLayer('甲乙', [copy(0, 1), insert('\n'), copy(1, 2)])
    expect(lowerSpans(layer, { start: 1, end: 2 })).toEqual([])
    expect(lowerSpans(layer, { start: 0, end: 3 })).toEqual([{ start: 0, end: 2 }])
  })

  it('joins touching copies into one run', () => {
    expect(buildLayer('甲乙丙', [copy(0, 1), copy(1, 3)]).map).toHaveLength(1)
  })
})

describe('toLower', () => {
  it('is the span itself on an unchanged text', () => {
    expect(toLower(identityMap(5), { start: 1, end: 4 })).toEqual([{ start: 1, end: 4 }])
    expect(identityMap(0)).toEqual([])
  })
})

describe('composeMaps', () => {
  it('maps through a coarse run to the whole of what is below', () => {
    const lower = buildLayer('x⑩y', [copy(0, 1), replace(1, 2, '10'), copy(2, 3)])
    const upper = buildLayer(lower.text, [copy(3, 4), copy(0, 3)])
    const map = composeMaps(upper.map, lower.map)
    expect(upper.text).toBe('yx10')
    expect(toLower(map, { start: 0, end: 1 })).toEqual([{ start: 2, end: 3 }])
    expect(toLower(map, { start: 2, end: 4 })).toEqual([{ start: 1, end: 2 }])
  })

  it('covers all of a moved stretch under a coarse run', () => {
    const lower = buildLayer('abcd', [copy(2, 4), copy(0, 2)])
    const upper = buildLayer(lower.text, [replace(1, 3, 'longer')])
    expect(toLower(composeMaps(upper.map, lower.map), { start: 0, end: 1 })).toEqual([{ start: 0, end: 4 }])
  })

  /** Two layers of random cuts, moves and replacements: one composed step must equal two single ones. */
  it('equals two look-ups in a row', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), plan(ANY), plan(NO_COARSE), (text, first, second) => {
        const lower = buildLayer(text, partsFor(text, first))
        const upper = buildLayer(lower.text, partsFor(lower.text, second))
        const map = composeMaps(upper.map, lower.map)
        for (let at = 0; at < upper.text.length; at += 1) {
          const span = { start: at, end: at + 1 }
          const twice = lowerSpans(upper, span).flatMap((middle) => lowerSpans(lower, middle))
          expect(covered(toLower(map, span))).toEqual(covered(twice))
        }
      }),
    )
  })
})

interface Step {
  readonly cut: number
  readonly action: 'copy' | 'drop' | 'same-length' | 'longer'
  readonly first: boolean
}

/** A coarse run over moved text cannot be composed exactly; no stage makes one on top of another. */
const NO_COARSE = ['copy', 'drop', 'same-length'] as const
const ANY = [...NO_COARSE, 'longer'] as const

function plan(actions: readonly Step['action'][]): fc.Arbitrary<Step[]> {
  const step = fc.record({
    cut: fc.nat(8),
    action: fc.constantFrom(...actions),
    first: fc.boolean(),
  })
  return fc.array(step, { maxLength: 12 })
}

/** Turns a plan into parts that never use a lower unit twice; `first` moves a part to the front. */
function partsFor(text: string, steps: readonly Step[]): LayerPart[] {
  const parts: LayerPart[] = []
  let at = 0
  for (const step of steps) {
    const end = Math.min(text.length, at + step.cut)
    if (end === at) continue
    const part = partFor(text, at, end, step.action)
    if (part) parts.splice(step.first ? 0 : parts.length, 0, part)
    at = end
  }
  return parts
}

function partFor(text: string, start: number, end: number, action: Step['action']): LayerPart | null {
  if (action === 'drop') return null
  if (action === 'copy') return copy(start, end)
  return replace(
    start,
    end,
    action === 'same-length'
      ? text
          .slice(start, end)
          .toLowerCase()
          .slice(0, end - start)
      : 'long text here',
  )
}

function covered(spans: readonly { start: number; end: number }[]): number[] {
  const units = new Set<number>()
  for (const span of spans) for (let at = span.start; at < span.end; at += 1) units.add(at)
  return [...units].sort((a, b) => a - b)
}
