import { type FoldedArticle, type FoldedIssue, lowerSpans, type Span, type TextLayer } from '../document/index.ts'
import type { createTextStages } from '../index.ts'
import { codePointIndex, type ToCodePoints } from '../schema/index.ts'

/** A line as the rules and the model read it, and the way from their spans back to the line as it came in. */
export interface LineArticle {
  readonly line: string
  readonly article: FoldedArticle
  readonly place: (span: Span) => LinePlace
}

/** Where in the line something stands; offsets in code points. */
export interface LinePlace {
  readonly text: string
  readonly start: number
  readonly end: number
}

const NO_META = { date: null, publication: null, place: null, lang: null, url: null }

/** Reads lines the way pages are read, so that a filter's answer is the pipeline's: cleaned, folded, offsets kept. */
export async function readLines(
  stages: Pick<ReturnType<typeof createTextStages>, 'normalise' | 'fold'>,
  lines: readonly string[],
): Promise<readonly LineArticle[]> {
  const meta = { issueId: 'line', ...NO_META }
  const origin = { page: 'line', path: '-', format: 'text' as const, sha256: '', byteLength: 0 }
  const pages = lines.map((decoded) => ({ origin, encoding: 'utf-8' as const, decoded }))
  const normalised = await stages.normalise.run({ meta, messages: [], pages })
  const articles = normalised.pages.map(({ normalised: { text }, blocks }) => ({
    ...{ articleId: '', meta, page: 'line', title: null, byline: [], text, rawMaps: [], seams: [], looseEnds: [] },
    paragraphs: blocks.map(({ span }) => ({ kind: 'body' as const, span, rawSpans: [] })),
  }))
  const folded = await stages.fold.run({ ...normalised, articles })
  return folded.articles.flatMap((article, i) => {
    const page = normalised.pages[i]
    return page ? [lineArticle(page.decoded, page.normalised, article)] : []
  })
}

function lineArticle(line: string, layer: TextLayer, article: FoldedArticle): LineArticle {
  // Most lines hold nothing worth counting for.
  let index: ToCodePoints | undefined
  return {
    line,
    article,
    place: (span) => {
      index ??= codePointIndex(line)
      const lower = lowerSpans(layer, span)
      const start = lower[0]?.start ?? 0
      const end = lower.at(-1)?.end ?? start
      return { text: line.slice(start, end), start: index(start), end: index(end) }
    },
  }
}

/** The lines' articles as one issue, for a stage to run on. */
export function issueOfLines(lines: readonly LineArticle[]): FoldedIssue {
  return {
    meta: { issueId: 'line', ...NO_META },
    messages: [],
    pages: [],
    articles: lines.map(({ article }) => article),
  }
}
