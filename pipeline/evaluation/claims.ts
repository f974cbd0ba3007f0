import type { Row } from '../io/index.ts'
import { agreement, goldPlace, type Place, rowPlace } from './claim-places.ts'
import type { GoldClaim, GoldIssue, GoldQuote } from './gold.ts'
import type { Miss } from './misses.ts'
import { pairOff } from './pairing.ts'
import { count, type Found, type Shares } from './tally.ts'
import { acceptable, lettersOf, likeness, sameName, squeeze } from './wording.ts'

export interface ClaimScore {
  readonly found: Record<'found' | 'strict', Found>
  readonly fields: Shares
}

/** What a strict claim has right, beside its place. */
const STRICT = ['value', 'unit_code', 'comparator', 'extent'] as const
/** Characters by which a quantity may be longer or shorter than gold's. */
const EXTENT = 4
/** Wordings of a subject or whole that count as the same. */
const ALIKE = 0.6
/** A fraction printed as such has no last digit: two thirds are 66.67, 66.7 and 66.666…. */
const FRACTION = /分之|\/|半|成/
const FRACTION_SLACK = 0.006
/** Same text and same value tell more than a few characters of the surroundings. */
const SAME = 5

export function scoreClaims(
  gold: GoldIssue,
  rows: readonly Row[],
  paragraphOf: (row: Row) => readonly string[],
  misses: Miss[],
): ClaimScore {
  const golds = gold.claims.map((claim) => ({ claim, place: goldPlace(claim, gold) }))
  const given = rows.map((row) => ({ row, place: rowPlace(row, paragraphOf(row)) }))
  const partner = pairOff(
    golds.flatMap((a, i) =>
      given.flatMap((b, j) => {
        const around = agreement(a.place, b.place)
        if (around === null) return []
        const same = (a.place.text === b.place.text ? SAME : 0) + (closeTo(b.row['value'], a.claim.value) ? SAME : 0)
        const drift = Math.abs(i / golds.length - j / given.length)
        return [{ gold: i, given: j, weight: around + same - drift }]
      }),
    ),
  )
  const fields: Shares = {}
  let strict = 0
  golds.forEach(({ claim, place }, i) => {
    const match = given[partner.get(i) ?? -1]
    if (match === undefined) {
      misses.push(miss(gold, 'claim-missed', place, claim.text, null))
      return
    }
    const right = fieldsRight(claim, match.row, gold, paragraphOf(match.row))
    for (const [field, hit] of Object.entries(right)) {
      count(fields, field, hit)
      if (!hit) misses.push(miss(gold, `claim-${field}`, place, ...wantedAndGiven(field, claim, match.row)))
    }
    if (STRICT.every((field) => right[field])) strict += 1
  })
  const taken = new Set(partner.values())
  given.forEach(({ row, place }, j) => {
    if (!taken.has(j)) misses.push(miss(gold, 'claim-invented', place, null, row['text']))
  })
  const sizes = { given: given.length, gold: golds.length }
  return { found: { found: { right: partner.size, ...sizes }, strict: { right: strict, ...sizes } }, fields }
}

/** The fields that are asked of this claim, and whether each is right. */
function fieldsRight(
  claim: GoldClaim,
  row: Row,
  gold: GoldIssue,
  paragraph: readonly string[],
): Record<string, boolean> {
  const slack = FRACTION.test(claim.text) ? FRACTION_SLACK : 0
  const printed = paragraph.slice(Number(row['start']), Number(row['end'])).join('')
  const changes = acceptable(claim.kind)[0] === 'change' || Boolean(row['direction']) || Boolean(row['basis'])
  const undecided = acceptable(claim.kind).length > 1 && !row['direction']
  return {
    value: closeTo(row['value'], claim.value, slack) && closeTo(row['value_high'], claim.value_high, slack),
    unit_code: acceptable(claim.unit_code).includes(row['unit_code']),
    comparator: acceptable(claim.comparator).includes(row['comparator']),
    extent: Math.abs([...squeeze(row['text'])].length - [...squeeze(claim.text)].length) <= EXTENT,
    kind: acceptable(claim.kind).includes(row['kind']),
    modality: acceptable(claim.modality).includes(row['modality']),
    subject: isWorded(acceptable(claim.subject_any ?? claim.subject), row['subject']),
    ...(changes
      ? {
          direction: undecided || sameOrNull(row['direction'], claim.direction),
          basis: sameOrNull(row['basis'], claim.basis),
        }
      : {}),
    ...(claim.whole || row['whole']
      ? { whole: Boolean(claim.whole) && isWorded(acceptable(claim.whole), row['whole']) }
      : {}),
    ...(claim.region === undefined || !(claim.region || row['region'])
      ? {}
      : { region: Boolean(claim.region) && isWorded(acceptable(claim.region), row['region']) }),
    period: sameOrNull(row['period_start'], claim.period_start) && sameOrNull(row['period_end'], claim.period_end),
    claimant: claimantRight(claim, row, gold.quotes),
    offsets: squeeze(printed) === squeeze(row['text']),
  }
}

/** Who asserts it may be named in any way that a quote of the same speaker allows. */
function claimantRight({ claimant }: GoldClaim, row: Row, quotes: readonly GoldQuote[]): boolean {
  const names = acceptable(claimant)
  if (names.length === 0) return !row['claimant']
  const speakers = quotes.map(({ speaker, speaker_any }) =>
    [speaker, ...(speaker_any ?? [])].filter((name) => name !== null),
  )
  const wanted = new Set(names.map(lettersOf))
  const others = speakers.filter((own) =>
    own.some((name) => [...wanted].some((other) => sameName(lettersOf(name), other))),
  )
  return [...names, ...others.flat()].some((name) => sameName(lettersOf(name), lettersOf(row['claimant'])))
}

function isWorded(wanted: readonly unknown[], given: unknown): boolean {
  const words = lettersOf(given)
  return wanted.some((one) => likeness(lettersOf(one), words) >= ALIKE)
}

function sameOrNull(given: unknown, wanted: unknown): boolean {
  return (given ?? null) === (wanted ?? null)
}

function closeTo(given: unknown, wanted: unknown, slack = 0): boolean {
  if ((given ?? null) === null || (wanted ?? null) === null) return (given ?? null) === (wanted ?? null)
  if (typeof given !== 'number' || typeof wanted !== 'number') return false
  return Math.abs(given - wanted) <= 1e-9 * Math.max(1, Math.abs(given), Math.abs(wanted)) + slack
}

function wantedAndGiven(field: string, claim: GoldClaim, row: Row): readonly [unknown, unknown] {
  if (field === 'period') {
    return [
      [claim.period_start ?? null, claim.period_end ?? null],
      [row['period_start'] ?? null, row['period_end'] ?? null],
    ]
  }
  if (field === 'extent' || field === 'offsets') return [claim.text, row['text']]
  if (field === 'value')
    return [
      [claim.value, claim.value_high ?? null],
      [row['value'], row['value_high'] ?? null],
    ]
  const wanted = field === 'subject' ? (claim.subject_any ?? claim.subject) : claim[field as keyof GoldClaim]
  return [wanted ?? null, row[field] ?? null]
}

function miss(gold: GoldIssue, kind: string, { left, text, right }: Place, wanted: unknown, given: unknown): Miss {
  const at = `${left}⟦${text}⟧${right}`.replaceAll('\u0002', '')
  return { issue_id: gold.id, kind, at, gold: wanted, given }
}
