import type { Span } from '../../pipeline/document/index.ts'
import type { Quantity } from '../types.ts'
import { type ClauseContext, clauseStart, type ParagraphContext } from './context.ts'
import { firstWithin, startingIn } from './ordered.ts'
import { phraseBefore } from './phrase.ts'
import { stripPredicate } from './predicate.ts'

/** `A占B的14.9%`: part and whole; a part that the clause leaves out is null. */
export interface Share {
  readonly part: Span | null
  readonly whole: Span | null
  /** True for 占比, which needs no whole beside it. */
  readonly named: boolean
}

const MARK = /占比|(?:占到了?|占据|占了|占有(?![率量])|占(?!有))(?!地(?!区|方)|用|线)/g
/** What stands between the whole and the figure: `的比重提高到`, `的`, `约`. */
const TAIL =
  /(?:的?(?:比重|比例|比率|份额)[^，。；]{0,10}|(?:已?(?:达到?|为|是|约为|超过?|高达|接近|近|约|逾|仅|不足|不到|只有|由|从)){0,3}[的约近逾超仅,，\s]{0,2})$/

/** Reads 占 before a ratio, in its clause or in the one before when that holds no figure (`占停运次数的比率，由7.5%`). */
export function findShare(context: ClauseContext): Share | null {
  const { quantity, paragraph, near, left, bound } = context
  if (quantity.kind !== 'ratio') return null
  const inClause = readShare(context, near)
  if (inClause || near.start > left.start || left.start <= bound) return inClause
  const end = left.start - 1
  const start = clauseStart(paragraph.folded, end, bound)
  if (firstWithin(paragraph.quantities, { start, end })) return null
  const rest = stripPredicate(paragraph, left)
  return rest.start > left.start ? null : readShare(context, { start, end })
}

/** `维持在总进口额的10%以上`, `相当于产量的一半`: a share without 占. */
const LEVEL_OF =
  /(?:(?:达到?|相当于|维持在|保持在|提高到|增加到|增至|升至|降至|完成了?|到))([^，的]{2,16})的(?:约|近|逾)?$/

function readShare({ paragraph, quantity }: ClauseContext, within: Span): Share | null {
  const text = paragraph.folded.slice(within.start, within.end)
  const mark = [...text.matchAll(MARK)].at(-1)
  if (!mark) return readOfTotal(paragraph, within, text) ?? readLevelOf(paragraph, quantity, within, text)
  const tail = TAIL.exec(text)
  const from = within.start + mark.index + mark[0].length
  const to = within.start + (tail && tail.index >= mark.index + mark[0].length ? tail.index : text.length)
  const whole = to > from && mark[0] !== '占比' ? wholeOf({ start: from, end: to }, paragraph.folded) : null
  // 需求中所占的比重: 所 belongs to 占.
  const at = within.start + mark.index
  const upTo = paragraph.folded[at - 1] === '所' ? at - 1 : at
  const stripped = stripPredicate(paragraph, { start: within.start, end: upTo })
  const part = phraseBefore(paragraph, { start: within.start, end: stripped.start })
  const named = mark[0] === '占比'
  // 游客中个人游占入境者一半: whose part it is does not change what stands after 占.
  if (part && whole) return { part: splitWithin(paragraph.folded, part.span).part, whole, named }
  if (!part) return { part: null, whole, named }
  return { ...splitWithin(paragraph.folded, part.span), named }
}

const OF_TOTAL = /(?<=[\p{Script=Han}]{2})(?:已|约)?(?:超过?|达到?|近|逾)(总[数量额值](?:的|近|约|逾){0,2})$/u

/** `岗位需求数超总数60%`: part of a total, without 占. */
function readOfTotal(paragraph: ParagraphContext, within: Span, text: string): Share | null {
  const total = OF_TOTAL.exec(text)
  if (!total?.[1]) return null
  const end = within.start + total.index
  const part = phraseBefore(paragraph, {
    start: within.start,
    end: stripPredicate(paragraph, { ...within, end }).start,
  })
  const start = within.start + text.length - total[1].length
  return part && { part: part.span, whole: { start, end: start + 2 }, named: false }
}

function readLevelOf(paragraph: ParagraphContext, quantity: Quantity, within: Span, text: string): Share | null {
  const level = LEVEL_OF.exec(text)
  if (!level?.[1] || quantity.unitCode === 'times') return null
  const end = within.start + level.index + level[0].lastIndexOf('的')
  const time = startingIn(paragraph.times, { start: end - level[1].length, end })[0]
  const whole = { start: time?.span.end ?? end - level[1].length, end }
  if (whole.end <= whole.start || /\d/.test(paragraph.folded.slice(whole.start, whole.end))) return null
  const stripped = stripPredicate(paragraph, { start: within.start, end: within.start + level.index })
  const part = phraseBefore(paragraph, { start: within.start, end: stripped.start })
  return part || /^(?:完成|相当于)/.test(level[0]) ? { part: part?.span ?? null, whole, named: false } : null
}

/** `成本中釉料约占40%`: what stands before 中 is the whole. */
function splitWithin(folded: string, part: Span): { part: Span; whole: Span | null } {
  const text = folded.slice(part.start, part.end)
  const mark = /^(.{2,20}?)(?:当中|之中|(?<![其集])中)(?![国央心学间小部东型西医])([\s\S]{2,})$/.exec(text)
  if (!mark?.[1] || !mark[2]) return { part, whole: null }
  return {
    part: { start: part.end - mark[2].length, end: part.end },
    whole: { start: part.start, end: part.start + mark[1].length },
  }
}

/** What stands between a whole and its figure and belongs to neither. */
const WHOLE_TAIL = /大概|大约|将近|接近|超过|达到|不足|不到|至少|高达|多达/

/** Without particles; a scope that is the whole itself (全球) stays. */
function wholeOf(span: Span, folded: string): Span | null {
  let { start, end } = span
  while (start < end && /[了到的约、\s]/.test(folded[start] as string)) start += 1
  if (folded[start] === '其' && end - start > 2 && !/[他它余中]/.test(folded[start + 1] ?? '')) start += 1
  for (;;) {
    if (start < end && /[的、，,\s]/.test(folded[end - 1] as string)) end -= 1
    else if (end - start > 3 && WHOLE_TAIL.test(folded.slice(end - 2, end))) end -= 2
    else break
  }
  return start < end ? { start, end } : null
}
