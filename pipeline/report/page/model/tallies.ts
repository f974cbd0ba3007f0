import type { Book } from './book.ts'
import { groupBy } from './group.ts'
import { type MarkedRow, sureness } from './rows.ts'

/** A speaker and how often he is quoted. */
export interface SpeakerTally {
  readonly key: string
  readonly name: string
  readonly type: string
  readonly titles: readonly string[]
  readonly direct: number
  readonly indirect: number
  readonly mixed: number
  readonly total: number
  readonly articles: number
  readonly issues: number
}

/** Who is quoted how often, most first; a name that only its article tells from others stays with its issue. */
export function speakerTallies(book: Book, rows: readonly MarkedRow[]): { tallies: SpeakerTally[]; open: number } {
  const quotes = rows.flatMap((one) => (one.table === 'quotes' ? [one.row] : []))
  const groups = groupBy(
    quotes.filter((row) => row.speaker !== null),
    (row) => {
      const known = row.speaker_id === null ? undefined : book.speaker(row.speaker_id)
      return known && !known.named ? known.speaker_id : `${row.speaker_type}\n${known?.name ?? row.speaker}`
    },
  )
  const tallies = [...groups].map(([key, group]): SpeakerTally => {
    const count = (type: string) => group.filter((row) => row.type === type).length
    const [first] = group
    const known = first?.speaker_id ? book.speaker(first.speaker_id) : undefined
    return {
      key,
      name: known?.name ?? first?.speaker ?? '',
      type: first?.speaker_type ?? '',
      titles: [...new Set(group.flatMap((row) => row.titles))],
      direct: count('direct'),
      indirect: count('indirect'),
      mixed: count('mixed'),
      total: group.length,
      articles: new Set(group.map((row) => row.article_id)).size,
      issues: new Set(group.map((row) => row.issue_id)).size,
    }
  })
  tallies.sort((a, b) => b.total - a.total || a.name.localeCompare(b.name))
  return { tallies, open: quotes.length - tallies.reduce((sum, tally) => sum + tally.total, 0) }
}

const BINS = 10

/** How many rows are how sure, in tenths; `none` have no score. */
export interface Histogram {
  readonly bins: readonly {
    readonly from: number
    readonly to: number
    readonly sure: number
    readonly unsure: number
  }[]
  readonly none: number
  readonly total: number
}

/** Counts rows by tenths of their score, the doubtful ones apart. */
export function histogramOf(rows: readonly MarkedRow[], isSure: (row: MarkedRow) => boolean): Histogram {
  const bins = Array.from({ length: BINS }, (_, at) => ({ from: at / BINS, to: (at + 1) / BINS, sure: 0, unsure: 0 }))
  let none = 0
  for (const row of rows) {
    const score = sureness(row)
    const bin = score === null ? undefined : bins[Math.min(BINS - 1, Math.floor(score * BINS + 1e-9))]
    if (!bin) none += 1
    else if (isSure(row)) bin.sure += 1
    else bin.unsure += 1
  }
  return { bins, none, total: rows.length }
}
