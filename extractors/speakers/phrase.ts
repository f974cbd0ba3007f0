import type { Span } from '../../pipeline/document/index.ts'
import { endingFinder, openingFinder } from './affixes.ts'
import {
  DATA_MODIFIERS,
  DATA_NOUNS,
  DOCUMENTS,
  GROUPS,
  NOT_ORGANISATIONS,
  NOT_VERBS_INSIDE,
  OFFICES,
  OPENERS,
  ORGANISATION_ENDINGS,
  POLITE,
  PRONOUNS,
  REPORTERS,
  SINGLING,
  UNNAMED,
  VERBS_INSIDE,
} from './lexicon.ts'
import { endsWithRole, isSurname, type KnownNames, nameAtEnd } from './names.ts'
import { CITIES, COUNTRIES } from './places.ts'

export type PhraseKind =
  | 'person'
  | 'surname'
  | 'pronoun'
  | 'unnamed'
  | 'group'
  | 'organisation'
  | 'document'
  /** `数据显示`: somebody's data, and the text leaves open whose. */
  | 'open'
  | 'reporter'

/** A noun phrase in a speaker's place, taken apart. Spans are in the article's text. */
export interface SpeakerPhrase {
  readonly kind: PhraseKind
  /** The whole phrase without what opens its clause. */
  readonly span: Span
  /** The bare name, pronoun or noun; for a surname the surname with its form of address. */
  readonly mention: Span
  /** Roles printed around the name, in order. */
  readonly titles: readonly Span[]
  /** How sure the reading is, 0 to 1. */
  readonly score: number
}

/** A longer stretch before a verb is no description of a speaker. */
const MAX_PHRASE = 90
const MAX_UNKNOWN = 8
/** A name that reads less surely than this gives way to an organisation or group of the same characters. */
const SURE_NAME = 0.6
const TRAILING_ADVERBS = /[则也还亦又并就却均都曾更仍再]{1,3}$/u
const UNKNOWN = /^[\p{Script=Han}A-Za-z0-9·&-]+$/u
/** A source of data that no table knows is a short name; a longer one is a description of the data. */
const MAX_UNKNOWN_SOURCE = 8
/** `市场研究公司Gartner`. */
const LATIN_ORGANISATION = /(?:公司|机构|集团|协会|组织|网站)[A-Za-z][A-Za-z0-9 .&-]{1,30}$/u
/** Before the data, or alone before 调查: `某部门⟦初步⟧调查`. */
const BARE_MODIFIER = /(?:(?:今天|昨天|今日|昨日|当天)（[^（）]{0,12}）|\d{1,2}[日号]|初步|最新|公布的?|发布的?)$/u
/** `某局“某某系统”显示`. */
const QUOTED_NAME = /“[^“”]{1,30}”$/u

