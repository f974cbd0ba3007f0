import { Big } from 'big.js'
import { groupBy } from '../../pipeline/document/index.ts'
import type { Check, Period } from '../types.ts'
import { agree } from './agreement.ts'
import {
  between,
  errorOf,
  type Fact,
  periodsMeet,
  printed,
  regionsMeet,
  sameParagraph,
  samePeriod,
  sameSentence,
} from './fact.ts'
import { DOWN_FROM, RISE_TO } from './lexicon.ts'
import { checkOf, shown } from './result.ts'

const HUNDRED = new Big(100)
/** A misprint is near the truth; a figure further off than this is of something else. */
const MISPRINT = new Big('0.2')
/** Levels of a series that are looked at for one change. */
const REACH = 8

/** Two levels of one series, and how surely a change is said of them. */
interface Levels {
  readonly from: Fact
  readonly to: Fact
  readonly certainty: number
}

/**
 * Changes recomputed from levels: `由58增至70，增长21%`, the level of a year before, and a percentage against an absolute
 * change and the level it led to.
 */
export function checkGrowth(facts: readonly Fact[]): readonly Check[] {
  const levels = groupBy(
    facts.filter(({ claim }) => LEVELS.has(claim.kind)),
    ({ key }) => key,
  )
  const changes = groupBy(
    facts.filter(({ claim }) => claim.kind === 'change'),
    ({ key }) => key,
  )
  return [...changes].flatMap(([key, list]) => checkSeries(list, levels.get(key) ?? []))
}

const LEVELS: ReadonlySet<string> = new Set(['amount', 'ratio', 'duration'])

/** Both lists are in text order, so one walk over them finds the levels around each change. */
function checkSeries(changes: readonly Fact[], levels: readonly Fact[]): readonly Check[] {
  const dated = byPeriod(levels)
  const checks: Check[] = []
  let next = 0
  for (const [i, change] of changes.entries()) {
    while (next < levels.length && (levels[next] as Fact).place.claim < change.place.claim) next += 1
    const near = levels.slice(Math.max(0, next - REACH), next + REACH / 2)
    const check =
      checkLevels(change, told(change, near), isAlone(changes, i)) ??
      checkLevels(change, aYearBefore(change, near, dated), false) ??
      checkPercent(change, changes.slice(Math.max(0, i - 2), i + 3), near)
    if (check) checks.push(check)
  }
  return checks
}

/** `由58增至70`: two levels of the change's own sentence, one after the other, with the rise between them. */
function told(change: Fact, near: readonly Fact[]): Levels | null {
  const here = near.filter((level) => sameSentence(level, change))
  for (const [i, second] of here.entries()) {
    const first = here[i - 1]
    if (!first || !areComparable(first, second) || first.value.eq(second.value)) continue
    const gap = between(first, second).toLowerCase()
    if (DOWN_FROM.test(gap)) return { from: second, to: first, certainty: 0.9 }
    if (RISE_TO.test(gap)) return { from: first, to: second, certainty: 0.9 }
  }
  return null
}

function areComparable(one: Fact, other: Fact): boolean {
  return (
    one.claim.kind === other.claim.kind &&
    one.claim.quantity.unitCode === other.claim.quantity.unitCode &&
    one.claim.modality === other.claim.modality &&
    errorOf(one) !== null &&
    errorOf(other) !== null &&
    one.value.gt(0) &&
    other.value.gt(0)
  )
}

/** The level beside a year-on-year change, and the level of the same series a year before. */
function aYearBefore(change: Fact, near: readonly Fact[], dated: ReadonlyMap<string, Fact>): Levels | null {
  if (change.claim.basis !== 'yoy') return null
  const to = near.findLast((level) => sameSentence(level, change) && samePeriod(level, change))
  const before = to?.claim.period ? dated.get(periodKey(yearBefore(to.claim.period), to)) : undefined
  if (!to || !before || !areComparable(before, to) || !regionsMeet(before, to)) return null
  return { from: before, to, certainty: 0.8 }
}

function byPeriod(levels: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(levels.flatMap((level) => (level.claim.period ? [[periodKey(level.claim.period, level), level]] : [])))
}

function periodKey({ start, end }: Period, { claim }: Fact): string {
  return [start, end, claim.quantity.unitCode, claim.region ?? ''].join('|')
}

function yearBefore({ start, end }: Period): Period {
  return { start: shiftYear(start), end: shiftYear(end) }
}

/** The last day of February has no counterpart in three years of four; a period that ends on it is then not found. */
function shiftYear(date: string): string {
  return `${String(Number(date.slice(0, 4)) - 1).padStart(4, '0')}${date.slice(4)}`
}

