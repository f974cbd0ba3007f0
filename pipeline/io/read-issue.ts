import { type Message, PipelineError, type RawIssue, type RawPage } from '../document/index.ts'
import { type PlannedIssue, withFacts } from './identify.ts'
import type { FileFacts } from './input-format.ts'
import { readAll } from './source.ts'

/**
 * Larger issues are refused before they are read. A printed issue of a hundred pages has one megabyte; rows, maps and
 * traces take some sixty times the bytes of a dense page, and running out of memory would end the other issues too.
 * See docs/decisions/0009-executor-and-atomic-output.md.
 */
const MAX_ISSUE_BYTES = 16 * 1024 * 1024

/** Standard input, or what stands for it in tests. */
export type ByteSource = AsyncIterable<Uint8Array>

/**
 * Reads the pages of a planned issue.
 *
 * @throws PipelineError INPUT_TOO_LARGE, INPUT_NOT_FOUND, INPUT_UNREADABLE, INPUT_DAMAGED, … - the file may have changed since it
 * was listed, and many a damage shows only now.
 */
export async function readIssue(planned: PlannedIssue, stdin: ByteSource = process.stdin): Promise<RawIssue> {
  const pages: RawPage[] = []
  const facts: FileFacts[] = []
  const messages: Message[] = [...planned.messages]
  let room = MAX_ISSUE_BYTES
  // What is known to be too large is refused before it is read; packed files show it on the way.
  if (plainBytes(planned) > MAX_ISSUE_BYTES) throw tooLarge(planned.path, MAX_ISSUE_BYTES)
  for (const page of planned.pages) {
    const { maxBytes } = page.format
    const limit = maxBytes ?? room
    const refusal = () => tooLarge(maxBytes === undefined ? planned.path : page.path, maxBytes ?? MAX_ISSUE_BYTES)
    if (maxBytes !== undefined && !page.source?.packed && (page.source?.size ?? 0) > maxBytes) throw refusal()
    const bytes = await readAll(page.source?.open() ?? stdin, limit, refusal)
    const contents = await page.format.read({ name: page.name, path: page.path, bytes })
    room -= maxBytes === undefined ? bytes.length : textLength(contents.pages)
    if (room < 0) throw tooLarge(planned.path, MAX_ISSUE_BYTES)
    pages.push(...contents.pages)
    if (contents.facts) facts.push(contents.facts)
    if (contents.messages) messages.push(...contents.messages)
  }
  return { meta: withFacts(planned, facts), pages, messages }
}

/** Bytes known to be text before anything is read. */
function plainBytes({ pages }: PlannedIssue): number {
  const plain = pages.filter(({ source, format }) => source && !source.packed && format.maxBytes === undefined)
  return plain.reduce((sum, { source }) => sum + (source?.size ?? 0), 0)
}

function textLength(pages: readonly RawPage[]): number {
  return pages.reduce((sum, { text }) => sum + (text?.text.length ?? 0), 0)
}

function tooLarge(path: string, bytes: number): PipelineError {
  const limit = `${bytes / 1024 / 1024} MB`
  return new PipelineError(
    'INPUT_TOO_LARGE',
    `${path} is larger than ${limit}, more than any printed issue or page has. Split it.`,
    {
      path,
    },
  )
}
