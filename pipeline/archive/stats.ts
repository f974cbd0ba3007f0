import type { Article, Encoding } from '../document/index.ts'
import { isCertain } from '../document/index.ts'

/** What of an issue is compared with earlier ones of its publication. */
export interface IssueStats {
  readonly pages: number
  /** Pages with next to no text on them: a scan that failed, a page that is one picture. */
  readonly empty_pages: number
  /** Printed characters, white space left out. */
  readonly characters: number
  readonly articles: number
  readonly claims: number
  readonly quotes: number
  readonly seams: number
  /** Seams that may be wrong, and paragraphs whose other half was not found. */
  readonly doubtful: number
  readonly encodings: readonly Encoding[]
}

/** Fewer characters than a headline and a caption have. */
const EMPTY_PAGE = 40
const SPACE = /\s+/g

/** The parts of an issue that are counted; those that a run did not get to are left out. */
export interface CountedIssue {
  readonly pages?: readonly { readonly decoded: string; readonly encoding: Encoding }[]
  readonly articles?: readonly Article[]
  readonly certainAt?: number
}

/** @param rows - how many rows the issue gave. */
export function issueStats(
  issue: CountedIssue,
  { claims, quotes }: { readonly claims: number; readonly quotes: number },
): IssueStats {
  const pages = issue.pages ?? []
  const sizes = pages.map(({ decoded }) => decoded.replace(SPACE, '').length)
  const articles = issue.articles ?? []
  const seams = articles.flatMap((article) => article.seams)
  const loose = articles.reduce((sum, article) => sum + article.looseEnds.length, 0)
  return {
    pages: pages.length,
    empty_pages: sizes.filter((size) => size < EMPTY_PAGE).length,
    characters: sizes.reduce((sum, size) => sum + size, 0),
    articles: articles.length,
    claims,
    quotes,
    seams: seams.length,
    doubtful: seams.filter((seam) => !isCertain(seam, issue.certainAt)).length + loose,
    encodings: [...new Set(pages.map(({ encoding }) => encoding))].sort(),
  }
}