const endsWithOffice = endingFinder(OFFICES)
const endsWithPolite = endingFinder(POLITE)
const endsWithGroup = endingFinder(GROUPS)
const endsWithOrganisation = endingFinder(ORGANISATION_ENDINGS)
const endsWithNoOrganisation = endingFinder(NOT_ORGANISATIONS)
const endsWithDocument = endingFinder(DOCUMENTS)
const endsWithUnnamed = endingFinder(UNNAMED)
const endsWithPronoun = endingFinder(Object.keys(PRONOUNS))
const endsWithData = endingFinder(DATA_NOUNS)
const endsWithDataModifier = endingFinder(DATA_MODIFIERS)
const endsWithReporter = endingFinder(REPORTERS)
const opensWithOpener = openingFinder(OPENERS)
const opensWithSingling = openingFinder(SINGLING)
const DATE_OPENER =
  /^(?:\d{2,4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:本?周[一二三四五六日末]|上周[一二三四五六日末]?|本月|上月)?(?:\(\d{1,2}日\)|（\d{1,2}日）)?(?:上午|下午|晚上|晚间|晚|早上|早|凌晨|中午|傍晚)?(?:电)?/u
/** Before 《 nothing that makes the document an object: `接受《某报》`. */
const MAY_PRECEDE_DOCUMENT = /^[^在对向接由了为与和从]{0,14}$/u
/** A verb or adverb behind the first character, unless it is part of a word (首⟦都⟧, 大⟦使⟧馆). */
const VERB_INSIDE = new RegExp(`(?:${NOT_VERBS_INSIDE.join('|')})|(?<=.)(${VERBS_INSIDE.join('|')})`, 'gu')
/** 《…报》 and 《…周刊》 are papers, not documents. */
const MEDIUM =
  /(?:[日晚时早周商文学]报|邮报|公报|快报|周报|报|周刊|月刊|杂志|之音|新闻|电视台|学人|论坛|快讯|网|通讯|评论|半月谈|求是|瞭望)$/u
/** `某市一位文物爱好者`. */
const SINGLED = /(?:一位|一名|一个叫|某位)[^，。、]{2,24}$/u
const PLACES = new Set([...COUNTRIES, ...CITIES])
const CLOSING_BRACKET = /[（(][^（）()]{0,60}[）)]$/u
/** `某国媒体⟦19日⟧`, `某局⟦今天（9月27日）⟧`. */
const TRAILING_DATE =
  /(?:(?:\d{1,2}月)?\d{1,2}[日号]|今天|昨天|今日|昨日|当天|日前|近日)(?:（[^（）]{0,12}）)?(?:初步|最新|公布|发布)?$/u
const OF_ORGANISATION =
  /(?:公司|集团|大学|学院|中心|委员会|银行|部|局|协会|政府|医院|研究院|研究所|所|院|厂|店|社|署|处|会|校|厅|市|省|县|区|国)的$/u

/** Reads a stretch before a reporting verb as a speaker; null where it is none. `span` holds no comma or full stop. */
export function parsePhrase(folded: string, span: Span, known: KnownNames): SpeakerPhrase | null {
  const trimmed = trimPhrase(folded, span)
  if (trimmed.end <= trimmed.start || trimmed.end - trimmed.start > MAX_PHRASE) return null
  const text = folded.slice(trimmed.start, trimmed.end)
  const reporter = endsWithReporter(text)
  if (reporter !== null) return parseReporter(text, trimmed, reporter)
  if (/^[由让请令使]/u.test(text)) return null
  if (text.startsWith('我')) return null
  const certain =
    parsePronoun(text, trimmed) ??
    parsePlace(text, trimmed) ??
    parseDocument(text, trimmed) ??
    parseLatinCompany(text, trimmed)
  if (certain) return certain
  const person = parsePerson(text, trimmed, known)
  if (person && person.score >= SURE_NAME) return person
  const collective = parseCollective(text, trimmed, known)
  return collective && collective.score > (person?.score ?? 0) ? collective : person
}

/** Reads `工信部最新数据` as 工信部, `数据` alone as open; the stretch stands before 显示, 发现 and the like. */
export function parseDataSource(folded: string, span: Span, known: KnownNames): SpeakerPhrase | null {
  const trimmed = trimPhrase(folded, span)
  const document = parseTitledDocument(folded.slice(trimmed.start, trimmed.end), trimmed)
  if (document) return document
  let { end } = trimmed
  let data = false
  for (let rounds = 0; rounds < 8 && end > trimmed.start; rounds += 1) {
    const text = folded.slice(trimmed.start, end)
    const noun = endsWithData(text) ?? QUOTED_NAME.exec(text)?.[0] ?? BARE_MODIFIER.exec(text)?.[0] ?? null
    const modifier = noun === null && data ? endsWithDataModifier(text) : null
    const cut = noun ?? modifier
    if (cut === null) break
    data = true
    end -= cut.length
  }
  if (!data) return parsePhrase(folded, span, known)
  if (end <= trimmed.start) {
    const whole = parseDocument(folded.slice(trimmed.start, trimmed.end), trimmed)
    return whole ?? { kind: 'open', span: trimmed, mention: trimmed, titles: [], score: 0.6 }
  }
  const rest = { start: trimmed.start, end }
  const found = parsePhrase(folded, rest, known)
  if (found) return found
  if (end - trimmed.start <= MAX_UNKNOWN_SOURCE || /^[A-Za-z0-9 .&-]+$/u.test(folded.slice(rest.start, end)))
    return { kind: 'organisation', span: rest, mention: rest, titles: [], score: 0.55 }
  if (LATIN_ORGANISATION.test(folded.slice(rest.start, end)))
    return { kind: 'organisation', span: rest, mention: rest, titles: [], score: 0.6 }
  return { kind: 'open', span: trimmed, mention: trimmed, titles: [], score: 0.5 }
}

/** True when a phrase is a clause. */
function holdsVerb(text: string): boolean {
  for (const match of text.matchAll(VERB_INSIDE)) if (match[1] !== undefined) return true
  return false
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

/** Takes off spaces, what opens the clause (`对此`, `3月5日`) and a bracket after the name. */
function trimPhrase(folded: string, span: Span): Span {
  let { start, end } = span
  for (let rounds = 0; rounds < 6; rounds += 1) {
    while (start < end && /[\s　]/u.test(folded[start] as string)) start += 1
    const head = folded.slice(start, Math.min(end, start + 24))
    const date = DATE_OPENER.exec(head)?.[0] ?? ''
    const opener = opensWithOpener(head) ?? ''
    const cut = Math.max(date.length >= 2 ? date.length : 0, opener.length)
    if (cut === 0 || start + cut >= end) break
    if (opener.length === 1 && cut === 1 && !isSafeOpener(folded, start, end)) break
    start += cut
  }
  while (start < end && /[\s　]/u.test(folded[end - 1] as string)) end -= 1
  const headed = folded.slice(start, end).lastIndexOf('】')
  if (headed >= 0) start += headed + 1
  const date = TRAILING_DATE.exec(folded.slice(Math.max(start, end - 24), end))
  if (date && end - date[0].length > start) end -= date[0].length
  const bracket = CLOSING_BRACKET.exec(folded.slice(Math.max(start, end - 64), end))
  if (bracket && end - bracket[0].length > start) end -= bracket[0].length
  while (start < end && /\s/u.test(folded[end - 1] as string)) end -= 1
  // `“某某指挥中心”当日表示`: marks around the whole name.
  if (folded[start] === '“' && folded.indexOf('”', start) === end - 1) return { start: start + 1, end: end - 1 }
  return { start, end }
}

/** 连 and 如 open clauses, and begin names (连某, 如皋): only what leaves two characters and more is cut. */
function isSafeOpener(folded: string, start: number, end: number): boolean {
  const character = folded[start] as string
  return '但而却据按又还也并亦另'.includes(character) && (end - start > 2 || character === '据')
}

function parseLatinCompany(text: string, span: Span): SpeakerPhrase | null {
  const company = /(?: (?:Inc|Ltd|Corp|Co|LLC|Group|Research|Consulting|University|Institute|Association)\.?)$/u.test(
    text,
  )
  return company ? { kind: 'organisation', span, mention: span, titles: [], score: 0.8 } : null
}

/** True for the bare name of a country, province or large city. */
export function isPlace(text: string): boolean {
  return PLACES.has(text)
}

function parsePlace(text: string, span: Span): SpeakerPhrase | null {
  return PLACES.has(text) ? { kind: 'organisation', span, mention: span, titles: [], score: 0.8 } : null
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

/** `《某某规划》`, `《某某办法》第三条`, `“十五五”规划`. */
function parseTitledDocument(text: string, span: Span): SpeakerPhrase | null {
  const open = text.lastIndexOf('《')
  const close = text.lastIndexOf('》')
  if (open < 0 || close < open || text.length - close > 12 || !MAY_PRECEDE_DOCUMENT.test(text.slice(0, open)))
    return null
  const tail = text.slice(close + 1)
  const reader = endsWithReporter(tail) ?? endsWithOffice(tail)
  if (reader !== null || tail.startsWith('等')) return null
  const mention = { start: span.start + open, end: span.start + close + 1 }
  const kind = MEDIUM.test(text.slice(open, close)) ? 'organisation' : 'document'
  return { kind, span, mention, titles: [], score: 0.9 }
}

function parseDocument(text: string, span: Span): SpeakerPhrase | null {
  const titled = parseTitledDocument(text, span)
  if (titled) return titled
  const noun = endsWithDocument(text)
  if (noun === null || endsWithOffice(text) !== null || holdsVerb(text)) return null
  const quoted = text.lastIndexOf('“')
  const start = quoted >= 0 && text.indexOf('”', quoted) >= 0 ? quoted : 0
  const mention = { start: span.start + start, end: span.end }
  return {
    kind: 'document',
    span,
    mention,
    titles: [],
    score: text.length > 10 && start === 0 && !text.includes('的') ? 0.45 : 0.75,
  }
}

function parsePerson(text: string, span: Span, known: KnownNames): SpeakerPhrase | null {
  const polite = endsWithPolite(text)
  const address = polite ?? endsWithOffice(text)
  if (address !== null && address.length < text.length) {
    const stem = text.slice(0, text.length - address.length)
    const addressed = personBefore(stem, address, span, polite !== null, known)
    if (addressed) return addressed
  }
  // Hong Kong papers call a person by the bare surname after the first mention.
  if (text.length === 1 && known.surnames.has(text) && isSurname(text)) {
    return { kind: 'surname', span, mention: span, titles: [], score: 0.7 }
  }
  const found = nameAtEnd(text, known)
  if (!found) return null
  const name = { start: span.end - found.length, end: span.end }
  const before = { start: span.start, end: name.start }
  return { kind: 'person', span, mention: name, titles: splitTitles(text, before, span.start), score: found.score }
}

/** `某某某医生`, `林厅长`, `中风病人林先生`. */
function personBefore(
  stem: string,
  address: string,
  span: Span,
  polite: boolean,
  known: KnownNames,
): SpeakerPhrase | null {
  const addressSpan = { start: span.end - address.length, end: span.end }
  const found = nameAtEnd(stem, known)
  const stemEnd = span.start + stem.length
  if (
    found &&
    found.score >= 0.55 &&
    (found.length < stem.length || stem.length > 2 || polite || known.persons.has(stem))
  ) {
    const name = { start: stemEnd - found.length, end: stemEnd }
    const titles = splitTitles(stem, { start: span.start, end: name.start }, span.start)
    return {
      kind: 'person',
      span,
      mention: name,
      titles: polite ? titles : [...titles, addressSpan],
      score: found.score,
    }
  }
  const surname = isSurname(stem.slice(-2)) ? stem.slice(-2) : stem.slice(-1)
  const lettered = polite && /^[A-Z]$/u.test(surname)
  const before = stem.slice(0, stem.length - surname.length)
  const bounded = before.length === 0 || endsWithOffice(before) !== null || (polite && before.length <= 12)
  if (!(isSurname(surname) || lettered) || !bounded) return null
  if (!polite && before.length === 0 && NOT_ADDRESSES.has(surname + address)) return null
  const mention = { start: stemEnd - surname.length, end: span.end }
  const titles = splitTitles(stem, { start: span.start, end: mention.start }, span.start)
  return { kind: 'surname', span, mention, titles: polite ? titles : [...titles, addressSpan], score: 0.75 }
}

/** Offices that begin with a character that is a surname too. */
const NOT_ADDRESSES = new Set([
  '党委员',
  '高教授',
  '车老板',
  '商代表',
  '全代表',
  '边干事',
  '公司长',
  '常委员',
  '常委',
  '管理事',
])

/** Splits `全国政协委员、某某大学教授` at 、 and drops what is a relative clause and no role. */
function splitTitles(text: string, before: Span, base: number): readonly Span[] {
  const titles: Span[] = []
  let start = before.start
  for (let at = before.start; at <= before.end; at += 1) {
    const ended = at === before.end || text[at - base] === '、' || text[at - base] === '，'
    if (!ended) continue
    const title = trimTitle(text.slice(start - base, at - base), start)
    if (title) titles.push(title)
    start = at + 1
  }
  return titles
}

/** Too bare to be a role; 代表 before a name may be the verb. */
const NO_TITLES = new Set(['代表', '成员', '有人', '人士', '该名'])

/** A preposition before the description is none of it: `⟦对⟧某国总统`; 对外 and 和平 begin names of offices. */
const LEADING_WORD = /^(?:对(?!外)|向|由|与|和(?!平)|据|让|请|及)/u

function trimTitle(text: string, start: number): Span | null {
  let cut = text.length - text.trimStart().length
  const among = text.lastIndexOf('之一')
  if (among >= 0) cut = among + 2
  const of = text.lastIndexOf('的')
  if (of > cut && !OF_ORGANISATION.test(text.slice(0, of + 1))) cut = of + 1
  const single = opensWithSingling(text.slice(cut))
  if (single) cut += single.length
  const opener = opensWithOpener(text.slice(cut))
  if (opener && opener.length > 1 && cut + opener.length < text.length) cut += opener.length
  if (LEADING_WORD.test(text.slice(cut)) && endsWithRole(text)) cut += 1
  const title = text.slice(cut).trimEnd()
  if (title.length < 2 || NO_TITLES.has(title) || !isTitle(title)) return null
  return { start: start + cut, end: start + cut + title.length }
}

/** A role ends with an office, or is the organisation alone (`某公司林某某`). */
function isTitle(title: string): boolean {
  if (endsWithRole(title) || endsWithGroup(title) !== null) return true
  const organisation = endsWithOrganisation(title)
  return organisation !== null && (organisation.length > 1 || title.length <= 24) && !holdsVerb(title)
}

function parseCollective(text: string, span: Span, known: KnownNames): SpeakerPhrase | null {
  const phrase = (kind: PhraseKind, score: number): SpeakerPhrase => ({ kind, span, mention: span, titles: [], score })
  if (holdsVerb(text) && !known.organisationEnds.has(span.end)) return null
  const singled = opensWithSingling(text) !== null
  const unnamed = endsWithUnnamed(text)
  const one = SINGLED.exec(text)
  if (one && !singled) return phrase('unnamed', 0.7)
  if (singled && (unnamed !== null || endsWithGroup(text) !== null)) return phrase('unnamed', 0.7)
  if (known.organisationEnds.has(span.end) && endsWithOffice(text) === null) return phrase('organisation', 0.85)
  if (unnamed !== null && unnamed.length > 3) return unnamedPerson(span, unnamed)
  const group = endsWithGroup(text)
  if (group !== null && text.length <= 40) return phrase('group', group.length === text.length ? 0.85 : 0.75)
  if (unnamed !== null && text.length <= 40) return unnamedPerson(span, unnamed)
  if (endsWithRole(text) && text.length <= 40) return phrase('unnamed', 0.65)
  const organisation = text.length > 1 && endsWithNoOrganisation(text) === null ? endsWithOrganisation(text) : null
  if (organisation !== null && text.length <= 40) return phrase('organisation', organisation.length > 1 ? 0.75 : 0.6)
  if (LATIN_ORGANISATION.test(text)) return phrase('organisation', 0.6)
  if (/[者们商]$/u.test(text) && text.length <= 40) return phrase('group', 0.7)
  if (/^[A-Za-z][A-Za-z0-9 .&-]{1,40}$/u.test(text)) return phrase('organisation', 0.6)
  return null
}

function unnamedPerson(span: Span, unnamed: string): SpeakerPhrase {
  const mention = { start: span.end - unnamed.length, end: span.end }
  return { kind: 'unnamed', span, mention, titles: [], score: 0.75 }
}
