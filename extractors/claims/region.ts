import type { Span } from '../../pipeline/document/index.ts'
import { type ClauseContext, clauseStart, type ParagraphContext } from './context.ts'
import { anyOf, findWords, isClass } from './lexer.ts'
import { NO_NAME_TAILS, NO_TERRITORIES, PLACE_MOVES, PLACE_NAME_TAILS, PLACES, SCOPES } from './lexicon.ts'
import { lastBefore, startingIn } from './ordered.ts'
import type { Phrase } from './phrase.ts'
import { stripPredicate } from './predicate.ts'
import { placeAt } from './trim.ts'

/** The territory of a figure; `isName` where only the recogniser says that it is a place. */
export interface Region {
  readonly span: Span
  readonly isName: boolean
}

const NO_TERRITORY: ReadonlySet<string> = new Set(NO_TERRITORIES)
const TAIL = new RegExp(`^(?:${anyOf(PLACE_NAME_TAILS)})`)
const NO_TAIL = new RegExp(`^(?:${anyOf(NO_NAME_TAILS)})`)
const MOVE = new RegExp(`(?:${anyOf(PLACE_MOVES)})$`)
const KNOWN = new Set([...SCOPES, ...PLACES])
/** A place that the recogniser found is a territory when it ends as territories do. */
const TERRITORY = /(?:[省市县区州旗乡镇村岛港国洲]|自治区|特别行政区|地区|半岛|盆地|流域|平原)$/

/**
 * The territory that a figure holds for: the place right before its subject, or the place that opens its clause, or, in
 * a clause without one, the place that opens the sentence. Anything further off, listed with others, part of a name, or
 * said of a movement gives none: a wrong region is worse than none.
 */
export function findRegion(context: ClauseContext, subject: Phrase | null, whole: Phrase | null): Region | null {
  const { paragraph, left, bound, quantity } = context
  const head = subject?.[0]
  const usable = (region: Region | null) => (region && !isIn(region.span, whole) ? region : null)
  if (quantity.kind === 'rank') {
    const scope = scopeOfRank(paragraph, left)
    if (scope) return usable(scope)
  }
  // 甲市32例、乙市26例: whatever is counted, the place at the figure is the figure's.
  const near = paragraph.quantities.length > 1 ? placeAtFigure(context) : null
  if (near) return usable(near)
  if (head !== undefined && typeof head !== 'string' && head.start >= bound && head.end <= quantity.span.start) {
    const beside = placeBeside(paragraph, head, bound)
    if (beside) return usable(beside)
  }
  // A subject taken over from a clause before says nothing of this clause's own place.
  const own = openingPlace(paragraph, left)
  if (own !== undefined) return usable(own)
  const afterFigure = head !== undefined && typeof head !== 'string' && head.start >= quantity.span.end
  if (afterFigure && countedPlace(paragraph, quantity.span.end, head.start)) return null
  if (left.start <= bound) return null
  const opening = openingPlace(paragraph, { start: bound, end: left.start })
  if (!opening) return null
  return hasOtherPlace(paragraph, { start: opening.span.end, end: left.end }) ? null : usable(opening)
}

const RANK_SCOPE = new RegExp(`[在居列于](${anyOf(SCOPES)})[^，]{0,8}$`)
const RANK_REACH = 20

/** `产量居全国第三`, `在全省排名第15位`: the scope in which a rank holds. */
function scopeOfRank({ folded }: ParagraphContext, left: Span): Region | null {
  const from = Math.max(left.start, left.end - RANK_REACH)
  const scope = RANK_SCOPE.exec(folded.slice(from, left.end))
  if (!scope?.[1]) return null
  const start = from + scope.index + 1
  return { span: { start, end: start + scope[1].length }, isName: false }
}

/** `广东省2022年⟦茶叶产量⟧`, `青禾的⟦茶园⟧`, and a place with which a subject itself begins. */
function placeBeside(paragraph: ParagraphContext, head: Span, bound: number): Region | null {
  const { folded } = paragraph
  let end = head.start
  for (;;) {
    const time = paragraph.timesByEnd.get(end)
    if (time && time.span.start >= bound) end = time.span.start
    else if (end > bound && /[的\s]/.test(folded[end - 1] as string)) end -= 1
    else break
  }
  const lowest = Math.max(bound, end - LONGEST)
  for (let start = lowest; start < end - 1; start += 1) {
    const place = placeAt(paragraph, start, end)
    if (place === end) return regionOf(paragraph, { start, end }, true)
  }
  const inside = placeAt(paragraph, head.start, head.end)
  return inside > head.start ? regionOf(paragraph, { start: head.start, end: inside }, false) : null
}

