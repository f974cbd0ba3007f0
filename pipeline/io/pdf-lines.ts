import type { TextItem } from './pdf-thread.ts'

/*
 * Items into printed lines
 *
 * Everything here is in reading coordinates: `start` and `end` along the line, `base` across it, growing towards the next line. So columns
 * of vertical lines are treated as lines are, and turned back at the end.
 */

/** Text in reading coordinates. */
export interface Mark {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly base: number
  readonly size: number
  /** Its place in the order in which the page shows its text. */
  readonly shown: number
}

/** What of a line stands in one column. */
export type PrintedLine = Mark

/** Share of the font size that lies above and below the baseline. */
export const ASCENT = 0.88
export const DESCENT = 0.12
/** Baselines that differ by less than this share of the size are one. */
const SAME_BASE = 0.35
/** Sizes that differ by less than this factor are set as one text. */
const SAME_SIZE = 1.35
/** Gaps, in font sizes: within a word, beyond the usual word space, and narrow ones. */
const WITHIN_WORD = 0.2
const WIDEST_SPACE = 1.7
const NARROW = 0.5
/** How far above and below, in font sizes, it is looked whether a gap goes on; how often text may run over it. */
const REACH = 9
const MOST_COVERED = 0.25
/** Places of a gap are so many font sizes apart, and no more than that. */
const PLACES = 0.3
const MOST_PLACES = 60
/** Lines that must keep a gap free, and those that must if it is narrow. */
const FEWEST_FREE = 1
const FEWEST_FREE_OF_NARROW = 4
/** Gaps from which letters and digits stand apart, and from which anything does. */
const WORD_SPACE = 0.16
const WIDE_SPACE = 0.6
/** The same text this near to itself was drawn twice, to look bold. */
const TWICE = 0.25

const BLANK = /^[\s\p{Cc}]*$/u
const LETTER = /[\p{Script=Latin}\p{N}.,;:!?%)'"’”&$(-]/u
/** Characters that Unicode has twice: radicals of dictionaries, which fonts mix up with the characters they look like. */
const RADICALS = /[\u2e80-\u2fd5]/g
/** Those that Unicode's own normalisation keeps apart. */
const SIMPLIFIED_RADICALS: ReadonlyMap<string, string> = new Map(
  '⺠民 ⺟母 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻑長 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻪黾 ⻬齐 ⻮齿 ⻰龙 ⻳龟'
    .split(' ')
    .map(([radical = '', character = '']): [string, string] => [radical, character]),
)
/** Marks as vertical lines have them: `︒` for `。`, `﹁` for `「`. */
const VERTICAL_MARKS = /[\ufe10-\ufe19\ufe30-\ufe48]/g
const ELLIPSIS = '\ufe19'
const CONTROLS = /[\p{Cc}\ufeff\u2028\u2029]|\p{Cs}/gu

/** The marks of items, cleaned; blank ones are left out. */
export function cleanMarks(items: readonly Mark[]): Mark[] {
  return items.flatMap((item) => {
    const text = item.text
      .replace(CONTROLS, ' ')
      .replace(RADICALS, (radical) => SIMPLIFIED_RADICALS.get(radical) ?? radical.normalize('NFKC'))
      .replace(VERTICAL_MARKS, layFlat)
    const sane = [item.start, item.end, item.base].every(Number.isFinite) && item.size > 0.5 && item.size < 2000
    return BLANK.test(text) || !sane ? [] : [{ ...item, text }]
  })
}

function layFlat(mark: string): string {
  if (mark === ELLIPSIS) return '…'
  const flat = mark.normalize('NFKC')
  // Unicode knows brackets and some marks of narrow lines only.
  return /^[!-~]$/.test(flat) ? String.fromCharCode(flat.charCodeAt(0) + 0xfee0) : flat
}

/** Puts marks together to lines; what stands in two columns is two lines. */
export function readPrintedLines(marks: readonly Mark[]): readonly PrintedLine[] {
  const rows = rowsOf(marks).map((row) => joinMarks(row, (gap, size) => gap <= WITHIN_WORD * size))
  const bases = rows.map((row) => row[0]?.base ?? 0)
  return rows.flatMap((row, at) => joinMarks(row, (_gap, size, from, to) => !isGutter(rows, bases, at, size, from, to)))
}

/** Marks on one baseline, in the order of the baselines. */
function rowsOf(marks: readonly Mark[]): Mark[][] {
  const rows: Mark[][] = []
  for (const mark of [...marks].sort((a, b) => a.base - b.base || a.start - b.start)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && mark.base - first.base <= SAME_BASE * Math.min(mark.size, first.size)) row.push(mark)
    else rows.push([mark])
  }
  for (const row of rows) row.sort((a, b) => a.start - b.start || a.shown - b.shown)
  return rows
}

