import {
  type DecodedIssue,
  type DecodedPage,
  type Message,
  PipelineError,
  type RawIssue,
  type RawPage,
  type ReaderText,
  type Stage,
} from '../../document/index.ts'
import { type Certainty, detectText } from '../../encoding/index.ts'

const NOTHING_PRINTED = /^[\s\u200b-\u200f\u00ad\ufeff\p{Cc}]*$/u

/**
 * Turns the bytes of every page into text, strictly: a page that is not text fails its issue instead of becoming mojibake.
 *
 * @throws PipelineError `DECODE_EMPTY`, `DECODE_BINARY`, `DECODE_UNDECODABLE`
 */
export function createDecode(): Stage<RawIssue, DecodedIssue> {
  return {
    name: 'decode',
    run: async (issue) => {
      const messages: Message[] = [...issue.messages]
      const pages = issue.pages.map((page) => decodePage(page, messages))
      return { ...issue, pages, messages }
    },
  }
}

function decodePage(page: RawPage, messages: Message[]): DecodedPage {
  return page.text === undefined ? decodeBytes(page, messages) : takeText(page, page.text, messages)
}

/** What a reader took out of a file is text already: there is nothing to decode, but something must be printed. */
function takeText(page: RawPage, { text, encoding, layout }: ReaderText, messages: Message[]): DecodedPage {
  if (NOTHING_PRINTED.test(text)) throw empty(page.origin.path)
  messages.push(...describeLosses(page, text))
  return { origin: page.origin, encoding, decoded: text, ...(layout ? { layout } : {}) }
}

function empty(path: string): PipelineError {
  return new PipelineError('DECODE_EMPTY', `${path} holds only white space: put a page's text there.`, { path })
}

function decodeBytes(page: RawPage, messages: Message[]): DecodedPage {
  const { path } = page.origin
  if (page.bytes.length === 0)
    throw new PipelineError('DECODE_EMPTY', `${path} is empty: put a page's text there.`, { path })
  const found = detectText(page.bytes)
  if (found.kind === 'binary')
    throw new PipelineError('DECODE_BINARY', `${path} is not a text file: ${found.why}. Give the page as plain text.`, {
      path,
    })
  if (found.kind === 'undecodable')
    throw new PipelineError(
      'DECODE_UNDECODABLE',
      `${path} cannot be decoded: ${found.why}. Convert it to UTF-8 and try again.`,
      { path },
    )
  if (NOTHING_PRINTED.test(found.text)) throw empty(path)
  messages.push(...describeReading(page, found.encoding, found.certainty), ...describeLosses(page, found.text))
  return { origin: page.origin, encoding: found.encoding, decoded: found.text }
}

function describeReading(page: RawPage, encoding: string, certainty: Certainty): Message[] {
  if (certainty === 'certain') return []
  const ambiguous = certainty === 'ambiguous'
  return [
    {
      rule: ambiguous ? 'decode/encoding-ambiguous' : 'decode/encoding-guessed',
      severity: ambiguous ? 'warning' : 'info',
      reason: ambiguous
        ? `Read as ${encoding}, but another encoding reads nearly as well: check the text, or convert the file to UTF-8.`
        : `Read as ${encoding}, going by its bytes.`,
      page: page.origin.page,
    },
  ]
}

/** Places where an earlier program lost characters (U+FFFD), or where the file has characters of its own making. */
function describeLosses(page: RawPage, text: string): Message[] {
  return LOSSES.flatMap(({ rule, pattern, reason }): Message[] => {
    const start = text.search(pattern)
    const span = { start, end: start + 1 }
    return start < 0 ? [] : [{ rule, severity: 'warning', reason, page: page.origin.page, span }]
  })
}

const LOSSES = [
  {
    rule: 'decode/replacement-character',
    pattern: /\ufffd/,
    reason: 'The file holds replacement characters (U+FFFD): an earlier conversion lost text here.',
  },
  {
    rule: 'decode/private-use',
    pattern: /[\ue000-\uf8ff]/,
    reason: 'The file holds private-use characters (造字): what they look like is known only where it was written.',
  },
]
