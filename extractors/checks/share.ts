import { Big } from 'big.js'
import { groupBy } from '../../pipeline/document/index.ts'
import type { Check } from '../types.ts'
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
import { RATES, RISE_TO, SCOPE_WHOLES } from './lexicon.ts'
import { checkOf, shown } from './result.ts'

/** A part stands at most this many claims before its share or one after it. */
const PART_REACH = 4
/** Wholes are looked for among this many amounts of the part's unit before it, and half as many after it. */
const WHOLE_REACH = 6
const HUNDRED = new Big(100)
const SCOPES: ReadonlySet<string> = new Set(SCOPE_WHOLES)
/** Where only the last word of the names is the same, a share of two digits may fit by chance: the article must help. */
const SURE_DIGITS = 3

/** How well an amount is known to be the whole that a share names, best first. */
const LINKS = ['exact', 'scope', 'head'] as const
type Link = (typeof LINKS)[number]
const LINK_CERTAINTY: Readonly<Record<Link, number>> = { exact: 0.95, scope: 0.85, head: 0.8 }

interface Pair {
  readonly part: Fact
  readonly whole: Fact
  readonly link: Link
}

/** Shares recomputed from the amounts of the same article: part, whole and share must all be stated. */
export function checkShares(facts: readonly Fact[]): readonly Check[] {
  const amounts = facts.filter(({ claim }) => claim.kind === 'amount')
  const byUnit = groupBy(amounts, ({ claim }) => claim.quantity.unitCode ?? '')
  const byName = groupBy(amounts, nameAndUnit)
  const byKey = groupBy(amounts, ({ key }) => key)
  const positions = positionsIn(byUnit)
  return facts.flatMap((share, at) => {
    const { claim } = share
    if (claim.kind !== 'ratio' || claim.quantity.unitCode !== 'percent') return []
    const check =
      checkRate(share, byKey) ??
      (claim.wholeIndicator === null ? null : checkShare(facts, at, byUnit, byName, positions))
    return check ? [check] : []
  })
}

function checkShare(
  facts: readonly Fact[],
  at: number,
  byUnit: Groups,
  byName: Groups,
  positions: ReadonlyMap<Fact, number>,
): Check | null {
  const share = facts[at] as Fact
  if (isOldShare(share, facts[at + 1])) return null
  const pairs = partsOf(facts, at).flatMap((part) => pairsOf(share, part, byUnit, byName, positions.get(part) ?? 0))
  const ordered = LINKS.flatMap((link) => pairs.filter((pair) => pair.link === link))
  const fitting = ordered.find((pair) => judge(share, pair).agreement === 'yes')
  if (fitting) return toCheck(share, fitting, 'confirmed')
  const sure = ordered.find((pair) => pair.link === 'exact')
  return sure && mayContradict(share, sure) ? toCheck(share, sure, 'contradicted') : null
}

/** `由27.5%提高到28.7%`: the first of the two is of another time, whatever governs the sentence. */
function isOldShare(share: Fact, next: Fact | undefined): boolean {
  return (
    next !== undefined && next.claim.kind === 'ratio' && sameSentence(next, share) && RISE_TO.test(between(share, next))
  )
}

/** The amounts that the share may be of: the same series, or what stands right before it in its sentence. */
function partsOf(facts: readonly Fact[], at: number): readonly Fact[] {
  const share = facts[at] as Fact
  const near = [...facts.slice(Math.max(0, at - PART_REACH), at).reverse(), ...facts.slice(at + 1, at + 2)]
  return near.filter(
    (fact) =>
      fact.claim.kind === 'amount' &&
      fact.value.gt(0) &&
      sameParagraph(fact, share) &&
      periodsMeet(fact, share) &&
      fact.claim.modality === share.claim.modality &&
      isSameSeries(fact, share),
  )
}

/** 出口 is 出口额 of a share and may be 出口量 of its part. */
function isSameSeries(part: Fact, share: Fact): boolean {
  return part.key === share.key || (part.claim.subject !== null && part.claim.subject === share.claim.subject)
}