/** `减幅分别达80%和70%`: with a second change in its sentence one may belong to levels that were not found. */
function isAlone(changes: readonly Fact[], at: number): boolean {
  const change = changes[at] as Fact
  return [changes[at - 1], changes[at + 1]].every((other) => other === undefined || !sameSentence(other, change))
}

function checkLevels(change: Fact, levels: Levels | null, mayContradict: boolean): Check | null {
  if (!levels || change.claim.direction === null || change.claim.modality !== levels.to.claim.modality) return null
  const { from, to } = levels
  const rise = to.value.minus(from.value)
  const computed = computedChange(change, from, to, rise)
  if (!computed || rise.gt(0) !== (change.claim.direction === 'up')) return null
  const agreement = agree(change, computed.value.abs(), computed.error)
  if (agreement === 'yes') return toCheck(change, levels, computed, 'confirmed')
  const sure = mayContradict && [change, from, to].every(({ claim }) => claim.quantity.comparator === 'eq')
  const near = computed.value.abs().minus(change.value).abs().lte(change.value.times(MISPRINT))
  return sure && near && agreement === 'no' ? toCheck(change, levels, computed, 'contradicted') : null
}

interface Computed {
  readonly value: Big
  readonly error: Big
  readonly formula: string
}

/** What the change would be in the unit in which it is printed; null where the units do not meet. */
function computedChange(change: Fact, from: Fact, to: Fact, rise: Big): Computed | null {
  const [fromError, toError] = [errorOf(from) ?? from.half, errorOf(to) ?? to.half]
  const [low, high] = [printed(from), printed(to)]
  const { unitCode } = change.claim.quantity
  const relative = unitCode === 'percent' || unitCode === 'times'
  const points = unitCode === 'percentage_point' && from.claim.quantity.unitCode === 'percent'
  if (points || unitCode === from.claim.quantity.unitCode) {
    if (unitCode !== 'percent') return { value: rise, error: fromError.plus(toError), formula: `${high} − ${low}` }
  }
  if (!relative || from.claim.quantity.unitCode === 'percent') return null
  const ratio = to.value.div(from.value)
  const error = ratio.times(fromError.div(from.value).plus(toError.div(to.value)))
  const scale = unitCode === 'percent' ? HUNDRED : new Big(1)
  const value = ratio.minus(1).times(scale)
  return { value, error: error.times(scale), formula: `${high} ÷ ${low} − 1` }
}

function toCheck(change: Fact, { from, to, certainty }: Levels, computed: Computed, outcome: Check['outcome']): Check {
  const { unitCode } = change.claim.quantity
  return checkOf({
    kind: 'growth',
    outcome,
    facts: [change, from, to],
    arithmetic: `${computed.formula} = ${shown(computed.value, change)}${unitCode === 'percent' ? '%' : ''}`,
    expected: computed.value.abs(),
    certainty,
  })
}

/** `达41826人，比上年增加1203人，增长3%`: the percentage against the absolute change and the level. */
function checkPercent(change: Fact, changes: readonly Fact[], near: readonly Fact[]): Check | null {
  const { claim } = change
  if (claim.quantity.unitCode !== 'percent' || claim.direction === null) return null
  const level = near.findLast(
    (fact) =>
      sameSentence(fact, change) && periodsMeet(fact, change) && fact.claim.kind === 'amount' && errorOf(fact) !== null,
  )
  const step = changes.find(
    (other) =>
      level !== undefined &&
      sameParagraph(other, change) &&
      sameSentence(other, change) &&
      other.claim.quantity.unitCode === level.claim.quantity.unitCode &&
      other.claim.direction === claim.direction &&
      other.claim.basis === claim.basis &&
      errorOf(other) !== null,
  )
  if (!level || !step || level.claim.modality !== claim.modality) return null
  const before = claim.direction === 'up' ? level.value.minus(step.value) : level.value.plus(step.value)
  if (!before.gt(0) || !step.value.gt(0)) return null
  const value = step.value.div(before).times(HUNDRED)
  const error = value.times((errorOf(step) ?? step.half).div(step.value))
  if (agree(change, value, error) !== 'yes') return null
  const sign = claim.direction === 'up' ? '−' : '+'
  return checkOf({
    kind: 'growth',
    outcome: 'confirmed',
    facts: [change, step, level],
    arithmetic: `${printed(step)} ÷ (${printed(level)} ${sign} ${printed(step)}) = ${shown(value, change)}%`,
    expected: value,
    certainty: 0.85,
  })
}
