import type { Span } from '../../pipeline/document/index.ts'
import type { ParagraphContext } from './context.ts'
import { anyOf, cutsNoun, nounEnd } from './lexer.ts'
import { AGENT_HEADS, CLASSIFIERS, LEXICON, MEASURE_HEADS, PLACE_TAILS, PLACES, SCOPES, SIDES } from './lexicon.ts'

const LEADING =
  /^(?:一[项家个座批条款种](?!人)(?=\p{Script=Han}{2})|\p{Script=Han}{1,8}方面的(?=\p{Script=Han}{2})|过半数?|近半数?|半数|(?:及)?以[上下](?=\p{Script=Han}{2})|[一二两三四五六七八九十\d]{1,3}年来|(?:在)?内的|每[年月日天](?=(?:采购|销售|生产|出口|进口|投入|接待|培训|处理|招生)$)|[的之、，,：:；;\s·—\-~～和与及或等间]|其中|当中|以及|该(?:公司|集团|[厂校院店社所])(?=\p{Script=Han}{2})|本次|此次|这次|这些|这一|这|那|该|本届|各类|各种|各项|各级|各(?!类|种|项|级)|某|其(?![次他它余实])|按|相比|第\d{1,2}[周季轮次]|后(?=\p{Script=Han}{3}))/u
const TRAILING =
  /(?:在[京华沪港]|的?[这那]|[的之、，,：:；;\s和与及或]|方面|其中|当中|中|里|上|期间|之间|每年|每日|每天|每月|单日|单月|单季|年平均|平均每年|一天|一年|一个月|每[\u4e00-\u9fff]{0,2}|年均|月均|日均|一项|一家|一个|(?:统计|有关|最新)?数据|(?:统计|有关|最新)资料|一般|基本|平均)$/
/** A company in front of a measure goes as a place does: 某某公司⟦营业收入⟧. */
const MIN_NAME = 3

const SIDE_WORDS: ReadonlySet<string> = new Set(SIDES)
const POINTER = /(?:[这那该某每]|第[一二三四五六七八九十\d]{1,3})$/
const SCOPE_WORDS = new Set([...SCOPES, ...PLACES])
const LONGEST_SCOPE = Math.max(...[...SCOPE_WORDS].map((word) => word.length))

/** Takes off what a shortest noun phrase does not need: particles, deixis, and scopes in front of something longer. */
export function trimPhrase(context: ParagraphContext, span: Span): Span {
  const { folded } = context
  let { start, end } = span
  for (;;) {
    start = Math.min(end, pastParenthesis(folded, { start, end }))
    // 这个⟦转子⟧: the classifier counts nothing and goes with its 这.
    const pointed =
      POINTER.test(folded.slice(Math.max(0, start - 4), start)) && `${CLASSIFIERS}家`.includes(folded[start] ?? '\n')
    if (pointed && end - start > 2) start += 1
    const text = folded.slice(start, Math.min(end, start + 16))
    const leading = LEADING.exec(text)
    if (leading && start + leading[0].length <= end) {
      start += leading[0].length
      continue
    }
    // “香港共有…: a mark that closes beyond the phrase is none of its own.
    if (/^[“‘]/.test(text) && !/[”’]/.test(folded.slice(start, end))) {
      start += 1
      continue
    }
    const scope = scopeAt(context, start, end)
    if (
      scope > start &&
      !SIDE_WORDS.has(folded.slice(start, scope)) &&
      end - scope >= 2 &&
      !isPeopleOf(context, start, scope, end) &&
      !/^的?(?:人(?!均|口)|市|省|县|区|路|大学|银行)/.test(folded.slice(scope, end))
    ) {
      start = scope
      continue
    }
    break
  }
  for (;;) {
    const trailing = TRAILING.exec(folded.slice(Math.max(start, end - 4), end))
    if (!trailing || end - trailing[0].length <= start) break
    if (/(?:上|中|里)$/.test(trailing[0]) && end - start <= 2) break
    end -= trailing[0].length
  }
  end = beforeParenthesis(folded, { start, end })
  while (end - start > 2 && STRAY.test(folded.slice(end - 2, end))) end -= 1
  return unmark(folded, { start, end })
}

/** 香港居民, 内地旅客: a place tells which people, where nothing else does. */
function isPeopleOf({ folded, places }: ParagraphContext, start: number, scope: number, end: number): boolean {
  const from = folded[scope] === '的' ? scope + 1 : scope
  const named = places.has(start) || PLACES_AS_PEOPLE.has(folded.slice(start, scope))
  return named && end - from === 2 && PEOPLE_HEADS.has(folded.slice(from, end))
}

const PLACES_AS_PEOPLE: ReadonlySet<string> = new Set([...PLACES, '内地', '境外', '海外'])
const PEOPLE_HEADS: ReadonlySet<string> = new Set(AGENT_HEADS)

