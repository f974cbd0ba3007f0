import type { Span } from '../../pipeline/document/index.ts'
import { type ClauseContext, clauseStart } from './context.ts'
import { phraseBefore, stripPredicate, trimPhrase } from './phrase.ts'

/** `A占B的14.9%`: part and whole; a part that the clause leaves out is null. */
export interface Share {
  readonly part: Span | null
  readonly whole: Span | null
}

const MARK = /(?:占到了?|占据|占了|占有|占)(?!比|地|用|线)/g
const TAIL =
  /(?:的?(?:比重|比例|比率|份额|比))?(?:已?(?:达到?|为|是|约为|超过?|高达|接近|近|约|逾|仅|不足|不到|只有|由|从)){0,3}[的约近逾超仅,，\s]{0,2}$/

/** Reads 占 before a ratio, in its clause or in the one before when that holds no figure (`占总数的比率，由8.9%`). */
export function findShare(context: ClauseContext): Share | null {
  const { quantity, paragraph, near, left, bound } = context
  if (quantity.kind !== 'ratio') return null
  const inClause = readShare(context, near)
  if (inClause || near.start > left.start || left.start <= bound) return inClause
  const end = left.start - 1
  const start = clauseStart(paragraph.folded, end, bound)
  if (paragraph.quantities.some((each) => each.span.start < end && each.span.end > start)) return null
  const rest = stripPredicate(paragraph, left)
  return rest.start > left.start ? null : readShare(context, { start, end })
}

function readShare({ paragraph }: ClauseContext, within: Span): Share | null {
  const text = paragraph.folded.slice(within.start, within.end)
  const mark = [...text.matchAll(MARK)].at(-1)
  if (!mark) return null
  const tail = TAIL.exec(text)
  const from = within.start + mark.index + mark[0].length
  const to = within.start + (tail && tail.index >= mark.index + mark[0].length ? tail.index : text.length)
  const whole = to > from ? wholeOf({ start: from, end: to }, paragraph.folded) : null
  const stripped = stripPredicate(paragraph, { start: within.start, end: within.start + mark.index })
  const part = phraseBefore(paragraph, { start: within.start, end: stripped.start })
  return { part: part && trimPhrase(paragraph, part.span), whole }
}

/** Without particles; a scope that is the whole itself (全球) stays. */
function wholeOf(span: Span, folded: string): Span | null {
  let { start, end } = span
  while (start < end && /[了到的约、\s]/.test(folded[start] as string)) start += 1
  while (start < end && /[的、，,\s]/.test(folded[end - 1] as string)) end -= 1
  return start < end ? { start, end } : null
}