/** Joins neighbours of a row where `isSpace` says of the gap between them that it is none, or printing space. */
function joinMarks(
  row: readonly Mark[],
  isSpace: (gap: number, size: number, from: number, to: number) => boolean,
): Mark[] {
  const joined: Joined[] = []
  for (const mark of row) {
    const last = joined.at(-1)
    const size = Math.min(mark.size, last?.size ?? mark.size)
    const ratio = last ? Math.max(mark.size, last.size) / size : 1
    if (last && isTwice(last, mark)) continue
    if (last && ratio <= SAME_SIZE && isSpace(mark.start - last.end, size, last.end, mark.start)) join(last, mark)
    else joined.push({ ...mark, texts: [mark.text], length: mark.text.length })
  }
  return joined.map(({ texts, start, end, base, size, shown }) => ({
    text: texts.join(''),
    start,
    end,
    base,
    size,
    shown,
  }))
}

/** Marks that are being joined; their text is put together at the end, for a line may have as many as a page. */
type Joined = { -readonly [K in Exclude<keyof Mark, 'text'>]: Mark[K] } & { readonly texts: string[]; length: number }

function isTwice(last: Joined, mark: Mark): boolean {
  const near = Math.abs(mark.start - last.start) < TWICE * mark.size
  return near && last.length === mark.text.length && last.texts.join('') === mark.text
}

function join(left: Joined, right: Mark): void {
  const gap = (right.start - left.end) / Math.min(left.size, right.size)
  const [before, after] = [left.texts.at(-1)?.slice(-1) ?? '', right.text.slice(0, 1)]
  const letters = LETTER.test(before) && LETTER.test(after)
  const apart = gap > (letters ? WORD_SPACE : WIDE_SPACE) && !/\s/.test(before) && !/\s/.test(after)
  // What most of it is set in.
  if (left.length < right.text.length) left.size = right.size
  if (apart) left.texts.push(' ')
  left.texts.push(right.text)
  left.length += right.text.length + (apart ? 1 : 0)
  left.start = Math.min(left.start, right.start)
  left.end = Math.max(left.end, right.end)
  left.shown = Math.min(left.shown, right.shown)
}

/**
 * True where the lines above and below keep some place of the gap free: a word space is covered by most of them. Marks may hang into a gutter,
 * and lines be indented beside it, so that not every place of it need be free.
 */
function isGutter(
  rows: readonly Mark[][],
  bases: readonly number[],
  at: number,
  size: number,
  from: number,
  to: number,
): boolean {
  const wide = to - from > WIDEST_SPACE * size
  const least = wide ? 0 : to - from < NARROW * size ? FEWEST_FREE_OF_NARROW : FEWEST_FREE
  // A short last line may leave half its column free before the gutter comes.
  const count = Math.min(MOST_PLACES, Math.ceil((to - from) / (PLACES * size)))
  const places = Array.from({ length: count }, (_, i) => from + ((i + 0.5) / count) * (to - from))
  return places.some((place) => {
    const { covered, free } = countCovered(rows, bases, at, size, place)
    return free >= least && covered <= MOST_COVERED * (covered + free)
  })
}

/** Lines around a row that text of this size covers at a place, and those that it only comes near. */
function countCovered(rows: readonly Mark[][], bases: readonly number[], at: number, size: number, place: number) {
  let covered = 0
  let free = 0
  for (const step of [-1, 1]) {
    for (let i = at + step; Math.abs((bases[i] ?? Infinity) - (bases[at] ?? 0)) <= REACH * size; i += step) {
      const near = (rows[i] ?? []).filter(
        (mark) =>
          mark.size < size * SAME_SIZE &&
          mark.size > size / SAME_SIZE &&
          mark.start < place + 4 * size &&
          mark.end > place - 4 * size,
      )
      if (near.some((mark) => mark.start < place && mark.end > place)) covered += 1
      else if (near.length > 0) free += 1
    }
  }
  return { covered, free }
}

/** How an item lies in reading coordinates, and how a box there lies on the page. */
export interface Frame {
  readonly toReading: (item: TextItem) => { readonly start: number; readonly base: number }
  readonly toPage: (start: number, end: number, from: number, to: number) => readonly [number, number, number, number]
}

/** Frames by the direction of the text, on a page of this width and height; vertical lines run down, the next one to the left. */
export function frameOf(
  { turns, vertical }: Pick<TextItem, 'turns' | 'vertical'>,
  width: number,
  height: number,
): Frame {
  if (vertical)
    return {
      toReading: ({ x, y, size }) => ({ start: y, base: width - x + (ASCENT - 0.5) * size }),
      toPage: (start, end, from, to) => [width - to, start, width - from, end],
    }
  if (turns === 1)
    return {
      toReading: ({ x, y }) => ({ start: y, base: width - x }),
      toPage: (start, end, from, to) => [width - to, start, width - from, end],
    }
  if (turns === 2)
    return {
      toReading: ({ x, y }) => ({ start: width - x, base: height - y }),
      toPage: (start, end, from, to) => [width - end, height - to, width - start, height - from],
    }
  if (turns === 3)
    return {
      toReading: ({ x, y }) => ({ start: height - y, base: x }),
      toPage: (start, end, from, to) => [from, height - end, to, height - start],
    }
  return {
    toReading: ({ x, y }) => ({ start: x, base: y }),
    toPage: (start, end, from, to) => [start, from, end, to],
  }
}
