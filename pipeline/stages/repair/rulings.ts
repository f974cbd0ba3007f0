import type { ParagraphKind, Ruling, RulingOutcome } from '../../document/index.ts'
import type { ArrangedSeam } from './group.ts'
import { succession } from './moves.ts'
import type { RolePiece } from './piece.ts'
import type { PlacedRuling } from './ruled-places.ts'
import type { Segment } from './segment.ts'

/*
 * What a person ruled of single seams, put into effect on the articles that repair made
 *
 * The effect is local: a split leaves the order and begins a paragraph; a join brings the head's text behind the tail and
 * touches nothing else. Every piece stays in exactly one paragraph whatever the rulings say.
 */

/** What the record of repairs says of a ruled seam. */
const RULED = { score: 1, margin: null, evidence: ['ruled by a correction'] } as const
/** Text that follows another place because of a ruling nearby. */
const DISPLACED = { score: 1, margin: null, evidence: ['what stood between was moved'] } as const

interface Ruled {
  readonly segments: readonly Segment[]
  readonly outcomes: readonly RulingOutcome[]
  readonly stoodNext: (tail: RolePiece, head: RolePiece) => boolean
}

interface Part {
  kind: ParagraphKind
  pieces: RolePiece[]
  article: Part[]
}

type Pair = Extract<PlacedRuling, { readonly kind: 'placed' }>

/** Follows the rulings on an issue's articles; their order does not matter. */
export function followRulings(segments: readonly Segment[], placed: readonly PlacedRuling[]): Ruled {
  const desk = createDesk(segments)
  const contradicted = contradictionsIn(placed)
  const outcomes = new Map<Ruling, RulingOutcome>()
  for (const one of [...placed].sort(byPlace)) {
    const conflict = contradicted.get(one.ruling)
    if (one.kind !== 'placed') outcomes.set(one.ruling, outcome(one.ruling, one.kind, one.reason))
    else if (conflict !== undefined) outcomes.set(one.ruling, outcome(one.ruling, 'refused', conflict))
    else outcomes.set(one.ruling, one.ruling.action === 'split' ? desk.split(one) : desk.join(one))
  }
  const flow = desk.articles.flatMap((article) => article.filter(isFlow).flatMap(({ pieces }) => pieces))
  const follows = succession(flow.sort((a, b) => a.pageIndex - b.pageIndex || a.index - b.index))
  // The last text of a page and the first of the next do not stand together: going on there is a jump.
  const stoodNext = (tail: RolePiece, head: RolePiece) => tail.pageIndex === head.pageIndex && follows(tail, head)
  return {
    segments: desk.articles.filter(({ length }) => length > 0).map((article) => sealSeams(article, desk, stoodNext)),
    outcomes: placed.flatMap(({ ruling }) => outcomes.get(ruling) ?? []),
    stoodNext,
  }
}

function outcome({ id }: Ruling, what: RulingOutcome['outcome'], reason: string | null = null): RulingOutcome {
  return { id, outcome: what, reason }
}

/** Splits before joins, each by the place of the tail: what the corrections file's order is says nothing. */
function byPlace(a: PlacedRuling, b: PlacedRuling): number {
  if (a.kind !== 'placed' || b.kind !== 'placed') return (a.kind === 'placed' ? 1 : 0) - (b.kind === 'placed' ? 1 : 0)
  const rank = ({ ruling }: Pair) => (ruling.action === 'split' ? 0 : 1)
  return rank(a) - rank(b) || comparePieces(a.tail, b.tail) || comparePieces(a.head, b.head)
}

function comparePieces(a: RolePiece, b: RolePiece): number {
  return a.pageIndex - b.pageIndex || a.index - b.index
}

