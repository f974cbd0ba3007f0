/** A figure, a Han character or a word of an alphabet. Punctuation and spaces are set differently by every paper. */
const TOKEN = /\d[\d,.]*|[零〇一二三四五六七八九十百千万亿两]{2,}|\p{Script=Han}|\p{Script=Latin}+/gu
const FIGURE = /^(?:\d|[零〇一二三四五六七八九十百千万亿两]{2})/
/** Tokens in a shingle: five characters, or three words, are rarely the same by chance, and a changed one spoils but so many. */
const CHARACTERS = 5
const WORDS = 3
const WORD = /^\p{Script=Latin}/u
/** Tokens before and after a figure that tell what it is a figure of. */
const BEFORE = 3
const AFTER = 1

/** A figure by the words it stands in: two reports of one form have the same slots, and other figures in them. */
export interface FigureSlot {
  readonly slot: number
  readonly figure: number
}

export interface TextHashes {
  /** Of the run of tokens that begins at each; of a text that has fewer, one of all. */
  readonly shingles: readonly number[]
  readonly figures: readonly FigureSlot[]
  /** How much there is to read: a word counts as two Han characters. */
  readonly length: number
}

/** What of a text goes into its signature. */
export function hashText(folded: string): TextHashes {
  const tokens = folded.match(TOKEN) ?? []
  const hashes = tokens.map((token) => hashToken(plainFigure(token)))
  const shingles: number[] = []
  for (let i = 0; i < hashes.length; i += 1) {
    const length = WORD.test(tokens[i] ?? '') ? WORDS : CHARACTERS
    if (i === 0 || i + length <= hashes.length) shingles.push(chain(hashes.slice(i, i + length)))
  }
  return {
    shingles,
    figures: figureSlots(tokens, hashes),
    length: tokens.reduce((sum, token) => sum + (WORD.test(token) ? 2 : 1), 0),
  }
}

/** Slots that come again are told apart by their number: a table of figures is one slot many times. */
function figureSlots(tokens: readonly string[], hashes: readonly number[]): FigureSlot[] {
  const masked = tokens.map((token, i) => (FIGURE.test(token) ? 0 : (hashes[i] ?? 0)))
  const times = new Map<number, number>()
  return tokens.flatMap((token, i) => {
    if (!FIGURE.test(token)) return []
    const words = chain([...masked.slice(Math.max(0, i - BEFORE), i), 1, ...masked.slice(i + 1, i + 1 + AFTER)])
    const time = times.get(words) ?? 0
    times.set(words, time + 1)
    return [{ slot: chain([words, time]), figure: (hashes[i] ?? 0) & 0xffff }]
  })
}

/** Thousands separators and a final stop are no part of a figure, capitals none of a word. */
function plainFigure(token: string): string {
  return /^\d/.test(token) ? token.replaceAll(',', '').replace(/\.$/, '') : token.toLowerCase()
}

/** FNV-1a, then spread over all bits. */
function hashToken(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix(hash)
}

function chain(hashes: readonly number[]): number {
  return hashes.reduce((hash, next) => mix(Math.imul(hash, 31) ^ next), hashes.length)
}

/** The finishing step of MurmurHash3: close values end far apart. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
