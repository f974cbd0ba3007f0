import type { JSX } from 'preact'
import { openRow } from '../actions.ts'
import type { Book } from '../model/book.ts'
import { countBy } from '../model/filters.ts'
import { type ArticleRow, type MarkedRow, wordsOf } from '../model/rows.ts'
import { setFilters } from '../store.ts'
import { kindWordsOf, plural } from '../words.ts'

/** While no row is chosen: how to read the marks, who speaks here, and what was mended. */
export function ArticlePanel({ book, article }: { readonly book: Book; readonly article: ArticleRow }): JSX.Element {
  const rows = book.rowsOf(article.article_id)
  const seams = rows.filter((row) => row.table === 'repairs')
  const speakers = countBy(
    rows.flatMap((row) => (row.table === 'quotes' && row.row.speaker !== null ? [row.row.speaker] : [])),
    (name) => name,
  )
  return (
    <section class="article-panel" aria-label="About this article">
      <p class="label">How to read it</p>
      <ul class="legend">
        <li>
          <span class="mark claim">65%</span> a figure <span class="mark claim claim-doubtful">65%</span> a doubtful one
        </li>
        <li>
          <span class="mark quote quote-begins quote-ends">what was said</span> a quote, with brackets where it begins
          and ends
        </li>
        <li>
          <span class="seam" data-sign="┊">
            .98
          </span>{' '}
          a mended place and its score; ⤵ moved, ↪ from another page, ✂ the other half is missing
        </li>
      </ul>
      <p class="explain">
        Point at a mark for its fields, click to keep them here. A click on plain text shows where it stands on the raw
        page. <kbd>?</kbd> lists the keys.
      </p>
      {speakers.size > 0 && (
        <>
          <p class="label">Who speaks here</p>
          <ul class="speakers" lang="zh">
            {[...speakers].map(([name, count]) => (
              <li key={name}>
                <button type="button" class="link" onClick={() => setFilters({ speaker: name })}>
                  {name}
                </button>
                <span class="count">{count}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="label">What was mended</p>
      {seams.length === 0 ? (
        <p class="explain">Nothing: the text stands together on the page.</p>
      ) : (
        <ul class="mended">
          {seams.map((seam) => (
            <Mended key={seam.id} seam={seam} />
          ))}
        </ul>
      )}
      <p class="explain">
        {plural(rows.filter(({ table }) => table === 'claims').length, 'figure')},{' '}
        {plural(rows.filter(({ table }) => table === 'quotes').length, 'quote')}.
      </p>
    </section>
  )
}

function Mended({ seam }: { readonly seam: Extract<MarkedRow, { table: 'repairs' }> }): JSX.Element {
  const { tail_end, head_start, tail_page, head_page, score, certain } = seam.row
  const place = (page: string | null, offset: number | null) => (offset === null ? '?' : `${page ?? ''} ${offset}`)
  return (
    <li>
      <button type="button" class="mended-row" onClick={() => openRow(seam)}>
        <span class="mended-words" lang="zh">
          {wordsOf(seam)}
        </span>
        <span class="mended-facts">
          {kindWordsOf(seam)}
          {score === null ? '' : ` · ${score}`}
          {certain || score === null ? '' : ' · uncertain'} · {place(tail_page, tail_end)} →{' '}
          {place(head_page === tail_page ? '' : head_page, head_start)}
        </span>
      </button>
    </li>
  )
}
