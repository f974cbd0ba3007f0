import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { openArticle } from '../actions.ts'
import type { Book } from '../model/book.ts'
import type { ArticleRow } from '../model/rows.ts'
import { WindowList } from './window-list.tsx'

type Entry =
  | { readonly kind: 'issue'; readonly id: string; readonly name: string; readonly date: string }
  | { readonly kind: 'article'; readonly id: string; readonly article: ArticleRow }

interface ContentsProps {
  readonly book: Book
  readonly articles: readonly ArticleRow[]
  readonly counts: ReadonlyMap<string, number>
  readonly chosen: string | null
}

const ROW_HEIGHT = 46

/** The table of contents: issues and their articles, with how many rows of each pass the filters. */
export function Contents({ book, articles, counts, chosen }: ContentsProps): JSX.Element {
  const entries = useMemo(() => entriesOf(articles), [articles])
  const follow = entries.findIndex((entry) => entry.kind === 'article' && entry.id === chosen)
  return (
    <nav class="contents" aria-label="Articles">
      <h2 class="label">
        Contents <span class="count">{articles.length}</span>
      </h2>
      <WindowList
        items={entries}
        rowHeight={ROW_HEIGHT}
        keyOf={(entry) => `${entry.kind}-${entry.id}`}
        label="Articles by issue"
        follow={follow}
        render={(entry) =>
          entry.kind === 'issue' ? (
            <div class="contents-issue">
              <span class="name">{entry.name}</span>
              <span class="date">{entry.date}</span>
            </div>
          ) : (
            <button
              type="button"
              class="contents-article"
              lang={book.languageOf(entry.article)}
              aria-current={entry.id === chosen ? 'true' : undefined}
              onClick={() => openArticle(entry.id)}
            >
              <span class="name">{entry.article.title ?? 'Without title'}</span>
              <span class="count" title="rows shown">
                {counts.get(entry.id) ?? 0}
              </span>
            </button>
          )
        }
      />
    </nav>
  )
}

function entriesOf(articles: readonly ArticleRow[]): readonly Entry[] {
  const entries: Entry[] = []
  let issue = ''
  for (const article of articles) {
    if (article.issue_id !== issue || entries.length === 0) {
      issue = article.issue_id
      entries.push({ kind: 'issue', id: issue, name: article.publication ?? issue, date: article.issue_date ?? '' })
    }
    entries.push({ kind: 'article', id: article.article_id, article })
  }
  return entries
}
