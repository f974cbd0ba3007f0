import { type Span, slice } from '../../pipeline/document/index.ts'
import { ageOf, gapped, listedBefore, locatedBy, partOf, standsWith } from './beside-subject.ts'
import { beforeParticle, clauseSubject, objectOfVerb } from './clause-subject.ts'
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
import { tokenIndexAfter } from './paragraph.ts'
import { isFiniteVerb } from './verbs.ts'

/** What a quantity is asserted of, and for a share what it is a share of. */
export interface Subject {
  readonly subject: string | null
  readonly whole: string | null
  readonly rule: string
  /** Code units between subject and quantity; 0 where the subject is taken over from another claim. */
  readonly distance: number
}

/** A rule's answer: a phrase of the text, or the subject of a claim before as it was read there. */
type Found = Span | string | null

function distanceOf({ quantity }: Context, found: Found): number {
  if (found === null || typeof found === 'string') return 0
  return Math.max(0, quantity.span.start - found.end, found.start - quantity.span.end)
}

/** Finds the subject: the rules from the most telling surroundings to the least. */
export function findSubject(context: Context): Subject {
  const whole = wholeOf(context)
  const converted = conversionOf(context)
  if (converted !== null) return { subject: converted, whole, rule: 'subject/en-conversion', distance: 0 }
  for (const [rule, find] of RULES) {
    const found = find(context)
    const subject = found === null || typeof found === 'string' ? found : tidy(context.paragraph, found)
    if (subject) return { subject, whole, rule, distance: distanceOf(context, found) }
  }
  const kept = ellipsis(context)
  const distance = Math.max(0, context.quantity.span.start - (context.previous?.quantity.span.end ?? 0))
  return { subject: kept, whole, rule: kept ? 'subject/en-ellipsis' : 'subject/en-none', distance: kept ? distance : 0 }
}

/** How far behind a claim its subject may be taken over, in code units. */
const ELLIPSIS_REACH = 240

/** The subject of the claim before, where it is near and of figures that the same thing can have. */
function ellipsis({ quantity, previous, change }: Context): string | null {
  if (!previous?.subject || quantity.span.start - previous.quantity.span.end > ELLIPSIS_REACH) return null
  if (quantity.kind === 'duration' || previous.quantity.kind === 'duration') return null
  // What counted ships counted is not what a sum of money or a rate is of.
  const counted = previous.quantity.unitCode === 'count' && previous.quantity.kind === 'amount' && !previous.changed
  return counted && (change !== null || quantity.unitCode !== 'count') ? null : previous.subject
}

const RULES: readonly (readonly [string, (context: Context) => Found])[] = [
  ['subject/en-age', ageOf],
  ['subject/en-list', listedBefore],
  ['subject/en-gap', gapped],
  ['subject/en-same', sameAsBefore],
  ['subject/en-apposed', apposedChange],
  ['subject/en-object', objectOfVerb],
  ['subject/en-gain-by', complementOfNoun],
  ['subject/en-bracket', beforeBracket],
  ['subject/en-share', shareOf],
  ['subject/en-part', partOf],
  ['subject/en-counted', countedNoun],
  ['subject/en-of', beforeOf],
  ['subject/en-in', behindIn],
  ['subject/en-modifies', modifiedNoun],
  ['subject/en-located', locatedBy],
  ['subject/en-with', standsWith],
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
function sameAsBefore({ paragraph, quantity, previous, change }: Context): Found {
  if (!previous?.subject || quantity.span.start < previous.quantity.span.end) return null
  const gap = paragraph.text.slice(previous.quantity.span.end, quantity.span.start)
  const joined = change?.form === 'same'
  const level =
    /^(?:, [^,;.]{3,50},)?(?: (?:higher|lower|(?:month|year|quarter)[- ](?:on|over)[- ](?:month|year|quarter)))?,? (?:to|from|at|off|after|and|but|up from|down from|compared (?:with|to))\b[^.;"“”]{0,40}$/.test(
      gap,
    ) &&
    /\b(?:at|to|low of|high of|between|from|with) $/.test(`${gap}`) &&
    !/\b(?:while|and|but) [A-Z]/.test(gap)
  // `handled 9 tonnes of flour, down 4 percent`
  const moved = change?.form === 'verb' && ASIDE_CHANGE.test(gap) && !/ with /.test(gap)
  const extreme = level && / (?:low|high|peak|record|average) of $/.test(gap)
  return joined || moved || extreme || (level && previous.changed) ? previous.subject : null
}

const ASIDE_CHANGE =
  /^[^;:"“”]{0,60}, (?:or |also |both )?(?:up|down) (?:by )?(?:(?:about|around|nearly|almost|over|more than|some|roughly|a|an) )*$/

/** `NT$900 -- an 18 percent rise`, `…, a year-on-year increase of 5 percent`: a change set beside what it is about. */
function apposedChange({ paragraph, quantity, previous, change }: Context): Found {
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
  return complement ? null : previous.subject
}

/** `…, and 35 percent were …`, `that NT$8 billion from ⟦the budget⟧ had …`: a quantity that is its own clause's subject. */
function quantityAsSubject({ paragraph, quantity, sentence, previous, change }: Context): Found {
  if (change || quantity.unitCode === 'count') return null
  const { text, tokens } = paragraph
  if (!CLAUSE_HEAD.test(text.slice(sentence.span.start, quantity.span.start))) return null
  const link = /^ (?:from|of) (?:the |its |their )?/.exec(text.slice(quantity.span.end, sentence.span.end))
  const complement = link ? nounPhraseFrom(paragraph, quantity.span.end + link[0].length, sentence.span.end) : null
  if (complement && !isTime(slice(text, complement).replace(/^this year's /, ''))) return complement
  const next = tokens[tokenIndexAfter(tokens, quantity.span.end)]
  return next && (isFiniteVerb(next) || /^(?:in|who)$|ed$/.test(next.lower))
    ? ellipsis({ paragraph, quantity, sentence, previous, change })
    : null
}

/** `…, accounting for 23 percent`, `…, equal to 2 percent of GDP`: said of what the quantity before was said of. */
function participleOf({ paragraph, quantity, sentence, previous, change }: Context): Found {
  if (change || !previous?.subject || previous.quantity.span.start < sentence.span.start) return null
  const before = paragraph.text.slice(previous.quantity.span.end, comparedStart(paragraph, quantity.span.start))
  // `compared to 15.5 percent who …`: others of the same people.
  if (/^ who\b/.test(paragraph.text.slice(quantity.span.end, quantity.span.end + 5))) return previous.subject
  return PARTICIPLE_LINK.test(before) ? previous.subject : null
}

const PARTICIPLE_LINK =
  /^[^;]{0,120}[,)] (?:(?:which |that )?(?:accounting for|accounted for|representing|making up|equal to|equivalent to|amounting to|or) )$/
