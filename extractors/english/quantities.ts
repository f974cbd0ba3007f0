import { type Span, slice } from '../../pipeline/document/index.ts'
import type { ClaimKind, Comparator, Quantity, TraceStep } from '../types.ts'
import type { Token } from './analysis.ts'
import {
  AGE_HEADS,
  COMPARATOR_PREFIXES,
  COMPARATOR_SUFFIXES,
  CURRENCY_PREFIXES,
  CURRENCY_WORDS,
  INVARIANT_NOUNS,
  NOT_COUNTED,
  TIME_UNIT_CODES,
  UNIT_CODES,
} from './lexicon/quantities.ts'
import { nominalReason } from './nominal.ts'
import { findNumerals, type Numeral } from './numerals.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { alternation, lookUp } from './patterns.ts'
import { findRanks } from './ranks.ts'

/** Longest look to either side of a numeral for what belongs to it, in code units. */
const SIDE = 40

const CURRENCY_BEFORE = new RegExp(`(?:${alternation(Object.keys(CURRENCY_PREFIXES))})[ \\u00a0]?$`)
const UNIT_AFTER = new RegExp(
  `^(?:[ \\u00a0-]?(${alternation([...Object.keys(UNIT_CODES), ...Object.keys(CURRENCY_WORDS)])}))(?![A-Za-z])`,
  'i',
)
const COMPARATOR_BEFORE = new RegExp(
  `(?:^|[^A-Za-z-])((?:${alternation(Object.keys(COMPARATOR_PREFIXES))}) )(?:(?:a|an|just|only) )?$`,
  'i',
)
const COMPARATOR_AFTER = new RegExp(`^,? (${alternation(Object.keys(COMPARATOR_SUFFIXES))})(?![A-Za-z])`, 'i')
/** What stands between the ends of a range: `47 and 49 percent`, `US$25.0-US$25.8 billion`, `five to eight days`. */
const RANGE_LINK = /^ ?(?:-|–|—|~|to|and|or) ?$/
/** `dozens of other countries` */
const OF_AFTER = /^ of(?= )/
/** `aged 12 to 14`, `will turn 74` */
const AGE_BEFORE = new RegExp(`\\b(?:${alternation(AGE_HEADS)}) (?:\\d{1,2} (?:to|and|or) )?$`, 'i')
/** `133-member delegation` */
const TIED_NOUN = /^-([a-z]{3,20})(?![\w-])/
const OLD = /^[ -](?:years?|months?)[ -]old\b/
const PER_AFTER =
  /^ (?:per|a|an|each) (share|person|capita|month|year|day|hour|minute|second|unit|ton|tonne|barrel|kilogram|square meter)\b/

/** Measures that are told per time: `cubic meters per second`, `kilometers per hour`. */
const PHYSICAL = /^(?:k?m|m3|L|t|kg)$/
const PER_TIME = { second: 's', minute: 'min', hour: 'h' } as const satisfies Readonly<Record<string, string>>

interface Unit {
  /** Span of the unit as printed; null for a currency sign before the number or none at all. */
  readonly span: Span | null
  readonly printed: string | null
  readonly code: string | null
  readonly kind: ClaimKind
}

interface Part {
  readonly numeral: Numeral
  readonly currency: Span | null
  readonly unit: Unit | null
}

/** All quantities of a paragraph in order, nominal numbers included. */
export function findQuantities(paragraph: EnglishParagraph): readonly Quantity[] {
  const ranks = findRanks(paragraph)
  const parts = findNumerals(paragraph.text, { start: paragraph.bodyStart, end: paragraph.span.end })
    .filter(
      (numeral) => !ranks.some((rank) => rank.span.start < numeral.span.end && numeral.span.start < rank.span.end),
    )
    .map((numeral) => readPart(paragraph, numeral))
  const found: Quantity[] = [...ranks]
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i] as Part
    const next = parts[i + 1]
    const joined = next ? joinRange(paragraph, part, next) : null
    if (joined) i += 1
    const quantity = joined ?? toQuantity(paragraph, part)
    found.push(
      isListedName(paragraph, quantity, found.at(-1))
        ? { ...quantity, span: quantity.numeral, nominal: true }
        : quantity,
    )
  }
  return beforeClock(
    paragraph,
    found.sort((a, b) => a.span.start - b.span.start),
  )
}

/** `until 3 or 4 a.m.`: a bare number joined to a time of day is one too. */
function beforeClock(paragraph: EnglishParagraph, quantities: readonly Quantity[]): readonly Quantity[] {
  return quantities.map((quantity, index) => {
    const next = quantities[index + 1]
    if (quantity.nominal || quantity.unit !== null || !next?.trace.some((step) => step.note === 'a time of day'))
      return quantity
    const joined = RANGE_LINK.test(paragraph.text.slice(quantity.numeral.end, next.numeral.start))
    return joined ? { ...quantity, span: quantity.numeral, nominal: true } : quantity
  })
}

