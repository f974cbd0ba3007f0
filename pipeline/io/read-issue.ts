import { readFile } from 'node:fs/promises'
import { type Message, PipelineError, type RawIssue, type RawPage } from '../document/index.ts'
import { type FileFacts, formatOf, type InputFormat, STDIN_FORMAT } from './formats.ts'
import { inputError } from './fs-errors.ts'
import { type PlannedIssue, type PlannedPage, withFacts } from './identify.ts'

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
 * @throws PipelineError INPUT_TOO_LARGE, INPUT_NOT_FOUND, INPUT_UNREADABLE - the file may have changed since it was listed.
 */
export async function readIssue(planned: PlannedIssue, stdin: ByteSource = process.stdin): Promise<RawIssue> {
  if (planned.size > MAX_ISSUE_BYTES) throw tooLarge(planned.path)
  const pages: RawPage[] = []
  const facts: FileFacts[] = []
  const messages: Message[] = [...planned.messages]
  for (const page of planned.pages) {
    const bytes = page.file === null ? await readStream(stdin, page.path) : await readPage(page.file, page.path)
    const contents = await pageFormat(page).read({ name: page.name, path: page.path, bytes })
    pages.push(...contents.pages)
    if (contents.facts) facts.push(contents.facts)
    if (contents.messages) messages.push(...contents.messages)
  }
  return { meta: withFacts(planned, facts), pages, messages }
}

function pageFormat(page: PlannedPage): InputFormat {
  return (page.file === null ? null : formatOf(page.name)) ?? STDIN_FORMAT
}

async function readPage(file: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (thrown) {
    throw inputError(thrown, path)
  }
}

async function readStream(source: ByteSource, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    size += chunk.length
    if (size > MAX_ISSUE_BYTES) throw tooLarge(path)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

function tooLarge(path: string): PipelineError {
  const limit = `${MAX_ISSUE_BYTES / 1024 / 1024} MB`
  return new PipelineError(
    'INPUT_TOO_LARGE',
    `${path} is larger than ${limit}, more than any printed issue. Split it into issues.`,
    {
      path,
    },
  )
}
