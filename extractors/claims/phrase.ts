import type { Span } from '../../pipeline/document/index.ts'
import { clauseEnd, type ParagraphContext, pastTail } from './context.ts'
import { anyOf, findWords, isClass, type Word } from './lexer.ts'
import {
  ADDED_TRADITIONAL,
  AGENT_HEADS,
  CLASSIFIERS,
  MEASURE_HEADS,
  PER_UNITS,
  THING_HEADS,
  type WordClass,
} from './lexicon.ts'
import { startingIn } from './ordered.ts'
import { PREDICATE, stripPredicate } from './predicate.ts'
import { isMeasure, isScope, pastParenthesis, trimPhrase } from './trim.ts'

/** A noun phrase: spans of the article's text, with what a distribution adds between them (产销 → 产 + 量). */
export type Phrase = readonly (Span | string)[]

/** The phrase as the page would print it: what a rule added takes the page's script. */
export function phraseText(text: string, phrase: Phrase, isTraditional = false): string {
  const added = (piece: string) => (isTraditional ? (ADDED_TRADITIONAL.get(piece) ?? piece) : piece)
  return phrase
    .map((piece) => (typeof piece === 'string' ? added(piece) : text.slice(piece.start, piece.end)))
    .join('')
    .replace(/\s+/gu, ' ')
}

const BOUNDARY: readonly WordClass[] = PREDICATE.filter((name) => name !== 'approximator').concat('pronoun')

/** A phrase before the predicate, and the word that bounds it on the left. */
export interface FoundPhrase {
  readonly span: Span
  readonly before: Word | null
}

/** The noun phrase that ends at `within.end`: back to the nearest verb, coverb, adverb, time or scope. */
export function phraseBefore(context: ParagraphContext, within: Span): FoundPhrase | null {
  const { folded } = context
  const words = wordsIn(context, within).filter((word) => isBoundary(word) && !inMarks(folded, word, within))
  let before = words.at(-1) ?? null
  let start = before?.end ?? within.start
  for (const time of startingIn(context.times, within)) {
    if (time.span.end <= within.end && time.span.end >= start) {
      start = time.span.end
      before = null
    }
  }
  // 销量在同类产品中排名第二: 在…中 says where, the noun stands before it.
  if (before?.word === '在' && /(?:中|里|上|内|下|方面|期间|之际|之时)$/.test(folded.slice(start, within.end))) {
    const rest = stripPredicate(context, { start: within.start, end: before.start })
    return phraseBefore(context, { start: within.start, end: rest.start })
  }
  const span = shorten(folded, withoutLastPlace(context, trimPhrase(context, { start, end: within.end })), before)
  return span.end - span.start > 1 && !NO_NOUN.test(folded.slice(span.start, span.end)) ? { span, before } : null
}

/** `脱硝任务⟦某省⟧仅完成60%`: a place after a noun that is complete is the figure's own. */
function withoutLastPlace({ folded, names }: ParagraphContext, span: Span): Span {
  const name = startingIn(names, span).at(-1)
  if (name?.label !== 'LOC' || name.span.end !== span.end || name.span.start - span.start < 3) return span
  return COMPLETE.test(folded.slice(span.start, name.span.start)) ? { start: span.start, end: name.span.start } : span
}

const COMPLETE = new RegExp(
  `(?:${anyOf([...MEASURE_HEADS.filter((head) => head.length > 1), ...THING_HEADS.filter((head) => head.length > 1)])})$`,
)

/** What is left of a clause and names nothing. */
const NO_NOUN = new RegExp(
  `^(?:年均|月均|日均|平均|一般|标注|年平均|人均|户均|其余|另一款|其一|一[天年次]|一个月|每(?:${anyOf(PER_UNITS)})|自己|有的|这里|那里|[\\d.,%]+)$`,
)

/** `获得收入的网约车司机`: the verb's object and 的 only modify; the noun after 的 stands alone when it can. */
function shorten(folded: string, span: Span, before: Word | null): Span {
  const object = before !== null && before.end === span.start && isClass(before, 'verb', 'have')
  const counts = /\d/.test(folded[span.start] ?? '')
  if (!object && !counts && span.end - span.start <= LONG) return span
  const tie = folded.lastIndexOf('的', span.end - 1)
  return tie > span.start && span.end - tie > 3 ? { start: tie + 1, end: span.end } : span
}

/** A phrase longer than this is shortened to its noun, whatever modifies it. */
const LONG = 14

function isBoundary(word: Word): boolean {
  return !isClass(word, 'noun', 'nominal') && isClass(word, ...BOUNDARY)
}

