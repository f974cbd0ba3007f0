import type { Span } from '../../pipeline/document/index.ts'
import { endingFinder, openingFinder } from './affixes.ts'
import { holdsVerb, parseCollective, parseLatinCompany, parsePlace } from './collective.ts'
import { parseDocument } from './documents.ts'
import { parseJoint } from './joint.ts'
import { OPENERS, PRONOUNS, REPORTERS } from './lexicon.ts'
import type { KnownNames } from './names.ts'
import { parsePerson } from './person.ts'
import type { SpeakerPhrase } from './speaker-phrase.ts'
import { trimPhrase } from './trim.ts'

/** A longer stretch before a verb is no description of a speaker. */
const MAX_PHRASE = 90

const MAX_UNKNOWN = 8

/** A name that reads less surely than this gives way to an organisation or group of the same characters. */
const SURE_NAME = 0.6

const TRAILING_ADVERBS = /[则也还亦又并就却均都曾更仍再便遂]{1,3}$/u
const UNKNOWN = /^[\p{Script=Han}A-Za-z0-9·&-]+$/u
/** What somebody says without being named. */
const HEARSAY = /^(?:有|坊间|市场|也有|另有)?(?:传闻|传言|消息|意见|声音|说法|观点|评论|分析)$/u
const endsWithPronoun = endingFinder(Object.keys(PRONOUNS))
const endsWithReporter = endingFinder(REPORTERS)
const opensWithOpener = openingFinder(OPENERS)

/** Reads who speaks: one speaker, or several persons named together. */
export function parseSpeaker(folded: string, span: Span, known: KnownNames): SpeakerPhrase | null {
  const phrase = parsePhrase(folded, span, known)
  if (phrase?.kind !== 'person') return phrase
  const text = folded.slice(phrase.span.start, phrase.span.end)
  return parseJoint(text, phrase.span, phrase, known) ?? phrase
}

/** Reads a stretch before a reporting verb as a speaker; null where it is none. `span` holds no comma or full stop. */
export function parsePhrase(folded: string, span: Span, known: KnownNames): SpeakerPhrase | null {
  const trimmed = trimPhrase(folded, span)
  if (trimmed.end <= trimmed.start || trimmed.end - trimmed.start > MAX_PHRASE) return null
  const text = folded.slice(trimmed.start, trimmed.end)
  const reporter = endsWithReporter(text)
  if (reporter !== null) return parseReporter(text, trimmed, reporter)
  if (
    /^(?:[由让请令使被]|(?:包括|并|也|又|还|再次|同时)?(?:要求|促请|敦促|呼吁|促使|迫使|导致|责令)(?!者))|【|传闻|流言|谣言/u.test(
      text,
    )
  )
    return null
  if (/^我(?![方国军])/u.test(text)) return null
  const certain =
    parsePronoun(text, trimmed) ??
    parsePlace(text, trimmed) ??
    parseDocument(text, trimmed, known) ??
    parseLatinCompany(text, trimmed)
  if (certain) return certain
  const person = parsePerson(text, trimmed, known)
  if (person && person.score >= SURE_NAME) return person
  const collective = parseCollective(text, trimmed, known)
  return collective && collective.score > (person?.score ?? 0) ? collective : person
}

/**
 * The last resort before a verb that only reports (`某电表示，`): a short phrase that nothing contradicts is taken as
 * printed, for an organisation.
 */
export function parseUnknown(folded: string, span: Span): SpeakerPhrase | null {
  const whole = trimPhrase(folded, span)
  const adverb = TRAILING_ADVERBS.exec(folded.slice(whole.start, whole.end))?.[0].length ?? 0
  const trimmed = { start: whole.start, end: whole.end - adverb }
  const text = folded.slice(trimmed.start, trimmed.end)
  if (HEARSAY.test(text)) return { kind: 'open', span: trimmed, mention: trimmed, titles: [], score: 0.4 }
  if (
    opensWithOpener(text) === text ||
    text.length < 2 ||
    text.length > MAX_UNKNOWN ||
    !UNKNOWN.test(text) ||
    holdsVerb(text)
  )
    return null
  if (
    endsWithReporter(text) !== null ||
    /[我它你]|^(?:立刻|马上|然后|接着|只好|这样|那样|怎么|如何|随即|当即|忽然|突然)$/u.test(text)
  )
    return null
  return { kind: 'organisation', span: trimmed, mention: trimmed, titles: [], score: 0.4 }
}

function parsePronoun(text: string, span: Span): SpeakerPhrase | null {
  const pronoun = endsWithPronoun(text)
  if (pronoun === null) return null
  const alone = pronoun.length === text.length
  if (!alone && pronoun.length < 3) return null
  const mention = { start: span.end - pronoun.length, end: span.end }
  return { kind: 'pronoun', span: mention, mention, titles: [], score: alone ? 0.9 : 0.7 }
}

/** `记者`, `本报记者`; in `某人对记者` the reporter is only told. */
function parseReporter(text: string, span: Span, reporter: string): SpeakerPhrase | null {
  if (text.length > reporter.length + 4) return null
  return { kind: 'reporter', span, mention: span, titles: [], score: 0.9 }
}
