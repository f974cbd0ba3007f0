import type { Span } from '../../pipeline/document/index.ts'
import { type ParagraphContext, pastTail, timesIn } from './context.ts'
import { findWords, isClass, type Word, wordBefore } from './lexer.ts'
import { AGENT_HEADS, LEXICON, MEASURE_HEADS, MODALS, PLACE_TAILS, PLACES, SCOPES, type WordClass } from './lexicon.ts'

/** A noun phrase: spans of the article's text, with what a distribution adds between them (产销 → 产 + 量). */
export type Phrase = readonly (Span | string)[]

export function phraseText(text: string, phrase: Phrase): string {
  return phrase
    .map((piece) => (typeof piece === 'string' ? piece : text.slice(piece.start, piece.end)))
    .join('')
    .replace(/\s+/gu, ' ')
}

/** Classes that may stand between a noun phrase and its figure: the predicate. */
const PREDICATE: readonly WordClass[] = [
  'level',
  'up',
  'down',
  'share',
  'rank',
  'copula',
  'have',
  'coverb',
  'adverb',
  'approximator',
  'conjunction',
  'aspect',
  'basis',
  'light',
  'verb',
]

/** What stands between a noun phrase and the figure after it. */
export interface Predicate {
  /** Where the predicate begins: the noun phrase, if any, ends here. */
  readonly start: number
  readonly words: readonly Word[]
  /** True where 的 ties the figure to what is before it (`政府的50%补贴`). */
  readonly genitive: boolean
}

const SKIPPED = new Set([...'“”‘’"\' ,，、约～~:：（('])

/** Strips the predicate before `within.end`, word by word from the right; times and 的 after a time go with it. */
export function stripPredicate(context: ParagraphContext, within: Span): Predicate {
  const { folded } = context
  const words: Word[] = []
  let end = within.end
  let genitive = false
  for (;;) {
    const time = context.timesByEnd.get(end)
    if (time && time.span.start >= within.start) {
      end = time.span.start
      continue
    }
    const character = folded[end - 1] as string
    if (end > within.start && character === '的') {
      const beforeTime = context.timesByEnd.has(end - 1)
      if (!beforeTime) genitive = words.length === 0
      if (!beforeTime && !genitive) break
      end -= 1
      if (genitive) break
      continue
    }
    if (end > within.start && SKIPPED.has(character) && !closesName(folded, end, within.start, words)) {
      end -= 1
      continue
    }
    const word = end > within.start ? (wordBefore(folded, end, within.start) ?? modalBefore(folded, end, words)) : null
    if (!word || !isClass(word, ...PREDICATE)) break
    words.push(word)
    end = word.start
  }
  return { start: end, words, genitive }
}

/** 能, 会 and their like before a verb that is stripped already; elsewhere they end nouns (产能, 机会). */
function modalBefore(folded: string, end: number, words: readonly Word[]): Word | null {
  const word = folded[end - 1] as string
  const before = words.at(-1)
  if (!MODALS.includes(word) || before?.start !== end || !isClass(before, 'verb', 'level', 'up', 'down')) return null
  return { start: end - 1, end, word, classes: ['adverb'] }
}

/** `“广州展”首次以`: a closing mark belongs to the name before it. */
function closesName(folded: string, end: number, start: number, words: readonly Word[]): boolean {
  const character = folded[end - 1]
  if (character !== '”' && character !== '’') return false
  return words.length >= 0 && folded.lastIndexOf(character === '”' ? '“' : '‘', end - 1) >= start
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
  const words = findWords(folded, within).filter((word) => isBoundary(word) && !inMarks(folded, word, within))
  let before = words.at(-1) ?? null
  let start = before?.end ?? within.start
  for (const time of timesIn(context, within)) {
    if (time.span.end <= within.end && time.span.end > start) {
      start = time.span.end
      before = null
    }
  }
  // 销量在同类产品中排名第二: 在…中 says where, the noun stands before it.
  if (before?.word === '在' && /(?:中|里|上|内|方面|期间)$/.test(folded.slice(start, within.end))) {
    const rest = stripPredicate(context, { start: within.start, end: before.start })
    const outer = phraseBefore(context, { start: within.start, end: rest.start })
    if (outer) return outer
  }
  const span = shorten(folded, trimPhrase(context, { start, end: within.end }), before)
  return span.end - span.start > 1 && !NO_NOUN.test(folded.slice(span.start, span.end)) ? { span, before } : null
}

