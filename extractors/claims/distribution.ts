import type { Span } from '../../pipeline/document/index.ts'
import type { Quantity } from '../types.ts'
import { clauseEnd, type ParagraphContext } from './context.ts'
import { MEASURE_HEADS } from './lexicon.ts'
import { startingIn } from './ordered.ts'
import type { Phrase } from './phrase.ts'

/** A 分别 and the figures that it deals out, in order. */
export interface Distribution {
  readonly at: number
  readonly members: readonly Quantity[]
}

const MARKS = /分别|依次(?=[为是达有])|各(?=为|占|达|增|降)/g
/** What may stand between two members of one 分别. */
const BETWEEN = /^(?:[、，,]?(?:和|与|及|以及|或)?(?:[^，。；、]{0,6})?)$/

/** Finds each 分别 of a sentence with at least two figures after it. */
export function findDistributions(
  context: ParagraphContext,
  sentence: Span,
  quantities: readonly Quantity[],
): readonly Distribution[] {
  const found: Distribution[] = []
  const text = context.folded.slice(sentence.start, sentence.end)
  for (const mark of text.matchAll(MARKS)) {
    const at = sentence.start + mark.index
    const members = membersAfter(context.folded, at + mark[0].length, sentence, quantities)
    if (members.length > 1) found.push({ at, members })
  }
  return found
}

/** No 分别 deals to more figures than this. */
const MOST = 12

function membersAfter(
  folded: string,
  start: number,
  sentence: Span,
  quantities: readonly Quantity[],
): readonly Quantity[] {
  const end = clauseEnd(folded, start, sentence.end)
  const members: Quantity[] = []
  for (const quantity of startingIn(quantities, { start, end: sentence.end }).slice(0, MOST)) {
    const last = members.at(-1)
    if (!last && quantity.span.start >= end) break
    if (
      last &&
      (!BETWEEN.test(folded.slice(last.span.end, quantity.span.start)) || quantity.unitCode !== last.unitCode)
    )
      break
    members.push(quantity)
  }
  return members
}

const SEPARATOR = /[、，,]?(?:以及|和|与|及)|、/g
/** Two things that a single word names: 产销 → 产量, 销量. */
const JOINT_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  产销: ['产量', '销量'],
  产销量: ['产量', '销量'],
  进出口: ['进口', '出口'],
  收支: ['收入', '支出'],
  供需: ['供给', '需求'],
  购销: ['购买量', '销量'],
  升降: ['上升', '下降'],
}

/**
 * One subject dealt out over `count` figures: `产销` or `产量和销量` or `城镇和农村居民收入`; null when its members are
 * not as many as the figures.
 */
export function splitSubject(folded: string, phrase: Phrase, count: number): readonly Phrase[] | null {
  const span = phrase.length === 1 ? phrase[0] : undefined
  if (span === undefined || typeof span === 'string') return null
  return splitJointWord(folded, span, count) ?? splitList(folded, span, count)
}

function splitJointWord(folded: string, span: Span, count: number): readonly Phrase[] | null {
  const text = folded.slice(span.start, span.end)
  const word = Object.keys(JOINT_WORDS)
    .sort((a, b) => b.length - a.length)
    .find((each) => text.endsWith(each))
  if (!word || count !== 2) return null
  const stem = { start: span.start, end: span.end - word.length }
  return (JOINT_WORDS[word] ?? []).map((member) => (stem.end > stem.start ? [stem, member] : [member]))
}

function splitList(folded: string, span: Span, count: number): readonly Phrase[] | null {
  const text = folded.slice(span.start, span.end)
  const parts: Span[] = []
  let start = 0
  for (const separator of text.matchAll(SEPARATOR)) {
    parts.push({ start: span.start + start, end: span.start + separator.index })
    start = separator.index + separator[0].length
  }
  parts.push({ start: span.start + start, end: span.end })
  if (parts.length !== count || parts.some((part) => part.end <= part.start)) return null
  return shareHeads(folded, parts)
}

/** Members up to this long can be modifiers or heads only, and borrow the rest. */
const SHORT = 4

/** Gives each member what it leaves to another: 农业、服务业增加值; 城镇和农村居民收入; 新能源汽车产量和销量. */
function shareHeads(folded: string, parts: readonly Span[]): readonly Phrase[] {
  const first = parts[0] as Span
  const last = parts.at(-1) as Span
  const rest = parts.slice(0, -1)
  const head = measureHead(folded, last)
  if (head && rest.every((part) => !measureHead(folded, part))) {
    const longest = Math.max(...rest.map(length))
    // 农村居民收入 after 城镇: all that is left after a piece as long as the first is common to both.
    const stem = length(last) - length(head)
    const common = longest <= SHORT && stem > longest + 1 ? { start: last.start + length(first), end: last.end } : head
    return [...rest.map((part) => [part, common]), [last]]
  }
  const later = parts.slice(1)
  if (length(first) > SHORT && later.every((part) => length(part) < SHORT && measureHead(folded, part))) {
    const stem = { start: first.start, end: first.end - length(parts[1] as Span) }
    return parts.map((part, i) => (i === 0 ? [part] : [stem, part]))
  }
  return parts.map((part) => [part])
}

function length(span: Span): number {
  return span.end - span.start
}

const HEADS = [...MEASURE_HEADS].sort((a, b) => b.length - a.length)

/** The word at the end that names a measure: 增加值, 收入. */
function measureHead(folded: string, span: Span): Span | null {
  const head = HEADS.find((each) => each.length <= length(span) && folded.startsWith(each, span.end - each.length))
  return head ? { start: span.end - head.length, end: span.end } : null
}