function pairsOf(share: Fact, part: Fact, byUnit: Groups, byName: Groups, at: number): readonly Pair[] {
  const unit = part.claim.quantity.unitCode ?? ''
  const same = byUnit.get(unit) ?? []
  const named = byName.get(`${share.claim.wholeIndicator}|${unit}`) ?? []
  const near = same.slice(Math.max(0, at - WHOLE_REACH), at + 1 + WHOLE_REACH / 2)
  const candidates = new Set([...near.slice().reverse(), ...named.slice(-2), ...named.slice(0, 1)])
  return [...candidates].flatMap((whole) => {
    const fits = whole !== part && whole.value.gt(part.value) && periodsMeet(whole, part)
    const link = fits && whole.claim.modality === part.claim.modality ? linkOf(share, part, whole) : null
    return link ? [{ part, whole, link }] : []
  })
}

function linkOf(share: Fact, part: Fact, whole: Fact): Link | null {
  const name = share.claim.wholeIndicator ?? ''
  const near = sameParagraph(share, whole) || share.printedDigits >= SURE_DIGITS
  const beside = near || Math.abs(whole.claim.paragraph - share.claim.paragraph) < 2
  if (name === whole.key) return 'exact'
  if (SCOPES.has(name) || name === whole.claim.region) return beside && whole.key === part.key ? 'scope' : null
  return near && share.printedDigits > 1 && commonHead(name, whole.key) && whole.key !== part.key ? 'head' : null
}

/** 全行业收入 and 软件业务收入 both are 收入; two Latin words share their last one. */
function commonHead(one: string, other: string): boolean {
  if (/[a-z]/.test(one)) return one.split(' ').at(-1) === other.split(' ').at(-1)
  return one.length > 1 && other.length > 1 && one.slice(-2) === other.slice(-2)
}

function judge(share: Fact, { part, whole }: Pair) {
  const computed = part.value.div(whole.value).times(HUNDRED)
  const [partError, wholeError] = [errorOf(part), errorOf(whole)]
  if (partError === null || wholeError === null) return { computed, agreement: 'open' as const }
  const error = computed.times(partError.div(part.value).plus(wholeError.div(whole.value)))
  return { computed, agreement: agree(share, computed, error) }
}

/** A misprint is near the truth; a figure further off than this is of something else. */
const MISPRINT = new Big('0.2')

/** Only figures that are said in one breath, of one time and of the whole by name, can be wrong about each other. */
function mayContradict(share: Fact, pair: Pair): boolean {
  const { part, whole } = pair
  const { computed, agreement } = judge(share, pair)
  return (
    agreement === 'no' &&
    computed.minus(share.value).abs().lte(share.value.times(MISPRINT)) &&
    part.digits > 1 &&
    part.key !== whole.key &&
    part.key === share.key &&
    part.claim.quantity.comparator === 'eq' &&
    whole.claim.quantity.comparator === 'eq' &&
    share.claim.quantity.comparator === 'eq' &&
    sameSentence(part, share) &&
    sameParagraph(whole, share) &&
    samePeriod(part, share) &&
    samePeriod(whole, share) &&
    regionsMeet(whole, part)
  )
}

/** `营业收入利润率`: a rate whose name says what it is a share of. */
function checkRate(rate: Fact, byKey: Groups): Check | null {
  for (const [name, partName, wholeName] of RATES) {
    if (name !== rate.key) continue
    const find = (key: string) =>
      byKey
        .get(key)
        ?.slice(0, WHOLE_REACH)
        .find((fact) => sameParagraph(fact, rate) && samePeriod(fact, rate) && regionsMeet(fact, rate))
    const [part, whole] = [find(partName), find(wholeName)]
    if (!part?.value.gt(0) || !whole?.value.gt(0) || part.claim.quantity.unitCode !== whole.claim.quantity.unitCode)
      continue
    const pair: Pair = { part, whole, link: 'head' }
    if (judge(rate, pair).agreement === 'yes') return toCheck(rate, pair, 'confirmed')
  }
  return null
}

function toCheck(share: Fact, pair: Pair, outcome: 'confirmed' | 'contradicted'): Check {
  const { computed } = judge(share, pair)
  return checkOf({
    kind: 'share',
    outcome,
    facts: [share, pair.part, pair.whole],
    arithmetic: `${printed(pair.part)} ÷ ${printed(pair.whole)} = ${shown(computed, share)}%`,
    expected: computed,
    certainty: LINK_CERTAINTY[pair.link],
  })
}

type Groups = ReadonlyMap<string, readonly Fact[]>

function nameAndUnit({ key, claim }: Fact): string {
  return `${key}|${claim.quantity.unitCode ?? ''}`
}

function positionsIn(groups: Groups): ReadonlyMap<Fact, number> {
  return new Map([...groups.values()].flatMap((facts) => facts.map((fact, i) => [fact, i] as const)))
}
