import type { Span } from '../../pipeline/document/index.ts'
import { longestAt, wordsByStart } from '../word-index.ts'
import { endingFinder, openingFinder } from './affixes.ts'
import {
  GROUPS,
  NOT_ORGANISATIONS,
  NOT_VERBS_INSIDE,
  ORGANISATION_ENDINGS,
  SINGLING,
  UNNAMED,
  VERBS_INSIDE,
} from './lexicon.ts'
import type { KnownNames } from './names.ts'
import { CITIES, COUNTRIES } from './places.ts'
import type { PhraseKind, SpeakerPhrase } from './speaker-phrase.ts'

const endsWithGroup = endingFinder(GROUPS)
const endsWithOrganisation = endingFinder(ORGANISATION_ENDINGS)
const endsWithNoOrganisation = endingFinder(NOT_ORGANISATIONS)
const endsWithUnnamed = endingFinder(UNNAMED)
const opensWithSingling = openingFinder(SINGLING)

const verbs = wordsByStart(VERBS_INSIDE)
const notVerbs = wordsByStart(NOT_VERBS_INSIDE)

/** `某市一位文物爱好者`. */
const SINGLED = /(?:一位|一名|一个叫|某位)[^，。、]{2,24}$/u

const PLACES = new Set([...COUNTRIES, ...CITIES])

/** `市场研究公司Gartner`. */
export const LATIN_ORGANISATION = /(?:公司|机构|集团|协会|组织|网站)[A-Za-z][A-Za-z0-9 .&-]{1,30}$/u

/** A modal or a preposition before it makes the phrase an object: `可向⟦中央⟧`, `对⟦遇难者⟧`. */
const NO_DESCRIPTION =
  /^(?:[已曾正均将](?!军|来)|有人(?=.)|[可应向把对]|可以|能够|有望|须向|要向|会向|在[^，]{0,30}[后时中上向]|对于|给予|寄予|遭到|遭)(?!外|岸|于|方|称|急)/u

/** Somebody else tells them, or makes them: `公司向⟦顾客⟧`, `一再要⟦法官⟧`. */
const TOLD =
  /.(?<![反针绝面相应])对(?!外|冲|方|手|象|口|岸|台|华|日)|.(?<![方导面一倾走定])向(?!导|日葵|来)|.(?<![主重需纪首摘概紧只])要(?!员|闻|塞|素|案|务)/u

/** More persons than one. */
const PLURAL =
  /^(?:有|另有|也有)?(?:不少|许多|很多|多位|多名|多家|多数|一些|部分|[几数][位名家]|[两二三四五六七八九十]{1,3}[位名家])/u

/** Somebody did something on a day: `当事人后来于9月9日申请某基金`. */
const NARRATES = /PK|VS|(?:于|在|从|自)[^，]{0,6}\d{1,2}[月日]|\d日[^，]{0,2}(?:申请|举行|召开|前往|到)/u

/** What kind of firm it is, before its name: `模组厂⟦某某科技⟧`. */
const APPOSITION =
  /^[^，。、]{0,12}(?:大厂|[一-鿿]{2}厂|厂商|业者|龙头|巨头|制造商|供应商|运营商|零售商|开发商)(?=[^，。、]{3,12}$)/u

/** True when a phrase is a clause: a verb or adverb stands behind its first character, and in no other word (首⟦都⟧, 大⟦使⟧馆). */
export function holdsVerb(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const other = longestAt(notVerbs, text, at)
    if (!other && at > 0 && text[at - 1] !== '\n' && longestAt(verbs, text, at)) return true
    at = other?.end ?? at + 1
  }
  return false
}

/** Reads `Blue Whale Inc.`, which the shape of a name would make a person. */
export function parseLatinCompany(text: string, span: Span): SpeakerPhrase | null {
  const company = /(?: (?:Inc|Ltd|Corp|Co|LLC|Group|Research|Consulting|University|Institute|Association)\.?)$/u.test(
    text,
  )
  return company ? { kind: 'organisation', span, mention: span, titles: [], score: 0.8 } : null
}

