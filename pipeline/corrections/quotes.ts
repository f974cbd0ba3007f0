import type { ArticleRow, QuoteRow } from '../schema/index.ts'
import type { Cells } from './correction.ts'
import { checkExtent } from './extent.ts'

/**
 * The quote with the fields of an edit, or why it cannot be edited so. Whose row in `speakers` it points to is settled
 * afterwards, when all edits are known.
 */
export function editQuote(quote: QuoteRow, set: Cells, article: ArticleRow | undefined): QuoteRow | string {
  let edited: QuoteRow = { ...quote, ...(set as Partial<QuoteRow>) }
  if (edited.speaker === null) {
    // Nobody's words have neither a type nor roles.
    if ('speaker_type' in set && set['speaker_type'] !== null) return '"speaker_type" without "speaker"'
    if ('titles' in set && edited.titles.length > 0) return '"titles" without "speaker"'
    edited = { ...edited, speaker_type: null, titles: [] }
  } else if (edited.speaker_type === null) return '"speaker_type" is missing: say what the speaker is'
  return checkExtent(quote, edited, article) ?? edited
}
