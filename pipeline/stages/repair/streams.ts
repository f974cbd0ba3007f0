import { type Flow, linesOf, type Setted } from './flow.ts'

/*
 * Articles side by side, taken row by row: a part of the first, a part of the second, …, then the next part of each. In
 * every row but its first and last an article's part has the same number of lines. Found by a beam search that reads the
 * page from the top and says of every piece whether the article goes on or the next one's turn has come.
 */

/** Which article every piece of the flow belongs to, and how well that reads. */
export interface Streams {
  readonly owners: readonly number[]
  readonly value: number
}

const BEAM = 240
/** Log odds for a change of article, and for how its part's height fits the article's other parts. */
const CHANGE = -0.6
const SAME_HEIGHT = 2
const NEAR_HEIGHT = 0.3
const OTHER_HEIGHT = -2.5
/** Log odds for words shared with the article's headline and text rather than with the others'. */
const COHESION = 0.55
const MOST_COHESION = 2.5
/** A row begins where a picture stood. */
const AT_CAPTION = 1.5

interface State {
  readonly owner: number
  /** Last piece of every article, -1 before its first. */
  readonly last: readonly number[]
  /** Lines of an article's parts but the first, 0 while not known. */
  readonly height: readonly number[]
  readonly done: readonly boolean[]
  readonly row: number
  /** First piece of the part that is being read. */
  readonly from: number
  readonly value: number
  readonly before: State | null
}

/** Shares pieces out among articles under one width, or under none. */
export type StreamFinder = (setted: Setted | null) => Streams | null

/** Finds the best way to share the pieces out among the articles whose headlines are given. */
export function createStreamFinder(flow: Flow, titles: readonly string[]): StreamFinder {
  const kinship = kinshipOf(flow, titles)
  return (setted) => findStreams(flow, setted, titles.length, kinship)
}

function findStreams(flow: Flow, setted: Setted | null, count: number, kinship: Kinship): Streams | null {
  const articles = Array.from({ length: count })
  const start: State = {
    owner: 0,
    last: articles.map((_, i) => (i === 0 ? 0 : -1)),
    height: articles.map(() => 0),
    done: articles.map(() => false),
    row: 0,
    from: 0,
    value: flow.begins(0) + kinship(0, 0),
    before: null,
  }
  let states: readonly State[] = [start]
  const offers: Offers = { count: 0, values: new Float64Array(BEAM * count), ways: new Int32Array(BEAM * count) }
  for (let piece = 1; piece < flow.length; piece += 1) {
    offers.count = 0
    for (const [place, state] of states.entries()) {
      offer(offers, place * count, state.value + flow.follows(piece - 1, piece) + kinship(piece, state.owner))
      offerTurns(flow, setted, state, piece, kinship, offers, place * count)
    }
    const before = states
    states = bestOf(offers).map((at) => {
      const way = offers.ways[at] as number
      const state = before[Math.floor(way / count)] as State
      return take(setted, state, way % count, offers.values[at] as number, piece)
    })
  }
  let best: State | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const state of states) {
    if (state.last.some((last) => last < 0)) continue
    const value = state.value + sumEnds(flow, state)
    if (best !== null && value <= most) continue
    best = state
    most = value
  }
  return best && { owners: ownersOf(best), value: most }
}

type Kinship = (piece: number, article: number) => number

/**
 * The ways on from the states, with the values of where they lead; most are never taken, so no states are made of them. A
 * way is the state's place times the number of articles, and by how many articles the turn passes on: 0 where it does not.
 */
interface Offers {
  count: number
  readonly values: Float64Array
  readonly ways: Int32Array
}

function offer(offers: Offers, way: number, value: number): void {
  offers.values[offers.count] = value
  offers.ways[offers.count] = way
  offers.count += 1
}

/** Offers that `piece` begins a part of another article: the next one, or one after those that have ended. */
function offerTurns(
  flow: Flow,
  setted: Setted | null,
  state: State,
  piece: number,
  kinship: Kinship,
  offers: Offers,
  way: number,
): void {
  const count = state.last.length
  let value = state.value + CHANGE + (flow.captions.has(piece) ? AT_CAPTION : 0)
  value += closePart(setted, state, piece).fit
  for (let step = 1; step < count; step += 1) {
    const owner = (state.owner + step) % count
    if (state.done[owner]) continue
    const row = state.row + (state.owner + step >= count ? 1 : 0)
    const last = state.last[owner] as number
    const fit = last < 0 ? flow.begins(piece) : flow.follows(last, piece)
    if (!(last < 0 && row > 0)) offer(offers, way + step, value + fit + kinship(piece, owner))
    if (last < 0) break
    // To pass an article over is to say that it has ended.
    value += flow.ends(last)
  }
}

