import { columnFit } from './boxes.ts'
import { readFlow, scoreOrder, setFlow } from './flow.ts'
import { findArrangement } from './layout.ts'
import type { RolePiece } from './piece.ts'
import { isKicker } from './roles.ts'
import type { SeamScorer } from './seam.ts'
import { createStreamFinder, type Streams } from './streams.ts'

/** Articles whose parts alternate on a page, taken apart. */
export interface SideBySide {
  readonly articles: readonly (readonly RolePiece[])[]
  /** Furniture above the headlines. */
  readonly lead: readonly RolePiece[]
  readonly margin: number
}

const MOST_ARTICLES = 5
const FAITH = 3
/** So many ways to share the pieces out are tried that one of them always reads a little better; real ones lead by 19 and more. */
const LEAST_GAIN = 10
/** Log odds with which a headline does not run on into the text below it. */
const RUNS_ON = 0.5

/**
 * Takes the articles of a page apart whose headlines stand together at its top and whose parts alternate below; null where
 * the page reads as well in the given order.
 */
export function findSideBySide(pieces: readonly RolePiece[], scoreSeam: SeamScorer): SideBySide | null {
  if (!pieces.some(isCutOff)) return null
  const firstHeading = pieces.findIndex((piece) => piece.role === 'heading')
  const firstRunning = pieces.findIndex((piece) => piece.role === 'running')
  if (firstHeading < 0 || firstRunning < firstHeading) return null
  // The last of the headings may be a subhead: the first line of the first article's text.
  const found = [firstRunning, firstRunning - 1]
    .flatMap((from) => shareAmong(pieces, firstHeading, from, scoreSeam) ?? [])
    .sort((x, y) => y.margin - x.margin)
  const [best] = found
  if (best === undefined || best.margin < LEAST_GAIN) return null
  // One article whose first lines look like headlines.
  const alone = findArrangement(pieces, scoreSeam)
  return alone && alone.value > best.value ? null : best
}

interface Shared extends SideBySide {
  readonly value: number
}

/** Shares the text from piece `from` out among the headlines above it. */
function shareAmong(
  pieces: readonly RolePiece[],
  firstHeading: number,
  from: number,
  scoreSeam: SeamScorer,
): Shared | null {
  const titles = pieces.slice(firstHeading, from)
  const [, other] = titles
  if (other === undefined || titles.length > MOST_ARTICLES) return null
  if (titles.some((piece) => piece.role !== 'heading' || isKicker(piece.text))) return null
  if (titles.length === 2 && scoreSeam(other, pieces[from] as RolePiece).logOdds > RUNS_ON) return null
  const flow = readFlow(pieces, from, scoreSeam)
  if (flow === null || flow.breaks.length === 0) return null
  const given = scoreOrder(flow, [[0, flow.length]]) + FAITH
  const findStreams = createStreamFinder(
    flow,
    titles.map(({ text }) => text),
  )
  let best: Streams | null = null
  let kept = given
  for (const setted of [null, ...setFlow(flow)]) {
    const bonus = setted?.measure.logOdds ?? 0
    kept = Math.max(kept, given + bonus + (setted ? columnFit(flow, setted) : 0))
    const first = findStreams(setted)
    if (first && (best === null || first.value + bonus > best.value)) best = { ...first, value: first.value + bonus }
  }
  if (best === null) return null
  const { owners, value } = best
  return { ...shareOut(pieces, firstHeading, titles, flow.pieces, owners), value, margin: value - kept }
}

/** Every piece to its article: captions and furniture with the piece before them. */
function shareOut(
  all: readonly RolePiece[],
  firstHeading: number,
  titles: readonly RolePiece[],
  flow: readonly RolePiece[],
  owners: readonly number[],
): Pick<SideBySide, 'articles' | 'lead'> {
  const articles: RolePiece[][] = titles.map((title) => [title])
  const ownerOf = new Map(flow.map((piece, i) => [piece, owners[i] ?? 0]))
  let owner = 0
  for (const piece of all.slice(firstHeading + titles.length)) {
    owner = ownerOf.get(piece) ?? owner
    articles[owner]?.push(piece)
  }
  return { articles, lead: all.slice(0, firstHeading) }
}

/** Running text that stops in the middle of a sentence: without any, no part of an article was cut off by a row's end. */
function isCutOff(piece: RolePiece): boolean {
  return piece.role === 'running' && !piece.closed
}
