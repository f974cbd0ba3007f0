import type { Article } from '../document/index.ts'

/** What every row repeats of the edition and the article it comes from. */
export function placeOf({ meta, page, articleId }: Article) {
  return {
    issue_id: meta.issueId,
    issue_date: meta.date,
    publication: meta.publication,
    page,
    article_id: articleId,
  }
}
