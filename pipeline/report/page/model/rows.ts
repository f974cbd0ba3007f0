import type { ReportRows } from '../../data.ts'

export type ArticleRow = ReportRows['articles']
export type RepairRow = ReportRows['repairs']
export type ClaimRow = ReportRows['claims']
export type CheckRow = ReportRows['claim-checks']
export type QuoteRow = ReportRows['quotes']
export type SpeakerRow = ReportRows['speakers']
export type PageRow = ReportRows['pages']

/** A row that is marked in an article, with what lists and filters ask of every kind. */
export type MarkedRow =
  | { readonly table: 'claims'; readonly id: string; readonly row: ClaimRow }
  | { readonly table: 'quotes'; readonly id: string; readonly row: QuoteRow }
  | { readonly table: 'repairs'; readonly id: string; readonly row: RepairRow }

/** How sure: the confidence of claims and quotes, the score of a seam; null for a fragment, which has none. */
export function sureness(marked: MarkedRow): number | null {
  return marked.table === 'repairs' ? marked.row.score : marked.row.confidence
}

/** The kind within its table. */
export function kindOf(marked: MarkedRow): string {
  return marked.table === 'quotes' ? marked.row.type : marked.row.kind
}

/** The words of the row as the article prints them; of a seam the words on either side. */
export function wordsOf(marked: MarkedRow): string {
  if (marked.table !== 'repairs') return marked.row.text
  const { tail_text, head_text } = marked.row
  return `${tail_text === null ? '' : `…${tail_text}`} ‖ ${head_text === null ? '' : `${head_text}…`}`.trim()
}

/** Who says it. */
export function speakerOf(marked: MarkedRow): string | null {
  if (marked.table === 'quotes') return marked.row.speaker
  return marked.table === 'claims' ? marked.row.claimant : null
}
