import { type Span, slice } from '../../pipeline/document/index.ts'
import type { Token } from './analysis.ts'
import { comparedStart } from './comparators.ts'
import { TRANSITIVE_STEMS } from './lexicon/grammar.ts'
import { marksWithin } from './marks.ts'
import { nounPhraseFrom, nounPhraseTo } from './noun-phrase.ts'
import type { Context } from './noun-subject.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { alternation } from './patterns.ts'
import { headOfReduced, headOfRelative, subjectOfInfinitive } from './subject-head.ts'
import { groupStart, isClauseVerb } from './verbs.ts'

const TRANSITIVE = new RegExp(`^(?:${alternation(TRANSITIVE_STEMS)})(?:s|es|ed|d|e|ing|ting|ening|ped|med|ming|ding)?$`)

/** How far before the quantity the verb of its object may stand, in words. */
const OBJECT_REACH = 22

/** `raise ⟦the margin ratio⟧ from 90 percent to 130 percent`, `boost ⟦annual revenue⟧ by NT$4 billion`. */
export function objectOfVerb({ paragraph, quantity, sentence }: Context): Span | null {
  const { tokens, text } = paragraph
  const compared = comparedStart(paragraph, quantity.span.start)
  const before = text.slice(Math.max(sentence.span.start, compared - 60), compared)
  const tail = /^[^,.;]{0,3} (?:higher|lower)\b/.test(text.slice(quantity.span.end, quantity.span.end + 12))
  if (
    !tail &&
    !/\b(?:by|to|from|at|above|below|past|beyond|under|over)(?: (?:an?|about|over|more than|less than|at least|up to|the|just|only|around|nearly|as much as)){0,4}(?: [^ ]{0,20}\d[^ ]{0,20}(?: (?:million|billion|trillion|percent)){0,2}(?: \([^)]{0,40}\))? to)? $/.test(
      before,
    )
  )
    return null
  const by = /^([\s\S]*) by (?:about |around |nearly |over |an? )?$/.exec(
    text.slice(Math.max(sentence.span.start, compared - 120), compared),
  )?.[1]
  const beforeBy =
    by === undefined
      ? null
      : nounPhraseTo(paragraph, Math.max(sentence.span.start, compared - 120) + by.length, sentence.span.start)
  let at = tokenIndexAfter(tokens, quantity.span.start) - 1
  for (let steps = 0; steps < OBJECT_REACH && at >= 0; steps += 1, at -= 1) {
    const token = tokens[at] as Token
    if (token.start < sentence.span.start || /[;:]/.test(token.post)) return null
    if (!TRANSITIVE.test(token.lower) || !token.tags.has('Verb')) continue
    if (beforeBy && beforeBy.start > token.end && !/^(?:to|the)$/.test(slice(text, beforeBy))) return beforeBy
    const object = nounPhraseFrom(paragraph, token.end + 1, quantity.span.start)
    return object && !/\d/.test(slice(text, object)) ? object : null
  }
  return null
}

/** `with Reed Milling ⟦down⟧ 2 percent`: an absolute phrase has its subject right before the particle. */
export function beforeParticle({ paragraph, sentence, change }: Context): Span | null {
  if (
    change?.form !== 'verb' ||
    !/^(?:up|down|rising|falling|gaining|losing|shedding|dropping|adding|declining|surging|soaring|plunging)$/.test(
      change.cue.lower,
    )
  )
    return null
  const before = paragraph.tokens[tokenIndexAfter(paragraph.tokens, change.cue.start) - 1]
  if (!before || before.start < sentence.span.start) return null
  // `stocks fell, with ⟦Reed Milling Co.⟧, a maker of flour, down 2 percent`
  const lead = paragraph.text.slice(sentence.span.start, change.cue.start)
  const absolute = WITH_NAME.exec(lead)
  if (absolute?.[1]) {
    const end = sentence.span.start + absolute.index + absolute[0].indexOf(absolute[1]) + absolute[1].length
    return { start: end - absolute[1].length, end }
  }
  if (/[,;]/.test(before.post) || !before.tags.has('Noun')) return null
  return nounPhraseTo(paragraph, before.end, sentence.span.start)
}

const WITH_NAME =
  /(?:^|,? )with (?:[a-z][^,;.]{0,60} )?(\p{Lu}[^,;()]{1,60}?)(?: \([^()]{1,20}\))?(?:,(?: [^,;]{2,60},)?)? $/u

/** The noun phrase before the verb of the quantity's clause. */
export function clauseSubject({ paragraph, quantity, sentence, change }: Context): Span | null {
  const { tokens } = paragraph
  // `draws thousands`: the clause's subject is not what a bare word counts.
  const bare = quantity.unit === null && quantity.unitCode === 'count' && quantity.kind === 'amount'
  if (bare && !/\d/.test(slice(paragraph.text, quantity.numeral))) return null
  const governed = change?.form === 'verb' || change?.form === 'same'
  let at = tokenIndexAfter(tokens, governed ? change.cue.start : quantity.span.start)
  if (!governed || /^(?:up|down|higher|lower|by)$/.test(change.cue.lower)) {
    do at -= 1
    while (at >= 0 && (tokens[at] as Token).start >= sentence.span.start && !isClauseVerb(tokens, at))
  }
  // Back to the first verb of the group: `has also been rising`.
  at = groupStart(tokens, at)
  const verb = tokens[at]
  if (!verb || verb.start <= sentence.span.start) return null
  return subjectBefore(paragraph, verb.start, sentence.span.start) ?? earlierSubject(paragraph, at, sentence.span.start)
}

