import { createHash } from 'node:crypto'
import {
  type Article,
  composeMaps,
  type IssueMeta,
  type LooseEnd,
  lowerSpans,
  type NormalisedPage,
  type Paragraph,
  type RawSpan,
  type Run,
  type Seam,
  type Span,
} from '../../document/index.ts'
import { readByline } from './byline.ts'
import type { ArrangedSeam } from './group.ts'
import type { RolePiece } from './piece.ts'
import type { Paragraphed, Segment } from './segment.ts'

const WORD_END = /[A-Za-z0-9.,;:!?'")\]]$/
const WORD_START = /^[A-Za-z0-9"'($[]/

/**
 * Builds one article from its paragraphs: text, maps down to the decoded pages, raw spans, seams.
 *
 * @param stoodNext - whether two pieces stood next to each other on the page, but for captions and furniture.
 */
export function assembleArticle(
  pages: readonly NormalisedPage[],
  meta: IssueMeta,
  segment: Segment,
  stoodNext: (tail: RolePiece, head: RolePiece) => boolean,
): Article {
  const writer = createWriter(pages)
  const own = new Set(segment.flatMap(({ group }) => group.pieces))
  const paragraphs = segment.map(({ kind, group }): Paragraph => {
    const span = writer.write(group.pieces)
    return { kind, span, rawSpans: group.pieces.map((piece) => rawSpanOf(pages, piece)) }
  })
  const text = writer.text()
  const title = paragraphs.find(({ kind }) => kind === 'title')
  const first = paragraphs[0]?.rawSpans[0]
  const page = first ? (pages[first.pageIndex]?.origin.page ?? '') : ''
  return {
    articleId: articleIdOf(meta.issueId, page, first?.start ?? 0),
    meta,
    page,
    title: title ? text.slice(title.span.start, title.span.end) : null,
    byline: bylineOf(pages, segment),
    text,
    paragraphs,
    rawMaps: writer.maps(),
    seams: segment.flatMap(({ group }, index) =>
      group.seams
        // Where another article ends before it, nothing was joined.
        .filter(({ tail }) => own.has(tail))
        .map((seam): Seam => {
          const kind = kindOf(seam, group.pieces[0] !== seam.head, stoodNext(seam.tail, seam.head))
          return { ...toSeam(pages, seam), kind, paragraph: index }
        }),
    ),
    looseEnds: segment.flatMap(({ group }, index) => looseEndsOf(pages, group.pieces, index)),
  }
}

interface Writer {
  readonly write: (pieces: readonly RolePiece[]) => Span
  readonly text: () => string
  readonly maps: () => Article['rawMaps']
}

/** Collects an article's text piece by piece and notes which stretch came from where. */
function createWriter(pages: readonly NormalisedPage[]): Writer {
  const texts: string[] = []
  const runs = new Map<number, Run[]>()
  let at = 0
  const append = (text: string) => {
    texts.push(text)
    at += text.length
  }
  const write = (pieces: readonly RolePiece[]): Span => {
    if (texts.length > 0) append('\n')
    const start = at
    let previous = ''
    for (const piece of pieces) {
      const text = pages[piece.pageIndex]?.normalised.text.slice(piece.span.start, piece.span.end) ?? ''
      if (previous !== '' && needsSpace(previous, text)) append(' ')
      const upper = { start: at, end: at + text.length }
      append(text)
      previous = text
      const pageRuns = runs.get(piece.pageIndex) ?? []
      pageRuns.push({ upper, lower: piece.span, aligned: true })
      runs.set(piece.pageIndex, pageRuns)
    }
    return { start, end: at }
  }
  const maps = () =>
    [...runs].map(([pageIndex, upper]) => ({
      pageIndex,
      map: composeMaps(upper, pages[pageIndex]?.normalised.map ?? []),
    }))
  return { write, text: () => texts.join(''), maps }
}

/** Two pieces of an English paragraph were cut between words; Han text needs nothing between. */
function needsSpace(tail: string, head: string): boolean {
  return (
    WORD_END.test(tail.slice(-1)) &&
    WORD_START.test(head.slice(0, 1)) &&
    /[A-Za-z]{3} [A-Za-z]/.test(head.slice(0, 200))
  )
}

/**
 * Where a piece stood in the decoded page: one range, what normalising dropped inside it included. A piece begins and ends
 * with something printed, so its first and last unit say it all.
 */
export function rawSpanOf(pages: readonly NormalisedPage[], piece: RolePiece): RawSpan {
  const page = pages[piece.pageIndex]
  const { start, end } = piece.span
  const first = page ? lowerSpans(page.normalised, { start, end: start + 1 })[0] : undefined
  const last = page ? lowerSpans(page.normalised, { start: end - 1, end })[0] : undefined
  return { pageIndex: piece.pageIndex, start: first?.start ?? 0, end: last?.end ?? 0 }
}

function kindOf({ tail, head }: ArrangedSeam, joined: boolean, next: boolean): Seam['kind'] {
  if (tail.pageIndex !== head.pageIndex) return 'jump'
  if (!joined) return 'paragraph-boundary'
  return next ? 'same-paragraph' : 'moved-block'
}

function toSeam(pages: readonly NormalisedPage[], seam: ArrangedSeam): Omit<Seam, 'kind' | 'paragraph'> {
  const { score, margin, evidence } = seam
  return { tail: lastCharacter(pages, seam.tail), head: firstCharacter(pages, seam.head), score, margin, evidence }
}

function lastCharacter(pages: readonly NormalisedPage[], piece: RolePiece): RawSpan {
  const span = rawSpanOf(pages, piece)
  return { ...span, start: span.end - 1 }
}

function firstCharacter(pages: readonly NormalisedPage[], piece: RolePiece): RawSpan {
  const span = rawSpanOf(pages, piece)
  return { ...span, end: span.start + 1 }
}

/** Marks and small letters that begin no paragraph: the text before them is missing. */
const MIDDLE_OF_SENTENCE = /^(?:[，。、；：！？”’）》」』%]|[a-z]{3,20}[ ,])/

/** Where a paragraph of running text stops or begins in the middle of a sentence after all was joined. */
function looseEndsOf(pages: readonly NormalisedPage[], pieces: readonly RolePiece[], paragraph: number): LooseEnd[] {
  const [first, last] = [pieces[0], pieces.at(-1)]
  const ends: LooseEnd[] = []
  if (first?.role === 'running' && MIDDLE_OF_SENTENCE.test(first.text))
    ends.push({ paragraph, side: 'head', at: firstCharacter(pages, first) })
  if (last?.role === 'running' && !last.closed) ends.push({ paragraph, side: 'tail', at: lastCharacter(pages, last) })
  return ends
}

function bylineOf(pages: readonly NormalisedPage[], segment: Segment): readonly string[] {
  const names = segment
    .filter(({ kind }) => kind === 'byline')
    .flatMap(({ group }: Paragraphed) => group.pieces)
    .flatMap((piece) => {
      const printed = pages[piece.pageIndex]?.normalised.text.slice(piece.span.start, piece.span.end) ?? ''
      return readByline(printed, piece.text) ?? []
    })
  return names.length > 0 ? [...new Set(names)] : datelineNames(pages, segment)
}

/** `本报讯（记者王晓明）`, `〔記者李紅／某地報導〕`: without a byline of its own an article names its reporter here. */
const DATELINE_REPORTER =
  /^[^。，]{0,30}?[（(〔【][^）)〕】。]{0,6}?(记者[^）)〕】／/。，]{2,24})[）)〕】／/]|^[〔（(【](记者[^）)〕】／/。，]{2,24})/

function datelineNames(pages: readonly NormalisedPage[], segment: Segment): readonly string[] {
  const piece = segment.find(({ kind }) => kind === 'body')?.group.pieces[0]
  const found = piece ? DATELINE_REPORTER.exec(piece.text.slice(0, 80)) : null
  const name = found?.[1] ?? found?.[2]
  if (!piece || !name) return []
  const start = piece.span.start + piece.text.indexOf(name)
  const printed = pages[piece.pageIndex]?.normalised.text.slice(start, start + name.length) ?? ''
  return readByline(printed, name) ?? []
}

/** Made from the issue and the place in the raw text alone, so that it survives every change of rules. */
function articleIdOf(issueId: string, page: string, rawStart: number): string {
  const hash = createHash('sha256').update(`${issueId}\0${page}\0${rawStart}`).digest('hex')
  return `a-${hash.slice(0, 16)}`
}