/** What is left of a clause and names nothing. */
const NO_NOUN =
  /^(?:年均|月均|日均|平均|年平均|人均|户均|其余|另一款|其一|一[天年次]|一个月|每[\u4e00-\u9fff]|自己|有的|这里|那里)$/

/** `获得收入的网约车司机`: the verb's object and 的 only modify; the noun after 的 stands alone when it can. */
function shorten(folded: string, span: Span, before: Word | null): Span {
  if (!before || before.end !== span.start || !isClass(before, 'verb', 'have')) return span
  const tie = folded.lastIndexOf('的', span.end - 1)
  return tie > span.start && span.end - tie > 3 ? { start: tie + 1, end: span.end } : span
}

export function isBoundary(word: Word): boolean {
  return !isClass(word, 'noun', 'nominal') && isClass(word, ...BOUNDARY)
}

/** True for a word inside quotation marks or parentheses within the stretch: part of a name. */
export function inMarks(folded: string, word: Span, within: Span): boolean {
  let open = 0
  for (let at = within.start; at < word.start; at += 1) {
    const character = folded[at] as string
    if ('“‘（(《'.includes(character)) open += 1
    else if ('”’）)》'.includes(character)) open = Math.max(0, open - 1)
  }
  return open > 0 && /[”’）)》]/.test(folded.slice(word.end, within.end))
}

const LEADING =
  /^(?:[的之、，,：:；;\s·—\-~～和与及或等间]|其中|当中|以及|本次|此次|这次|这些|这一|这|那|该|本届|各类|各种|各项|各级|各(?!类|种|项|级)|某|其(?![次他它余实])|按|相比|第\d{1,2}[周季轮次]|后(?=\p{Script=Han}{3}))/u
const TRAILING =
  /(?:[的之、，,：:；;\s和与及或]|方面|其中|当中|中|里|上|期间|之间|每年|每日|每天|每月|年平均|平均每年|一天|一年|一个月|每[\u4e00-\u9fff]{1,2}|年均|月均|日均|一项|一家|一个|数据|资料|一般)$/
/** A company in front of a measure goes as a place does: 某某公司⟦营业收入⟧. */
const MIN_NAME = 3

const SCOPE_WORDS = [...SCOPES, ...PLACES].sort((a, b) => b.length - a.length)

