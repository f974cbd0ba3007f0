import type { EntityLabel, RecognisedEntity, Recogniser, SeamReader } from '../../../models/index.ts'

const LABELS: readonly EntityLabel[] = ['PER', 'ORG', 'LOC', 'TITLE']
const FURTHEST = 24
const LONGEST = 9

/** A number from a key: no rule but the same each time. */
function draw(...key: readonly number[]): number {
  let state = 0x9e3779b9
  for (const part of key) state = Math.imul(state ^ part, 0x85ebca6b) ^ (state >>> 13)
  return (state >>> 0) / 2 ** 32
}

/** Finds names where no model would, in bounds and apart as its interface says: rules must stand any answer. */
export const wildRecogniser: Recogniser = {
  id: 'wild',
  hash: 'wild',
  recognise: async (texts) => texts.map(findAnything),
  dispose: async () => {},
}

function findAnything(text: string): readonly RecognisedEntity[] {
  const points = [...text]
  const offsets: number[] = [0]
  for (const point of points) offsets.push((offsets.at(-1) ?? 0) + point.length)
  const found: RecognisedEntity[] = []
  let at = 0
  while (at < points.length) {
    const key = points[at]?.codePointAt(0) ?? 0
    const start = at + Math.floor(draw(key, at) * FURTHEST)
    const end = Math.min(points.length, start + 1 + Math.floor(draw(key, start, 1) * LONGEST))
    if (start >= end) break
    found.push({
      start: offsets[start] ?? 0,
      end: offsets[end] ?? 0,
      label: LABELS[Math.floor(draw(key, end, 2) * LABELS.length)] ?? 'PER',
      score: draw(key, end, 3),
    })
    at = end
  }
  return found
}

/** Answers anything between certainty and its opposite. */
export const wildSeams: SeamReader = {
  id: 'wild',
  hash: 'wild',
  read: async (texts) => {
    const answer = (...key: readonly number[]) => 24 * draw(texts.length, ...key) - 12
    return {
      rest: (tail, head) => answer(1, tail, head),
      next: (tail, head) => answer(2, tail, head),
      topic: (one, other) => answer(3, one, other) / 12,
      cut: (tail) => answer(4, tail),
      midway: (head) => answer(5, head),
    }
  },
  dispose: async () => {},
}
