import { madOf, medianOf } from './robust.ts'
import type { IssueStats } from './stats.ts'

/** Why an issue should be looked at. */
export type AlarmKind =
  | 'few-claims'
  | 'few-quotes'
  | 'short'
  | 'few-pages'
  | 'empty-pages'
  | 'doubtful-seams'
  | 'new-encoding'

/** An issue that is out of line with the earlier ones of its publication. */
export interface Alarm {
  readonly kind: AlarmKind
  /** The figure of this issue, and what the earlier ones have in the middle; null for an encoding. */
  readonly value: number | null
  readonly usual: number | null
  /** How many earlier issues it is compared with. */
  readonly compared_with: number
  /** What and compared with what, in words. */
  readonly reason: string
}

/** Fewer earlier issues do not show what is usual. */
const FEWEST_EARLIER = 5
/** Deviations from the median, in spreads, beyond which a figure is out of line: one in two thousand of a bell curve. */
const SPREADS = 3.5
/** Of papers whose issues hardly differ a small difference would be many spreads: it counts as a tenth of the median at least. */
const LEAST_SPREAD = 0.1
/** Out of line is also at least so far from usual: half of it, or twice. */
const FACTOR = 2
/** Rates of very short texts say nothing. */
const FEWEST_CHARACTERS = 500
/** Doubtful places below this number are a normal page's. */
const FEWEST_DOUBTFUL = 5

interface Measure {
  readonly kind: AlarmKind
  readonly side: 'low' | 'high'
  /** Null where the issue is too small to be measured. */
  readonly of: (stats: IssueStats) => number | null
  readonly words: string
}

const perThousand = (count: number, { characters }: IssueStats) =>
  characters < FEWEST_CHARACTERS ? null : (1000 * count) / characters

const MEASURES: readonly Measure[] = [
  {
    kind: 'few-claims',
    side: 'low',
    of: (stats) => perThousand(stats.claims, stats),
    words: 'claims in 1,000 characters',
  },
  {
    kind: 'few-quotes',
    side: 'low',
    of: (stats) => perThousand(stats.quotes, stats),
    words: 'quotes in 1,000 characters',
  },
  {
    kind: 'short',
    side: 'low',
    of: ({ characters }) => characters,
    words: 'characters',
  },
  {
    kind: 'few-pages',
    side: 'low',
    of: ({ pages }) => pages,
    words: 'pages',
  },
  {
    kind: 'empty-pages',
    side: 'high',
    of: ({ empty_pages }) => empty_pages,
    words: 'pages with next to no text',
  },
  {
    kind: 'doubtful-seams',
    side: 'high',
    of: (stats) => (stats.doubtful < FEWEST_DOUBTFUL ? 0 : perThousand(stats.doubtful, stats)),
    words: 'doubtful repairs in 1,000 characters',
  },
]

/**
 * Says in what an issue is out of line.
 *
 * @param earlier - the issues of the same publication before it, at most some thirty, latest last.
 */
export function alarmsFor(issue: IssueStats, earlier: readonly IssueStats[]): readonly Alarm[] {
  if (earlier.length < FEWEST_EARLIER) return []
  const found = MEASURES.flatMap((measure) => measured(measure, issue, earlier))
  return [...found, ...newEncoding(issue, earlier)]
}

function measured({ kind, side, of, words }: Measure, issue: IssueStats, earlier: readonly IssueStats[]): Alarm[] {
  const value = of(issue)
  const known = earlier.flatMap((stats) => of(stats) ?? [])
  if (value === null || known.length < FEWEST_EARLIER) return []
  const usual = medianOf(known)
  const spread = Math.max(madOf(known, usual), LEAST_SPREAD * usual)
  const away = side === 'low' ? usual - value : value - usual
  const far = side === 'low' ? value * FACTOR < usual : value > usual * FACTOR
  if (!far || away <= SPREADS * spread) return []
  const compared = `the median of the ${known.length} issues before it`
  const reason = `${words}: ${shown(value)}, usually ${shown(usual)} (${compared})`
  return [{ kind, value: round(value), usual: round(usual), compared_with: known.length, reason }]
}

function newEncoding({ encodings }: IssueStats, earlier: readonly IssueStats[]): Alarm[] {
  const known = new Set(earlier.flatMap((stats) => stats.encodings))
  const fresh = encodings.filter((encoding) => !known.has(encoding))
  if (fresh.length === 0) return []
  const usual = [...known].sort().join(', ')
  const reason = `encoding: ${fresh.join(', ')}, usually ${usual} (all of the ${earlier.length} issues before it)`
  return [{ kind: 'new-encoding', value: null, usual: null, compared_with: earlier.length, reason }]
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function shown(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(round(value))
}