/** Takes off what a shortest noun phrase does not need: particles, deixis, and scopes in front of something longer. */
export function trimPhrase(context: ParagraphContext, span: Span): Span {
  const { folded } = context
  let { start, end } = span
  for (;;) {
    start = Math.min(end, pastParenthesis(folded, { start, end }))
    const text = folded.slice(start, Math.min(end, start + 12))
    const leading = LEADING.exec(text)
    if (leading && start + leading[0].length <= end) {
      start += leading[0].length
      continue
    }
    const scope = scopeAt(context, start, end)
    if (
      scope > start &&
      end - scope >= 2 &&
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
    if (/(?:上|中|里)$/.test(trailing[0]) && end - start <= 3) break
    end -= trailing[0].length
  }
  return unmark(folded, { start, end })
}

/** True for a phrase that is nothing but a scope or place: 全港, 广东省. */
export function isScope(context: ParagraphContext, span: Span): boolean {
  return span.end > span.start && scopeAt(context, span.start, span.end) === span.end
}

/** The end of a scope or place that begins at `start`, or `start`. */
export function scopeAt(context: ParagraphContext, start: number, end: number): number {
  const { folded } = context
  const place = context.places.get(start)
  if (place && place.end <= end) return place.end
  const name = context.organisations.get(start)
  if (name && name.end < end && name.end - start >= MIN_NAME && isMeasureWord(folded, name.end, end)) return name.end
  const word = SCOPE_WORDS.find((each) => folded.startsWith(each, start))
  if (!word || start + word.length > end) return start
  const after = start + word.length
  const tail = PLACE_TAILS.find((each) => folded.startsWith(each, after))
  return tail && after + tail.length <= end ? after + tail.length : after
}

/** True where a name is followed by a measure right away, with 的 or without. */
function isMeasureWord(folded: string, start: number, end: number): boolean {
  const rest = folded.slice(folded[start] === '的' ? start + 1 : start, end)
  return MEASURE.test(rest) || (LEXICON.nominal as readonly string[]).includes(rest)
}

const MEASURE = new RegExp(`(?:${[...MEASURE_HEADS].sort((a, b) => b.length - a.length).join('|')})$`)

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

const RELATIVE_REACH = 40

/** The noun that follows a counted figure: `4800多万家⟦中小企业⟧`, `3894名因…入住的⟦病人⟧`. */
export function phraseAfter(
  context: ParagraphContext,
  within: Span,
  { acrossTies = false, relative = true } = {},
): Span | null {
  const { folded } = context
  let start = pastParenthesis(folded, within)
  if (pastTail(folded, start, within.end) > start || /^[、，和与及或]/.test(folded[start] ?? '')) return null
  while (start < within.end && /[\s的”’"]/.test(folded[start] as string)) start += 1
  const end = Math.min(within.end, start + RELATIVE_REACH)
  const stops = findWords(folded, { start, end }).filter(
    (word) => isBoundary(word) && !inMarks(folded, word, { start, end }),
  )
  // Right after its figure 供应 acts; only inside a phrase is it a noun.
  const opening = findWords(folded, { start, end })[0]
  const first = opening?.start === start && isClass(opening, ...BOUNDARY) ? opening : stops[0]
  if (first && first.start === start) {
    const verbal = isClass(first, 'verb', 'light', 'up', 'down', 'have', 'coverb', 'level')
    const tie = verbal && relative ? folded.lastIndexOf('的', end - 1) : -1
    if (tie <= first.end || tie + 1 >= end) return null
    return phraseAfterTie(context, { start: tie + 1, end })
  }
  const stop = first?.start ?? end
  const tie = folded.indexOf('的', start)
  const cut = tie > start && tie < stop && !acrossTies ? tie : stop
  const noun = cutAgent(folded, trimPhrase(context, { start, end: firstTime(context, start, cut) }))
  // 400多家安徽的中小企业: a place before 的 counts nothing.
  if (cut === tie && isScope(context, noun)) return phraseAfterTie(context, { start: tie + 1, end })
  return nonEmpty(noun)
}

const AGENTS = new RegExp(`(?:${[...AGENT_HEADS].sort((a, b) => b.length - a.length).join('|')})+`)

/** `约三分之一⟦患者⟧出院后`: what follows a kind of people is what they do, unless it is a short second noun. */
function cutAgent(folded: string, noun: Span): Span {
  const agent = AGENTS.exec(folded.slice(noun.start, noun.end))
  if (!agent) return noun
  const end = noun.start + agent.index + agent[0].length
  const rest = { start: end, end: noun.end }
  if (noun.end - end === 1 && !/[家数群们类]/.test(folded[end] as string)) return { start: noun.start, end }
  const deed = findWords(folded, rest).some((word) => word.start === end && isClass(word, 'nominal', 'verb'))
  return noun.end - end > 3 || deed ? { start: noun.start, end } : noun
}

function pastParenthesis(folded: string, within: Span): number {
  if (folded[within.start] !== '(' && folded[within.start] !== '（') return within.start
  for (let at = within.start + 1; at < within.end; at += 1) {
    if (folded[at] === ')' || folded[at] === '）') return at + 1
  }
  return within.start
}

function phraseAfterTie(context: ParagraphContext, within: Span): Span | null {
  const stop = findWords(context.folded, within).find(isBoundary)?.start ?? within.end
  return nonEmpty(trimPhrase(context, { start: within.start, end: stop }))
}

function firstTime(context: ParagraphContext, start: number, end: number): number {
  return timesIn(context, { start, end })[0]?.span.start ?? end
}

function nonEmpty(span: Span): Span | null {
  return span.end > span.start ? span : null
}
