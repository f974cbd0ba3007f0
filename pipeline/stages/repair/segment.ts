import type { ParagraphKind } from '../../document/index.ts'
import type { Group, RolePiece } from './arrange.ts'
import { DATELINE_OPENINGS } from './lexicon.ts'
import { isKicker } from './roles.ts'

/** A paragraph with its kind, made of pieces in reading order. */
export interface Paragraphed {
  readonly kind: ParagraphKind
  readonly group: Group
}

/** The paragraphs of one article, in reading order. */
export type Segment = readonly Paragraphed[]

const DATELINE = new RegExp(
  `^[（(【]?(?:${DATELINE_OPENINGS.join('|')})|^[A-Z][A-Za-z .]{2,24}, (?:[A-Z][a-z]{2,8}\\.? \\d{1,2} )?\\([A-Z]`,
)
const END_MARK = /[（(](?:完|记者[^（）()]{2,30}|据[^（）()]{2,20}报?|本报综合|来源[^（）()]{2,20})[）)]$|■$|□$/
/** A line under a subhead that sums the section up, in one sentence. */
const WIDEST_DECK = 32
const ONE_SENTENCE = /^[^。！？；]{4,}。$/

/** Cuts what stands on a page into articles and says what each paragraph is. */
export function segment(groups: readonly Group[]): readonly Segment[] {
  const segments: Paragraphed[][] = []
  let open: Paragraphed[] = []
  segments.push(open)
  groups.forEach((group, index) => {
    const start = startsArticle(groups, index, open)
    if (start) {
      open = []
      segments.push(open)
    }
    open.push({ kind: kindOf(groups, index, open), group })
  })
  return mergeEmpty(segments)
}

const roleOf = (group: Group | undefined): RolePiece['role'] | undefined =>
  group === undefined ? undefined : group.pieces.length > 1 ? 'running' : group.pieces[0]?.role
const textOf = (group: Group | undefined): string => group?.pieces.map((piece) => piece.text).join('') ?? ''
const hasBody = (paragraphs: readonly Paragraphed[]): boolean => paragraphs.some(({ kind }) => kind === 'body')

/** A heading in the middle of a page opens a new article only where something says so; else it is a subhead. */
function startsArticle(groups: readonly Group[], index: number, open: readonly Paragraphed[]): boolean {
  if (roleOf(groups[index]) !== 'heading' || !hasBody(open)) return false
  if (isKicker(textOf(groups[index]))) return roleOf(groups[index + 1]) === 'heading'
  if (endedArticle(open)) return true
  // Headings in a row (引题, 主题, 副题) belong together: look behind them.
  let next = index + 1
  while (next < index + 3 && roleOf(groups[next]) === 'heading') next += 1
  return roleOf(groups[next]) === 'byline' || DATELINE.test(textOf(groups[next]))
}

function endedArticle(open: readonly Paragraphed[]): boolean {
  const last = open.findLast(({ kind }) => kind === 'body')
  return last !== undefined && END_MARK.test(textOf(last.group).slice(-40))
}

function kindOf(groups: readonly Group[], index: number, open: readonly Paragraphed[]): ParagraphKind {
  const group = groups[index]
  const role = roleOf(group)
  if (role === 'furniture' || role === 'caption' || role === 'byline') return role
  if (role === 'heading') return kindOfHeading(groups, index, open)
  return isDeck(groups, index, open) ? 'subhead' : 'body'
}

function kindOfHeading(groups: readonly Group[], index: number, open: readonly Paragraphed[]): ParagraphKind {
  const titled = open.some(({ kind }) => kind === 'title')
  if (titled || hasBody(open)) return 'subhead'
  return isKicker(textOf(groups[index])) && roleOf(groups[index + 1]) === 'heading' ? 'kicker' : 'title'
}

function isDeck(groups: readonly Group[], index: number, open: readonly Paragraphed[]): boolean {
  const before = open.at(-1)
  const piece = groups[index]?.pieces[0]
  if (before?.kind !== 'subhead' || !piece || groups[index]?.pieces.length !== 1) return false
  const next = groups[index + 1]?.pieces[0]
  return piece.width <= WIDEST_DECK && ONE_SENTENCE.test(piece.text) && next?.role === 'running' && !next.short
}

/** Furniture alone is no article: it belongs to the one after it, or to the one before it. */
function mergeEmpty(segments: readonly Paragraphed[][]): readonly Segment[] {
  return segments.filter((paragraphs) => paragraphs.length > 0)
}