/** One text goes on in one place: of two rulings that say otherwise neither is followed. */
function contradictionsIn(placed: readonly PlacedRuling[]): ReadonlyMap<Ruling, string> {
  const found = new Map<Ruling, string>()
  const byTail = new Map<RolePiece, Pair>()
  const byHead = new Map<RolePiece, Pair>()
  const pairs = placed.filter((one): one is Pair => one.kind === 'placed')
  const against = (one: Pair, other: Pair | undefined) => {
    if (other === undefined || (other.tail === one.tail && other.head === one.head)) return
    found.set(one.ruling, `it contradicts ${other.ruling.id}: a text goes on in one place only`)
    found.set(other.ruling, `it contradicts ${one.ruling.id}: a text goes on in one place only`)
  }
  for (const one of pairs.filter(({ ruling }) => ruling.action === 'join')) {
    against(one, byTail.get(one.tail))
    against(one, byHead.get(one.head))
    byTail.set(one.tail, one)
    byHead.set(one.head, one)
  }
  for (const one of pairs.filter(({ ruling }) => ruling.action === 'split')) {
    const joined = byTail.get(one.tail)
    if (joined?.head !== one.head) continue
    found.set(one.ruling, `it contradicts ${joined.ruling.id}, which joins the two`)
    found.set(joined.ruling, `it contradicts ${one.ruling.id}, which splits the two`)
  }
  return found
}

interface Desk {
  readonly articles: readonly Part[][]
  /** The seams that repair made, by the piece behind them. */
  readonly seams: ReadonlyMap<RolePiece, ArrangedSeam>
  /** Pieces behind a ruled seam. */
  readonly ruledHeads: ReadonlySet<RolePiece>
  readonly split: (pair: Pair) => RulingOutcome
  readonly join: (pair: Pair) => RulingOutcome
}

function createDesk(segments: readonly Segment[]): Desk {
  const partOf = new Map<RolePiece, Part>()
  const articles = segments.map((segment) => {
    const article: Part[] = []
    for (const { kind, group } of segment) article.push({ kind, pieces: [...group.pieces], article })
    return article
  })
  for (const part of articles.flat()) for (const piece of part.pieces) partOf.set(piece, part)
  // Of two seams at one place the first is the article's own; the other one's tail went to another article.
  const made = segments.flatMap((segment) => segment.flatMap(({ group }) => group.seams)).reverse()
  const seams = new Map(made.map((seam) => [seam.head, seam]))
  const ruledHeads = new Set<RolePiece>()

  /** Ends a paragraph behind one of its pieces; the rest becomes the next paragraph. */
  const cut = (part: Part, length: number): void => {
    const rest: Part = { kind: part.kind, pieces: part.pieces.splice(length), article: part.article }
    for (const piece of rest.pieces) partOf.set(piece, rest)
    part.article.splice(part.article.indexOf(part) + 1, 0, rest)
    for (const one of [part, rest]) one.kind = kindOfPart(one)
  }

  const split = ({ ruling, tail, head }: Pair): RulingOutcome => {
    const part = partOf.get(tail)
    const at = part?.pieces.indexOf(tail) ?? -1
    if (!part || part.pieces[at + 1] !== head)
      return outcome(ruling, 'unchanged', 'the two are no one paragraph without it')
    cut(part, at + 1)
    ruledHeads.add(head)
    return outcome(ruling, 'applied')
  }

  const join = ({ ruling, tail, head }: Pair): RulingOutcome => {
    const first = partOf.get(tail)
    const second = partOf.get(head)
    if (!first || !second) return outcome(ruling, 'gone')
    if (first === second && !untie(first, head, tail)) {
      return outcome(ruling, 'refused', 'with the other joins the text would run in a circle')
    }
    // Untying may have cut the paragraph: look both up again.
    const before = partOf.get(tail) ?? first
    const end = before.pieces.indexOf(tail) + 1
    if (before.pieces[end] !== head) {
      if (end < before.pieces.length) cut(before, end)
      const own = partOf.get(head) ?? second
      const start = own.pieces.indexOf(head)
      if (start > 0) cut(own, start)
      bringBehind(before, partOf.get(head) ?? own)
    }
    ruledHeads.add(head)
    return outcome(ruling, 'applied')
  }

  /** Where the tail comes behind the head in one paragraph, cuts the last link between them that no ruling made. */
  const untie = (part: Part, head: RolePiece, tail: RolePiece): boolean => {
    const [from, to] = [part.pieces.indexOf(head), part.pieces.indexOf(tail)]
    if (from > to) return true
    for (let at = to; at > from; at -= 1) {
      if (ruledHeads.has(part.pieces[at] as RolePiece)) continue
      cut(part, at)
      return true
    }
    return false
  }

  /** Joins `second` onto `first`; the text that follows it comes along as far as it stands together. */
  const bringBehind = (first: Part, second: Part): void => {
    const stretch = stretchOf(first, second, seams)
    const [from, to] = [second.article, first.article]
    from.splice(from.indexOf(second), stretch.length)
    // Page furniture alone is no article.
    const left = from === to || from.some(isFlow) ? [] : from.splice(0)
    if (from !== to && to.some(({ kind }) => kind === 'title')) {
      for (const part of stretch) if (part.kind === 'title' && part !== second) part.kind = 'subhead'
    }
    first.kind = joinedKind(first, second)
    for (const piece of second.pieces) {
      first.pieces.push(piece)
      partOf.set(piece, first)
    }
    const moved = [...stretch.slice(1), ...left]
    for (const part of moved) part.article = to
    to.splice(to.indexOf(first) + 1, 0, ...moved)
  }

  return { articles, seams, ruledHeads, split, join }
}

