import type { NormalisedPage } from '../../document/index.ts'
import { foldText } from '../fold/index.ts'
import { furnitureOf } from './furniture.ts'
import type { ArrangedSeam, Group } from './group.ts'
import { type JumpLine, readJumpLine, readPageName } from './jump-line.ts'
import type { Paragraphed, Segment } from './segment.ts'

/*
 * Articles that go on upon another page: `（下转02版）` at the end of the first part, `（上接01版）` above the second. The two
 * lines must name each other's page, and be the only ones that do; else both parts stay where they are.
 */

/** The two lines say it as plainly as print can. */
const SCORE = 0.95

interface Jump {
  readonly page: number
  readonly segment: number
  /** Index of the jump line among the segment's paragraphs. */
  readonly at: number
  readonly target: string
  readonly line: string
}

/** Joins the parts of articles that run over pages; `perPage` and the result are the segments of every page. */
export function joinJumps(
  pages: readonly NormalisedPage[],
  perPage: readonly (readonly Segment[])[],
): readonly Segment[] {
  const result = perPage.map((segments) => [...segments])
  if (pages.length < 2) return result.flat()
  const names = pages.map(nameOf)
  const heads = jumpsOf(perPage, 'back')
  for (const out of jumpsOf(perPage, 'onward')) {
    const matching = heads.filter((into) => names[into.page] === out.target && into.target === names[out.page])
    const into = matching[0]
    if (matching.length !== 1 || !into || into.page === out.page) continue
    const first = result[out.page]?.[out.segment]
    const second = result[into.page]?.[into.segment]
    if (!first?.length || !second?.length || second.length !== perPage[into.page]?.[into.segment]?.length) continue
    const { before, after } = splitAt(second, into.at, first)
    setAt(result, out, joinParts(first, after, [out.line, into.line]))
    setAt(result, into, before)
  }
  return result.flat().filter((segment) => segment.length > 0)
}

function setAt(result: Segment[][], { page, segment }: Jump, value: Segment): void {
  const row = result[page]
  if (row) row[segment] = value
}

/** The page's own number: from its header, else from its file's name. */
function nameOf({ normalised, origin }: NormalisedPage): string | null {
  const lines = foldText(normalised.text.slice(0, 400)).split('\n').slice(0, 3)
  const header = lines.find((line) => furnitureOf(line) === 'page-header' || (line.length < 60 && /\d日/.test(line)))
  return readPageName(header ?? '') ?? /0{0,20}(\d{1,3})\D{0,200}$/.exec(origin.page)?.[1] ?? null
}

function jumpsOf(perPage: readonly (readonly Segment[])[], direction: JumpLine['direction']): readonly Jump[] {
  return perPage.flatMap((segments, page) =>
    segments.flatMap((paragraphs, segment) =>
      paragraphs.flatMap(({ group }, at): Jump[] => {
        const line = group.pieces[0]?.text ?? ''
        const jump = group.pieces.length === 1 ? readJumpLine(line) : null
        return jump?.direction === direction ? [{ page, segment, at, target: jump.page, line }] : []
      }),
    ),
  )
}

/** What stands above a jump line is another article's, unless it is only furniture or the headline once more. */
function splitAt(segment: Segment, at: number, first: Segment): { before: Segment; after: Segment } {
  const own = segment.slice(0, at).every((paragraph) => paragraph.kind === 'furniture' || isRepeated(paragraph, first))
  return own ? { before: [], after: segment } : { before: segment.slice(0, at), after: segment.slice(at) }
}

/** Puts the second part behind the first, and mends the paragraph that the jump cut. */
function joinParts(first: Segment, second: Segment, evidence: readonly string[]): Segment {
  const rest = continuedPart(first, second)
  const tailAt = first.findLastIndex(isText)
  const headAt = rest.findIndex(isText)
  const tail = first[tailAt]
  const head = rest[headAt]
  const from = tail?.group.pieces.at(-1)
  const to = head?.group.pieces[0]
  if (!tail || !head || !from || !to) return [...first, ...rest]
  const seam: ArrangedSeam = { tail: from, head: to, score: SCORE, margin: null, evidence }
  if (from.closed || tail.kind === 'title') {
    const moved: Group = { ...head.group, seams: [seam, ...head.group.seams] }
    return [...first, ...rest.map((paragraph, i) => (i === headAt ? { ...paragraph, group: moved } : paragraph))]
  }
  const joined: Paragraphed = {
    kind: 'body',
    group: {
      pieces: [...tail.group.pieces, ...head.group.pieces],
      seams: [...tail.group.seams, seam, ...head.group.seams],
    },
  }
  return [...first.map((paragraph, i) => (i === tailAt ? joined : paragraph)), ...rest.filter((_, i) => i !== headAt)]
}

function isText({ kind }: Paragraphed): boolean {
  return kind === 'body' || kind === 'subhead' || kind === 'title'
}

/** Letters of a second headline that the first one holds too, in pairs: headlines are shortened for the second page. */
const SAME_HEADLINE = 0.6

/**
 * The second part as it goes on in the article: the headline above it is printed again to be found by, and what was taken
 * for another one is a short end of the text.
 */
function continuedPart(first: Segment, second: Segment): Segment {
  const firstBody = second.findIndex(({ kind }) => kind === 'body')
  return second.map((paragraph, i): Paragraphed => {
    if (paragraph.kind !== 'title' && paragraph.kind !== 'subhead') return paragraph
    return { ...paragraph, kind: i < firstBody && isRepeated(paragraph, first) ? 'furniture' : 'subhead' }
  })
}

function isRepeated(headline: Paragraphed, first: Segment): boolean {
  const title = first.find(({ kind }) => kind === 'title')
  return shareOfPairs(textOf(headline), textOf(title)) >= SAME_HEADLINE
}

const textOf = (paragraph: Paragraphed | undefined) => paragraph?.group.pieces.map(({ text }) => text).join('') ?? ''

function shareOfPairs(text: string, other: string): number {
  const pairs = Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
  return pairs.length === 0 ? 0 : pairs.filter((pair) => other.includes(pair)).length / pairs.length
}