/** The place that stands alone before a figure and its predicate. */
function placeAtFigure({ paragraph, near }: ClauseContext): Region | null {
  const end = stripPredicate(paragraph, near).start
  for (let start = Math.max(near.start, end - LONGEST); start < end - 1; start += 1) {
    const listed = start === near.start || /[、，,；;]/.test(paragraph.folded[start - 1] ?? '')
    if (listed && placeAt(paragraph, start, end) === end) return regionOf(paragraph, { start, end }, true)
  }
  return null
}

/** Names of places are no longer. */
const LONGEST = 12

/** The place that opens a clause, as its topic; null where one stands there that is no territory, undefined where none. */
function openingPlace(paragraph: ParagraphContext, within: Span): Region | null | undefined {
  const at = skipToTopic(paragraph, within)
  const end = placeAt(paragraph, at, within.end)
  return end > at ? regionOf(paragraph, { start: at, end }, false) : undefined
}

/** Past times, marks, connectives and 在 at a clause's head. */
function skipToTopic(paragraph: ParagraphContext, within: Span): number {
  const { folded } = paragraph
  let at = within.start
  while (at < within.end) {
    const time = startingIn(paragraph.times, { start: at, end: at + 1 })[0]
    if (time) {
      at = time.span.end
      continue
    }
    if (/[，,、：:“”"\s在]/.test(folded[at] as string)) {
      at += 1
      continue
    }
    const word = findWords(folded, { start: at, end: Math.min(within.end, at + 6) })[0]
    if (word?.start !== at || !isClass(word, 'conjunction', 'adverb') || isClass(word, 'verb')) return at
    at = word.end
  }
  return at
}

function regionOf(paragraph: ParagraphContext, span: Span, besideSubject: boolean): Region | null {
  const { folded } = paragraph
  const text = folded.slice(span.start, span.end)
  const known = KNOWN.has(text) || KNOWN.has(text.replace(/(?:特别行政区|自治区|[省市])$/, ''))
  if (NO_TERRITORY.has(text) || (!known && !besideSubject && !TERRITORY.test(text))) return null
  if (text.length < 2 || /[\d，。]/.test(text)) return null
  const after = folded.slice(span.end, span.end + 8)
  if (TAIL.test(after) && !NO_TAIL.test(after)) return null
  // 北京、上海: one of a list is not the whole territory.
  if (/^[、和与及]/.test(after) && isPlaceStart(paragraph, span.end + 1)) return null
  if (/[、和与及]/.test(folded[span.start - 1] ?? '') && !followsFigure(paragraph, span.start - 1)) return null
  if (MOVE.test(folded.slice(Math.max(0, span.start - 3), span.start))) return null
  return isInOrganisation(paragraph, span) ? null : { span, isName: !known }
}

function isPlaceStart(paragraph: ParagraphContext, at: number): boolean {
  return placeAt(paragraph, at, at + LONGEST) > at
}

/** `32例、乙市26例`: the mark goes on with a list of figures, not with one of places. */
function followsFigure({ quantities }: ParagraphContext, mark: number): boolean {
  return lastBefore(quantities, mark)?.span.end === mark
}

/** 世界 in 世界卫生组织: a name's part is nowhere. */
function isInOrganisation({ names }: ParagraphContext, span: Span): boolean {
  return startingIn(names, { start: span.start - LONGEST * 2, end: span.start + 1 }).some(
    ({ label, span: name }) => label === 'ORG' && name.start <= span.start && name.end > span.end,
  )
}

/** `400多家青禾的⟦中小企业⟧`: a place between figure and noun is theirs; the clause's own may be another. */
function countedPlace(paragraph: ParagraphContext, start: number, end: number): boolean {
  return end > start && placeAt(paragraph, start, end) > start
}

function hasOtherPlace(paragraph: ParagraphContext, within: Span): boolean {
  for (let at = clauseStart(paragraph.folded, within.end, within.start); at < within.end - 1; at += 1) {
    if (placeAt(paragraph, at, within.end) > at) return true
  }
  return startingIn(paragraph.names, within).some((name) => name.label === 'LOC')
}

function isIn(region: Span, whole: Phrase | null): boolean {
  return (
    whole?.some((piece) => typeof piece !== 'string' && piece.start <= region.start && region.end <= piece.end) ?? false
  )
}
