import { type Span, slice } from '../../pipeline/document/index.ts'
import type { TaggedSentence } from './analysis.ts'
import { leadingStart, statesSomething } from './leading.ts'
import { EXPECTATION_CUES, PARTICIPLE_CUES, PHRASE_CUES, PLAIN_CUES, THAT_CUES } from './lexicon/speech.ts'
import { marksWithin } from './marks.ts'
import type { EnglishParagraph } from './paragraph.ts'
import { alternation } from './patterns.ts'
import { phraseBefore } from './speaker-phrase.ts'
import { type Cue, endsStatement, readInverted, trailingForm } from './trailing.ts'

const CUE = new RegExp(
  `(?<![A-Za-z-])(?:${alternation([...PLAIN_CUES, ...THAT_CUES, ...PHRASE_CUES, ...EXPECTATION_CUES])})(?![A-Za-z-])`,
  'g',
)

const PARTICIPLE = new RegExp(`(?:^|,|") (?:${alternation(PARTICIPLE_CUES)})(?=[ ,]|$)`, 'g')

/** The sentence with everything inside quotation marks blanked, so that no cue is found there; lengths are kept. */
export function blankQuoted(paragraph: EnglishParagraph, sentence: Span): string {
  let masked = paragraph.text.slice(sentence.start, sentence.end)
  for (const mark of marksWithin(paragraph.marks, sentence)) {
    const from = Math.max(mark.inner.start, sentence.start) - sentence.start
    const to = Math.min(mark.inner.end, sentence.end) - sentence.start
    masked = masked.slice(0, from) + '\u0001'.repeat(Math.max(0, to - from)) + masked.slice(to)
  }
  return masked
}

/** Every reporting verb of a sentence in order, each with its form and the phrase that speaks. */
export function findCues(paragraph: EnglishParagraph, sentence: TaggedSentence): readonly Cue[] {
  const masked = blankQuoted(paragraph, sentence.span)
  const shift = sentence.span.start
  const cues: Cue[] = [...findAsSaying(masked, sentence.span)]
  const quoted = cues.map(({ span }) => span)
  for (const match of masked.matchAll(CUE)) {
    const span = { start: shift + match.index, end: shift + match.index + match[0].length }
    if (quoted.some((other) => other.start <= span.start && span.end <= other.end)) continue
    const cue = readCue(paragraph, sentence, masked, span)
    if (cue) cues.push(cue)
  }
  for (const match of masked.matchAll(PARTICIPLE)) {
    const start = shift + match.index + match[0].lastIndexOf(' ', match[0].length - 1) + 1
    const word = match[0].replace(/^[^a-z]*/, '')
    const from = shift + match.index + match[0].length - word.length
    const after = masked.slice(from + word.length - shift)
    const that = /^,? that (?=\S)/.exec(after) ?? /^, (?=["“])/.exec(after) ?? /^(?: only)?:? /.exec(after)
    const stated =
      that !== null && (that[0] !== ' ' || statesSomething(paragraph, from + word.length + 1, sentence.span.end))
    if (
      !that ||
      !stated ||
      start < shift ||
      (match[0].startsWith('"') && !endsStatement(paragraph, shift + match.index + 1))
    )
      continue
    cues.push({
      form: 'participle',
      span: { start: from, end: from + word.length },
      phrase: null,
      start: shift + match.index + (match[0].startsWith('"') ? 1 : 0),
      contentStart: from + word.length + that[0].length,
    })
  }
  return cues.sort((a, b) => a.span.start - b.span.start)
}

const AS_SAYING =
  /(?<![A-Za-z])(?:cit(?:ed|es|ing)|quot(?:ed|es|ing)) ([^,;"“”\u0001]{2,80}?) as saying(?: that)?(?![A-Za-z])/g

/** `The agency quoted ⟦Mayor Reed⟧ as saying …`, `…, the agency cited ⟦the mayor⟧ as saying.`: whose words they are, not who passes them on. */
function* findAsSaying(masked: string, sentence: Span): Generator<Cue> {
  for (const match of masked.matchAll(AS_SAYING)) {
    const speaker = match[1] ?? ''
    const from = sentence.start + match.index + match[0].indexOf(speaker)
    const phrase = { start: from, end: from + speaker.length }
    const end = sentence.start + match.index + match[0].length
    const span = { start: sentence.start + match.index, end: end - (match[0].endsWith(' that') ? 5 : 0) }
    const rest = masked.slice(end - sentence.start)
    if (/^[.\s]*$/.test(rest)) {
      const comma = masked.lastIndexOf(', ', match.index)
      if (comma > 0)
        yield { form: 'trailing', span, phrase, start: sentence.start + comma + 2, contentStart: sentence.end }
    } else {
      yield {
        form: 'leading',
        span,
        phrase,
        start: span.start,
        contentStart: end + (/^[,:]? /.exec(rest)?.[0].length ?? 0),
      }
    }
  }
}

const OBJECT_AFTER =
  /^ (?:about |nearly |over |more than |a |an |its |record |net )?(?:[A-Z]{0,3}[$€£¥]\d|\d|record\b|net\b|profit|loss|sales)/

const TOLD_VERB = /^t(?:old|ells?)$/
/** `told ⟦lawmakers from the north⟧ in Taipei`: nobody who is told something has a verb of his own there. */
const ADDRESSEE =
  /^ (?!that )[^,.;"“”]{2,80}?(?=,|\.?$| (?:on|in|at|during|after|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)\b)/

function readCue(paragraph: EnglishParagraph, sentence: TaggedSentence, masked: string, span: Span): Cue | null {
  const shift = sentence.span.start
  const after = masked.slice(span.end - shift)
  // `insisted on not changing it`, `agreed to pay`: what somebody does, not what is said.
  if (/^insist/.test(masked.slice(span.start - shift)) && / on (?![A-Z])/.test(after.slice(0, 4))) return null
  const inverted = readInverted(paragraph, masked, span, shift) ?? readShared(paragraph, sentence, masked, span)
  if (inverted) return inverted
  const phrase = phraseBefore(paragraph, sentence, span.start)
  if (!phrase) return null
  const before = masked.slice(0, phrase.start - shift).trimEnd()
  const closes = before.endsWith(',') || (/["”]$/.test(before) && endsStatement(paragraph, shift + before.length))
  // `In 2024, the company posted a profit, up 8 percent` reports nothing.
  const object = !/["”]$/.test(before) && OBJECT_AFTER.test(after)
  if (closes && !object) {
    const told = TOLD_VERB.test(slice(paragraph.text, span)) ? (ADDRESSEE.exec(after)?.[0].length ?? 0) : 0
    const form = trailingForm(sentence, before, after.slice(told), span.end + told)
    if (form) return { form: form.form, span, phrase, start: phrase.start, contentStart: form.at }
  }
  const at = leadingStart(paragraph, sentence, masked.slice(span.start - shift, span.end - shift), after, span.end)
  return at === null ? null : { form: 'leading', span, phrase, start: phrase.start, contentStart: at }
}

/** `…, and said it had …`: the verb shares the subject of the verb before it. */
function readShared(paragraph: EnglishParagraph, sentence: TaggedSentence, masked: string, span: Span): Cue | null {
  const shift = sentence.span.start
  const link = /,? (?:and|but)(?: also| then| later)? $/.exec(masked.slice(0, span.start - shift))
  if (!link) return null
  const at = leadingStart(
    paragraph,
    sentence,
    masked.slice(span.start - shift, span.end - shift),
    masked.slice(span.end - shift),
    span.end,
  )
  return at === null ? null : { form: 'participle', span, phrase: null, start: shift + link.index, contentStart: at }
}
