import { createHash } from 'node:crypto'
import {
  type Article,
  composeMaps,
  type IssueMeta,
  lowerSpans,
  type NormalisedPage,
  type Paragraph,
  type RawSpan,
  type Run,
  type Seam,
  type Span,
} from '../../document/index.ts'
import type { ArrangedSeam } from './arrange.ts'
import { readByline } from './byline.ts'
import type { RolePiece } from './piece.ts'
import type { Paragraphed, Segment } from './segment.ts'

const WORD_END = /[A-Za-z0-9.,;:!?'")\]]$/
const WORD_START = /^[A-Za-z0-9"'($[]/

/** Builds one article from its paragraphs: text, maps down to the decoded pages, raw spans, seams. */
export function assembleArticle(pages: readonly NormalisedPage[], meta: IssueMeta, segment: Segment): Article {
  const writer = createWriter(pages)
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
    seams: segment.flatMap(({ group }) => group.seams.map((seam) => toSeam(pages, seam))),
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

function toSeam(pages: readonly NormalisedPage[], seam: ArrangedSeam): Seam {
  const tail = rawSpanOf(pages, seam.tail)
  const head = rawSpanOf(pages, seam.head)
  return {
    kind: seam.kind,
    tail: { ...tail, start: tail.end - 1 },
    head: { ...head, end: head.start + 1 },
    score: seam.score,
    evidence: seam.evidence,
  }
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