/** `category 3 or 4 cases`: the number behind a number that names is a name too. */
function isListedName(paragraph: EnglishParagraph, quantity: Quantity, previous: Quantity | undefined): boolean {
  if (!previous?.nominal || quantity.kind !== 'amount' || (quantity.unitCode ?? 'count') !== 'count') return false
  if (!previous.trace.some((step) => step.note.startsWith('“') && step.note.endsWith('a name'))) return false
  return /^(?:,| or| and| to|, and) $/.test(paragraph.text.slice(previous.numeral.end, quantity.numeral.start))
}

function readPart(paragraph: EnglishParagraph, numeral: Numeral): Part {
  const { text } = paragraph
  const before = text.slice(Math.max(paragraph.span.start, numeral.span.start - SIDE), numeral.span.start)
  const sign = CURRENCY_BEFORE.exec(before)
  const currency = sign ? { start: numeral.span.start - sign[0].length, end: numeral.span.start } : null
  return { numeral, currency, unit: currency ? moneyUnit(text, currency) : unitAfter(paragraph, numeral) }
}

function moneyUnit(text: string, currency: Span): Unit {
  const printed = slice(text, currency).trim()
  return { span: null, printed, code: lookUp(CURRENCY_PREFIXES, printed) ?? null, kind: 'amount' }
}

function unitAfter(paragraph: EnglishParagraph, numeral: Numeral): Unit | null {
  const { text } = paragraph
  const before = text.slice(Math.max(paragraph.span.start, numeral.span.start - 16), numeral.span.start)
  if (AGE_BEFORE.test(before) && Number(numeral.value) <= 120)
    return { span: null, printed: null, code: 'year', kind: 'amount' }
  const at = numeral.span.end
  const after = text.slice(at, Math.min(paragraph.span.end, at + SIDE))
  const old = OLD.exec(after)
  if (old) {
    const code = old[0].includes('month') ? 'month' : 'year'
    return { span: { start: at + 1, end: at + old[0].length }, printed: old[0].slice(1), code, kind: 'amount' }
  }
  const match = UNIT_AFTER.exec(after)
  const tied = match?.[1] ? null : TIED_NOUN.exec(after)
  if (tied?.[1])
    return { span: { start: at + 1, end: at + tied[0].length }, printed: tied[1], code: 'count', kind: 'amount' }
  if (!match?.[1]) return countedNoun(paragraph, numeral)
  const printed = match[1]
  const span = { start: at + match[0].length - printed.length, end: at + match[0].length }
  const key = printed.toLowerCase().replaceAll('\u00a0', ' ')
  const money = lookUp(CURRENCY_WORDS, key)
  if (money !== undefined) return { span, printed, code: money, kind: 'amount' }
  const code = lookUp<string>(UNIT_CODES, key) ?? null
  return { span, printed, code, kind: kindOf(code) }
}

function kindOf(code: string | null): ClaimKind {
  if (code === 'percent' || code === 'percentage_point' || code === 'basis_point' || code === 'times') return 'ratio'
  return code !== null && TIME_UNIT_CODES.has(code) ? 'duration' : 'amount'
}

/** How many words may stand between a number and the noun it counts: `8.85 million newly confirmed local cases`. */
const LONGEST_COUNTED = 4
const invariant: ReadonlySet<string> = new Set(INVARIANT_NOUNS)
const notCounted: ReadonlySet<string> = new Set(NOT_COUNTED)

