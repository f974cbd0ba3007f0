import { endingFinder } from './affixes.ts'
import { BRIDGES, FAMILIAR_PREFIXES, ORGANISATION_ENDINGS } from './lexicon.ts'
import { CITIES, COUNTRIES } from './places.ts'
import { COMMON_SURNAMES, DOUBLE_SURNAMES, NOT_NAMES, OTHER_SURNAMES, TRANSLITERATION } from './surnames.ts'
import type { TitleWords } from './title-words.ts'

/** Names that the article or the recogniser vouches for, and the titles that vouch for more. Keys are folded. */
export interface KnownNames {
  readonly titles: TitleWords
  readonly persons: ReadonlySet<string>
  /** First characters of those names. */
  readonly surnames: ReadonlySet<string>
  /** Ends of the recogniser's organisations, by offset. */
  readonly organisationEnds: ReadonlySet<number>
}

/** A person's name at the end of a stretch of text, with what speaks for it (0 to 1). */
export interface NameFound {
  readonly length: number
  readonly score: number
}

const COMMON = new Set(COMMON_SURNAMES)
const SURNAMES = new Set(COMMON_SURNAMES + OTHER_SURNAMES)
const DOUBLES = new Set<string>(DOUBLE_SURNAMES)
const FOREIGN = new Set(TRANSLITERATION)
const WORDS = new Set<string>([...NOT_NAMES, ...COUNTRIES, ...CITIES])
/** A word that is no name does not begin one either: 普遍反. */
const PREFIXES = [2, 3, 4]
const NEVER_GIVEN = new Set('说称指的了是们这那些着就也亦均都还又却曾则')
/** Prepositions end no name: 刘某⟦在⟧会上. */
const NEVER_LAST = new Set('在对向于从被把将与地时后')
/** Not inside a given name, unless an office before it vouches for it (孙某⟦为⟧). */
const NOT_GIVEN = new Set('的了是在和与及等们都也有不这那个些将被把会对向从为以于就而且或者又还很更最')
/** 律师⟦公会⟧, 校长⟦时局⟧: two characters that end so are an institution or a word. */
const INSTITUTION = new Set('会局部署院党所处厅司社团队组家校台报')
/** Adverbs of two characters and more: 纷纷, 连番. */
const ADVERBS = new Set(BRIDGES.filter((word) => word.length > 1))
const PLACES = new Set<string>(CITIES)
const HAN = /^\p{Script=Han}+$/u
const LATIN_NAME = /[A-Z][A-Za-z.'’-]{1,20}(?: [A-Z][A-Za-z.'’-]{0,20}){1,3}$/
const LATIN_WORD = /^[A-Z][A-Za-z]{1,20}$/
const DOTTED_NAME =
  /[\p{Script=Han}]{1,8}(?:[·•‧・．-][^\P{Script=Han}在对向说表接就也还日昨今的是了和与曾出]{1,8}){1,4}$/u
export const endsWithOrganisation = endingFinder(ORGANISATION_ENDINGS)
/** Longest run of transliterating characters taken for one undotted name. */
const MAX_FOREIGN = 6

/** `老张`, `小李`. */
const FAMILIAR = new Set<string>(FAMILIAR_PREFIXES)

export function isSurname(text: string): boolean {
  return text.length === 1 ? SURNAMES.has(text) : DOUBLES.has(text)
}

/** Reads a person's name at the end of a description such as `…公司董事长林某某`; null where none stands there. */
export function nameAtEnd(text: string, known: KnownNames): NameFound | null {
  const dotted = DOTTED_NAME.exec(text.slice(-40))
  if (dotted) return { length: trimDotted(dotted[0], known), score: 0.95 }
  let best: NameFound | null = null
  for (const length of [4, 3, 2]) {
    const found = hanName(text, length, known)
    if (found && (best === null || found.score > best.score)) best = found
  }
  const foreign = foreignName(text, known)
  if (foreign && (best === null || foreign.score > best.score)) best = foreign
  return best ?? latinName(text, known) ?? rareName(text, known)
}

