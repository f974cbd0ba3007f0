import { type RecognisedArticle, type Span, spanLength } from '../../pipeline/document/index.ts'
import { longestAt, wordsByStart, wordsIn } from '../word-index.ts'
import { endingFinder, openingFinder } from './affixes.ts'
import { BRIDGES, ORGANISATION_ENDINGS, POLITE } from './lexicon.ts'
import { isSurname, type KnownNames, nameAtEnd } from './names.ts'
import { parsePhrase } from './phrase.ts'
import type { SpeakerPhrase } from './speaker-phrase.ts'
import { NOT_NAMES } from './surnames.ts'
import type { TitleWords } from './title-words.ts'

/** One place where a person is named. */
export interface Mention {
  readonly span: Span
  readonly person: string
  /** At the head of a clause: likely its subject, and so what 他 goes back to. */
  readonly heads: boolean
}

export interface Person {
  /** Folded; the key in the roster. */
  readonly name: string
  /** First place where the fullest form is printed. */
  readonly printed: Span
  /** In order of first mention. */
  readonly titles: readonly Span[]
}

/** The persons of an article. */
export interface Roster {
  readonly known: KnownNames
  readonly persons: ReadonlyMap<string, Person>
  /** In text order. */
  readonly mentions: readonly Mention[]
  /** Short forms and the full names they stand for. */
  readonly aliases: ReadonlyMap<string, string>
}

