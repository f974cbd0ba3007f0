import { Big } from 'big.js'
import type { Check } from '../types.ts'
import { between, errorOf, type Fact, printed, sameParagraph, samePeriod, sameSentence } from './fact.ts'
import { PART_CUES, TOTAL_CUES } from './lexicon.ts'
import { printedLike } from './precision.ts'
import { checkOf, plain } from './result.ts'

/** More parts than this nobody adds up in a sentence. */
const MOST_PARTS = 12
/** Figures of other kinds (shares, growth) may stand between the parts; further than this nothing belongs together. */
const REACH = 40
/** A sum proves something only where rounding leaves less than this part of it open. */
const TIGHT = new Big('0.005')
/** Figures of two digits add up by chance too often. */
const MIN_DIGITS = 3
const HUNDRED = new Big(100)

const PARTS = new RegExp(`(?:${PART_CUES.join('|')})`)
const TOTAL = new RegExp(`(?:${TOTAL_CUES.join('|')})[^，。；,;]{0,6}$`)

/** Sums of parts against a total before or after them, and shares of one whole that make a hundred. */
export function checkSums(facts: readonly Fact[]): readonly Check[] {
  return facts.flatMap((fact, at) => {
    const { kind } = fact.claim
    if (kind === 'amount')
      return checkTotal(fact, following(facts, at), false) ?? checkTotal(fact, preceding(facts, at), true) ?? []
    return kind === 'ratio' ? (checkShares(facts, at) ?? []) : []
  })
}

/** The amounts after a total that can be its parts, up to the next that cannot. */
function following(facts: readonly Fact[], at: number): readonly Fact[] {
  return partsAmong(facts[at] as Fact, facts.slice(at + 1, at + 1 + REACH))
}

/** The amounts before a total in its sentence that can be its parts, the nearest first. */
function preceding(facts: readonly Fact[], at: number): readonly Fact[] {
  const total = facts[at] as Fact
  const before = facts.slice(Math.max(0, at - REACH), at).reverse()
  return partsAmong(
    total,
    before.filter((fact) => sameSentence(fact, total)),
  )
}

function partsAmong(total: Fact, near: readonly Fact[]): readonly Fact[] {
  const parts: Fact[] = []
  for (const fact of near) {
    if (!sameParagraph(fact, total) || parts.length === MOST_PARTS) break
    if (fact.claim.kind !== 'amount') continue
    if (!isAdditive(fact, total) || parts.some((part) => isSameThing(part, fact))) break
    parts.push(fact)
  }
  return parts
}

function isAdditive(part: Fact, total: Fact): boolean {
  return (
    part.claim.quantity.unitCode === total.claim.quantity.unitCode &&
    part.claim.modality === total.claim.modality &&
    part.value.gt(0) &&
    part.value.lt(total.value) &&
    errorOf(part) !== null &&
    samePeriod(part, total)
  )
}

function isSameThing(one: Fact, other: Fact): boolean {
  return one.key === other.key && one.claim.region === other.claim.region && one.value.eq(other.value)
}

/** Adds part by part; a sum that fits counts only where the list of parts ends with it. */
function checkTotal(total: Fact, parts: readonly Fact[], after: boolean): readonly Check[] | null {
  const totalError = errorOf(total)
  if (
    totalError === null ||
    parts.length < 2 ||
    Math.max(total.digits, ...parts.map(({ digits }) => digits)) < MIN_DIGITS
  )
    return null
  if (!belongTogether(total, parts[0] as Fact, parts, after)) return null
  let sum = new Big(0)
  let error = totalError
  for (const [i, part] of parts.entries()) {
    sum = sum.plus(part.value)
    error = error.plus(part.half)
    if (sum.minus(error).gt(total.value)) return null
    const next = parts[i + 1]
    const ends = next === undefined || (after ? i > 0 : !sameSentence(next, part))
    const exact =
      sum.eq(total.value) || (error.lte(total.value.times(TIGHT)) && sum.minus(total.value).abs().lte(error))
    if (i > 0 && ends && exact) return [toCheck(total, parts.slice(0, i + 1), sum)]
  }
  return null
}

/** A word says so (其中, 合计), or all the names end as the total's does. */
function belongTogether(total: Fact, first: Fact, parts: readonly Fact[], after: boolean): boolean {
  const gap = between(total, first).toLowerCase()
  if (after) return TOTAL.test(beforeFigure(total).toLowerCase())
  return (
    PARTS.test(gap) ||
    (/\p{Script=Han}{2}$/u.test(total.key) &&
      parts.every(({ key }) => key !== total.key && key.endsWith(total.key.slice(-2))))
  )
}

/** How much is read before a total for its cue. */
const CUE_REACH = 16

function beforeFigure({ article, claim: { quantity, sentence } }: Fact): string {
  return article.folded.slice(Math.max(sentence.start, quantity.span.start - CUE_REACH), quantity.span.start)
}

function toCheck(total: Fact, parts: readonly Fact[], sum: Big): Check {
  const inOrder = [...parts].sort((a, b) => a.claim.quantity.span.start - b.claim.quantity.span.start)
  return checkOf({
    kind: 'sum',
    outcome: 'confirmed',
    facts: [total, ...inOrder],
    arithmetic: `${inOrder.map(printed).join(' + ')} = ${printedLike(printed(total), total, plain(sum))}`,
    expected: sum,
    certainty: SUM_CERTAINTY,
  })
}

const SUM_CERTAINTY = 0.85

/** Shares of one whole, one after another, that make a hundred per cent; what makes less need not be all. */
function checkShares(facts: readonly Fact[], at: number): readonly Check[] | null {
  const first = facts[at] as Fact
  const whole = first.claim.wholeIndicator
  if (whole === null || isShareOf(facts[at - 1], whole, first)) return null
  const shares: Fact[] = []
  for (const fact of facts.slice(at, at + REACH)) {
    if (!sameParagraph(fact, first) || shares.length === MOST_PARTS) break
    if (!isShareOf(fact, whole, first)) {
      if (fact.claim.kind === 'ratio') break
      continue
    }
    if (shares.some(({ key }) => key === fact.key) || errorOf(fact) === null) return null
    shares.push(fact)
  }
  const sum = shares.reduce((total, { value }) => total.plus(value), new Big(0))
  const error = shares.reduce((total, { half }) => total.plus(half), new Big(0))
  const fits = sum.eq(HUNDRED) || (error.lte(new Big(1)) && sum.minus(HUNDRED).abs().lte(error))
  return shares.length > 1 && fits ? [toHundred(shares, sum)] : null
}

function isShareOf(fact: Fact | undefined, whole: string, first: Fact): boolean {
  return (
    fact !== undefined &&
    fact.claim.kind === 'ratio' &&
    fact.claim.quantity.unitCode === 'percent' &&
    fact.claim.wholeIndicator === whole &&
    sameParagraph(fact, first) &&
    samePeriod(fact, first)
  )
}

function toHundred(shares: readonly Fact[], sum: Big): Check {
  return checkOf({
    kind: 'sum',
    outcome: 'confirmed',
    facts: shares,
    arithmetic: `${shares.map(printed).join(' + ')} = ${plain(sum)}%`,
    expected: HUNDRED,
    certainty: SUM_CERTAINTY,
  })
}
