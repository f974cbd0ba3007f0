import { BANDS, bandHypotheses } from './bands.ts'
import { boxHypotheses, columnFit } from './boxes.ts'
import { type Flow, readFlow, type Setted, scoreOrder, setFlow } from './flow.ts'
import type { Hypothesis, Stretch } from './hypothesis.ts'
import { addLogs } from './log-odds.ts'
import type { RolePiece } from './piece.ts'
import { isKicker } from './roles.ts'
import type { SeamScorer } from './seam.ts'

/** An article in the reading order that was found for it. */
export interface Arrangement {
  readonly layout: string
  readonly pieces: readonly RolePiece[]
  readonly value: number
  /** Log odds over the next best order. */
  readonly margin: number
}

/** Log odds for the order in which the pieces were given. */
const FAITH = 2
const PLAINLY_MIDWAY = 1.5
/** With the seam model one clean page of 540 is reordered from 1 up to 4; broken pages gain a little below. */
const LEAST_GAIN = 2.5
/** The same, where the given order is itself columns of one height. */
const LEAST_GAIN_OVER_COLUMNS = 1.5
/** Log odds by which the best order must be ahead of the next best: two ways to cut by a picture differ little. */
const LEAST_MARGIN = 1
const LEAST_BAND_MARGIN = 0.1
/** Log odds over the given order from which it is plainly wrong: the best order is taken though another comes close. */
const PLAIN_GAIN = 5

/**
 * The reading order of one article's pieces, where a layout explains its breaks better than the given order does; null
 * where it does not, or where two orders are nearly as good.
 */
export function findArrangement(pieces: readonly RolePiece[], scoreSeam: SeamScorer): Arrangement | null {
  const flow = readFlow(pieces, leadOf(pieces), scoreSeam)
  if (flow === null || !isBroken(flow)) return null
  const given = scoreOrder(flow, [[0, flow.length]]) + FAITH
  const orders = new Orders()
  let kept = given
  for (const setted of [null, ...setFlow(flow)]) {
    const bonus = setted?.measure.logOdds ?? 0
    if (setted) kept = addLogs(kept, given + bonus + columnFit(flow, setted))
    const hopeless = (value: number) => orders.isHopeless(value + bonus)
    for (const hypothesis of hypothesesOf(flow, setted, hopeless))
      orders.add({ ...hypothesis, value: hypothesis.value + bonus })
  }
  const [best, next] = orders.best()
  if (best === undefined || isGiven(best)) return null
  const second = next && !isGiven(next) ? Math.max(next.value, kept) : kept
  const margin = best.value - second
  if (best.value < given + LEAST_GAIN || best.value < kept + LEAST_GAIN_OVER_COLUMNS) return null
  if (margin < (best.layout === BANDS ? LEAST_BAND_MARGIN : LEAST_MARGIN) && best.value < kept + PLAIN_GAIN) return null
  return { layout: best.layout, pieces: restore(pieces, flow.pieces, best.stretches), value: best.value, margin }
}

/** Log odds behind the best so far from which an order is not kept. */
const HOPELESS = 15

/** The orders that the hypotheses lead to, each with the odds of all that lead to it. */
class Orders {
  readonly #byOrder = new Map<string, Hypothesis & { readonly most: number }>()
  #best = -Infinity

  add({ layout, stretches, value }: Hypothesis): void {
    this.#best = Math.max(this.#best, value)
    // A hundred thousand hopeless ones would not make up for it.
    if (this.isHopeless(value)) return
    const key = stretches.join()
    const known = this.#byOrder.get(key)
    if (known === undefined) this.#byOrder.set(key, { layout, stretches, value, most: value })
    else {
      const leads = value > known.most
      this.#byOrder.set(key, {
        layout: leads ? layout : known.layout,
        stretches,
        value: addLogs(known.value, value),
        most: Math.max(value, known.most),
      })
    }
  }

  /** True of a value so far behind that its order is not kept. */
  isHopeless(value: number): boolean {
    return value < this.#best - HOPELESS
  }

  /** The two best. */
  best(): readonly Hypothesis[] {
    return [...this.#byOrder.values()].sort((a, b) => b.value - a.value).slice(0, 2)
  }
}

/** Pieces before the running text: the headline, and what stands above it. Short pieces below it may be text. */
function leadOf(pieces: readonly RolePiece[]): number {
  const firstRunning = pieces.findIndex((piece) => piece.role === 'running')
  const title = pieces.findIndex((piece) => piece.role === 'heading' && !isKicker(piece.text))
  return title >= 0 && title < firstRunning ? title + 1 : Math.max(0, firstRunning)
}

/** Log odds by which another piece must go on better than the next one does, for a line without an end to be a fragment. */
const GOES_ON_ELSEWHERE = 3

/** True where some fragment stops or begins in the middle of a sentence; headings alone prove nothing. */
function isBroken(flow: Flow): boolean {
  const { pieces, breaksBefore, captions, midway } = flow
  return pieces.some((piece, i) => {
    if (piece.closed) return midway(i) > PLAINLY_MIDWAY && breaksBefore(i)
    if (piece.role === 'heading') return goesOnElsewhere(flow, i)
    return captions.size > 0 || i === pieces.length - 1 || breaksBefore(i + 1)
  })
}

function goesOnElsewhere({ pieces, follows, midway, ends }: Flow, at: number): boolean {
  const here = at + 1 < pieces.length ? follows(at, at + 1) : ends(at)
  return pieces.some((_, j) => j !== at && midway(j) > 0 && follows(at, j) > here + GOES_ON_ELSEWHERE)
}

function* hypothesesOf(flow: Flow, setted: Setted | null, hopeless: (value: number) => boolean): Generator<Hypothesis> {
  yield* bandHypotheses(flow, setted)
  yield* boxHypotheses(flow, setted, hopeless)
}

function isGiven({ stretches }: Hypothesis): boolean {
  return stretches.length === 1
}

/** The whole article again: headings first, captions and furniture behind the piece they followed. */
function restore(
  all: readonly RolePiece[],
  flow: readonly RolePiece[],
  stretches: readonly Stretch[],
): readonly RolePiece[] {
  const inFlow = new Set(flow)
  const followers = new Map<RolePiece | null, RolePiece[]>()
  let last: RolePiece | null = null
  for (const piece of all) {
    if (inFlow.has(piece)) last = piece
    else followers.set(last, [...(followers.get(last) ?? []), piece])
  }
  const lead = followers.get(null) ?? []
  const order = stretches.flatMap(([from, to]) => flow.slice(from, to))
  return [...lead, ...order.flatMap((piece) => [piece, ...(followers.get(piece) ?? [])])]
}
