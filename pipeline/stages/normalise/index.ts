import {
  type Block,
  buildLayer,
  type DecodedIssue,
  type DecodedPage,
  type LayerPart,
  type NormalisedIssue,
  type NormalisedPage,
  type PageLayout,
  type PrintedBlock,
  type Stage,
} from '../../document/index.ts'
import { normaliseBlock } from './edits.ts'
import { type Line, readLines } from './lines.ts'
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
  const { decoded, layout } = page
  const blocks: Block[] = []
  if (layout === undefined) {
    const lineBlocks = groupLines(decoded, readLines(decoded))
    return { ...page, normalised: buildLayer(decoded, collectParts(decoded, lineBlocks, blocks)), blocks }
  }
  // On paper it shows which lines are one block; their lengths need not tell.
  const found = printedBlocks(decoded, layout)
  const lineBlocks = found.map(({ lines }) => lines)
  const normalised = buildLayer(decoded, collectParts(decoded, lineBlocks, blocks))
  return { ...page, normalised, blocks: blocks.map((block, i) => withPrinted(block, found[i]?.printed)) }
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

/** The lines of every printed block; a block without anything that is kept has none. */
function printedBlocks(decoded: string, { blocks }: PageLayout): { lines: LineBlock; printed: PrintedBlock }[] {
  const lines = readLines(decoded)
  let at = 0
  return blocks.flatMap((printed) => {
    const own: Line[] = []
    for (let line = lines[at]; line && line.start < printed.span.end; line = lines[at]) {
      if (line.start >= printed.span.start) own.push(line)
      at += 1
    }
    return own.length === 0 ? [] : [{ lines: own, printed }]
  })
}

function withPrinted(block: Block, printed: PrintedBlock | undefined): Block {
  return printed ? { ...block, indented: printed.indented, printed } : block
}
