import type { DecodedIssue, NormalisedIssue } from '../document/index.ts'
import { codePointIndex } from './code-points.ts'
import type { NormalisedRow, PageRow } from './rows.ts'

/**
 * The pages as they were read: what every raw span points into.
 *
 * @param labelOf - a page's printed name, by its path.
 */
export function pageRows(
  issue: DecodedIssue,
  labelOf: (path: string) => string | null = () => null,
): readonly PageRow[] {
  return issue.pages.map(({ origin, encoding, decoded }) => ({
    issue_id: issue.meta.issueId,
    page: origin.page,
    page_label: labelOf(origin.path),
    path: origin.path,
    format: origin.format,
    encoding,
    sha256: origin.sha256,
    text: decoded,
  }))
}

/** What `--until normalise` writes, before anything is known of articles. */
export function normalisedRows(issue: NormalisedIssue): readonly NormalisedRow[] {
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