/** The state that a way leads to. */
function take(setted: Setted | null, state: State, step: number, value: number, piece: number): State {
  const { owner: from, height, done } = state
  if (step === 0) {
    const last = replaced(state.last, from, piece)
    return { owner: from, last, height, done, row: state.row, from: state.from, value, before: state }
  }
  const count = state.last.length
  const owner = (from + step) % count
  let ended = done
  for (let passed = 1; passed < step; passed += 1) ended = replaced(ended, (from + passed) % count, true)
  return {
    owner,
    last: replaced(state.last, owner, piece),
    height: closePart(setted, state, piece).height,
    done: ended,
    row: state.row + (from + step >= count ? 1 : 0),
    from: piece,
    value,
    before: state,
  }
}

/** Places of the best offers, best first; of equal ones those that came first. */
function bestOf({ count, values }: Offers): readonly number[] {
  const byValue = (a: number, b: number) => (values[b] as number) - (values[a] as number)
  const chosen: number[] = []
  if (count <= BEAM) {
    for (let at = 0; at < count; at += 1) chosen.push(at)
    return chosen.sort(byValue)
  }
  // Sorting numbers alone is quick, and says which of the offers need sorting at all.
  const least = values.slice(0, count).sort()[count - BEAM] as number
  let equal = BEAM
  for (let at = 0; at < count; at += 1) if ((values[at] as number) > least) equal -= 1
  for (let at = 0; at < count; at += 1) {
    const value = values[at] as number
    if (value < least || (value === least && equal === 0)) continue
    if (value === least) equal -= 1
    chosen.push(at)
  }
  return chosen.sort(byValue)
}

function closePart(setted: Setted | null, state: State, to: number): { height: readonly number[]; fit: number } {
  if (setted === null) return { height: state.height, fit: 0 }
  const lines = linesOf(setted, state.from, to)
  const height = state.height[state.owner] as number
  if (state.row === 0) {
    // The first part is beside or under a headline, and no higher than the others.
    return { height: replaced(state.height, state.owner, -lines), fit: 0 }
  }
  if (height <= 0)
    return { height: replaced(state.height, state.owner, lines), fit: lines < -height - 1 ? OTHER_HEIGHT : 0 }
  const off = Math.abs(lines - height)
  return { height: state.height, fit: off === 0 ? SAME_HEIGHT : off === 1 ? NEAR_HEIGHT : OTHER_HEIGHT }
}

function sumEnds(flow: Flow, state: State): number {
  return state.last.reduce((sum, last, article) => sum + (state.done[article] ? 0 : flow.ends(last)), 0)
}

function ownersOf(state: State): readonly number[] {
  const owners: number[] = []
  for (let at: State | null = state; at !== null; at = at.before) owners.push(at.owner)
  return owners.reverse()
}

function replaced<T>(items: readonly T[], at: number, value: T): readonly T[] {
  const copy = items.slice()
  copy[at] = value
  return copy
}

/** How much a piece's words are an article's headline's, compared with the other headlines. */
function kinshipOf(flow: Flow, titles: readonly string[]): Kinship {
  const words = titles.map(pairsOf)
  const own = words.map(
    (set, i) => new Set([...set].filter((pair) => words.every((other, j) => i === j || !other.has(pair)))),
  )
  const counts = flow.pieces.map((piece) => {
    const pairs = pairsOf(piece.text.slice(0, LONGEST_READ))
    return own.map((set) => [...set].filter((pair) => pairs.has(pair)).length)
  })
  const kinships = counts.map((count) =>
    count.map((own, article) => {
      const best = Math.max(...count.filter((_, other) => other !== article))
      return Math.max(-MOST_COHESION, Math.min(MOST_COHESION, COHESION * (own - best)))
    }),
  )
  return (piece, article) => kinships[piece]?.[article] ?? 0
}

const LONGEST_READ = 1000

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 2 <= text.length; i += 1) {
    const pair = text.slice(i, i + 2)
    if (/^[\p{L}\p{N}]{2}$/u.test(pair)) pairs.add(pair)
  }
  return pairs
}