/** True for the bare name of a country, province or large city. */
export function isPlace(text: string): boolean {
  return PLACES.has(text)
}

/** Reads the bare name of a country or city, which speaks as an organisation. */
export function parsePlace(text: string, span: Span): SpeakerPhrase | null {
  return PLACES.has(text) ? { kind: 'organisation', span, mention: span, titles: [], score: 0.8 } : null
}

/** Reads groups, organisations and persons without a name by the ending of the phrase. */
export function parseCollective(text: string, span: Span, known: KnownNames): SpeakerPhrase | null {
  const phrase = (kind: PhraseKind, score: number): SpeakerPhrase => ({ kind, span, mention: span, titles: [], score })
  if (NO_DESCRIPTION.test(text) || NARRATES.test(text) || TOLD.test(text)) return null
  if (holdsVerb(text) && !known.organisationEnds.has(span.end)) return null
  const singled = opensWithSingling(text) !== null
  const unnamed = endsWithUnnamed(text)
  const one = SINGLED.exec(text)
  // `该校⟦有⟧6名学生`.
  if (/.有[\d一二三四五六七八九十两几]{1,4}[名位个]/u.test(text)) return null
  if (PLURAL.test(text) && (unnamed !== null || known.titles.endsWithRole(text))) return phrase('group', 0.75)
  if (one && !singled) return phrase('unnamed', 0.7)
  // `一家轮胎生产商`: a firm is counted in 家.
  const firm = endsWithGroup(text) !== null || endsWithOrganisation(text) !== null
  if (firm && /^(?:一|某|另一|有一|其中一)家/u.test(text)) return phrase('organisation', 0.7)
  if (singled && (unnamed !== null || endsWithGroup(text) !== null)) return phrase('unnamed', 0.7)
  if (known.organisationEnds.has(span.end) && known.titles.endsWithOffice(text) === null && !singled)
    return named(span, text, 0.85)
  if (unnamed !== null && unnamed.length > 3) return unnamedPerson(span, unnamed)
  const group = endsWithGroup(text)
  // `某国贸易振兴机构` is one institution, 机构 and `评级机构` are many.
  const institution = group === '机构' && text.length >= 6
  if (group !== null && !institution && text.length <= 40)
    return phrase('group', group.length === text.length ? 0.85 : 0.75)
  if (unnamed !== null && text.length <= 40) return unnamedPerson(span, unnamed)
  if (/[家者]$/u.test(text) && known.titles.endsWithRole(text) && text.length <= 40) return phrase('group', 0.7)
  if (known.titles.endsWithRole(text) && text.length <= 40) return phrase('unnamed', 0.65)
  const organisation = text.length > 1 && endsWithNoOrganisation(text) === null ? endsWithOrganisation(text) : null
  if (singled) return null
  if (/[个一二三四五六七八九十两几多各]方面$/u.test(text)) return null
  if (organisation !== null && text.length <= 40) return named(span, text, organisation.length > 1 ? 0.75 : 0.6)
  if (LATIN_ORGANISATION.test(text)) return phrase('organisation', 0.6)
  if (/[者们商]$/u.test(text) && text.length <= 40) return phrase('group', 0.7)
  if (/^[A-Za-z][A-Za-z0-9 .&-]{1,40}$/u.test(text)) return phrase('organisation', 0.6)
  return null
}

function unnamedPerson(span: Span, unnamed: string): SpeakerPhrase {
  const mention = { start: span.end - unnamed.length, end: span.end }
  return { kind: 'unnamed', span, mention, titles: [], score: 0.75 }
}

/** An organisation without what kind of firm it is. */
function named(span: Span, text: string, score: number): SpeakerPhrase {
  const described = score >= MIN_APPOSITION ? (APPOSITION.exec(text)?.[0].length ?? 0) : 0
  return { kind: 'organisation', span, mention: { start: span.start + described, end: span.end }, titles: [], score }
}

/** An ending of one character is too weak to tell a name from what stands before it. */
const MIN_APPOSITION = 0.7
