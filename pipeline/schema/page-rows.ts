import type { NormalisedIssue } from '../document/index.ts'
import { codePointIndex } from './code-points.ts'
import type { PageRow } from './rows.ts'

/** Page rows: what `--until normalise` writes, before anything is known of articles. */
export function pageRows(issue: NormalisedIssue): readonly PageRow[] {
  return issue.pages.map(({ origin, encoding, normalised, blocks }) => {
    const index = codePointIndex(normalised.text)
    return {
      issue_id: issue.meta.issueId,
      page: origin.page,
      encoding,
      text: normalised.text,
      blocks: blocks.map(({ span, lines, width, indented }) => ({
        start: index(span.start),
        end: index(span.end),
        lines,
        width,
        indented,
      })),
    }
  })
}
