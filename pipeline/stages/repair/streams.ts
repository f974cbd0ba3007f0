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

/** Shares the pieces out among the articles whose headlines are given; the best ways first, by their values. */
export function findStreams(flow: Flow, setted: Setted | null, titles: readonly string[]): readonly Streams[] {
  const kinship = kinshipOf(flow, titles)
  const none = titles.map(() => -1)
  const start: State = {
    owner: 0,
    last: none.map((value, i) => (i === 0 ? 0 : value)),
    height: titles.map(() => 0),
    done: titles.map(() => false),
    row: 0,
    from: 0,
    value: flow.begins(0) + kinship(0, 0),
    before: null,
  }
  let states: readonly State[] = [start]
  for (let piece = 1; piece < flow.length; piece += 1) {
    const next = states.flatMap((state) => [
      goOn(flow, state, piece, kinship),
      ...turns(flow, setted, state, piece, kinship),
    ])
    states = next.sort((a, b) => b.value - a.value).slice(0, BEAM)
  }
  return states
    .filter((state) => state.last.every((last) => last >= 0))
    .map((state) => ({ owners: ownersOf(state), value: state.value + sumEnds(flow, state) }))
    .sort((a, b) => b.value - a.value)
}

type Kinship = (piece: number, article: number) => number

function goOn(flow: Flow, state: State, piece: number, kinship: Kinship): State {
  const value = state.value + flow.follows(piece - 1, piece) + kinship(piece, state.owner)
  return { ...state, last: replaced(state.last, state.owner, piece), value, before: state }
}

/** The states in which `piece` begins a part of another article: the next one, or one after those that have ended. */
function turns(flow: Flow, setted: Setted | null, state: State, piece: number, kinship: Kinship): State[] {
  const found: State[] = []
  const count = state.last.length
  let done = state.done
  let value = state.value + CHANGE + (flow.captions.has(piece) ? AT_CAPTION : 0)
  const closing = closePart(setted, state, piece)
  value += closing.fit
  for (let step = 1; step < count; step += 1) {
    const owner = (state.owner + step) % count
    if (done[owner]) continue
    const row = state.row + (state.owner + step >= count ? 1 : 0)
    const last = state.last[owner] as number
    const fit = last < 0 ? flow.begins(piece) : flow.follows(last, piece)
    if (!(last < 0 && row > 0)) {
      found.push({
        owner,
        last: replaced(state.last, owner, piece),
        height: closing.height,
        done,
        row,
        from: piece,
        value: value + fit + kinship(piece, owner),
        before: state,
      })
    }
    if (last < 0) break
    // To pass an article over is to say that it has ended.
    done = replaced(done, owner, true)
    value += flow.ends(last)
  }
  return found
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
  for (let at: State | null = state; at !== null; at = at.before) owners.unshift(at.owner)
  return owners
}

function replaced<T>(items: readonly T[], at: number, value: T): readonly T[] {
  return items.map((item, i) => (i === at ? value : item))
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
  return (piece, article) => {
    const count = counts[piece] ?? []
    const best = Math.max(...count.filter((_, other) => other !== article))
    const lead = (count[article] ?? 0) - best
    return Math.max(-MOST_COHESION, Math.min(MOST_COHESION, COHESION * lead))
  }
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
