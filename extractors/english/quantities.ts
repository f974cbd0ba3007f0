import type { Span } from '../../pipeline/document/index.ts'
import type { Comparator, Quantity, TraceStep } from '../types.ts'
import { findChangeWords } from './change-words.ts'
import { COMPARATOR_AFTER, withApproximator } from './comparators.ts'
import { COMPARATOR_SUFFIXES } from './lexicon/quantities.ts'
import { nominalReason } from './nominal.ts'
import { findNumerals, type Numeral } from './numerals.ts'
import { ENGLISH_WORDS, type EnglishWords, isOwnTerm, withOwnFactor } from './own-words.ts'
import type { EnglishParagraph } from './paragraph.ts'
import { lookUp } from './patterns.ts'
import { type Part, SIDE, type Unit } from './quantity-part.ts'
import { joinRange, RANGE_LINK } from './ranges.ts'
import { findRanks } from './ranks.ts'
import { CURRENCY_BEFORE, moneyUnit, perUnit, unitAfter } from './units.ts'

/** All quantities of a paragraph in order, nominal numbers included. */
export function findQuantities(paragraph: EnglishParagraph, words: EnglishWords = ENGLISH_WORDS): readonly Quantity[] {
  const ranks = findRanks(paragraph)
  let rank = 0
  // Both lists are in order, so one walk tells which numerals a rank has taken.
  const isRanked = (offset: number): boolean => {
    while (rank < ranks.length && (ranks[rank] as Quantity).span.end <= offset) rank += 1
    return rank < ranks.length && (ranks[rank] as Quantity).span.start <= offset
  }
  const parts = findNumerals(paragraph.text, { start: paragraph.bodyStart, end: paragraph.span.end })
    .filter((numeral) => !isRanked(numeral.span.start))
    .map((numeral) => readPart(paragraph, numeral, words))
  const found: Quantity[] = [...ranks, ...findChangeWords(paragraph)]
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i] as Part
    const next = parts[i + 1]
    const joined = next ? joinRange(paragraph, part, next) : null
    if (joined) i += 1
    const quantity = withOwnFactor(words, joined ?? toQuantity(paragraph, part, words))
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

function readPart(paragraph: EnglishParagraph, numeral: Numeral, words: EnglishWords): Part {
  const { text } = paragraph
  const before = text.slice(Math.max(paragraph.span.start, numeral.span.start - SIDE), numeral.span.start)
  const sign = CURRENCY_BEFORE.exec(before)
  const currency = sign ? { start: numeral.span.start - sign[0].length, end: numeral.span.start } : null
  return { numeral, currency, unit: currency ? moneyUnit(text, currency) : unitAfter(paragraph, numeral, words) }
}

function toQuantity(paragraph: EnglishParagraph, part: Part, words: EnglishWords): Quantity {
  const { numeral, unit } = part
  const core = { start: part.currency?.start ?? numeral.span.start, end: unit?.span?.end ?? numeral.span.end }
  const term = isOwnTerm(words, paragraph.text, numeral.span, unit?.code ?? null)
  const reason = term ? 'a term' : nominalReason(paragraph, numeral.span, unit?.code ?? null, numeral)
  const around = withApproximator(paragraph, core)
  const { comparator, inside } = around
  const span = reason ? numeral.span : around.span
  const suffix = COMPARATOR_AFTER.exec(paragraph.text.slice(core.end, Math.min(paragraph.span.end, core.end + SIDE)))
  const plus = /^\+(?= |$)/.test(paragraph.text.slice(numeral.span.end, numeral.span.end + 2)) ? 'plus' : ''
  const after = lookUp<Comparator>(COMPARATOR_SUFFIXES, suffix?.[1]?.toLowerCase() ?? plus)
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

function negative(paragraph: EnglishParagraph, core: Span): boolean {
  return (
    /(?:^|[\s(])[-−–]$/.test(paragraph.text.slice(Math.max(paragraph.span.start, core.start - 2), core.start)) ||
    /(?<!plus or )\b(?:minus|negative) $/i.test(
      paragraph.text.slice(Math.max(paragraph.span.start, core.start - 10), core.start),
    )
  )
}

function ruleOf(unit: Unit | null, numeral: Numeral): string {
  if (numeral.form === 'fraction') return 'fraction'
  if (!unit) return 'bare'
  if (unit.code === 'percent') return 'percent'
  if (unit.code === 'year' && unit.printed === null) return 'age'
  if (unit.code === 'count') return 'counted'
  return unit.span === null ? 'money' : unit.kind === 'duration' ? 'duration' : 'unit'
}

function noteOf(unit: Unit | null): string {
  return unit ? `unit ${unit.printed} is ${unit.code}` : 'no unit printed'
}
