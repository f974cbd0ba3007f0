import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import type { ByteSource, PlannedIssue } from '../io/index.ts'
import { errorFrom, plainError } from './plain-error.ts'
import type { BytesMessage, TaskMessage } from './protocol.ts'

/** Bytes that cross at once: some pages whole, a large file in pieces, so that it is never held twice. */
const CHUNK = 1024 * 1024

/** Answers a thread that asks for the bytes of an issue's pages, one chunk at a time; standard input is one of them. */
export function servePages({ pages }: PlannedIssue, stdin: ByteSource, say: (message: BytesMessage) => void) {
  const open = new Map<number, AsyncIterator<Uint8Array>>()
  const more = async (page: number): Promise<Uint8Array | null> => {
    const source = open.get(page) ?? (pages[page]?.source?.open() ?? stdin)[Symbol.asyncIterator]()
    open.set(page, source)
    return gather(source)
  }
  return {
    /** @returns false for what it has no answer to. */
    take: (message: TaskMessage) => {
      if (message.kind === 'more') {
        const { page } = message
        more(page).then(
          (bytes) => say({ bytes }),
          (thrown: unknown) => say({ failure: plainError(thrown) }),
        )
      } else if (message.kind === 'enough') void open.get(message.page)?.return?.()
    },
    /** Closes what the thread left open. */
    end: () => {
      for (const source of open.values()) void source.return?.()?.catch(() => undefined)
    },
  }
}

/** A chunk of a buffer of its own, which may be given away; null at the end. */
async function gather(source: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let size = 0
  while (size < CHUNK) {
    const { value, done } = await source.next()
    if (done) break
    parts.push(value)
    size += value.length
  }
  if (size === 0) return null
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The bytes of a page, asked for over the line; one page at a time. */
export async function* askForBytes(line: MessagePort, page: number): AsyncGenerator<Uint8Array> {
  let ended = false
  try {
    for (;;) {
      line.postMessage({ kind: 'more', page } satisfies TaskMessage)
      const [answer] = (await once(line, 'message')) as [BytesMessage]
      if ('failure' in answer) throw errorFrom(answer.failure)
      ended = answer.bytes === null
      if (answer.bytes === null) return
      yield answer.bytes
    }
  } finally {
    if (!ended) line.postMessage({ kind: 'enough', page } satisfies TaskMessage)
  }
}