/** The lexicon's words of a stretch, none inside a recognised name or across its edge: 刘建国|有, 自 in 自民党. */
function wordsIn({ folded, names }: ParagraphContext, within: Span): readonly Word[] {
  const words: Word[] = []
  let at = within.start
  for (const { span } of startingIn(names, within)) {
    if (span.start < at || span.end > within.end) continue
    for (const word of findWords(folded, { start: at, end: span.start })) words.push(word)
    at = span.end
  }
  for (const word of findWords(folded, { start: at, end: within.end })) words.push(word)
  return words
}

/** True for a word inside quotation marks or parentheses within the stretch: part of a name. */
function inMarks(folded: string, word: Span, within: Span): boolean {
  let open = 0
  for (let at = within.start; at < word.start; at += 1) {
    const character = folded[at] as string
    if ('“‘（(《'.includes(character)) open += 1
    else if ('”’）)》'.includes(character)) open = Math.max(0, open - 1)
  }
  return open > 0 && /[”’）)》]/.test(folded.slice(word.end, within.end))
}

const RELATIVE_REACH = 40

/** The noun that follows a counted figure: `4800多家⟦小微企业⟧`, `260名因…离场的⟦选手⟧`. */
export function phraseAfter(
  context: ParagraphContext,
  within: Span,
  { acrossTies = false, relative = true, counts = true } = {},
): Span | null {
  const { folded } = context
  let start = pastParenthesis(folded, within)
  if (/[(（]/.test(folded[start] ?? '')) return null
  if (pastTail(folded, start, within.end) > start || /^[、，和与及或]/.test(folded[start] ?? '')) return null
  while (start < within.end && /[\s的”’"]/.test(folded[start] as string)) start += 1
  const end = Math.min(within.end, start + RELATIVE_REACH)
  const found = wordsIn(context, { start, end })
  const stops = found.filter(
    (word) =>
      isBoundary(word) && word.word !== '或' && !isPassive(folded, word) && !inMarks(folded, word, { start, end }),
  )
  // Right after its figure 供应 acts; only inside a phrase is it a noun.
  const opening = found[0]
  // 几百家合作伙伴: between a classifier and a noun it only modifies.
  const acts = opening?.start === start && isClass(opening, ...BOUNDARY) && !isPassive(folded, opening)
  const modifier =
    acts && relative && isClass(opening, 'nominal', 'up', 'down') && THING.test(folded.slice(opening.end, end))
  const first = acts && !modifier ? opening : stops[0]
  if (first && first.start === start) {
    if (relative && closesClause(folded, first)) return { start: first.start, end: first.end }
    const verbal = isClass(first, 'verb', 'light', 'up', 'down', 'have', 'coverb', 'level', 'adverb')
    const tie = verbal && relative ? folded.lastIndexOf('的', end - 1) : -1
    if (tie <= first.end || tie + 1 >= end) return null
    return phraseAfterTie(context, { start: tie + 1, end })
  }
  const count = nextCount(folded, start, end)
  const stop = Math.min(first?.start ?? end, count)
  const tie = folded.indexOf('的', start)
  const cut = tie > start && tie < stop && !acrossTies ? tie : stop
  const done = cut === stop && (cut === count || (first !== undefined && isClass(first, 'aspect')))
  const whole = trimPhrase(context, { start, end: firstTime(context, start, cut) })
  const noun = counts ? cutAgent(folded, whole, done) : whole
  // 400多家青禾的中小企业: a place before 的 counts nothing.
  // 76家重点统计的企业: the kind of body after 的 is counted, not what modifies it.
  const related = /(?:相关|有关)$/.test(folded.slice(noun.start, noun.end))
  if (cut === tie && related) return phraseAfterTie(context, { start: tie + 1, end: clauseEnd(folded, tie + 1, end) })
  const modifies = cut === tie && !BODIES.test(folded.slice(noun.start, noun.end)) && isAgentAfter(folded, tie + 1, end)
  if (cut === tie && (modifies || isScope(context, noun))) return phraseAfterTie(context, { start: tie + 1, end })
  return nounOrNull(folded, noun)
}

const THING = new RegExp(`^\\p{Script=Han}{0,3}(?:${anyOf([...AGENT_HEADS, ...THING_HEADS, ...MEASURE_HEADS])})`, 'u')

/** `15名被调查患者`: those to whom it is done. */
function isPassive(folded: string, word: Word): boolean {
  return word.word === '被' && PASSIVE.test(folded.slice(word.end, word.end + 6))
}

const PASSIVE = new RegExp(`^\\p{Script=Han}{2}的?(?:${anyOf(AGENT_HEADS)}|者)`, 'u')

/** `两项承诺。`: a verb alone between a classifier and the clause's end is used as a noun. */
function closesClause(folded: string, word: Word): boolean {
  return word.end - word.start > 1 && isClass(word, 'verb') && /[，。；、！？]/.test(folded[word.end] ?? '。')
}

const OF_COUNTED =
  /(?:年|月|日)?(?:采购|销售|成交|营业|交易|出口|进口|投资|融资|平均|销|产|营|净|总){1,2}(?:额|量|价|值|收入|利润|能力)$|(?:价格|均价|销量|产量|营收|利润|收入)$/

/** Not countries and regions: these own what stands after 的. */
const BODIES = new RegExp(`(?:${anyOf(AGENT_HEADS.filter((head) => !/^(?:国家|地区|城市|部门)$/.test(head)))})+`)

const AGENTS = new RegExp(`(?:${anyOf(AGENT_HEADS)})+`)

/** `约三分之一⟦患者⟧出院后`: what follows a kind of people is what they do, unless it is a short second noun. */
function cutAgent(folded: string, noun: Span, done: boolean): Span {
  // 307种品规采购额降低: what is measured of those counted is not counted.
  const measure = OF_COUNTED.exec(folded.slice(noun.start, noun.end))
  if (
    measure &&
    measure.index > 1 &&
    /^[同环]?(?:比|达|为|均|平|增|下|上|降|升|超|突)/.test(folded.slice(noun.end, noun.end + 2))
  )
    return { start: noun.start, end: noun.start + measure.index }
  const agent = AGENTS.exec(folded.slice(noun.start, noun.end))
  // 小店办起了食堂: before 了 stands a verb, known or not; most have two characters.
  if (!agent) return done && noun.end - noun.start > 3 ? { start: noun.start, end: noun.end - 2 } : noun
  const end = noun.start + agent.index + agent[0].length
  const rest = { start: end, end: noun.end }
  // 24家企业销量: the measure is theirs and is not counted.
  if (rest.end > rest.start && isMeasure(folded, rest)) return { start: noun.start, end }
  if (/^[性作证处权法会]/.test(folded.slice(end, noun.end))) return noun
  if (noun.end - end === 1 && !/[家数群们类员]/.test(folded[end] as string)) return { start: noun.start, end }
  const deed = findWords(folded, rest).some((word) => word.start === end && isClass(word, 'nominal', 'verb'))
  return noun.end - end > 3 || deed || done ? { start: noun.start, end } : noun
}

/** `两名警员击中一名男子`, `90台电脑每台…`: with the next count another phrase begins. */
function nextCount(folded: string, start: number, end: number): number {
  const count = NEXT_COUNT.exec(folded.slice(start + 1, end))
  return count ? start + 1 + count.index : Number.POSITIVE_INFINITY
}

const NEXT_COUNT = new RegExp(`(?:后(?![备卫期台勤续方代])|一[${CLASSIFIERS}]|每(?:${anyOf(PER_UNITS)}))`)

function isAgentAfter(folded: string, start: number, end: number): boolean {
  const stop = findWords(folded, { start, end }).find(isBoundary)?.start ?? end
  return LAST_AGENT.test(folded.slice(start, Math.min(stop, clauseEnd(folded, start, end))))
}

const LAST_AGENT = new RegExp(`(?:${anyOf(AGENT_HEADS)}|科研项目|项目|工程|产品)$`)

function phraseAfterTie(context: ParagraphContext, within: Span): Span | null {
  // 来自港人的求助个案: right after 的 a verb only modifies.
  const stops = wordsIn(context, within).filter(isBoundary)
  const stop = (stops[0]?.start === within.start ? stops[1] : stops[0])?.start ?? within.end
  return nounOrNull(context.folded, trimPhrase(context, { start: within.start, end: stop }))
}

function firstTime(context: ParagraphContext, start: number, end: number): number {
  return startingIn(context.times, { start, end })[0]?.span.start ?? end
}

/** Nouns of one character that a figure can count alone (65岁以上⟦者⟧). */
const SHORT_NOUNS =
  '人者家车船树县省国市村乡镇区城州站厂店校路桥楼房岗矿井河湖岛牛羊猪鸡马鱼狗猫奖牌书票课题歌剧坝桩桶井塔炉窑'

function nounOrNull(folded: string, span: Span): Span | null {
  const long = span.end - span.start > 1
  return long || (span.end > span.start && SHORT_NOUNS.includes(folded[span.start] as string)) ? span : null
}
