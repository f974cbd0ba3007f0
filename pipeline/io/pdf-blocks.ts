import { ASCENT, DESCENT, type PrintedLine } from './pdf-lines.ts'

/*
 * Lines into columns, and columns into blocks
 *
 * Lines of one size that stand right below each other are a column's run. Its edges are those that most of its lines share; a run of a few
 * lines takes those of a longer one that it fits into. A paragraph begins at an indent, behind a line that had room left, or where the lines
 * stand further apart.
 */

/** A block in reading coordinates. */
export interface ReadingBlock {
  readonly lines: readonly PrintedLine[]
  readonly columnStart: number
  readonly columnEnd: number
  /** From the top of the run's first line to the bottom of its last. */
  readonly columnTop: number
  readonly columnBottom: number
  readonly size: number
  readonly indented: boolean
  readonly room: number
}

const SAME_SIZE = 1.13
/** Lines of one run are at most this far apart, in font sizes. */
const FARTHEST = 2.1
const OVERLAP = 0.2
/** No column is narrower, in font sizes. */
const SHORTEST = 6
/** A line begins at most this far, in font sizes, from where the one above it begins, or has the same middle. */
const INDENTS = 3.5
const SAME_MIDDLE = 1
/** Runs from this length show their edges by themselves. */
const LONG_RUN = 4
const COMMON_START = 0.25
const LEAST_INDENT = 0.7
const MOST_INDENT = 4.5
/** What a line may lack, in font sizes, and still be full: a mark that was moved to the next. */
const SLACK = 1.2
const PLAINLY_SHORT = 2.6
const SHORT_SHARE = 0.25
/** Lines this many times further apart than usual part paragraphs. */
const PARTED = 1.3
/** Text this many times as large as most of the page is no running text. */
const DISPLAY = 1.2

const SENTENCE_END = /[。！？!?….][”’」』）)"']{0,2}$/
/** What stands first on a line and is not broken. */
const WORD = /^[^\s\p{Script=Han}]{1,30}/u

interface Run {
  readonly lines: PrintedLine[]
  readonly start: number
  readonly end: number
}

/** The blocks of a page, in the order in which it shows their columns. */
export function readBlocks(lines: readonly PrintedLine[]): readonly ReadingBlock[] {
  const body = commonSize(lines)
  const runs = runsOf(lines).map((run) => ({ lines: run, ...edgesOf(run) }))
  const long = runs.filter(({ lines: own }) => own.length >= LONG_RUN)
  const shown = (run: Run) => run.lines.reduce((least, line) => Math.min(least, line.shown), Number.POSITIVE_INFINITY)
  return runs
    .map((run) => ({ run, at: shown(run) }))
    .sort((a, b) => a.at - b.at)
    .flatMap(({ run }) => blocksOf(run.lines.length >= LONG_RUN ? run : borrowEdges(run, long), body))
}

/** The size that most characters have. */
function commonSize(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>()
  for (const { size, text } of lines) {
    const key = Math.round(size * 4) / 4
    counts.set(key, (counts.get(key) ?? 0) + text.length)
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}

/** Lines that follow each other downwards, each the only one below the one above it. */
function runsOf(lines: readonly PrintedLine[]): PrintedLine[][] {
  const runs: PrintedLine[][] = []
  const runOf = new Map<PrintedLine, PrintedLine[]>()
  /** Lines that nothing stands below yet. */
  let lowest: PrintedLine[] = []
  for (const row of rowsOf(lines)) {
    const above = row.map((line) => lowest.filter((other) => overlapOf(line, other) > OVERLAP))
    const followers = (line: PrintedLine) => above.filter((candidates) => candidates.includes(line)).length
    row.forEach((line, i) => {
      const [only, other] = above[i] ?? []
      const run = only && !other && followers(only) === 1 && goesOn(only, line) ? runOf.get(only) : undefined
      const own = run ?? []
      own.push(line)
      runOf.set(line, own)
      if (!run) runs.push(own)
    })
    const covered = (line: PrintedLine) => row.some((below) => overlapOf(line, below) > OVERLAP)
    lowest = [...lowest.filter((line) => !covered(line)), ...row]
  }
  return runs
}

function rowsOf(lines: readonly PrintedLine[]): PrintedLine[][] {
  const rows: PrintedLine[][] = []
  for (const line of [...lines].sort((a, b) => a.base - b.base || a.start - b.start)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && line.base - first.base < 0.35 * Math.min(line.size, first.size)) row.push(line)
    else rows.push([line])
  }
  return rows
}

