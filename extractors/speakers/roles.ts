import type { Role, RoleKind } from '../types.ts'
import { endingFinder } from './affixes.ts'
import { ORGANISATION_ENDINGS } from './lexicon.ts'
import { CITIES, COUNTRIES } from './places.ts'
import { BODIES, OFFICE_MODIFIERS } from './role-lexicon.ts'
import { TITLE_WORDS, type TitleWords } from './title-words.ts'

const endsWithModifier = endingFinder(OFFICE_MODIFIERS)
const endsWithBody = endingFinder([...BODIES, ...ORGANISATION_ENDINGS])
const PLACES = new Set([...COUNTRIES, ...CITIES])

/** Modifiers before an office: `首席高级常务副…`. */
const MAX_MODIFIERS = 4
/** A name of an organisation has two characters and more. */
const MIN_ORGANISATION = 2
/** What no table knows and stands before the office of a head is a firm's name: `⟦TCL⟧董事长`. */
const UNKNOWN_FIRM = /^[\p{Script=Han}A-Za-z0-9&·.-]{2,12}$/u
/** `⟦前⟧立法局主席`: says when, and is no part of the body's name. */
const FORMER = /^(?:前|原|时任|候任|现任)(?=.{3,})(?!海|门|线|进|锋|阳)/u
/** `六年级学生`, `60岁村民`: no organisation. */
const NO_ORGANISATION = /(?:年级|岁|级|届|线|新任|候任|时任|驻)$/u
/** `全国⟦人大⟧代表`: the body belongs to the organisation. */
const DELEGATES = new Set(['人大代表', '政协委员'])
const DELEGATE_LENGTH = 2
const TERRITORY = /[省市县区州镇乡村国]$/u

/**
 * Takes a Chinese title apart: `东江大学材料学院院长` into 东江大学材料学院 and 院长.
 *
 * @param folded - the title as rules read it.
 * @param printed - the same title as printed, unit by unit the same length.
 */
export function splitRole(folded: string, printed: string, titles: TitleWords = TITLE_WORDS): Role {
  const office = titles.endsWithTitle(folded)
  if (office === null)
    return { title: printed, organisation: organisationAlone(folded, printed), office: null, kind: 'organisation' }
  let cut = folded.length - (DELEGATES.has(office) ? DELEGATE_LENGTH : office.length)
  for (let rounds = 0; rounds < MAX_MODIFIERS; rounds += 1) {
    const modifier = endsWithModifier(folded.slice(0, cut))
    if (modifier === null) break
    cut -= modifier.length
  }
  const end = organisationEnd(folded, cut, office, titles)
  const from = folded[end] === '的' ? end + 1 : end
  return {
    title: printed,
    organisation: end === 0 ? null : printed.slice(FORMER.exec(folded)?.[0].length ?? 0, end),
    office: printed.slice(from),
    kind: titles.kindOf(folded.slice(from)),
  }
}

function organisationAlone(folded: string, printed: string): string | null {
  return folded.length >= MIN_ORGANISATION ? printed : null
}

/** Where the organisation before an office ends: 0 where none is named. */
function organisationEnd(folded: string, cut: number, office: string, titles: TitleWords): number {
  const before = folded.slice(0, cut).replace(/的$/u, '')
  if (before.length < MIN_ORGANISATION || NO_ORGANISATION.test(before)) return 0
  if (isOrganisation(before)) return before.length
  // `某公司终端业务总裁`: the longest beginning that is an organisation; what is left belongs to the office.
  for (let end = before.length - 1; end >= MIN_ORGANISATION; end -= 1) {
    const body = endsWithBody(before.slice(0, end))
    if (body !== null && body.length > 1 && body.length < end) return end
  }
  // `⟦东岛国⟧能源部长`: the country, and what he is minister of.
  const country = placeAtStart(before)
  if (country > 0) return country
  return titles.endsWithHead(office) !== null && UNKNOWN_FIRM.test(before) && titles.opensWithOffice(before) === null
    ? before.length
    : 0
}

function placeAtStart(text: string): number {
  for (let length = Math.min(text.length, MAX_PLACE); length >= MIN_ORGANISATION; length -= 1)
    if (PLACES.has(text.slice(0, length))) return length
  return 0
}

/** `乌兹别克斯坦`. */
const MAX_PLACE = 6

function isOrganisation(text: string): boolean {
  const body = endsWithBody(text)
  return (
    PLACES.has(text) ||
    (body !== null && (body.length < text.length || body.length > 1)) ||
    (TERRITORY.test(text) && text.length > 1)
  )
}

/** `head of the bureau`, `chief executive at Blue Whale`, `Blue Whale chief executive`, `the bureau's director`. */
const ENGLISH_OF = /^(.{2,60}?) (?:of|at|for|from|with) (?:the )?(\p{L}.{1,90})$/u
const ENGLISH_OWNED = /^(?:the )?(.{2,60}?)['’]s (.{2,60})$/u
const ENGLISH_BEFORE =
  /^((?:\p{Lu}[\p{L}.&-]* ){1,5})((?:\p{Ll}|Chair|Chief|President|Director|Minister|Spokes|Secretary|Professor).{1,60})$/u

/** Takes an English title apart; the pattern decides which side the organisation stands on. */
export function splitEnglishRole(title: string): Role {
  const of = ENGLISH_OF.exec(title)
  const owned = of ? null : ENGLISH_OWNED.exec(title)
  const before = of || owned ? null : ENGLISH_BEFORE.exec(title)
  const organisation = of?.[2] ?? owned?.[1] ?? before?.[1]?.trim() ?? null
  const office = of?.[1] ?? owned?.[2] ?? before?.[2] ?? title
  return { title, organisation, office, kind: englishKind(office) }
}

function englishKind(office: string): RoleKind {
  const lower = office.toLowerCase()
  if (/(?:member|lawmaker|legislator|delegate|fellow)$/u.test(lower)) return 'membership'
  if (
    /(?:resident|student|farmer|driver|worker|villager|mother|father|parent|tourist|customer|voter|patient)$/u.test(
      lower,
    )
  )
    return 'ordinary'
  return /(?:professor|analyst|economist|doctor|physician|lawyer|engineer|researcher|scholar|scientist|expert)$/u.test(
    lower,
  )
    ? 'profession'
    : 'office'
}