/** `307 workers`, `1,682 furloughed workers`, `133-member`: the noun that a number counts, by compromise's tags. */
function countedNoun(paragraph: EnglishParagraph, numeral: Numeral): Unit | null {
  const { tokens, text } = paragraph
  const of =
    numeral.form === 'named'
      ? (OF_AFTER.exec(text.slice(numeral.span.end, numeral.span.end + SIDE))?.[0].length ?? 0)
      : 0
  const from = tokenIndexAfter(tokens, numeral.span.end + of)
  const first = tokens[from]
  if (!first) return null
  const gap = text.slice(numeral.span.end + of, first.start)
  if (gap !== ' ' && gap !== '-' && gap !== '\u00a0') return null
  const hyphenated = gap === '-'
  for (let i = from; i < from + LONGEST_COUNTED; i += 1) {
    const token = tokens[i]
    if (!token || notCounted.has(token.lower) || !(isNominal(token) || isCountHead(token, numeral))) return null
    if (i === from && numeral.form === 'word' && isTitleCase(text, numeral, token)) return null
    const next = tokens[i + 1]
    const ends = hyphenated || isCountHead(token, numeral) || /[,;:.()"”]/.test(token.post) || !next
    if (!ends) continue
    if (!hyphenated && !isCountHead(token, numeral)) return null
    const span = { start: first.start, end: token.end }
    return { span, printed: slice(text, span), code: 'count', kind: 'amount' }
  }
  return null
}

/** `Two Completely Different Things`: a title, not a count. */
function isTitleCase(text: string, numeral: Numeral, next: Token): boolean {
  return /[A-Z]/.test(text[numeral.span.start] as string) && /[A-Z]/.test(next.text[0] as string)
}

function isNominal(token: Token): boolean {
  const { tags } = token
  if (tags.has('Noun') || tags.has('Adjective')) return !tags.has('Pronoun') && !tags.has('Possessive')
  return tags.has('Gerund') || tags.has('PastTense') || tags.has('Participle')
}

function isCountHead(token: Token, numeral: Numeral): boolean {
  if (token.tags.has('Pronoun')) return false
  if (token.tags.has('Plural')) return true
  // compromise takes a few plural nouns for verbs (`12 boats`); behind a number they are none.
  if (/^[a-z]{2,}[^aisu'’]s$/.test(token.text) && token.tags.has('Verb')) return true
  return (numeral.value === '1' && token.tags.has('Noun')) || invariant.has(token.lower)
}

function joinRange(paragraph: EnglishParagraph, low: Part, high: Part): Quantity | null {
  const { text } = paragraph
  const lowEnd = low.unit?.span?.end ?? low.numeral.span.end
  const highStart = high.currency?.start ?? high.numeral.span.start
  if (highStart < lowEnd || highStart - lowEnd > 5) return null
  const link = text.slice(lowEnd, highStart)
  if (!RANGE_LINK.test(link)) return null
  if (high.numeral.form === 'fraction' || low.numeral.form === 'fraction') return null
  const before = text.slice(
    Math.max(paragraph.span.start, low.numeral.span.start - SIDE),
    low.currency?.start ?? low.numeral.span.start,
  )
  const word = link.trim()
  if (word === 'and' && !/\b(?:between|ranges?|ranging|range of) (?:from )?(?:about )?$/i.test(before)) return null
  if (word === 'or' && (low.unit !== null || high.unit === null || high.unit.code === null)) return null
  if (word === 'to' && /\bfrom (?:about )?$/i.test(before) && !/\brang(?:e|es|ed|ing) from $/i.test(before)) return null
  if (low.unit?.code && high.unit?.code && low.unit.code !== high.unit.code) return null
  if (nominalReason(paragraph, low.numeral.span, high.unit?.code ?? low.unit?.code ?? null, null)) return null
  const unit = high.unit ?? low.unit
  // `rose 1,615.09 points to 19,006.85` goes on to a level; a range prints its unit at its end.
  if (word === 'to' && (unit === null || high.unit === null)) return null
  const lowValue = scaledAlike(low.numeral, high.numeral)
  if (Number(lowValue) >= Number(high.numeral.value)) return null
  const span = { start: low.currency?.start ?? low.numeral.span.start, end: unit?.span?.end ?? high.numeral.span.end }
  return {
    span: withApproximator(paragraph, span).span,
    numeral: { start: low.numeral.span.start, end: high.numeral.span.end },
    kind: unit?.kind ?? 'amount',
    value: lowValue,
    valueHigh: high.numeral.value,
    comparator: 'range',
    unit: unit?.printed ?? null,
    unitCode: unit?.code ?? 'count',
    nominal: false,
    rule: 'quantity/en-range',
    trace: [{ rule: 'quantity/en-range', note: `two numbers joined by “${word}”`, span }],
  }
}

/** `25.0-25.8 billion`: the multiplier printed once holds for both ends. */
function scaledAlike(low: Numeral, high: Numeral): string {
  if (low.power > 0 || high.power === 0 || low.form !== 'digits') return low.value
  return shiftDecimal(low.value, high.power)
}

function shiftDecimal(value: string, power: number): string {
  const [whole = '0', fraction = ''] = value.split('.')
  const digits = fraction.padEnd(power, '0')
  const shifted = `${whole}${digits.slice(0, power)}.${digits.slice(power)}`
  return shifted
    .replace(/^0+(?=\d)/, '')
    .replace(/\.$/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}

function toQuantity(paragraph: EnglishParagraph, part: Part): Quantity {
  const { numeral, unit } = part
  const core = { start: part.currency?.start ?? numeral.span.start, end: unit?.span?.end ?? numeral.span.end }
  const reason = nominalReason(paragraph, numeral.span, unit?.code ?? null, numeral)
  const around = withApproximator(paragraph, core)
  const { comparator, inside } = around
  const span = reason ? numeral.span : around.span
  const suffix = COMPARATOR_AFTER.exec(paragraph.text.slice(core.end, Math.min(paragraph.span.end, core.end + SIDE)))
  const after = suffix?.[1] ? lookUp<Comparator>(COMPARATOR_SUFFIXES, suffix[1].toLowerCase()) : undefined
  const relation: Comparator = numeral.comparator !== 'eq' ? numeral.comparator : (comparator ?? after ?? 'eq')
  const rule = reason ? 'quantity/en-nominal' : `quantity/en-${ruleOf(unit, numeral)}`
  const trace: TraceStep[] = [{ rule, note: reason ?? noteOf(unit), span: core }]
  if (comparator)
    trace.push({
      rule: 'quantity/en-comparator',
      note: `${comparator}, ${inside ? 'glued' : 'before the number'}`,
      span,
    })
  return {
    span,
    numeral: numeral.span,
    kind: numeral.form === 'fraction' ? 'ratio' : (unit?.kind ?? 'amount'),
    value: negative(paragraph, core) ? `-${numeral.value}` : numeral.value,
    valueHigh: numeral.valueHigh,
    comparator: relation,
    unit: unit?.printed ?? null,
    unitCode: numeral.form === 'fraction' ? 'percent' : perUnit(paragraph, core, unit),
    nominal: reason !== null,
    rule,
    trace,
  }
}

/** `NT$5 per kilogram` keeps the money's code; a compound code is made for units of measure the contract names. */
function perUnit(paragraph: EnglishParagraph, core: Span, unit: Unit | null): string {
  const code = unit?.code ?? 'count'
  const per = PER_AFTER.exec(paragraph.text.slice(core.end, Math.min(paragraph.span.end, core.end + SIDE)))
  if (per?.[1] === 'ton' || per?.[1] === 'tonne') return `${code}/t`
  const rate = PHYSICAL.test(code) ? lookUp<string>(PER_TIME, per?.[1] ?? '') : undefined
  if (rate !== undefined) return `${code}/${rate}`
  return per?.[1] === 'kilogram' ? `${code}/kg` : code
}

function negative(paragraph: EnglishParagraph, core: Span): boolean {
  return (
    /(?:^|[\s(])[-−–]$/.test(paragraph.text.slice(Math.max(paragraph.span.start, core.start - 2), core.start)) ||
    /\b(?:minus|negative) $/i.test(paragraph.text.slice(Math.max(paragraph.span.start, core.start - 10), core.start))
  )
}

function ruleOf(unit: Unit | null, numeral: Numeral): string {
  if (numeral.form === 'fraction') return 'fraction'
  if (!unit) return 'bare'
  if (unit.code === 'percent') return 'percent'
  return unit.span === null ? 'money' : unit.kind === 'duration' ? 'duration' : 'unit'
}

function noteOf(unit: Unit | null): string {
  return unit ? `unit ${unit.printed} is ${unit.code}` : 'no unit printed'
}

/** Looks left for `about`, `more than`, `as much as`; an approximator glued to the number belongs to the quantity. */
function withApproximator(
  paragraph: EnglishParagraph,
  core: Span,
): { span: Span; comparator: Comparator | null; inside: boolean } {
  const before = paragraph.text.slice(Math.max(paragraph.span.start, core.start - SIDE), core.start)
  const match = COMPARATOR_BEFORE.exec(before)
  const entry = match?.[1]
    ? lookUp<readonly [Comparator, boolean]>(COMPARATOR_PREFIXES, match[1].trim().toLowerCase())
    : undefined
  if (!match?.[1] || !entry) return { span: core, comparator: null, inside: false }
  const [comparator, inside] = entry
  const start = core.start - (before.length - before.lastIndexOf(match[1]))
  return { span: inside ? { start, end: core.end } : core, comparator, inside }
}

/** Where a quantity begins with the words that compare it (`more than`), which stand outside its span. */
export function comparedStart(paragraph: EnglishParagraph, start: number): number {
  const before = paragraph.text.slice(Math.max(paragraph.span.start, start - SIDE), start)
  const match = COMPARATOR_BEFORE.exec(before)
  // `fell below 20,000`, `rose above NT$900` reach a level; `fell over 7 percent` changes by it.
  return match?.[1] && !/^(?:below|above|under|exceed|surpass|topp)/i.test(match[1])
    ? start - (before.length - before.lastIndexOf(match[1]))
    : start
}
