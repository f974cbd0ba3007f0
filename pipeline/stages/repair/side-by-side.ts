import { columnFit } from './boxes.ts'
import { readFlow, scoreOrder, setFlow } from './flow.ts'
import { findArrangement } from './layout.ts'
import type { RolePiece } from './piece.ts'
import { isKicker } from './roles.ts'
import type { SeamScorer } from './seam.ts'
import { findStreams } from './streams.ts'

/** Articles whose parts alternate on a page, taken apart. */
export interface SideBySide {
  readonly articles: readonly (readonly RolePiece[])[]
  /** Furniture above the headlines. */
  readonly lead: readonly RolePiece[]
  readonly margin: number
}

const MOST_ARTICLES = 5
const FAITH = 3
/** So many ways to share the pieces out are tried that one of them always reads a little better. */
const LEAST_GAIN = 5
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
  if (firstHeading < 0 || firstRunning < 0) return null
  const titles = pieces.slice(firstHeading, firstRunning)
  if (titles.length < 2 || titles.length > MOST_ARTICLES) return null
  if (titles.some((piece) => piece.role !== 'heading' || isKicker(piece.text))) return null
  if (titles.length === 2 && scoreSeam(titles[1] as RolePiece, pieces[firstRunning] as RolePiece).logOdds > RUNS_ON)
    return null
  const flow = readFlow(pieces, firstRunning, scoreSeam)
  if (flow === null || flow.breaks.length === 0) return null
  const given = scoreOrder(flow, [[0, flow.length]]) + FAITH
  let best: { owners: readonly number[]; value: number } | null = null
  let second = given
  for (const setted of [null, ...setFlow(flow)]) {
    const bonus = setted?.measure.logOdds ?? 0
    second = Math.max(second, given + bonus + (setted ? columnFit(flow, setted) : 0))
    for (const { owners, value } of findStreams(
      flow,
      setted,
      titles.map(({ text }) => text),
    ).slice(0, 3)) {
      const total = value + bonus
      if (best === null || total > best.value) best = { owners, value: total }
    }
  }
  if (best === null || best.value < second + LEAST_GAIN) return null
  // One article whose first lines look like headlines.
  const alone = findArrangement(pieces, scoreSeam)
  if (alone && alone.value > best.value) return null
  return { ...shareOut(pieces, firstHeading, titles, flow.pieces, best.owners), margin: best.value - second }
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
