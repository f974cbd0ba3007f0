/** A stretch of units to run through the model, and the part of it whose answer counts. All numbers index units. */
export interface Window {
  readonly start: number
  readonly end: number
  readonly coreStart: number
  readonly coreEnd: number
}

/** Pieces a window may hold, and how much of it is context on either side when a text needs several. */
export interface WindowSize {
  readonly pieces: number
  readonly context: number
}

const STRONG = new Set('。！？!?；;')
const WEAK = new Set('，,、：: )）”」』》')

/** Where to end a core that may reach to `limit`: after a sentence, else after a clause, else at the limit. */
const cutBefore = (texts: readonly string[], from: number, limit: number): number => {
  const earliest = from + Math.floor((limit - from) / 2)
  for (const marks of [STRONG, WEAK]) {
    for (let i = limit; i > earliest; i -= 1) {
      if (marks.has(texts[i - 1] ?? '')) return i
    }
  }
  return limit
}

/**
 * Covers all units with windows whose cores touch without overlap, cut at sentence ends where possible. Each core sees
 * `context` pieces of its surroundings, so an entity at a cut is still seen whole by one side or the other.
 *
 * @param lengths pieces of each unit; none may be longer than the window
 */
export const windowsOf = (
  texts: readonly string[],
  lengths: readonly number[],
  size: WindowSize,
): readonly Window[] => {
  const count = lengths.length
  const total = lengths.reduce((sum, n) => sum + n, 0)
  if (count === 0) return []
  if (total <= size.pieces) return [{ start: 0, end: count, coreStart: 0, coreEnd: count }]

  const windows: Window[] = []
  let coreStart = 0
  while (coreStart < count) {
    const start = reach(lengths, coreStart, -1, size.context)
    const room = size.pieces - span(lengths, start, coreStart)
    const whole = reach(lengths, coreStart, 1, room)
    const limit = Math.max(reach(lengths, coreStart, 1, room - size.context), coreStart + 1)
    const coreEnd = whole === count ? count : cutBefore(texts, coreStart, limit)
    const used = span(lengths, start, coreEnd)
    windows.push({
      start,
      end: reach(lengths, coreEnd, 1, Math.min(size.context, size.pieces - used)),
      coreStart,
      coreEnd,
    })
    coreStart = coreEnd
  }
  return windows
}

const span = (lengths: readonly number[], from: number, to: number): number => {
  let sum = 0
  for (let i = from; i < to; i += 1) sum += lengths[i] ?? 0
  return sum
}

/** The index reached from `at` going in a direction while at most `room` pieces are passed. */
const reach = (lengths: readonly number[], at: number, direction: 1 | -1, room: number): number => {
  let index = at
  let left = room
  for (;;) {
    const next = lengths[direction === 1 ? index : index - 1]
    if (next === undefined || next > left) return index
    left -= next
    index += direction
  }
}
