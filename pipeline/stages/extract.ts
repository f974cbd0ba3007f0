import { checkClaims, type ExtractedArticle, type ExtractedIssue, extractArticle } from '../../extractors/index.ts'
import type { RecognisedIssue, Stage } from '../document/index.ts'

/** Finds claims and quotes in every article; pure, and needs no model: names come in as annotations. */
export function createExtract(): Stage<RecognisedIssue, ExtractedIssue> {
  return {
    name: 'extract',
    run: async (issue) => {
      const articles: ExtractedArticle[] = []
      for (const article of issue.articles) articles.push(await extractArticle(article))
      return { ...issue, articles, checks: checkClaims(articles) }
    },
  }
}
