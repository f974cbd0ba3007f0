import { type Span, slice } from '../../pipeline/document/index.ts'
import type { Quantity } from '../types.ts'
import type { TaggedSentence, Token } from './analysis.ts'
import type { Change } from './change.ts'
import { countedPhrase } from './counted-noun.ts'
import { GRANT_STEMS } from './lexicon/grammar.ts'
import { ABSTRACT_UNITS } from './lexicon/quantities.ts'
import { isPlace, isTime, nounPhraseFrom, nounPhraseTo } from './noun-phrase.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { alternation } from './patterns.ts'

export interface Context {
  readonly paragraph: EnglishParagraph
  readonly sentence: TaggedSentence
  readonly quantity: Quantity
  readonly change: Change | null
  /** The claim before it in the paragraph, whose subject ellipsis falls back on. */
  readonly previous: { readonly quantity: Quantity; readonly subject: string | null; readonly changed: boolean } | null
}

export const isMoney = (quantity: Quantity): boolean => /^[A-Z]{3}$/.test(quantity.unitCode ?? '')

/** `a 3 percent gain ⟦by the flour index⟧`, `an increase of 5 percent ⟦in exports⟧`. */
export function complementOfNoun({ paragraph, quantity, change, sentence }: Context): Span | null {
  if (change?.form !== 'noun') return null
  const named = betweenQuantityAndNoun(paragraph, quantity, change.cue)
  if (named) return named
  const from = Math.max(change.cue.end, quantity.span.end)
  const link = /^ (?:by|in|of|for|on) (?:the number of )?/.exec(paragraph.text.slice(from, sentence.span.end))
  if (!link)
    return change.cue.end <= quantity.span.start
      ? nounBeforeCue(paragraph, change.cue, sentence)
      : nounBeforeCue(paragraph, change.cue, sentence)
  const phrase = nounPhraseFrom(paragraph, from + link[0].length, sentence.span.end)
  return phrase && !isTime(slice(paragraph.text, phrase)) ? phrase : nounBeforeCue(paragraph, change.cue, sentence)
}

/** `3 percent ⟦GDP⟧ growth`. */
function betweenQuantityAndNoun(paragraph: EnglishParagraph, quantity: Quantity, cue: Token): Span | null {
  const between = { start: quantity.span.end + 1, end: cue.start - 1 }
  const printed = slice(paragraph.text, between)
  if (between.end <= between.start || /year|month|quarter|annual|record|daily|average|-/.test(printed)) return null
  const token = paragraph.tokens[tokenIndexAfter(paragraph.tokens, between.start)]
  return token?.tags.has('Noun') ? between : null
}

/** `GDP growth of 3 percent`: the nouns that stand before the noun of change. */
function nounBeforeCue(paragraph: EnglishParagraph, cue: Token, sentence: TaggedSentence): Span | null {
  const at = tokenIndexAfter(paragraph.tokens, cue.start)
  const previous = paragraph.tokens[at - 1]
  if (!previous || previous.start < sentence.span.start || !previous.tags.has('Noun') || /,/.test(previous.post))
    return null
  const phrase = nounPhraseTo(paragraph, previous.end, sentence.span.start)
  return phrase && /\d/.test(slice(paragraph.text, phrase)) ? null : phrase
}

