import {
  type Article,
  isCertain,
  type LooseEnd,
  type Message,
  type NormalisedPage,
  type Seam,
} from '../../document/index.ts'

/** What a reader of an article should know of its seams: the same that the record of repairs says, in words. */
export function warningsOf(
  pages: readonly NormalisedPage[],
  articles: readonly Article[],
  certainAt?: number,
): readonly Message[] {
  return articles.flatMap(({ seams, looseEnds }) => [
    ...looseEnds.map((end) => describeLooseEnd(pages, end)),
    ...seams.filter((seam) => !isCertain(seam, certainAt)).map((seam) => describeUncertain(pages, seam)),
  ])
}

/** Characters shown of a paragraph that stops or begins in the middle of a sentence. */
const SHOWN = 10

function describeLooseEnd(pages: readonly NormalisedPage[], { side, at }: LooseEnd): Message {
  const decoded = pages[at.pageIndex]?.decoded ?? ''
  const found = side === 'tail' ? 'what follows does not go on' : 'what stands before it does not lead to it'
  const what =
    side === 'tail'
      ? `stops in the middle of a sentence (…${decoded.slice(Math.max(0, at.end - SHOWN), at.end).trim()})`
      : `begins in the middle of a sentence (${decoded.slice(at.start, at.start + SHOWN).trim()}…)`
  return {
    rule: side === 'tail' ? 'repair/fragment-unfinished' : 'repair/fragment-without-beginning',
    severity: 'warning',
    reason: `A paragraph ${what} and ${found}: its other half was not found.`,
    page: pages[at.pageIndex]?.origin.page ?? '',
    span: { start: at.start, end: at.end },
  }
}

function describeUncertain(pages: readonly NormalisedPage[], { head, kind, score, evidence }: Seam): Message {
  return {
    rule: 'repair/seam-uncertain',
    severity: 'warning',
    reason: `What stands here was put behind another block (${kind}, ${score.toFixed(2)}: ${evidence.join('; ')}); it may not belong there.`,
    page: pages[head.pageIndex]?.origin.page ?? '',
    span: { start: head.start, end: head.end },
  }
}
