import type { Quantity } from '../types.ts'
import { bound } from './bounds.ts'
import { withFallbackUnit } from './fallback.ts'
import { withKind } from './kinds.ts'
import type { Mention, Source } from './mention.ts'
import { noted } from './mention.ts'
import { nominalReason } from './nominal.ts'
import { QUANTITY_WORDS, type QuantityWords } from './quantity-words.ts'
import { joinRange, shareUnit } from './ranges.ts'
import { perBefore } from './read.ts'
import { scan } from './scan.ts'
import { matchingView } from './view.ts'

export type { UnitClass } from './lexicon/units.ts'
export { createQuantityWords, QUANTITY_WORDS, type QuantityWords } from './quantity-words.ts'
export { startsAsNumeral, tellsNumber } from './terms.ts'
export { classOfCode, OWN_RULES, type UnitEntry } from './units.ts'

const LOCAL_MONEY_BY_PLACE: Readonly<Record<string, string>> = {
  'Hong Kong': 'HKD',
  香港: 'HKD',
  Taiwan: 'TWD',
  台湾: 'TWD',
  臺灣: 'TWD',
  Macau: 'MOP',
  Macao: 'MOP',
  澳门: 'MOP',
  澳門: 'MOP',
}

/** Joins the ends of ranges; a bare number joined to a date (9~12日, 1999至2014年) is a date too. */
function joinRanges(source: Source, mentions: readonly Mention[]): Mention[] {
  const joined: Mention[] = []
  for (const mention of mentions) {
    const left = joined.at(-1)
    const range = left ? joinRange(source.text, left, mention) : null
    if (range) joined[joined.length - 1] = perBefore(range, source)
    else joined.push(mention)
  }
  return joined
}

/** Keeps spans apart: what begins inside the one before is cut to begin after it. */
function apart(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = []
  for (const mention of mentions) {
    const last = kept.at(-1)
    if (!last || mention.start >= last.end) kept.push(mention)
    else if (mention.numeral.start >= last.end) kept.push({ ...mention, start: last.end })
  }
  return kept
}

/** Hands the unit of a list's last number to those before it, from the end so that it travels. */
function shareUnits(text: string, mentions: readonly Mention[]): Mention[] {
  const shared = [...mentions]
  for (let at = shared.length - 2; at >= 0; at -= 1) {
    const left = shared[at] as Mention
    shared[at] = shareUnit(text, left, shared[at + 1] as Mention) ?? left
  }
  return shared
}

function refine(text: string, mention: Mention, previous: Mention | undefined): Mention {
  if (mention.nominal) return mention
  const bounded = bound(text, withFallbackUnit(text, mention))
  const reason = nominalReason(text, bounded)
  if (reason) return noted(bounded, { nominal: reason, rule: 'nominal/form' }, 'nominal/form', reason)
  return withKind(text, bounded, previous)
}

function asQuantity(printed: string, mention: Mention): Quantity {
  const low = mention.low.times(mention.factor)
  return {
    span: { start: mention.start, end: mention.end },
    numeral: mention.numeral,
    kind: mention.kind ?? 'amount',
    value: low.toFixed(),
    valueHigh: mention.high ? mention.high.times(mention.factor).toFixed() : null,
    comparator: mention.high ? 'range' : mention.comparator,
    unit: mention.unit ? printed.slice(mention.unit.start, mention.unit.end) : null,
    unitCode: mention.unitCode ?? 'count',
    nominal: mention.nominal !== null,
    rule: mention.rule,
    trace: mention.trace,
  }
}

/**
 * All quantities of a Chinese text, nominal ones included (`nominal: true`), in text order, not overlapping.
 *
 * `folded` is the Simplified view of `text`, unit by unit as long; spans are in the text given, in UTF-16 code units.
 * `place` is where the paper appears: it decides whose 元 a bare 元 is; `words` are those of the lexicon where absent. Cost is linear in the length of the text.
 */
export function findQuantities(
  text: string,
  folded: string,
  options: { readonly place: string | null; readonly words?: QuantityWords | undefined },
): readonly Quantity[] {
  const source: Source = {
    text: matchingView(folded),
    localMoney: LOCAL_MONEY_BY_PLACE[options.place ?? ''] ?? 'CNY',
    words: options.words ?? QUANTITY_WORDS,
  }
  const refined: Mention[] = []
  const mentions = shareUnits(source.text, joinRanges(source, scan(source)))
  for (const mention of mentions) refined.push(refine(source.text, mention, refined.at(-1)))
  return apart(refined).map((mention) => asQuantity(text, mention))
}
