import {
  type Block,
  buildLayer,
  type DecodedIssue,
  type DecodedPage,
  type LayerPart,
  type NormalisedIssue,
  type NormalisedPage,
  type Stage,
} from '../../document/index.ts'
import { normaliseBlock } from './edits.ts'
import { readLines } from './lines.ts'
import { groupLines, type LineBlock } from './wrap.ts'

/** Cleans the characters of every page, joins hard-wrapped lines and finds the blocks between them; offsets are kept. */
export function createNormalise(): Stage<DecodedIssue, NormalisedIssue> {
  return {
    name: 'normalise',
    run: async (issue) => ({ ...issue, pages: issue.pages.map(normalisePage) }),
  }
}

/** One page as blocks of clean text over the decoded one. */
function normalisePage(page: DecodedPage): NormalisedPage {
  const lineBlocks = groupLines(page.decoded, readLines(page.decoded))
  const blocks: Block[] = []
  const normalised = buildLayer(page.decoded, collectParts(page.decoded, lineBlocks, blocks))
  return { ...page, normalised, blocks }
}

/** The parts of all blocks in order, a line feed between two; notes where each block comes to lie. */
function* collectParts(decoded: string, lineBlocks: readonly LineBlock[], blocks: Block[]): Generator<LayerPart> {
  let at = 0
  for (const lines of lineBlocks) {
    const first = lines[0]
    const last = lines.at(-1)
    if (!first || !last) continue
    if (blocks.length > 0) {
      yield { kind: 'insert', text: '\n' }
      at += 1
    }
    const start = at
    for (const part of normaliseBlock(decoded, { start: first.start, end: last.end })) {
      at += part.kind === 'copy' ? part.lower.end - part.lower.start : part.text.length
      yield part
    }
    blocks.push({
      span: { start, end: at },
      lines: lines.length,
      width: lines.reduce((widest, line) => Math.max(widest, line.width), 0),
      indented: first.indented,
    })
  }
}
