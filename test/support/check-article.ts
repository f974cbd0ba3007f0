import assert from 'node:assert/strict'
import type { Article, FoldedArticle, NormalisedIssue, NormalisedPage, RawSpan } from '../../pipeline/document/index.ts'

/** What normalising may drop; everything else of a page is under exactly one paragraph. */
const DROPPABLE = /^[\s\u200b-\u200f\u00ad\ufeff\p{Cc}]*$/u

interface IssueOfArticles extends NormalisedIssue {
  readonly articles: readonly (Article | FoldedArticle)[]
}

/** Checks what must hold of any issue after any stage; tests call it on everything they make. */
export function checkIssue(issue: NormalisedIssue | IssueOfArticles): void {
  for (const page of issue.pages) checkPage(page)
  if (!('articles' in issue)) return
  const follows = readSuccession(issue.articles)
  for (const article of issue.articles) {
    checkArticle(article, issue.pages)
    checkSeams(article, follows)
  }
  issue.pages.forEach((page, pageIndex) => {
    checkConserved(page, pageIndex, issue.articles)
  })
  assert.equal(new Set(issue.articles.map((article) => article.articleId)).size, issue.articles.length)
}

/** Checks one article: paragraphs cover its text, spans lie in bounds, maps and raw spans agree. */
function checkArticle(article: Article | FoldedArticle, pages: readonly NormalisedPage[]): void {
  let at = 0
  article.paragraphs.forEach((paragraph, index) => {
    assert.equal(paragraph.span.start, index === 0 ? 0 : at + 1)
    assert.ok(paragraph.span.end > paragraph.span.start)
    assert.ok(!article.text.slice(paragraph.span.start, paragraph.span.end).includes('\n'))
    for (const raw of paragraph.rawSpans) {
      assert.ok(raw.start < raw.end)
      assert.ok(raw.end <= (pages[raw.pageIndex]?.decoded.length ?? -1))
    }
    at = paragraph.span.end
  })
  assert.equal(at, article.text.length)
  checkMaps(article, pages)
  if ('folded' in article) assert.equal(article.folded.length, article.text.length)
  for (const seam of article.seams) {
    assert.ok(seam.score >= 0)
    assert.ok(seam.score <= 1)
    assert.equal(seam.tail.end - seam.tail.start, 1)
    assert.equal(seam.head.end - seam.head.start, 1)
  }
}

type Follows = (tail: RawSpan, head: RawSpan) => boolean

/** Whether a raw span is the next one on its page, captions and furniture looked over. */
function readSuccession(articles: readonly Article[]): Follows {
  const flow = articles
    .flatMap(({ paragraphs }) => paragraphs)
    .filter(({ kind }) => kind !== 'caption' && kind !== 'furniture')
    .flatMap(({ rawSpans }) => rawSpans)
    .sort((a, b) => a.pageIndex - b.pageIndex || a.start - b.start)
  const next = new Map(flow.map((span, index) => [span, flow[index + 1]]))
  return (tail, head) => tail.pageIndex === head.pageIndex && next.get(tail) === head
}

/** Every place where text was joined or moved has exactly one seam, and every seam is such a place. */
function checkSeams(article: Article, follows: Follows): void {
  const expected: string[] = []
  const note = (kind: string, paragraph: number, tail: RawSpan, head: RawSpan) => {
    const jumped = tail.pageIndex !== head.pageIndex
    expected.push(
      `${jumped ? 'jump' : kind} ${paragraph} ${tail.pageIndex}:${tail.end} ${head.pageIndex}:${head.start}`,
    )
  }
  let before: RawSpan | undefined
  article.paragraphs.forEach(({ kind, rawSpans }, index) => {
    if (kind === 'caption' || kind === 'furniture') return
    rawSpans.forEach((span, at) => {
      const tail = at === 0 ? before : rawSpans[at - 1]
      if (tail && at > 0) note(follows(tail, span) ? 'same-paragraph' : 'moved-block', index, tail, span)
      else if (tail && !follows(tail, span)) note('paragraph-boundary', index, tail, span)
    })
    before = rawSpans.at(-1)
  })
  const found = article.seams.map(
    ({ kind, paragraph, tail, head }) =>
      `${kind} ${paragraph} ${tail.pageIndex}:${tail.end} ${head.pageIndex}:${head.start}`,
  )
  assert.deepEqual(found.sort(), expected.sort())
  for (const { paragraph, side, at } of article.looseEnds) {
    const spans = article.paragraphs[paragraph]?.rawSpans ?? []
    const edge = side === 'tail' ? spans.at(-1)?.end : spans[0]?.start
    assert.equal(side === 'tail' ? at.end : at.start, edge)
  }
}

/** Every mapped unit of the text lies in a raw span of its own paragraph, and aligned text is the decoded text's. */
function checkMaps(article: Article, pages: readonly NormalisedPage[]): void {
  for (const { pageIndex, map } of article.rawMaps) {
    let last = 0
    for (const run of map) {
      assert.ok(run.upper.start >= last)
      assert.ok(run.upper.end <= article.text.length)
      last = run.upper.end
      const paragraph = article.paragraphs.find(
        ({ span }) => span.start <= run.upper.start && run.upper.end <= span.end,
      )
      const inside = paragraph?.rawSpans.some(
        (raw) => raw.pageIndex === pageIndex && raw.start <= run.lower.start && run.lower.end <= raw.end,
      )
      assert.equal(inside, true)
      const decoded = pages[pageIndex]?.decoded.slice(run.lower.start, run.lower.end) ?? ''
      const text = article.text.slice(run.upper.start, run.upper.end)
      if (run.aligned) assert.equal(squeeze(text), squeeze(decoded))
    }
  }
}

/** Full and half width are one here, and so is the white space that a space stands for. */
const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s/g, ' ')

function checkPage(page: NormalisedPage): void {
  let at = 0
  page.blocks.forEach((block, index) => {
    assert.equal(block.span.start, index === 0 ? 0 : at + 1)
    assert.ok(block.span.end > block.span.start)
    at = block.span.end
  })
  assert.equal(at, page.normalised.text.length)
  let below = 0
  for (const run of page.normalised.map) {
    assert.ok(run.lower.start >= below)
    assert.match(page.decoded.slice(below, run.lower.start), DROPPABLE)
    below = run.lower.end
  }
  assert.match(page.decoded.slice(below), DROPPABLE)
}

/** Every character that prints is in exactly one raw span of one paragraph of one article. */
function checkConserved(page: NormalisedPage, pageIndex: number, articles: readonly Article[]): void {
  const spans = articles
    .flatMap((article) => article.paragraphs)
    .flatMap((paragraph) => paragraph.rawSpans)
    .filter((span) => span.pageIndex === pageIndex)
    .sort((a, b) => a.start - b.start)
  let at = 0
  for (const span of spans) {
    assert.ok(span.start >= at)
    assert.match(page.decoded.slice(at, span.start), DROPPABLE)
    at = span.end
  }
  assert.match(page.decoded.slice(at), DROPPABLE)
}
