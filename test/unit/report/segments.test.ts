import { describe, expect, it } from 'vitest'
import { type Mark, segmentsOf } from '../../../pipeline/report/page/model/segments.ts'

function mark(id: string, start: number, end: number): Mark {
  const table = id.startsWith('q') ? 'quotes' : id.startsWith('r') ? 'repairs' : 'claims'
  return { id, table, start, end, first: true, last: true }
}

/** `0-2 q1; 2-4 q1 c1`: a paragraph as it is cut. */
function cut(length: number, ...marks: Mark[]): string {
  return segmentsOf(length, marks)
    .map(({ start, end, marks: over }) => `${start}-${end} ${over.map(({ id }) => id).join(' ')}`.trim())
    .join('; ')
}

describe('a paragraph cut at its marks', () => {
  it('is one stretch without marks', () => {
    expect(cut(5)).toBe('0-5')
  })

  it('nests a figure in a quote', () => {
    expect(cut(10, mark('c1', 4, 6), mark('q1', 2, 8))).toBe('0-2; 2-4 q1; 4-6 q1 c1; 6-8 q1; 8-10')
  })

  it('lets marks cross', () => {
    expect(cut(10, mark('q1', 0, 6), mark('q2', 4, 10))).toBe('0-4 q1; 4-6 q1 q2; 6-10 q2')
  })

  it('puts a seam between two stretches of the figure it lies in', () => {
    expect(cut(10, mark('c1', 2, 8), mark('r1', 5, 5))).toBe('0-2; 2-5 c1; 5-5 r1; 5-8 c1; 8-10')
  })

  it('has room for seams at both ends, and for two at one place', () => {
    expect(cut(4, mark('r1', 0, 0), mark('r2', 4, 4), mark('r3', 4, 4))).toBe('0-0 r1; 0-4; 4-4 r2; 4-4 r3')
  })

  it('keeps marks that reach past the text inside it', () => {
    expect(cut(4, mark('c1', 2, 9), mark('r1', 9, 9))).toBe('0-2; 2-4 c1; 4-4 r1')
  })

  it('loses no character and invents none', () => {
    const marks = [mark('q1', 0, 7), mark('c1', 3, 5), mark('c2', 6, 9), mark('r1', 4, 4)]
    const spans = segmentsOf(12, marks).filter(({ start, end }) => end > start)
    expect(spans.map(({ start }) => start)).toEqual([0, ...spans.slice(0, -1).map(({ end }) => end)])
    expect(spans.at(-1)?.end).toBe(12)
  })
})
