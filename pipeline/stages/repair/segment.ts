import type { ParagraphKind } from '../../document/index.ts'
import { DATELINE } from './dateline.ts'
import type { Group } from './group.ts'
import type { RolePiece } from './piece.ts'
import { isKicker } from './roles.ts'

/** A paragraph with its kind, made of pieces in reading order. */
export interface Paragraphed {
  readonly kind: ParagraphKind
  readonly group: Group
}

/** The paragraphs of one article, in reading order. */
export type Segment = readonly Paragraphed[]

export const END_MARK = /[（(](?:完|记者[^（）()]{2,30}|据[^（）()]{2,20}报?|本报综合|来源[^（）()]{2,20})[）)]$|■$|□$/
/** A title is this many times as large as the kicker above it. */
const LARGER = 1.15
/** A line under a subhead that sums the section up, in one sentence. */
const WIDEST_DECK = 32
const ONE_SENTENCE = /^[^。！？；]{4,}。$/

/** What the article that is being read has so far. */
interface OpenArticle {
  readonly paragraphs: Paragraphed[]
  titled: boolean
  /** Its last paragraph of running text. */
  body: Group | null
}

/**
 * Cuts what stands on a page into articles and says what each paragraph is.
 *
 * @param isOne - it is known to be one article: headings in it are subheads, whatever follows them.
 */
export function segment(groups: readonly Group[], isOne = false): readonly Segment[] {
  const articles: OpenArticle[] = []
  groups.forEach((group, index) => {
    let open = articles.at(-1)
    if (open === undefined || (!isOne && startsArticle(groups, index, open))) {
      open = { paragraphs: [], titled: false, body: null }
      articles.push(open)
    }
    const kind = kindOf(groups, index, open)
    open.paragraphs.push({ kind, group })
    if (kind === 'title') open.titled = true
    if (kind === 'body') open.body = group
  })
  return articles.map(({ paragraphs }) => paragraphs)
}

const roleOf = (group: Group | undefined): RolePiece['role'] | undefined =>
  group === undefined ? undefined : group.pieces.length > 1 ? 'running' : group.pieces[0]?.role
const textOf = (group: Group | undefined): string => group?.pieces.map((piece) => piece.text).join('') ?? ''

/** A heading in the middle of a page opens a new article only where something says so; else it is a subhead. */
function startsArticle(groups: readonly Group[], index: number, open: OpenArticle): boolean {
  if (roleOf(groups[index]) !== 'heading' || open.body === null) return false
  if (isKicker(textOf(groups[index]))) return roleOf(groups[index + 1]) === 'heading'
  if (END_MARK.test(textOf(open.body).slice(-40))) return true
  // Headings in a row (引题, 主题, 副题) belong together: look behind them.
  let next = index + 1
  while (next < index + 3 && roleOf(groups[next]) === 'heading') next += 1
  return roleOf(groups[next]) === 'byline' || DATELINE.test(textOf(groups[next]))
}

function kindOf(groups: readonly Group[], index: number, open: OpenArticle): ParagraphKind {
  const group = groups[index]
  const role = roleOf(group)
  if (role === 'furniture' || role === 'caption' || role === 'byline') return role
  if (role === 'heading') return kindOfHeading(groups, index, open)
  return isDeck(groups, index, open) ? 'subhead' : 'body'
}

function kindOfHeading(groups: readonly Group[], index: number, open: OpenArticle): ParagraphKind {
  if (open.titled || open.body !== null) return 'subhead'
  if (isSmallerThanNext(groups, index)) return 'kicker'
  return isKicker(textOf(groups[index])) && roleOf(groups[index + 1]) === 'heading' ? 'kicker' : 'title'
}

/** Of the headings above a text the largest is the title, where their sizes are known. */
function isSmallerThanNext(groups: readonly Group[], index: number): boolean {
  const own = groups[index]?.pieces[0]?.place?.size
  const next = groups[index + 1]?.pieces[0]?.place?.size
  return own !== undefined && next !== undefined && roleOf(groups[index + 1]) === 'heading' && next > LARGER * own
}

function isDeck(groups: readonly Group[], index: number, open: OpenArticle): boolean {
  const before = open.paragraphs.at(-1)
  const piece = groups[index]?.pieces[0]
  if (before?.kind !== 'subhead' || !piece || groups[index]?.pieces.length !== 1) return false
  const next = groups[index + 1]?.pieces[0]
  return piece.width <= WIDEST_DECK && ONE_SENTENCE.test(piece.text) && next?.role === 'running' && !next.short
}