/** `The mill committed in 2020 to invest …`: the subject of the finite verb before an infinitive. */
function earlierSubject(paragraph: EnglishParagraph, from: number, sentenceStart: number): Span | null {
  const { tokens } = paragraph
  if (tokens[from]?.lower !== 'to' && tokens[from - 1]?.lower !== 'to') return null
  return subjectOfVerbBefore(paragraph, from, sentenceStart)
}

/** The subject of the nearest verb before a place in the sentence. */
function subjectOfVerbBefore(paragraph: EnglishParagraph, from: number, sentenceStart: number): Span | null {
  const { tokens } = paragraph
  let at = from - 1
  while (at >= 0 && (tokens[at] as Token).start >= sentenceStart && !isClauseVerb(tokens, at)) at -= 1
  at = groupStart(tokens, at)
  const verb = tokens[at]
  return verb && verb.start > sentenceStart ? subjectBefore(paragraph, verb.start, sentenceStart) : null
}

/** The subject that ends before a verb, over a phrase set off by commas (`Reed Milling, a maker of flour, rose`). */
function subjectBefore(paragraph: EnglishParagraph, verb: number, sentenceStart: number): Span | null {
  const { text, tokens } = paragraph
  const before = text.slice(sentenceStart, verb).trimEnd()
  if (before.endsWith(',')) {
    const relative = relativeComma(before)
    const comma = relative ?? before.lastIndexOf(',', before.length - 2)
    if (comma > 0) {
      // `The dearest stock on the market, ⟦Reed Milling Co.⟧, fell`: behind its description the name names the thing.
      const apposed = before.slice(comma + 2, -1)
      if (relative === null && isCapitalised(apposed))
        return { start: sentenceStart + comma + 2, end: sentenceStart + before.length - 1 }
      const phrase = nounPhraseTo(paragraph, sentenceStart + comma, sentenceStart)
      if (phrase) return phrase
    }
  }
  // `Accidents -- mostly at night -- have doubled`
  if (before.endsWith(' --')) {
    const opening = before.lastIndexOf(' -- ', before.length - 4)
    return opening > 0 ? nounPhraseTo(paragraph, sentenceStart + opening, sentenceStart) : null
  }
  // `those who opposed the “two mills” plan`, `supporters of “two mills” fell`: what stands in marks modifies.
  if (/["”]$/.test(before)) {
    const [mark] = marksWithin(paragraph.marks, {
      start: sentenceStart + before.length - 1,
      end: sentenceStart + before.length,
    })
    return mark && mark.outer.start > sentenceStart ? nounPhraseTo(paragraph, mark.outer.start, sentenceStart) : null
  }
  const last = tokens[tokenIndexAfter(tokens, verb) - 1]
  if (!last || last.start < sentenceStart || /^(?:it|they|he|she|i|we)$/.test(last.lower)) return null
  if (last.lower === 'to') return subjectOfInfinitive(paragraph, last, sentenceStart)
  // `opened low and rose`: joined verbs share the subject of the first.
  if (/^(?:and|but|or|then)$/.test(last.lower))
    return subjectOfVerbBefore(paragraph, tokens.indexOf(last, tokenIndexAfter(tokens, last.start)), sentenceStart)
  const relative = /^(?:which|who|that)$/.test(last.lower) ? tokens[tokenIndexAfter(tokens, last.start) - 1] : last
  if (!relative) return null
  const phrase = nounPhraseTo(paragraph, relative.end, sentenceStart)
  // `incentives for Ho, who will turn 74`: of the nouns before a relative the nearest is meant.
  const inner =
    phrase && last !== relative
      ? / (?:for|by|with|to|from|against) (?=[^ ]+(?: [^ ]+)?$)/.exec(slice(text, phrase))
      : null
  return phrase && inner
    ? { start: phrase.start + inner.index + inner[0].length, end: phrase.end }
    : ((phrase &&
        (headOfRelative(paragraph, phrase, sentenceStart) ?? headOfReduced(paragraph, phrase, sentenceStart))) ??
        phrase)
}

/** `Reed Milling, which announced …, the second in a year, rose`: the comma before the relative clause that ends at the verb. */
function relativeComma(before: string): number | null {
  const at = Math.max(before.lastIndexOf(', which '), before.lastIndexOf(', who '), before.lastIndexOf(', whose '))
  return at > 0 && before.length - at < LONGEST_RELATIVE ? at : null
}

/** A relative clause between subject and verb is no longer than this, in code units. */
const LONGEST_RELATIVE = 220

/** `Reed Milling Co. (RMC)`: nothing but a name. */
function isCapitalised(printed: string): boolean {
  const words = printed.replace(/ ?\([^()]*\)/g, '').split(' ')
  return words.length <= 7 && words.every((word) => /^(?:\p{Lu}|of$|and$|&)/u.test(word))
}