/**
 * The paragraphs that move with `second`: up to the next place where text was moved already, or to `first`. None but itself
 * where only captions and furniture stand between the two: nothing has to move then.
 */
function stretchOf(first: Part, second: Part, seams: ReadonlyMap<RolePiece, ArrangedSeam>): readonly Part[] {
  const { article } = second
  const at = article.indexOf(second)
  if (first.article === article) {
    const from = article.indexOf(first)
    if (from < at && !article.slice(from + 1, at).some(isFlow)) return [second]
  }
  let end = at + 1
  while (end < article.length) {
    const part = article[end] as Part
    const opening = part.pieces[0]
    if (part === first || (opening !== undefined && seams.has(opening))) break
    end += 1
  }
  return article.slice(at, end)
}

function isFlow({ kind }: Part): boolean {
  return kind !== 'caption' && kind !== 'furniture'
}

/** What a part of a paragraph is when it stands alone. */
function kindOfPart(part: Part): ParagraphKind {
  const { kind, pieces, article } = part
  const [only] = pieces
  if (kind !== 'body' || pieces.length !== 1 || !only) return kind
  if (only.role === 'running') return 'body'
  if (only.role !== 'heading') return only.role
  const above = article.slice(0, article.indexOf(part))
  return above.some((one) => one.kind === 'body' || one.kind === 'title') ? 'subhead' : 'title'
}

/** Lines of one kind stay of it; with running text anything is running text. */
function joinedKind(first: Part, second: Part): ParagraphKind {
  if (first.kind === second.kind) return first.kind
  const kinds = [first.kind, second.kind]
  if (kinds.includes('title') && kinds.some((kind) => kind === 'subhead' || kind === 'kicker')) return 'title'
  return 'body'
}

/** The article with a seam wherever its text does not stand together on the page, and nowhere else. */
function sealSeams(
  article: readonly Part[],
  { seams, ruledHeads }: Desk,
  stoodNext: (tail: RolePiece, head: RolePiece) => boolean,
): Segment {
  let before: RolePiece | undefined
  return article.map((part) => {
    const { kind, pieces } = part
    if (!isFlow(part)) return { kind, group: { pieces, seams: [] } }
    const own = pieces.flatMap((head, at): ArrangedSeam[] => {
      const tail = at === 0 ? before : pieces[at - 1]
      if (!tail || (at === 0 && stoodNext(tail, head))) return []
      const reason = ruledHeads.has(head) ? RULED : (seams.get(head) ?? DISPLACED)
      return [{ ...reason, tail, head }]
    })
    before = pieces.at(-1)
    return { kind, group: { pieces, seams: own } }
  })
}