/** Before a gloss that closes the phrase (`价格指数（现货）`); its end where none does. */
function beforeParenthesis(folded: string, within: Span): number {
  if (!/[)）]/.test(folded[within.end - 1] ?? '')) return within.end
  for (let at = within.end - 2; at > within.start + 1; at -= 1) {
    if (folded[at] === '(' || folded[at] === '（') return at
  }
  return within.end
}

/** An adverb that no list knows in this place: no noun ends so. */
const STRAY =
  /[却仍才虽曾而另]$|[^方顺小大简随即]便$|[^需主重必摘纪概首]要$|[^许认宁]可$|[^原材燃饲肥塑布饮资涂颜染废配史辅用木石油香]料$/

/** True for a phrase that is nothing but a scope or place: 全港, 广东省. */
export function isScope(context: ParagraphContext, span: Span): boolean {
  // A foreign name beside it glosses a term, whatever the recogniser made of it.
  const glossed = /^[(（][A-Za-z]/.test(context.folded.slice(span.end, span.end + 2))
  return !glossed && span.end > span.start && scopeAt(context, span.start, span.end) === span.end
}

/** The end of a scope, a place, or a body in front of its measure that begins at `start`, or `start`. */
function scopeAt(context: ParagraphContext, start: number, end: number): number {
  const { folded } = context
  const place = placeAt(context, start, end)
  if (place > start) return place
  const name = context.organisations.get(start)
  const owns = name && name.end < end && name.end - start >= MIN_NAME && isMeasureWord(folded, name.end, end)
  return owns ? name.end : start
}

/** The end of a scope or place that begins at `start`, or `start`. */
export function placeAt(context: ParagraphContext, start: number, end: number): number {
  const { folded } = context
  if (isLongerName(context, start)) return start
  const place = context.places.get(start)
  if (place && place.end <= end) return withTail(folded, place.end, end)
  let after = Math.min(end, start + LONGEST_SCOPE)
  while (after > start + 1 && !SCOPE_WORDS.has(folded.slice(start, after))) after -= 1
  if (after <= start + 1) return start
  // 东北部, 上海市场: the word goes on.
  if (folded[after] === '部' && /[东西南北中]/.test(folded[after - 1] ?? '')) return start
  // 国内生产总值, 中国队: a known noun begins as a place does.
  if (nounEnd(folded, start, end) > after) return start
  return withTail(folded, after, end)
}

/** 贵州茅台, 上海大众: a body whose name begins with a place is nowhere. */
function isLongerName({ organisations, places }: ParagraphContext, start: number): boolean {
  const name = organisations.get(start)
  const place = places.get(start)
  return name !== undefined && (place === undefined || place.end < name.end)
}

/** Past 省, 市 or 地区 after a place that is named without it. */
function withTail(folded: string, after: number, end: number): number {
  const tail = PLACE_TAILS.find((each) => folded.startsWith(each, after) && !cutsNoun(folded, after + each.length))
  return tail && after + tail.length <= end ? after + tail.length : after
}

/** True where a name is followed by a measure right away, with 的 or without. */
function isMeasureWord(folded: string, start: number, end: number): boolean {
  const rest = folded.slice(folded[start] === '的' ? start + 1 : start, end)
  return MEASURE.test(rest) || LEXICON.nominal.includes(rest)
}

const MEASURE = new RegExp(`(?:${anyOf(MEASURE_HEADS)})$`)

/** Takes off a mark whose partner is not in the phrase. */
function unmark(folded: string, span: Span): Span {
  let { start, end } = span
  const pairs = ['“”', '‘’', '（）', '()', '《》'] as const
  for (const [open, close] of pairs.map((pair) => [pair[0] as string, pair[1] as string] as const)) {
    const text = folded.slice(start, end)
    if (text.startsWith(close)) start += 1
    else if (text.startsWith(open) && !text.includes(close)) start += 1
    if (folded.slice(start, end).endsWith(open)) end -= 1
    else if (folded.slice(start, end).endsWith(close) && !folded.slice(start, end).includes(open)) end -= 1
  }
  return start < end ? { start, end } : { start, end: start }
}

/** Past a parenthesis that begins the stretch; its start where none does. */
export function pastParenthesis(folded: string, within: Span): number {
  if (folded[within.start] !== '(' && folded[within.start] !== '（') return within.start
  for (let at = within.start + 1; at < within.end; at += 1) {
    if (folded[at] === ')' || folded[at] === '）') return at + 1
  }
  return within.start
}

/** True for a phrase that ends in the name of a measure: 人数, 增加值. */
export function isMeasure(folded: string, span: Span): boolean {
  return MEASURE.test(folded.slice(Math.max(span.start, span.end - 6), span.end))
}

/** `台灯累计销售`: a verb used as a noun, alone. */
export function isNominal(folded: string, span: Span): boolean {
  return LEXICON.nominal.includes(folded.slice(span.start, span.end))
}
