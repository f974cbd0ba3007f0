import type { Span } from '../../../pipeline/document/index.ts'
import type { ParagraphContext } from '../context.ts'
import { anyOf, classesOf, cutsNoun, findWords } from '../lexer.ts'
import {
  AGENT_HEADS,
  ATTRIBUTE_HEADS,
  BARE_MODIFIERS,
  CLASSIFIERS,
  GROUP_HEADS,
  PER_UNITS,
  STRAY_ENDS,
  STRAY_STARTS,
  THING_HEADS,
  type WordClass,
} from '../lexicon.ts'
import { countBefore } from '../ordered.ts'
import type { Phrase } from '../phrase.ts'
import { PREDICATE } from '../predicate.ts'
import { isMeasure, isScope } from '../trim.ts'

/** Words of these classes act or connect: alone they name nothing. */
const NOT_NAMING: readonly WordClass[] = [...PREDICATE, 'pronoun']

const HEAD = new RegExp(`(?:${anyOf([...AGENT_HEADS, ...ATTRIBUTE_HEADS, ...GROUP_HEADS, ...THING_HEADS])})$`)
const NOT_NAMING_ALONE = new RegExp(
  `^(?:[\\d.,%\\-\\s]+[万亿]*(?:[元人家名户股%％]|港元|美元)?|每(?:${anyOf(PER_UNITS)}|区|组|队|案|期|场|轮)|[一二三四五六七八九十两数几]{1,3}[${CLASSIFIERS}人者家]?|一\\p{Script=Han}|除.{1,12}外|${anyOf(BARE_MODIFIERS)})$`,
  'u',
)
/** 过年时, 改革前: says when. */
const WHEN = /[^小及同平工课定实计限按准]时$|[^前背落售幕然]后$|[^眼目当提空超门史支]前$/
const PERSONAL = /^(?:我们|你们|他们|她们|它们|咱们|自己|二人|两人|三人|我|你|他|她|它)/

/**
 * How much a candidate for a subject looks like a noun phrase: 0 where it cannot be one (a verb, an adverb, a pronoun or
 * a time alone, a word cut in two), 1 where it ends in a noun that is known, between for what is only not excluded.
 */
export function plausibilityOf(paragraph: ParagraphContext, phrase: Phrase): number {
  const [first, ...rest] = phrase
  const last = phrase.at(-1)
  if (first === undefined || last === undefined) return 0
  // What a rule put together of several pieces, it looked at.
  if (rest.length > 0 || typeof first === 'string') return 0.95
  const { folded } = paragraph
  const text = folded.slice(first.start, first.end)
  if (isImpossible(paragraph, first, text)) return 0
  return Math.max(0.25, shapeOf(folded, first, text) * endingOf(paragraph, first))
}

function isImpossible(paragraph: ParagraphContext, span: Span, text: string): boolean {
  const { folded, times } = paragraph
  const classes = classesOf(text)
  const isNoun = classes.includes('noun') || classes.includes('nominal')
  // 新增两项承诺。: a verb that closes the clause after a figure is a noun there.
  const closes =
    /[，。；、！？]/.test(folded[span.end] ?? '。') && /[\p{Script=Han}\d]/u.test(folded[span.start - 1] ?? '')
  const acts = !(closes && classes.every((name) => name === 'verb'))
  if (acts && !isNoun && classes.some((name) => NOT_NAMING.includes(name))) return true
  if (NOT_NAMING_ALONE.test(text)) return true
  const personal = PERSONAL.exec(text)
  if (personal && (text.length - personal[0].length < 2 || !HEAD.test(text))) return true
  const time = times[countBefore(times, span.start + 1) - 1]
  if (time && time.span.start <= span.start && time.span.end >= span.end) return true
  if (WHEN.test(text)) return true
  // 无新增病例、乙区71天: with the place at the figure the list has gone on to another clause.
  const mark = text.lastIndexOf('、')
  if (mark > 0 && isScope(paragraph, { start: span.start + mark + 1, end: span.end })) return true
  return isCut(folded, span)
}

/** Where the words of the lexicon, read from the phrase on, run over its end, or a known noun lies across it. */
function isCut(folded: string, span: Span): boolean {
  const next = findWords(folded, { start: span.end, end: Math.min(folded.length, span.end + 4) })[0]
  if (next?.start === span.end && next.end - next.start > 1) return false
  return cutsNoun(folded, span.end)
}

function shapeOf(folded: string, span: Span, text: string): number {
  let shape = 1
  const opening = findWords(folded, span)[0]
  const isKnown = opening?.start === span.start && opening.end - opening.start > 1
  if (!isKnown && STRAY_STARTS.includes(text[0] as string)) shape *= 0.55
  if (!isKnown && CLASSIFIERS.includes(text[0] as string)) shape *= 0.7
  if (STRAY_ENDS.includes(text.at(-1) as string)) shape *= 0.5
  if (/[，；？！：“(（]$|[吗呢吧啊谁]|^[”’）)]|[，；？！]/.test(text)) shape *= 0.5
  if (/”/.test(text) && !/“/.test(text)) shape *= 0.5
  if (/\d/.test(text[0] as string)) shape *= 0.8
  if (text.length > 16) shape *= 0.6
  else if (text.length > 11) shape *= 0.75
  return shape
}

/** A phrase that ends in a noun that the lexicon or the recogniser knows is one; the shorter an unknown one, the safer. */
function endingOf(paragraph: ParagraphContext, span: Span): number {
  const { folded, names } = paragraph
  if (isMeasure(folded, span)) return 1
  const text = folded.slice(Math.max(span.start, span.end - 6), span.end)
  if (HEAD.test(text)) return 1
  for (let length = Math.min(5, span.end - span.start); length > 1; length -= 1) {
    const classes = classesOf(folded.slice(span.end - length, span.end))
    if (classes.includes('noun')) return 0.97
    if (classes.includes('nominal')) return 0.85
    if (classes.length > 0) return 0.5
  }
  const name = names[countBefore(names, span.end) - 1]
  if (name && name.span.end === span.end) return 0.9
  const length = span.end - span.start
  return length <= 4 ? 0.8 : length <= 7 ? 0.72 : 0.6
}
