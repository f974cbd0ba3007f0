import { type Span, slice } from '../../pipeline/document/index.ts'
import type { ClaimKind } from '../types.ts'
import { countedUnit } from './counted-noun.ts'
import { CHANGE_VERBS } from './lexicon/change.ts'
import {
  AGE_HEADS,
  CURRENCY_PREFIXES,
  CURRENCY_WORDS,
  TEMPERATURE_WORDS,
  TIME_UNIT_CODES,
  UNIT_CODES,
} from './lexicon/quantities.ts'
import { MONTHS } from './lexicon/time.ts'
import type { Numeral } from './numerals.ts'
import type { EnglishWords } from './own-words.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { alternation, lookUp } from './patterns.ts'
import { SIDE, type Unit } from './quantity-part.ts'

export const CURRENCY_BEFORE = new RegExp(`(?:${alternation(Object.keys(CURRENCY_PREFIXES))})[ \\u00a0]?$`)

/** `aged 12 to 14`, `will turn 74` */
const AGE_BEFORE = new RegExp(`\\b(?:${alternation(AGE_HEADS)}) (?:\\d{1,2} (?:to|and|or) )?$`, 'i')

/** `Reed, ⟦58⟧, said`, `Reed (⟦58⟧)`: an age in apposition to a name; `Now ⟦20⟧, Ho …` */
const NAME_BEFORE =
  /(?:^|[^\w,])(?:\p{Lu}[\p{L}'’.-]{1,40} ){0,2}\p{Lu}[\p{L}'’-]{1,40}(?: ?\([^()]{1,20}\))?, (?:now )?$/u
const APPOSED_AFTER = /^,(?= \p{L})/u
const NOW_BEFORE = /(?:^|[.!?"”] )Now $/
/** A person's age as apposition gives it. */
const AGES = { least: 5, most: 109 } as const
const MONTH_BEFORE = new RegExp(`(?:${alternation(Object.keys(MONTHS))})\\.?, $`)

function isApposedAge(before: string, printed: string, after: string): boolean {
  if (!/^\d{1,3}$/.test(printed) || Number(printed) < AGES.least || Number(printed) > AGES.most) return false
  if (!APPOSED_AFTER.test(after)) return false
  return (NAME_BEFORE.test(before) && !MONTH_BEFORE.test(before)) || NOW_BEFORE.test(before)
}

/** `fall to ⟦9 C⟧`, `38°C`: the letter is a unit only beside words of temperature. */
const TEMPERATURE_AFTER = /^ ?°? ?([CF])(?![A-Za-z-]|\.[A-Za-z])/
const TEMPERATURE_NEAR = new RegExp(`(?<![A-Za-z])(?:${alternation(TEMPERATURE_WORDS)})(?![A-Za-z])|°`, 'i')
const TEMPERATURE_CODES = { C: 'Cel', F: '[degF]' } as const satisfies Readonly<Record<string, string>>
/** How far around a number the word of temperature may stand, in code units. */
const TEMPERATURE_REACH = 120

function temperature(paragraph: EnglishParagraph, at: number, after: string): Unit | null {
  const match = TEMPERATURE_AFTER.exec(after)
  const code = match?.[1] === undefined ? undefined : lookUp<string>(TEMPERATURE_CODES, match[1])
  if (!match?.[1] || code === undefined) return null
  const near = paragraph.text.slice(
    Math.max(paragraph.span.start, at - TEMPERATURE_REACH),
    Math.min(paragraph.span.end, at + TEMPERATURE_REACH),
  )
  if (!TEMPERATURE_NEAR.test(near)) return null
  const end = at + match[0].length
  return { span: { start: end - match[0].trimStart().length, end }, printed: match[0].trim(), code, kind: 'amount' }
}

/** `133-member delegation` */
const TIED_NOUN = /^-([a-z]{3,20})(?![\w-])/

const OLD = /^[ -](?:years?|months?)[ -]old\b/

const PER_AFTER =
  /^ (?:per|a|an|each) (share|person|capita|month|year|day|hour|minute|second|unit|ton|tonne|barrel|kilogram|square meter|cubic met(?:er|re))\b/

/** Measures that are told per time: `cubic meters per second`, `kilometers per hour`. */
const PHYSICAL = /^(?:k?m|m3|L|t|kg)$/

/** Measures of what a cubic meter holds. */
const MASS = /^(?:ug|mg|g|kg)$/

const PER_TIME = { second: 's', minute: 'min', hour: 'h' } as const satisfies Readonly<Record<string, string>>

export function moneyUnit(text: string, currency: Span): Unit {
  const printed = slice(text, currency).trim()
  return { span: null, printed, code: lookUp(CURRENCY_PREFIXES, printed) ?? null, kind: 'amount' }
}

export function unitAfter(paragraph: EnglishParagraph, numeral: Numeral, words: EnglishWords): Unit | null {
  const { text } = paragraph
  if (numeral.form === 'fraction') return null
  const before = text.slice(Math.max(paragraph.span.start, numeral.span.start - SIDE), numeral.span.start)
  if (AGE_BEFORE.test(before) && Number(numeral.value) <= 120)
    return { span: null, printed: null, code: 'year', kind: 'amount' }
  const at = numeral.span.end
  const after = text.slice(at, Math.min(paragraph.span.end, at + SIDE))
  if (isApposedAge(before, slice(text, numeral.span), after))
    return { span: null, printed: null, code: 'year', kind: 'amount' }
  const degrees = temperature(paragraph, at, after)
  if (degrees) return degrees
  const old = OLD.exec(after)
  if (old) {
    const code = old[0].includes('month') ? 'month' : 'year'
    return { span: { start: at + 1, end: at + old[0].length }, printed: old[0].slice(1), code, kind: 'amount' }
  }
  const match = words.unitAfter.exec(after)
  const tied = match?.[1] ? null : TIED_NOUN.exec(after)
  if (tied?.[1])
    return { span: { start: at + 1, end: at + tied[0].length }, printed: tied[1], code: 'count', kind: 'amount' }
  if (!match?.[1]) return countedUnit(paragraph, numeral.span)
  const printed = match[1]
  const span = { start: at + match[0].length - printed.length, end: at + match[0].length }
  const key = printed.toLowerCase().replaceAll('\u00a0', ' ')
  const own = words.ownUnits.get(key)
  if (own) return { span, printed, code: own.code, kind: OWN_KINDS[own.class] ?? 'amount' }
  const money = lookUp(CURRENCY_WORDS, key)
  if (money !== undefined) return { span, printed, code: money, kind: 'amount' }
  const code = lookUp<string>(UNIT_CODES, key) ?? null
  // `went there five times` counts; `five times as many`, `rose five times` compare.
  if (code === 'times' && isFrequency(paragraph, numeral, span.end))
    return { span, printed, code: 'count', kind: 'amount' }
  return { span, printed, code, kind: kindOf(code) }
}

/** What a number with a unit of the user's is, where it is no amount. */
const OWN_KINDS: Readonly<Record<string, ClaimKind>> = { percent: 'ratio', time: 'duration' }

/** Words before `five times` that make it a multiple. */
const comparing: ReadonlySet<string> = new Set([
  'by',
  'to',
  'or',
  'at',
  'of',
  'than',
  'about',
  'nearly',
  'almost',
  'up',
  'down',
])
const changing: ReadonlySet<string> = new Set([...CHANGE_VERBS.up, ...CHANGE_VERBS.down])

const COMPARED =
  /^ (?:as|the|that|those|this|its|their|his|her|what|more|less|\w+er|over|in size|that of|GDP|[a-z]+['’]s) /

function isFrequency(paragraph: EnglishParagraph, numeral: Numeral, end: number): boolean {
  if (COMPARED.test(paragraph.text.slice(end, Math.min(paragraph.span.end, end + SIDE)))) return false
  const before = paragraph.tokens[tokenIndexAfter(paragraph.tokens, numeral.span.start) - 1]?.lower ?? ''
  return !comparing.has(before) && !changing.has(before)
}

function kindOf(code: string | null): ClaimKind {
  if (code === 'percent' || code === 'percentage_point' || code === 'basis_point' || code === 'times') return 'ratio'
  return code !== null && TIME_UNIT_CODES.has(code) ? 'duration' : 'amount'
}

/** `NT$5 per kilogram` keeps the money's code; a compound code is made for units of measure the contract names. */
export function perUnit(paragraph: EnglishParagraph, core: Span, unit: Unit | null): string {
  const code = unit?.code ?? 'count'
  const per = PER_AFTER.exec(paragraph.text.slice(core.end, Math.min(paragraph.span.end, core.end + SIDE)))
  if (per?.[1] === 'ton' || per?.[1] === 'tonne') return `${code}/t`
  const rate = PHYSICAL.test(code) ? lookUp<string>(PER_TIME, per?.[1] ?? '') : undefined
  if (rate !== undefined) return `${code}/${rate}`
  if (per?.[1]?.startsWith('cubic') && MASS.test(code)) return `${code}/m3`
  return per?.[1] === 'kilogram' ? `${code}/kg` : code
}