/** A name from the recogniser below this score counts only when something else speaks for it. */
const MIN_ENTITY_SCORE = 0.6
const MIN_NAME_SCORE = 0.6
/** How far left of a name its titles may reach. */
const TITLE_REACH = 70
const CLAUSE_MARK = /[，。；：！？!?,;:“”"…\n（）()《》【】—]/u
/** Verbs and prepositions that end what does not belong to the description of a person who is no subject. */
const LEFT_BOUNDARY =
  /(?:引述|援引|转引|专访|获得(?!者)|表明|日电|日讯|都以|罢免|关于|联同|连同|曾担任|担任|采访了|采访|会见了|会见|邀请|陪同|介绍|经由|包括|以及|还有|了|由|被|让|请|给|向|是|据|与|和|同|及|对|把|为|跟|在|从|到|时(?!事|任|代|尚|间|装|报)|后(?!勤|台)|说|称|指|而)/gu
const HAN = /\p{Script=Han}/u
const polite = wordsByStart(POLITE.filter((word) => word.length > 1))
const endsWithOrganisation = endingFinder(ORGANISATION_ENDINGS)
const opensWithBridge = openingFinder(BRIDGES)
const NAME_END =
  /^(?:$|[，。；：、！？“”"…\n（）()\s]|表示|指出|说|称|认为|强调|介绍|透露|告诉|坦言|提醒|呼吁|建议|提出|批评|回应|直言|等|的|是|及|和|与|指|担任|主持|出席|宣布|解释|补充|质疑)/u
/** Adverbials that no given name begins with. */
const SAFE_BRIDGE =
  /^(?:在|对|向|就|也|还|又|曾|则|却|均|亦|昨|今|日前|近日|当日|当天|早前|接受|出席|回应|介绍|谈到|透露|补充|分析|评价|报道|宣布|说明|认真|曾经|随后|率|带领|等)/u
const WORDS = new Set<string>(NOT_NAMES)

/** Names that may be trusted: the recogniser's, those after an office, and those in a speaker's place. */
export function collectNames(
  article: RecognisedArticle,
  subjects: readonly SpeakerPhrase[],
  titles: TitleWords,
): KnownNames {
  const persons = new Set<string>()
  const { folded } = article
  for (const entity of article.entities) {
    const text = folded.slice(entity.span.start, entity.span.end)
    if (entity.label === 'PER' && entity.score >= MIN_ENTITY_SCORE && isNameLike(text, titles)) persons.add(text)
  }
  for (const name of namesAfterOffices(folded, titles)) persons.add(name)
  for (const phrase of subjects) {
    if (phrase.kind === 'person' && phrase.score >= MIN_NAME_SCORE)
      persons.add(folded.slice(phrase.mention.start, phrase.mention.end))
    for (const member of phrase.members ?? []) persons.add(folded.slice(member.start, member.end))
  }
  // A short form may be trusted where the full one is.
  for (const short of findAliases({ persons }).keys()) persons.add(short)
  for (const name of politeNames(folded, persons)) persons.add(name)
  for (const name of article.byline) persons.delete(name)
  const companies = findCompanies(folded)
  for (const name of persons) if (isNoPerson(name, persons, companies)) persons.delete(name)
  const organisations = article.entities.filter((entity) => entity.label === 'ORG' && entity.score >= MIN_ENTITY_SCORE)
  return {
    titles,
    persons,
    surnames: new Set([...persons].map((name) => name.slice(0, 1))),
    organisationEnds: new Set(organisations.map((entity) => entity.span.end)),
  }
}

function isNameLike(text: string, titles: TitleWords): boolean {
  return (
    text.length >= 2 &&
    text.length <= 40 &&
    !WORDS.has(text) &&
    titles.endsWithOffice(text) === null &&
    !(text.length === 2 && text.endsWith('官')) &&
    !/[，。、；：“”\n]/u.test(text)
  )
}

/** `苏⟦澄清⟧`: a bare surname and its verb; `葵芳⟦邨⟧`: an estate. */
const NAME_AND_VERB =
  /^.(?:澄清|承认|同意|否认|供称|表示|强调|认为|回应|反驳|解释|补充|指出|透露|重申|坦言|直言|认同|反问|质疑|续称|续指)$|邨$/u

/** A shorter name with a character of the sentence (`林某某⟦真⟧是`), or the name of a company (`某某公司`). */
function isNoPerson(name: string, persons: ReadonlySet<string>, companies: ReadonlySet<string>): boolean {
  if (NAME_AND_VERB.test(name)) return true
  if (name.length === 4 && /^\p{Script=Han}+$/u.test(name) && !isSurname(name.slice(0, 2)))
    if (persons.has(name.slice(0, 3)) && isSurname(name.slice(0, 1))) return true
  return companies.has(name)
}

/** No company that a person's name could be taken for is longer. */
const MAX_COMPANY = 8

/** Whatever stands before a word for a company, in every length a name may have: one pass over the text for all names. */
function findCompanies(folded: string): ReadonlySet<string> {
  const companies = new Set<string>()
  for (const match of folded.matchAll(COMPANY_WORD)) {
    const floor = Math.max(0, match.index - MAX_COMPANY)
    for (let start = match.index - 2; start >= floor; start -= 1) companies.add(folded.slice(start, match.index))
  }
  return companies
}

/** Directly behind a name they make it a company's. */
const COMPANY_WORD = /公司|集团|有限公司|股份/gu

const NOBODY: Omit<KnownNames, 'titles'> = { persons: new Set(), surnames: new Set(), organisationEnds: new Set() }

/** `董事长林某某表示`, `教授欧阳某（右）`: an office, a name and the end of a name. */
function namesAfterOffices(folded: string, titles: TitleWords): readonly string[] {
  const nobody: KnownNames = { ...NOBODY, titles }
  const names: string[] = []
  for (const office of wordsIn(titles.offices, folded, { start: 0, end: folded.length })) {
    const start = office.end
    for (const length of [3, 2, 4]) {
      const name = folded.slice(start, start + length)
      if (name.length < length || !isSurname(name.slice(0, length === 4 ? 2 : 1))) continue
      const next = folded.slice(start + length, start + length + 4)
      if (!NAME_END.test(next) && !SAFE_BRIDGE.test(next)) continue
      const found = nameAtEnd(office.word + name, nobody)
      if (found?.length !== length || found.score < MIN_NAME_SCORE) continue
      names.push(name)
      break
    }
  }
  return names
}

/** `康先生` where no full name with that surname is known: the address is all the name there is. */
function politeNames(folded: string, persons: ReadonlySet<string>): readonly string[] {
  const surnames = new Set([...persons].map((name) => name.slice(0, 1)))
  const names: string[] = []
  for (let at = 0; at + 1 < folded.length; at += 1) {
    const address = longestAt(polite, folded, at + 1)
    const surname = folded.charAt(at)
    if (!address || !HAN.test(surname)) continue
    if (isSurname(surname) && !surnames.has(surname) && !isSurname(folded.charAt(at - 1) + surname))
      names.push(folded.slice(at, address.end))
    at = address.end - 1
  }
  return names
}

/** Finds every mention of the known names and gathers each person's titles over the whole article. */
export function buildRoster(article: RecognisedArticle, known: KnownNames, subjects: readonly SpeakerPhrase[]): Roster {
  const { folded } = article
  const aliases = findAliases(known)
  const mentions = findMentions(folded, known, aliases)
  const heads = new Map(
    subjects.filter((phrase) => phrase.kind === 'person').map((phrase) => [phrase.mention.start, phrase]),
  )
  const titles = new Map<string, Span[]>()
  const printed = new Map<string, Span>()
  for (const mention of mentions) {
    if (!printed.has(mention.person) && spanLength(mention.span) === mention.person.length)
      printed.set(mention.person, mention.span)
    const phrase = heads.get(mention.span.start)
    const own = phrase ? phrase.titles : titlesAround(folded, mention, known)
    const list = titles.get(mention.person) ?? []
    for (const title of own) addTitle(folded, list, title, phrase !== undefined)
    titles.set(mention.person, list)
  }
  const persons = new Map<string, Person>()
  for (const [name, span] of printed) persons.set(name, { name, printed: span, titles: titles.get(name) ?? [] })
  return { known, persons, mentions, aliases }
}

/** `科某` for `史某·科某`, a married woman's two surnames for her full name: only where one full name fits. */
function findAliases(known: Pick<KnownNames, 'persons'>): ReadonlyMap<string, string> {
  const full = new Map<string, string[]>()
  const add = (short: string, name: string) => {
    if (short.length >= 2 && short !== name) full.set(short, [...(full.get(short) ?? []), name])
  }
  for (const name of known.persons) {
    const parts = name.split(/[·•‧・．-]/u)
    if (parts.length > 1) add(parts.at(-1) ?? '', name)
    else if (name.length >= 4 && name.length <= 5 && isSurname(name.slice(0, 2))) add(name.slice(0, 2), name)
    else if (/^[A-Za-z .'’-]+$/u.test(name) && name.includes(' ')) add(name.slice(name.lastIndexOf(' ') + 1), name)
  }
  return new Map(
    [...full].filter(([, names]) => names.length === 1).map(([short, names]) => [short, names[0] as string]),
  )
}

/** Scans for all names at once, by their first two characters: linear in the text whatever the number of names. */
function findMentions(folded: string, known: KnownNames, aliases: ReadonlyMap<string, string>): readonly Mention[] {
  const byHead = new Map<string, string[]>()
  for (const name of known.persons) {
    const list = byHead.get(name.slice(0, 2)) ?? []
    list.push(name)
    byHead.set(name.slice(0, 2), list)
  }
  for (const list of byHead.values()) list.sort((a, b) => b.length - a.length)
  const mentions: Mention[] = []
  for (let at = 0; at + 1 < folded.length; at += 1) {
    const name = byHead.get(folded.slice(at, at + 2))?.find((candidate) => folded.startsWith(candidate, at))
    if (name === undefined) continue
    const span = { start: at, end: at + name.length }
    mentions.push({ span, person: aliases.get(name) ?? name, heads: headsClause(folded, at, known) })
    at = span.end - 1
  }
  return mentions
}

function headsClause(folded: string, at: number, known: KnownNames): boolean {
  const before = folded.slice(Math.max(0, at - TITLE_REACH), at)
  return before === '' || CLAUSE_MARK.test(before.slice(-1)) || known.titles.endsWithRole(before)
}

/** Titles printed around a mention that is not in a speaker's place; only what ends with an office counts. */
function titlesAround(folded: string, mention: Mention, known: KnownNames): readonly Span[] {
  const { start, end } = mention.span
  const from = leftEdge(folded, start, known)
  const phrase = parsePhrase(folded, { start: from, end }, known)
  const before = phrase?.kind === 'person' || phrase?.kind === 'surname' ? phrase.titles : []
  const office = known.titles.opensWithOffice(folded.slice(end, end + 6))
  const after = office && endsDescription(folded, end + office.length) ? [{ start: end, end: end + office.length }] : []
  return [...before.filter((title) => known.titles.endsWithRole(folded.slice(title.start, title.end))), ...after]
}

function endsDescription(folded: string, at: number): boolean {
  const next = folded.slice(at, at + 4)
  return NAME_END.test(next) || opensWithBridge(next) !== null
}

function leftEdge(folded: string, start: number, known: KnownNames): number {
  const floor = Math.max(0, start - TITLE_REACH)
  let from = start
  while (from > floor && !CLAUSE_MARK.test(folded[from - 1] as string)) from -= 1
  if (from === floor && floor > 0) return start
  const stretch = folded.slice(from, start)
  let edge = 0
  for (const match of stretch.matchAll(LEFT_BOUNDARY)) {
    const end = match.index + match[0].length
    if (end < stretch.length && opensDescription(stretch.slice(0, match.index), match[0], known)) edge = end
  }
  return from + edge
}

/** 和, 与, 对 also stand inside names of offices: they only cut after a name or a verb's object. */
function opensDescription(before: string, word: string, known: KnownNames): boolean {
  if (!'和同与及对为在'.includes(word) || /[他她]$/u.test(before)) return true
  if ([4, 3, 2].some((length) => known.persons.has(before.slice(-length)))) return true
  return (
    before === '' ||
    known.titles.endsWithOffice(before) !== null ||
    endsWithOrganisation(before) !== null ||
    /[了着过的、]$/u.test(before)
  )
}

/** Keeps the fuller of two titles of which one holds the other. */
function addTitle(folded: string, list: Span[], title: Span, trusted: boolean): void {
  const text = folded.slice(title.start, title.end)
  if (text.length < 2 || (!trusted && text.length > 40)) return
  for (const [index, other] of list.entries()) {
    const printed = folded.slice(other.start, other.end)
    if (printed.endsWith(text) || printed.startsWith(text)) return
    if (text.endsWith(printed) || text.startsWith(printed)) {
      list[index] = title
      return
    }
  }
  list.push(title)
}
