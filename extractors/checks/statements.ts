import type { Check, Period } from '../types.ts'
import { type Fact, namesAround, periodsMeet, printed, ROUGHLY, regionsMeet, samePeriod, sameSentence } from './fact.ts'
import { GENERIC_KEYS, HOME_SCOPES } from './lexicon.ts'
import { checkOf } from './result.ts'
import { standsAlone } from './standing.ts'

/** Earlier statements of one value, or of one series, that a new one is compared with: the cost stays linear. */
const MEMORY = 4
/** Two figures further apart than this are of different things, whatever they are called. */
const FAR = 1.25
/** From this confidence on a claim's subject is trusted to tell its series. */
const SURE = 0.7
/** One- and two-digit figures are the same by chance too often where the names differ or are anybody's. */
const TELLING_DIGITS = 3
const GENERIC: ReadonlySet<string> = new Set(GENERIC_KEYS)

/** Facts said more than once in an issue, and figures of one series that do not agree. Facts are in issue order. */
export function checkStatements(facts: readonly Fact[]): readonly Check[] {
  const byValue = new Map<string, Fact[]>()
  const bySeries = new Map<string, Fact[]>()
  return facts.flatMap((fact) => {
    const same = remember(byValue, valueKey(fact), fact).find((earlier) => isSameFact(earlier, fact))
    if (same) return [repeatOf(fact, same)]
    const others = remember(bySeries, seriesKey(fact), fact)
    const check = others.map((earlier) => compare(earlier, fact)).find((each) => each !== null)
    return check ? [check] : []
  })
}

/** What was remembered under the key; the fact itself is remembered for those to come, while there is room. */
function remember(memory: Map<string, Fact[]>, key: string, fact: Fact): readonly Fact[] {
  const known = memory.get(key) ?? []
  memory.set(key, known.length < MEMORY ? [...known, fact] : known)
  return known
}

function valueKey({ claim: { kind, quantity, direction, modality } }: Fact): string {
  return [kind, quantity.unitCode, quantity.value, quantity.valueHigh, direction, modality].join('|')
}

function seriesKey({ key, claim: { kind, quantity, direction, basis, modality } }: Fact): string {
  return [key, kind, quantity.unitCode, direction, basis, modality].join('|')
}

/** The same figure of the same thing: by name, or by a name that is the end of the other's (产值, 春茶产值). */
function isSameFact(earlier: Fact, fact: Fact): boolean {
  const inArticle = earlier.place.article === fact.place.article
  const telling = fact.digits >= TELLING_DIGITS
  const short = fact.claim.kind === 'amount' || isHeading(earlier) || isHeading(fact)
  const names = earlier.key === fact.key || (telling && short && inArticle && endsAlike(earlier.key, fact.key))
  // Plans and results of the year before share many a round figure: only a heading or one stated time makes two digits tell.
  const placed = isHeading(earlier) || isHeading(fact) || (fact.claim.period !== null && samePeriod(earlier, fact))
  const own = isSpecific(fact.key) && (telling || (fact.digits > 1 && placed))
  return (
    names &&
    sameBound(earlier, fact) &&
    regionsMeet(earlier, fact) &&
    basesMeet(earlier, fact) &&
    (inArticle ? periodsMeet(earlier, fact) && (telling || own) : samePeriod(earlier, fact) && own && telling)
  )
}

function endsAlike(one: string, other: string): boolean {
  return one.length > 1 && other.length > 1 && (one.endsWith(other) || other.endsWith(one))
}

/** 约600 and 600 are one statement; 超过600 says something else. */
function sameBound(one: Fact, other: Fact): boolean {
  return boundOf(one) === boundOf(other)
}

function boundOf({ claim: { quantity } }: Fact): string {
  return { eq: 'near', approx: 'near', gt: 'above', ge: 'above', lt: 'below', le: 'below', range: 'range' }[
    quantity.comparator
  ]
}

function basesMeet(one: Fact, other: Fact): boolean {
  return one.claim.basis === null || other.claim.basis === null || one.claim.basis === other.claim.basis
}

/** A name that no second thing of the article bears: long enough, and not the name of anybody's figure. */
function isSpecific(key: string): boolean {
  return !GENERIC.has(key) && (key.length > 3 || / /.test(key))
}

function repeatOf(fact: Fact, first: Fact): Check {
  return checkOf({
    kind: 'repeat',
    outcome: 'same',
    facts: [fact, first],
    arithmetic: `${said(fact)} = ${said(first)}`,
    expected: null,
    certainty: fact.key === first.key ? 0.95 : 0.85,
  })
}