/** `electronic components (13.4 percent)`. */
export function beforeBracket({ paragraph, quantity, sentence }: Context): Span | null {
  const before = paragraph.text.slice(sentence.span.start, quantity.span.start)
  const match = / \((?:up |down |by |at |of )?$/.exec(before)
  return match ? nounPhraseTo(paragraph, sentence.span.start + match.index, sentence.span.start) : null
}

const SHARE = /^ (?:share )?(?:of|in) /

/** `60 percent of its sales come from …`: at the head of its clause the whole is all there is to name. */
export function shareOf({ paragraph, quantity, sentence }: Context): Span | null {
  if (quantity.kind !== 'ratio') return null
  const before = paragraph.text.slice(sentence.span.start, quantity.span.start)
  const own = ownVerb(paragraph, quantity, sentence)
  if (own) return own
  if (
    !/(?:^|[,;] (?:while |and |with )?|\bthat |\bsaid |\bwhile |\band )(?:(?:more|less) than |over |only |at least |up to |nearly |about |as much as )?$/i.test(
      before,
    )
  )
    return null
  const link = /^ of (?:the |all |its |their )?/.exec(paragraph.text.slice(quantity.span.end, sentence.span.end))
  return link ? nounPhraseFrom(paragraph, quantity.span.end + link[0].length, sentence.span.end) : null
}

/** `showed 59 percent of ⟦pupils⟧ believe …`: a share whose noun is followed by a verb of its own is a clause's subject. */
function ownVerb(paragraph: EnglishParagraph, quantity: Quantity, sentence: TaggedSentence): Span | null {
  const link = /^ of (?:the |all |its |their )?/.exec(paragraph.text.slice(quantity.span.end, sentence.span.end))
  const phrase = link ? nounPhraseFrom(paragraph, quantity.span.end + link[0].length, sentence.span.end) : null
  const next = phrase ? paragraph.tokens[tokenIndexAfter(paragraph.tokens, phrase.end)] : undefined
  if (!phrase || !next || paragraph.text.slice(phrase.end, next.start) !== ' ') return null
  const { tags } = next
  const finite = tags.has('Copula') || tags.has('Modal') || tags.has('Auxiliary') || tags.has('PresentTense')
  return finite && !tags.has('Gerund') ? phrase : null
}

/** `300 idle workers`: the counted noun; `133-member ⟦delegation⟧`, `two-day ⟦meeting⟧`: what a hyphen ties it to. */
export function countedNoun({ paragraph, quantity, sentence, change }: Context): Span | null {
  const hyphenated = paragraph.text[quantity.numeral.end] === '-' && quantity.unit !== null
  if (hyphenated) {
    // `a two-day, 40-km march` has its noun behind the second.
    const gap = paragraph.text.slice(quantity.span.end, quantity.span.end + 1)
    const phrase =
      gap === ' ' || gap === '-' ? nounPhraseFrom(paragraph, quantity.span.end + 1, sentence.span.end, true) : null
    // `a 7-year-old ⟦boy⟧'s bicycle`: the boy is seven.
    const owner = phrase && quantity.kind === 'amount' ? /['’]s? /.exec(slice(paragraph.text, phrase)) : null
    return phrase && owner ? { start: phrase.start, end: phrase.start + owner.index } : phrase
  }
  if (change?.form === 'verb' || quantity.unitCode !== 'count' || quantity.kind !== 'amount') return null
  if (quantity.unit !== null && abstractUnits.has(quantity.unit.toLowerCase())) return null
  return countedPhrase(paragraph, quantity.numeral)?.phrase ?? null
}

const abstractUnits: ReadonlySet<string> = new Set(ABSTRACT_UNITS)

/** `a duty of as much as 40 percent`, `a rate of interest of 2 percent`. */
export function beforeOf({ paragraph, quantity, sentence, change }: Context): Span | null {
  if (change?.form === 'verb') return null
  const before = paragraph.text.slice(sentence.span.start, quantity.span.start)
  const match =
    / (?:of|at|totaling|totalling|worth|exceeding|reaching|ranging from|ranging between|between|weighing|measuring|covering|spanning|costing|carrying|containing|priced at|valued at) (?:(?:as (?:much|many|high) as|no (?:less|more|fewer) than|up to|more than|less than|at least|over|only|just|some|a record|nearly|almost|about|around|approximately|roughly|between|from|under|well over|an estimated|a total of|a|an) ){0,4}$/.exec(
      before,
    ) ?? fromLevel(paragraph, quantity, sentence, before)
  if (!match) return null
  if (
    / an? $/.test(match[0]) &&
    paragraph.tokens[tokenIndexAfter(paragraph.tokens, quantity.span.end)]?.tags.has('Noun')
  )
    return null
  const end = sentence.span.start + match.index
  const last = paragraph.tokens[tokenIndexAfter(paragraph.tokens, end) - 1]
  // `cologne, valued at NT$300`
  const apposed = /^ (?:worth|weighing|measuring|costing|priced|valued|covering|spanning)/.test(match[0])
  const phrase =
    last?.tags.has('Noun') && (apposed || !/,/.test(last.post))
      ? nounPhraseTo(paragraph, end, sentence.span.start)
      : null
  // `speeds of 40 km and ⟦gusts⟧ of 60 km`
  // `40 km south of the town at a ⟦depth⟧ of 9 km`
  const listed = phrase
    ? /^.{0,200}\d.{0,200} and (?:the |an? )?|^.{0,200} (?:at|with|to) an? /.exec(slice(paragraph.text, phrase))
    : null
  return phrase && listed ? { start: phrase.start + listed[0].length, end: phrase.end } : phrase
}

/** `the act's ⟦expansion⟧ from NT$8 billion to NT$9 billion` */
function fromLevel(
  paragraph: EnglishParagraph,
  quantity: Quantity,
  sentence: TaggedSentence,
  before: string,
): RegExpExecArray | null {
  const after = paragraph.text.slice(quantity.span.end, sentence.span.end)
  return /^(?: \([^()]{1,26}\))? to (?:[A-Z]{0,3}[$€£¥])?\d/.test(after) ? / from $/.exec(before) : null
}

/** `NT$5 billion ⟦in shares⟧`, `US$4 million worth of flour`. */
export function behindIn({ paragraph, quantity, sentence, change }: Context): Span | null {
  if (change || !isMoney(quantity)) return null
  const after = paragraph.text
    .slice(quantity.span.end, sentence.span.end)
    .replace(/^ \([^()]{1,26}\)/, (bracket) => ' '.repeat(bracket.length))
  const link =
    /^ +(?:in|worth of|of) (?:the )?/.exec(after) ??
    (isGranted(paragraph, quantity, sentence) ? /^ +for (?:the )?/.exec(after) : null)
  if (!link) return null
  const from = quantity.span.end + link[0].length
  // `for strengthening ⟦the dikes⟧`: the noun, not the verb.
  const first = paragraph.tokens[tokenIndexAfter(paragraph.tokens, from)]
  const start = first?.tags.has('Gerund') && first.tags.has('Verb') ? first.end + 1 : from
  const phrase = nounPhraseFrom(paragraph, start, sentence.span.end)
  return phrase && !isTime(slice(paragraph.text, phrase)) && !isPlace(paragraph, phrase) ? phrase : null
}

const GRANT = new RegExp(`\\b(?:${alternation(GRANT_STEMS)})`, 'i')
/** How far before money the verb of its granting may stand: lists of grants are long. */
const GRANT_REACH = 160

/** `allocates NT$9 billion for ⟦industry support⟧`: money set aside is named by its purpose. */
function isGranted(paragraph: EnglishParagraph, quantity: Quantity, sentence: TaggedSentence): boolean {
  const before = paragraph.text.slice(
    Math.max(sentence.span.start, quantity.span.start - GRANT_REACH),
    quantity.span.start,
  )
  return GRANT.test(before)
}

/** `a 32 percent ⟦tariff⟧`, `NT$8 billion ⟦support plans⟧`: the noun that the quantity stands before. */
export function modifiedNoun({ paragraph, quantity, sentence, change }: Context): Span | null {
  if (change) return null
  // Over a conversion in brackets: `NT$40 billion (US$1.2 billion) ⟦special bill⟧`.
  const conversion =
    /^ \([A-Z]{0,2}[$€£¥][^()]{1,24}\)(?= )/.exec(paragraph.text.slice(quantity.span.end, sentence.span.end))?.[0]
      .length ?? 0
  const from = quantity.span.end + conversion
  const next = paragraph.tokens[tokenIndexAfter(paragraph.tokens, from)]
  if (!next || next.start >= sentence.span.end || !/^ "?$/.test(paragraph.text.slice(from, next.start))) return null
  const article = /(?:^| )an? (?:[a-z]{1,16} )?$/.test(
    paragraph.text.slice(Math.max(sentence.span.start, quantity.span.start - 16), quantity.span.start),
  )
  if (/^(?:south|north|east|west)|^(?:away|off|offshore|inland)$/.test(next.lower)) return null
  const after = paragraph.tokens[tokenIndexAfter(paragraph.tokens, next.end)]
  // `approves $9 billion ⟦plan⟧ to build`: headlines leave the article out.
  const headed =
    isMoney(quantity) &&
    next.tags.has('Infinitive') &&
    after !== undefined &&
    /^(?:to|for|from|of|on|by)$/.test(after.lower)
  if (!next.tags.has('Noun') && !next.tags.has('Adjective') && !(article && next.tags.has('Verb')) && !headed)
    return null
  const phrase = nounPhraseFrom(paragraph, next.start, sentence.span.end, article || headed)
  const printed = phrase ? slice(paragraph.text, phrase) : ''
  if (
    printed === '' ||
    isTime(printed) ||
    next.tags.has('Date') ||
    /^(?:share|stake|mark|level|threshold|barrier|each|per|higher|lower|more|less)\b/.test(printed)
  )
    return null
  return phrase
}

export const CLAUSE_HEAD =
  /(?:^|, |\band |\bthat |\bwhile |\bsaid |; )(?:(?:more|less) than |over |only |at least |an additional |another )?$/i

/** `accounting for 23 percent of ⟦the country's total exports⟧`. */
export function wholeOf({ paragraph, quantity, sentence, change }: Context): string | null {
  if (quantity.kind !== 'ratio' || change) return null
  const link = SHARE.exec(paragraph.text.slice(quantity.span.end, sentence.span.end))
  if (!link) return null
  const phrase = nounPhraseFrom(paragraph, quantity.span.end + link[0].length, sentence.span.end)
  return phrase && !isTime(slice(paragraph.text, phrase).replace(/\btotal\b/, ''))
    ? slice(paragraph.text, phrase)
    : null
}
