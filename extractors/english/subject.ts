import { type Span, slice } from '../../pipeline/document/index.ts'
import { beforeParticle, clauseSubject, isFiniteVerb, objectOfVerb } from './clause-subject.ts'
import { comparedStart } from './comparators.ts'
import { isTime, nounPhraseFrom, tidy } from './noun-phrase.ts'
import {
  beforeBracket,
  beforeOf,
  behindIn,
  CLAUSE_HEAD,
  type Context,
  complementOfNoun,
  countedNoun,
  isMoney,
  modifiedNoun,
  shareOf,
  wholeOf,
} from './noun-subject.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'

/** What a quantity is asserted of, and for a share what it is a share of. */
export interface Subject {
  readonly subject: string | null
  readonly whole: string | null
  readonly rule: string
}

const none = (rule: string): Subject => ({ subject: null, whole: null, rule })

/** Finds the subject: the rules from the most telling surroundings to the least. */
export function findSubject(context: Context): Subject {
  const whole = wholeOf(context)
  const converted = conversionOf(context)
  if (converted !== null) return { subject: converted, whole, rule: 'subject/en-conversion' }
  for (const [rule, find] of RULES) {
    const phrase = find(context)
    const subject = phrase ? tidy(context.paragraph, phrase) : null
    if (subject) return { subject, whole, rule }
  }
  const kept = context.previous?.subject ?? null
  return kept ? { subject: kept, whole, rule: 'subject/en-ellipsis' } : { ...none('subject/en-none'), whole }
}

const RULES: readonly (readonly [string, (context: Context) => Span | null])[] = [
  ['subject/en-same', sameAsBefore],
  ['subject/en-apposed', apposedChange],
  ['subject/en-object', objectOfVerb],
  ['subject/en-gain-by', complementOfNoun],
  ['subject/en-bracket', beforeBracket],
  ['subject/en-share', shareOf],
  ['subject/en-counted', countedNoun],
  ['subject/en-of', beforeOf],
  ['subject/en-in', behindIn],
  ['subject/en-modifies', modifiedNoun],
  ['subject/en-absolute', beforeParticle],
  ['subject/en-self', quantityAsSubject],
  ['subject/en-participle', participleOf],
  ['subject/en-clause', clauseSubject],
]

/** `NT$5 billion (US$150 million)`: the sum in brackets is the one before it in other money. */
function conversionOf({ paragraph, quantity, previous }: Context): string | null {
  if (!previous?.subject || !isMoney(quantity) || !isMoney(previous.quantity)) return null
  if (quantity.span.start < previous.quantity.span.end) return null
  const gap = paragraph.text.slice(previous.quantity.span.end, quantity.span.start)
  return /^ \((?:about |around |approximately )?$/.test(gap) ? previous.subject : null
}

/** `25 points, or 0.3 percent`, `NT$5 billion (US$150 million)`, `to close at`: what was said of the one before. */
function sameAsBefore({ paragraph, quantity, previous, change }: Context): Span | null {
  if (!previous?.subject || quantity.span.start < previous.quantity.span.end) return null
  const gap = paragraph.text.slice(previous.quantity.span.end, quantity.span.start)
  const joined = change?.form === 'same'
  const level =
    /^(?:, [^,;.]{3,50},)?(?: (?:higher|lower))?,? (?:to|from|at|off|after|and|but|up from|down from|compared (?:with|to))\b[^.;"“”]{0,40}$/.test(
      gap,
    ) &&
    /\b(?:at|to|low of|high of|between|from|with) $/.test(`${gap}`) &&
    !/\b(?:while|and|but) [A-Z]/.test(gap)
  if (!joined && !(level && previous.changed)) return null
  return lastMention(paragraph, previous)
}

/** `NT$900 -- an 18 percent rise`, `…, a year-on-year increase of 5 percent`: a change set beside what it is about. */
function apposedChange({ paragraph, quantity, previous, change }: Context): Span | null {
  if (change?.form !== 'noun' || !previous?.subject) return null
  const gap = paragraph.text.slice(previous.quantity.span.end, Math.min(quantity.span.start, change.cue.start))
  if (
    gap.length > 40 ||
    !/^(?: [^,;.]{0,20})?(?: --|,| \(| –|\),?) (?:representing |marking |or |reflecting )?an? (?:[\w-]+ ){0,3}$/.test(
      gap,
    )
  )
    return null
  const complement = /^ (?:by|in|for) /.test(paragraph.text.slice(Math.max(change.cue.end, quantity.span.end)))
  return complement ? null : lastMention(paragraph, previous)
}

/** How far back the words of the subject before are looked for, in code units. */
const SUBJECT_REACH = 1500

function lastMention(paragraph: EnglishParagraph, previous: NonNullable<Context['previous']>): Span | null {
  const from = Math.max(paragraph.span.start, previous.quantity.span.end - SUBJECT_REACH)
  const near = paragraph.text.slice(from, previous.quantity.span.end)
  const at = previous.subject === null ? -1 : from + near.lastIndexOf(previous.subject)
  return previous.subject === null || at < from ? null : { start: at, end: at + previous.subject.length }
}

/** `…, and 35 percent were …`, `that NT$8 billion from ⟦the budget⟧ had …`: a quantity that is its own clause's subject. */
function quantityAsSubject({ paragraph, quantity, sentence, previous, change }: Context): Span | null {
  if (change || quantity.unitCode === 'count') return null
  const { text, tokens } = paragraph
  if (!CLAUSE_HEAD.test(text.slice(sentence.span.start, quantity.span.start))) return null
  const link = /^ (?:from|of) (?:the |its |their )?/.exec(text.slice(quantity.span.end, sentence.span.end))
  const complement = link ? nounPhraseFrom(paragraph, quantity.span.end + link[0].length, sentence.span.end) : null
  if (complement && !isTime(slice(text, complement).replace(/^this year's /, ''))) return complement
  const next = tokens[tokenIndexAfter(tokens, quantity.span.end)]
  return next && (isFiniteVerb(next) || /^(?:in|who)$|ed$/.test(next.lower)) && previous?.subject
    ? lastMention(paragraph, previous)
    : null
}

/** `…, accounting for 23 percent`, `…, equal to 2 percent of GDP`: said of what the quantity before was said of. */
function participleOf({ paragraph, quantity, sentence, previous, change }: Context): Span | null {
  if (change || !previous?.subject || previous.quantity.span.start < sentence.span.start) return null
  const before = paragraph.text.slice(previous.quantity.span.end, comparedStart(paragraph, quantity.span.start))
  // `compared to 15.5 percent who …`: others of the same people.
  if (/^ who\b/.test(paragraph.text.slice(quantity.span.end, quantity.span.end + 5)))
    return lastMention(paragraph, previous)
  return PARTICIPLE_LINK.test(before) ? lastMention(paragraph, previous) : null
}

const PARTICIPLE_LINK =
  /^[^.;]{0,80}[,)] (?:(?:which |that )?(?:accounting for|accounted for|representing|making up|equal to|equivalent to|amounting to|or) )$/
