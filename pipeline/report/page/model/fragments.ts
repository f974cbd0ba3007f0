import type { ArticleRow, PageRow } from './rows.ts'
import { unitIndex } from './text.ts'

/** A raw span of a page and where it went. */
export interface Fragment {
  /** In code units of the page. */
  readonly start: number
  readonly end: number
  readonly articleId: string
  readonly paragraph: number
  /** Place in the reading order of its article, from 1; stretches that stand together share it. */
  readonly order: number
  /** False where it goes on the fragment before it on the page. */
  readonly first: boolean
  /** True where the fragment read before it does not stand before it on the page. */
  readonly moved: boolean
}

/**
 * The fragments of a page in the order of the page, each with its place in the reading order. A new number begins wherever
 * an article does not go on with what stands next: one number an article is a page that needed no repair.
 */
export function fragmentsOf(page: PageRow, articles: readonly ArticleRow[]): readonly Fragment[] {
  const unit = unitIndex(page.text)
  const found: Omit<Fragment, 'first'>[] = []
  const owners: { start: number; end: number; articleId: string; paragraph: number }[] = []
  for (const article of articles) {
    article.paragraphs.forEach(({ raw_spans }, paragraph) => {
      for (const [start, end, name] of raw_spans) {
        if ((name ?? article.page) !== page.page) continue
        owners.push({ start: unit(start), end: unit(end), articleId: article.article_id, paragraph })
      }
    })
  }
  const position = new Map([...owners].sort((a, b) => a.start - b.start).map((owner, index) => [owner, index]))
  let previous: (typeof owners)[number] | null = null
  let order = 0
  for (const owner of owners) {
    const sameArticle = previous?.articleId === owner.articleId
    const adjacent = sameArticle && previous !== null && position.get(owner) === (position.get(previous) ?? -2) + 1
    if (!sameArticle) order = 0
    if (!adjacent) order += 1
    found.push({ ...owner, order, moved: sameArticle && !adjacent })
    previous = owner
  }
  const sorted = found.sort((a, b) => a.start - b.start)
  return sorted.map((fragment, index) => {
    const before = sorted[index - 1]
    return { ...fragment, first: before?.articleId !== fragment.articleId || before.order !== fragment.order }
  })
}
