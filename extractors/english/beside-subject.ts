import { type Span, slice } from '../../pipeline/document/index.ts'
import { nounPhraseFrom, nounPhraseTo } from './noun-phrase.ts'
import { type Context, isMoney } from './noun-subject.ts'
import { tokenIndexAfter } from './paragraph.ts'
import { isFiniteVerb } from './verbs.ts'

// Subjects that stand right beside the quantity, or beside the one before it in a list.

const NAME_AT_END = /(\p{Lu}[\p{L}.'’-]{0,40}(?: \p{Lu}[\p{L}.'’-]{0,40}){0,3})(?: ?\([^()]{1,20}\))?, (?:now )?$/u
const NAME_AT_START = /^, (\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,2})/u

/** `⟦Reed⟧, 58, said`, `⟦pupils⟧ aged 12 or older`. */
export function ageOf({ paragraph, quantity, sentence }: Context): Span | null {
  if (quantity.unitCode !== 'year' || quantity.unit !== null) return null
  const before = paragraph.text.slice(sentence.span.start, quantity.span.start)
  const name = NAME_AT_END.exec(before)
  if (name?.[1]) {
    const start = sentence.span.start + name.index
    return { start, end: start + name[1].length }
  }
  const behind = / ?Now $/.test(before) ? NAME_AT_START.exec(paragraph.text.slice(quantity.span.end)) : null
  if (behind?.[1]) return { start: quantity.span.end + 2, end: quantity.span.end + 2 + behind[1].length }
  const aged = /,? (?:aged?|ages) (?:between )?$/i.exec(before)
  if (!aged) return null
  const phrase = nounPhraseTo(paragraph, sentence.span.start + aged.index, sentence.span.start)
  if (!phrase) return null
  // Of `samples from pupils` it is the pupils who have an age.
  const inner = slice(paragraph.text, phrase).match(/^.* (?:from|of|for|by|among|to|in|on|with) (?:the )?/)
  return { start: phrase.start + (inner?.[0].length ?? 0), end: phrase.end }
}

const LIST_LINK =
  /^\)?(?:,? (?:to|and|or|plus|but)|,)(?: (?:no more than|at least|about|around|nearly|almost|over|more than|up to|another|less than|under|the|between))? ?$/

/** `a fine of NT$300 (US$9) to NT$900`, `14 years, 13 years and six months`: figures of one list are of one thing. */
export function listedBefore({ quantity, previous, paragraph, change }: Context): string | null {
  if (!previous?.subject || change || quantity.span.start < previous.quantity.span.end) return null
  const both = previous.quantity
  const alike =
    (isMoney(quantity) && isMoney(both)) ||
    (quantity.kind === both.kind && quantity.kind !== 'amount' && !previous.changed) ||
    (quantity.kind === 'amount' && quantity.unitCode === both.unitCode && quantity.unitCode !== 'count')
  if (!alike || !LIST_LINK.test(paragraph.text.slice(both.span.end, quantity.span.start))) return null
  // `14 years and NT$3 of flour`, `NT$3 in flour and NT$4 in rice` name their own.
  return /^ (?:in|of|for|on) /.test(paragraph.text.slice(quantity.span.end, quantity.span.end + 5)) && isMoney(quantity)
    ? null
    : previous.subject
}

const GAPPED = /^(?: \([^()]*\))?,? (?:and|while|but) (?:the |its )?([\p{L}][\p{L}'’ -]{2,60}) $/u

/** `The city gives $5 million and ⟦the county⟧ $3 million`: the verb is said once. */
export function gapped({ paragraph, quantity, previous, change }: Context): Span | null {
  if (change || !previous || previous.quantity.unitCode !== quantity.unitCode || !isMoney(quantity)) return null
  const from = previous.quantity.span.end
  const match = GAPPED.exec(paragraph.text.slice(from, quantity.span.start))
  if (!match?.[1]) return null
  const phrase = { start: quantity.span.start - 1 - match[1].length, end: quantity.span.start - 1 }
  const { tokens } = paragraph
  let nouns = 0
  for (let at = tokenIndexAfter(tokens, phrase.start); at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token || token.start >= phrase.end) break
    if (isFiniteVerb(token) || token.tags.has('Preposition')) return null
    if (token.tags.has('Noun')) nouns += 1
  }
  return nouns > 0 ? phrase : null
}

const PART = /^ of (?:the |its |their |all |these |those |his |her )*/

/** `16 of the ⟦aircraft⟧ crossed`, `34 of its ⟦lawmakers⟧`, `14 km of ⟦track⟧`: what a bare count or a measure is of. */
export function partOf({ paragraph, quantity, sentence, change }: Context): Span | null {
  if (change || quantity.kind !== 'amount' || isMoney(quantity) || quantity.unitCode === 'year') return null
  if (quantity.unitCode === 'count' && quantity.unit !== null && !/^TEUs?$/i.test(quantity.unit)) return null
  const link = PART.exec(paragraph.text.slice(quantity.span.end, sentence.span.end))
  const phrase = link ? nounPhraseFrom(paragraph, quantity.span.end + link[0].length, sentence.span.end) : null
  return phrase && !/^\d/.test(slice(paragraph.text, phrase)) ? phrase : null
}

const DIRECTION = /^ (?:(?:to the )?(?:south|north|east|west)\w*|away|offshore|inland|off) ?(?:of|from|the coast|\b)/

/** `⟦Lowtown⟧, about 60 kilometers south of the capital`: the place whose distance it is. */
export function locatedBy({ paragraph, quantity, sentence }: Context): Span | null {
  if (!DIRECTION.test(paragraph.text.slice(quantity.span.end, sentence.span.end))) return null
  const before = paragraph.text.slice(sentence.span.start, quantity.span.start)
  const comma = /(?:,| located| lies| is| was)(?: located| situated)? $/.exec(before)
  return comma ? nounPhraseTo(paragraph, sentence.span.start + comma.index, sentence.span.start) : null
}

const DISTRIBUTED =
  /^(?: [a-z]+)? (?:to|from|in|for|at|against) [^,;.\d]{2,40}(?:,? and|,)(?: (?:about|around|nearly|some|another))? $/

/** `deceased people, with 83 linked to the case`, `while 11 crossed`: a bare count that does something counts what was counted. */
export function standsWith({ paragraph, quantity, previous, change }: Context): string | null {
  if (change || quantity.unitCode !== 'count' || quantity.unit !== null || !previous?.subject) return null
  if (previous.quantity.unitCode !== 'count' || previous.quantity.kind !== 'amount' || previous.changed) return null
  // `2 million to the north, and 1 million to the south`
  if (DISTRIBUTED.test(paragraph.text.slice(previous.quantity.span.end, quantity.span.start))) return previous.subject
  const next = paragraph.tokens[tokenIndexAfter(paragraph.tokens, quantity.span.end)]
  const beside = next !== undefined && paragraph.text.slice(quantity.span.end, next.start) === ' '
  return beside && next.tags.has('Verb') && /^\d{1,3}$|^[a-z-]+$/.test(slice(paragraph.text, quantity.numeral))
    ? previous.subject
    : null
}
