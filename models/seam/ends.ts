/** Characters of a piece that are read from its end, and from its beginning. The graph takes no more. */
export const WINDOW = 64

const UNKNOWN = 1

/** One row for the model: the ids in the order of reading, towards the cut. */
export type EndIds = readonly number[]

export type Side = 'tail' | 'head'

/** What the model reads of a piece's end, forwards, or of its beginning, backwards. */
export function windowOf(text: string, side: Side): string {
  return side === 'tail' ? text.slice(-WINDOW) : text.slice(0, WINDOW)
}

/** The end of a piece, read forwards: a tail. */
export function tailIds(text: string, vocabulary: ReadonlyMap<string, number>): EndIds {
  return idsOf(windowOf(text, 'tail'), vocabulary)
}

/** The beginning of a piece, read backwards: a head. */
export function headIds(text: string, vocabulary: ReadonlyMap<string, number>): EndIds {
  return [...idsOf(windowOf(text, 'head'), vocabulary)].reverse()
}

/** By UTF-16 unit: a surrogate is an unknown character, twice. An empty end still is one row. */
function idsOf(text: string, vocabulary: ReadonlyMap<string, number>): EndIds {
  if (text === '') return [UNKNOWN]
  return Array.from({ length: text.length }, (_, at) => vocabulary.get(text[at] ?? '') ?? UNKNOWN)
}