/** Two figures of one series: in conflict, in agreement as bound and figure, or of times that need not be the same. */
function compare(earlier: Fact, fact: Fact): Check | null {
  if (sameSentence(earlier, fact) || earlier.value.eq(fact.value) || isFar(earlier, fact)) return null
  const outcome = outcomeOf(earlier, fact)
  if (outcome === null || !areOfOneSeries(earlier, fact, outcome === 'conflict' ? 'sentence' : 'clause')) return null
  return checkOf({
    kind: 'statement',
    outcome,
    facts: [fact, earlier],
    arithmetic: `${said(fact)} ${SIGNS[outcome]} ${said(earlier)}`,
    expected: null,
    certainty: outcome === 'conflict' ? 0.7 : 0.8,
  })
}

const SIGNS = { conflict: '≠', compatible: '~', other_period: '⋯' } as const

function areOfOneSeries(earlier: Fact, fact: Fact, within: 'sentence' | 'clause'): boolean {
  return (
    isSpecific(fact.key) &&
    earlier.claim.confidence >= SURE &&
    fact.claim.confidence >= SURE &&
    homeRegion(earlier) === homeRegion(fact) &&
    namesAround(earlier) === namesAround(fact) &&
    standsAlone(earlier, within) &&
    standsAlone(fact, within)
  )
}

const HOME: ReadonlySet<string> = new Set(HOME_SCOPES)

/** 全国 and no region are one; scopes are compared as printed, so a Traditional page may miss a pair. */
function homeRegion({ claim: { region } }: Fact): string | null {
  return region === null || HOME.has(region) ? null : region
}

function isFar(one: Fact, other: Fact): boolean {
  const [low, high] = one.value.lt(other.value) ? [one.value, other.value] : [other.value, one.value]
  return !low.gt(0) || high.gt(low.times(FAR))
}

/**
 * A bound agrees with the figure that it is the round number of. Two figures that cannot both be true are in conflict at
 * one stated time; where one of the two has no time of its own, a level may have moved since. Anything else says nothing.
 */
function outcomeOf(earlier: Fact, fact: Fact): 'conflict' | 'compatible' | 'other_period' | null {
  if (mayRepeat(earlier, fact) && (rounds(earlier, fact) || rounds(fact, earlier))) return 'compatible'
  if (samePeriod(earlier, fact)) return fact.claim.period !== null && !meet(earlier, fact) ? 'conflict' : null
  const isLevel = fact.claim.kind === 'amount' || fact.claim.kind === 'ratio'
  return isLevel && periodsMeet(earlier, fact) ? 'other_period' : null
}

/** A heading rounds its article; two undated sentences may be of what was planned and of what was done. */
function mayRepeat(earlier: Fact, fact: Fact): boolean {
  const dated = earlier.claim.period !== null || fact.claim.period !== null
  return periodsMeet(earlier, fact) && (dated || isHeading(earlier) || isHeading(fact))
}

function isHeading({ article, claim }: Fact): boolean {
  return article.paragraphs[claim.paragraph]?.kind !== 'body'
}

/** `超过10万亿元` is the round number under 10.8万亿元, `约80%` the one beside 78.4%. */
function rounds(round: Fact, figure: Fact): boolean {
  const { comparator } = round.claim.quantity
  const { comparator: own } = figure.claim.quantity
  const gap = figure.value.minus(round.value)
  const digit = round.loose.times(2)
  if (own !== 'eq' && own !== comparator) return false
  if (comparator === 'gt' || comparator === 'ge') return gap.gte(0) && gap.lt(digit)
  if (comparator === 'lt' || comparator === 'le') return gap.lte(0) && gap.neg().lt(digit)
  return comparator === 'approx' && gap.abs().lte(round.loose)
}

/** True where one number can be meant by both: bounds reach as far as they say, rounded figures by their last digit. */
function meet(one: Fact, other: Fact): boolean {
  const [a, b] = [extentOf(one), extentOf(other)]
  return (
    (a.low === null || b.high === null || a.low.lte(b.high)) && (b.low === null || a.high === null || b.low.lte(a.high))
  )
}

function extentOf(fact: Fact) {
  const { value, high, loose } = fact
  const slack = fact.claim.quantity.comparator === 'approx' ? value.times(ROUGHLY).times(2) : loose
  const bound = boundOf(fact)
  return {
    low: bound === 'below' ? null : value.minus(slack),
    high: bound === 'above' ? null : (high ?? value).plus(slack),
  }
}

/** The figure with its time: `231万个 (2022-12-31)`. */
function said(fact: Fact): string {
  return `${printed(fact)} (${timeOf(fact.claim.period)})`
}

function timeOf(period: Period | null): string {
  if (period === null) return 'no date'
  return period.start === period.end ? period.start : `${period.start}/${period.end}`
}