function hanName(text: string, length: number, known: KnownNames): NameFound | null {
  if (text.length < length) return null
  const name = text.slice(text.length - length)
  const left = text.slice(0, text.length - length)
  const officeBefore = known.titles.endsWithRole(left)
  if (FAMILIAR.has(name[0] ?? '') && length === 2 && SURNAMES.has(name[1] ?? '')) {
    return (officeBefore || left.length === 0) && !WORDS.has(name) ? { length, score: 0.7 } : null
  }
  // `麻生太郎`: the whole name, though the recogniser may know its second half only.
  if (length === 2 && DOUBLES.has(text.slice(-4, -2))) return null
  if (known.persons.has(name)) return { length, score: left.length === 0 || officeBefore ? 0.98 : 0.9 + length / 100 }
  if (!HAN.test(name) || WORDS.has(name)) return null
  // `扎铁⟦师傅⟧反驳`.
  if (left.endsWith('师') && name.startsWith('傅')) return null
  if ((endsWithOrganisation(name)?.length ?? 0) > 1) return null
  if (!officeBefore && PREFIXES.some((prefix) => WORDS.has(name.slice(0, prefix)))) return null
  const double = DOUBLES.has(name.slice(0, 2))
  const surname = name.slice(0, double && length > 2 ? 2 : 1)
  if (!SURNAMES.has(surname) && !double) return null
  if (length === 4 && !double) return null
  const given = name.slice(surname.length)
  const barred = officeBefore ? NEVER_GIVEN : NOT_GIVEN
  if (
    given.length === 0 ||
    [...given].some((character) => barred.has(character) || NEVER_GIVEN.has(character)) ||
    NEVER_LAST.has(given.at(-1) ?? '')
  )
    return null
  if (known.titles.endsWithOffice(given) !== null && length < 4) return null
  if (length === 2 && INSTITUTION.has(given)) return null
  // 和 joins two roles; 宁⟦夏⟧ belongs to the place before; an adverb is no given name.
  if (surname === '和' || ADVERBS.has(given) || PLACES.has(left.slice(-1) + surname)) return null
  let score = COMMON.has(surname) || double ? 0.3 : 0.15
  if (length === 3 || double) score += 0.1
  if (officeBefore) score += 0.45
  else if (left.endsWith('人') && length === 3) score += 0.35
  else if (left.length === 0 || followsKnown(left, known)) score += 0.3
  else if (left.endsWith('、') || left.endsWith('的') || endsWithOrganisation(left) !== null) score += 0.2
  else score -= 0.1
  return score >= 0.4 ? { length, score } : null
}

/** `马某某和⟦韩某某⟧`: what is joined to a known name is a name. */
function followsKnown(left: string, known: KnownNames): boolean {
  if (!/[和与及、]$/u.test(left)) return false
  return [4, 3, 2].some((length) => known.persons.has(left.slice(-1 - length, -1)))
}

/** `分析师见某某`: after an office even a surname that no table has. */
function rareName(text: string, { titles }: KnownNames): NameFound | null {
  for (const length of [3, 2]) {
    const name = text.slice(text.length - length)
    const left = text.slice(0, text.length - length)
    // What the table of surnames refused stays refused.
    if (isSurname(name.slice(0, 1)) || /^[一二三四五六七八九十实另未正已仍都也均各]/u.test(name)) continue
    if (
      NEVER_LAST.has(name.at(-1) ?? '') ||
      ADVERBS.has(name.slice(-2)) ||
      [...name].some((character) => NEVER_GIVEN.has(character))
    )
      continue
    if (
      !HAN.test(name) ||
      titles.endsWithOffice(left) === null ||
      titles.endsWithRole(name) ||
      endsWithOrganisation(name) !== null
    )
      continue
    if ([...name].some((character) => NOT_GIVEN.has(character)) || WORDS.has(name)) continue
    return { length, score: length === 3 ? 0.6 : 0.5 }
  }
  return null
}

/** `总统特朗普`, `卡申`: characters of transliteration after an office, or alone in a speaker's place. */
function foreignName(text: string, known: KnownNames): NameFound | null {
  let length = 0
  while (length < MAX_FOREIGN && length < text.length && FOREIGN.has(text[text.length - 1 - length] as string))
    length += 1
  for (; length >= 2; length -= 1) {
    const name = text.slice(text.length - length)
    const left = text.slice(0, text.length - length)
    if (known.persons.has(name)) return { length, score: 0.97 }
    if (WORDS.has(name)) return null
    if (known.titles.endsWithOffice(left) !== null) return { length, score: length >= 3 ? 0.8 : 0.7 }
    if (left.length === 0) return { length, score: length >= 3 ? 0.62 : 0.5 }
  }
  return null
}

function latinName(text: string, { titles }: KnownNames): NameFound | null {
  const found = LATIN_NAME.exec(text.slice(-60))
  if (found) return { length: found[0].length, score: 0.6 }
  const word = text.slice(text.lastIndexOf(' ') + 1).replace(/^.*\p{Script=Han}/u, '')
  const left = text.slice(0, text.length - word.length).trimEnd()
  return LATIN_WORD.test(word) && titles.endsWithRole(left) ? { length: word.length, score: 0.7 } : null
}

/** The first part of a dotted name may have taken in an office: `总裁约翰·某` keeps what follows the office. */
function trimDotted(name: string, { titles }: KnownNames): number {
  const dot = name.search(/[·•‧・．-]/u)
  for (let at = dot - 1; at > 0; at -= 1) {
    if (titles.endsWithOffice(name.slice(0, at)) !== null) return name.length - at
  }
  const first = name.slice(0, dot)
  const start = [...first].findLastIndex((character) => !FOREIGN.has(character)) + 1
  return name.length - (start < dot ? start : 0)
}
