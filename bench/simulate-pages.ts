/**
 * Simulates broken pages: `tsx bench/simulate-pages.ts <news folder> <out.jsonl> [pages a kind] [titles to leave out]`.
 *
 * Sets news articles in columns, breaks the columns apart as scrapers do, and writes one page a line, in the format of
 * `score.mjs --order-gold`; an issue of two pages has them in `pages`. `SEED` in the environment gives other pages.
 * They hold other people's text and stay out of the repository; thresholds of repair are set on them.
 *
 * The model, the same for every kind (`simulate/typeset.ts`):
 * - One column width a page: a whole number of full-width cells, 11 to 17; a Latin character or digit takes half a cell.
 * - A paragraph's first line is indented by two cells. Numbers and Latin words are not broken, so that a line may stay
 *   short; marks that close (，。、；：？！”’）》) begin no line but hang over the edge, two of them if need be.
 * - Columns hold whole lines. Where a column ends, the paragraph is cut; a column may end between two paragraphs too.
 * - A block is a paragraph as far as its column holds it; empty lines between blocks. A column's end leaves no mark.
 *
 * The kinds (`simulate/layouts.ts`, `simulate/kinds.ts`):
 * - `columns`: one article, columns of one height (18 to 46 lines) in order, the first shorter by its headline (8 lines at least).
 * - `bands`: columns of one height (the article fills three to five), a photo over two to five neighbouring ones: first what
 *   is above it, with the whole columns beside it, then its caption, then what is below it. The photo takes lines too: upper
 *   and lower parts together are lower than a whole column.
 * - `articles`: two or three, headlines first, each in columns of its own height, taken row by row: the first column of
 *   each, a caption or none, the second of each. A page header above, an editor's or jump line below or neither.
 * - `wrapped`: `columns` or `bands` as printed lines, a column's part a block of lines, paragraphs by their indents; header,
 *   caption, footer.
 * - `boxes`: `columns` from right to left, or in any order.
 * - `missing`: a column was not scraped: paragraphs whose other half is nowhere.
 * - `unequal`: columns of unequal height. `three-bands`: two photos over the same columns. `right-to-left`: `bands`, each row
 *   from right to left. `subheads`: `bands` or `articles` with subheads. `pull-quotes`: phrases of the article repeated between its columns
 *   or inside them. `adverts`: the same with adverts. `jump`: the article goes on upon another page. `english`: printed lines
 *   with hyphenated words.
 */
import { writeFileSync } from 'node:fs'
import { readChinese, readEnglish, readTitles } from './simulate/articles.ts'
import { KINDS } from './simulate/kinds.ts'
import { writePage } from './simulate/page.ts'

const [folder, out, count = '50', leaveOutFile] = process.argv.slice(2)
if (folder && out) {
  const leaveOut = readTitles(leaveOutFile)
  const sources = { chinese: readChinese(folder, leaveOut), english: readEnglish(folder, leaveOut) }
  const pages = Object.entries(KINDS).flatMap(([kind, lay]) =>
    Array.from({ length: Number(count) }, (_, index) => writePage(`sim-${kind}-${index}`, kind, lay(sources))),
  )
  writeFileSync(out, pages.map((page) => `${JSON.stringify(page)}\n`).join(''))
} else
  console.error('usage: tsx bench/simulate-pages.ts <news folder> <out.jsonl> [pages a kind] [titles to leave out]')