/** The share of the narrower line that stands below or above the other; a short line counts as it would if it went on. */
function overlapOf(a: PrintedLine, b: PrintedLine): number {
  const [aEnd, bEnd] = [a, b].map(({ start, end, size }) => Math.max(end, start + SHORTEST * size)) as [number, number]
  const width = Math.min(aEnd - a.start, bEnd - b.start)
  return (Math.min(aEnd, bEnd) - Math.max(a.start, b.start)) / Math.max(width, 1)
}

function goesOn(above: PrintedLine, below: PrintedLine): boolean {
  const size = Math.max(above.size, below.size)
  if (size / Math.min(above.size, below.size) > SAME_SIZE || below.base - above.base > FARTHEST * size) return false
  const middle = (below.start + below.end - above.start - above.end) / 2
  return Math.abs(below.start - above.start) <= INDENTS * size || Math.abs(middle) <= SAME_MIDDLE * size
}

/** Where most lines begin, and where the longer ones end. */
function edgesOf(lines: readonly PrintedLine[]): { start: number; end: number } {
  const starts = lines.map(({ start }) => start).sort((a, b) => a - b)
  const near = (start: number) => starts.filter((other) => Math.abs(other - start) < 0.4 * (lines[0]?.size ?? 1)).length
  const start = starts.find((candidate) => near(candidate) >= COMMON_START * starts.length) ?? 0
  const ends = lines.map(({ end }) => end).sort((a, b) => a - b)
  return { start, end: ends[Math.floor(0.8 * (ends.length - 1))] ?? start }
}

/** A few lines do not show their column: the narrowest that they fit into does. */
function borrowEdges(run: Run, long: readonly Run[]): Run {
  const size = run.lines[0]?.size ?? 1
  const start = run.lines.reduce((least, line) => Math.min(least, line.start), Number.POSITIVE_INFINITY)
  const end = run.lines.reduce((most, line) => Math.max(most, line.end), Number.NEGATIVE_INFINITY)
  const fitting = long.filter((other) => {
    const ratio = (other.lines[0]?.size ?? 1) / size
    return (
      ratio < SAME_SIZE && ratio > 1 / SAME_SIZE && start >= other.start - 0.5 * size && end <= other.end + 1.2 * size
    )
  })
  const [first, ...others] = fitting
  if (!first) return { ...run, start, end }
  const narrowest = others.reduce(
    (best, other) => (other.end - other.start < best.end - best.start ? other : best),
    first,
  )
  return { ...run, start: narrowest.start, end: narrowest.end }
}

function blocksOf(run: Run, body: number): readonly ReadingBlock[] {
  const groups: PrintedLine[][] = []
  const leading = commonLeading(run.lines)
  const size = run.lines[0]?.size ?? 1
  for (const [at, line] of run.lines.entries()) {
    const before = run.lines[at - 1]
    const group = groups.at(-1)
    if (before && group && (size > DISPLAY * body || !opensParagraph(run, before, line, leading))) group.push(line)
    else groups.push([line])
  }
  const columnTop = (run.lines[0]?.base ?? 0) - ASCENT * size
  const columnBottom = (run.lines.at(-1)?.base ?? 0) + DESCENT * size
  return groups.map((lines) => ({
    lines,
    columnStart: run.start,
    columnEnd: run.end,
    columnTop,
    columnBottom,
    size,
    indented: isIndented(run, lines[0]),
    room: run.end - (lines.at(-1)?.end ?? 0),
  }))
}

function commonLeading(lines: readonly PrintedLine[]): number {
  const gaps = lines.slice(1).map((line, i) => line.base - (lines[i]?.base ?? 0))
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? Infinity
}

function isIndented(run: Run, line: PrintedLine | undefined): boolean {
  const offset = line ? (line.start - run.start) / line.size : 0
  return offset >= LEAST_INDENT && offset <= MOST_INDENT
}

function opensParagraph(run: Run, before: PrintedLine, line: PrintedLine, leading: number): boolean {
  const offset = (line.start - run.start) / line.size
  const roomLeft = (run.end - before.end) / before.size
  if (offset >= LEAST_INDENT && (before.start - run.start) / before.size < LEAST_INDENT) return true
  if (line.base - before.base > PARTED * leading) return true
  if (offset > MOST_INDENT || (before.start - run.start) / before.size > MOST_INDENT) return true
  // Two indented lines in a row are two paragraphs if the first was left short, else a quotation set in.
  const word = (WORD.exec(line.text.trimStart())?.[0].length ?? 0) / 2
  const short = roomLeft > Math.max(SLACK, word + 0.5)
  if (short && SENTENCE_END.test(before.text.trimEnd())) return true
  // A heading in the size of the text, not a line that justifying left alone.
  return roomLeft > Math.max(PLAINLY_SHORT, word + SLACK) && before.end < run.end - SHORT_SHARE * (run.end - run.start)
}
