import { createHash } from 'node:crypto'
import { type IssueMeta, PipelineError, type RawIssue, type RawPage } from './document/index.ts'
import { isIsoDate } from './io/index.ts'

/** One page of an issue: its name, which rows carry, and its text or the bytes of a text file in any encoding we read. */
export interface PageInput {
  readonly name: string
  readonly text: string | Uint8Array
}

/** What can be processed: the text of a page, its bytes, several pages in order, or an issue already put together. */
export type IssueInput = string | Uint8Array | readonly PageInput[] | RawIssue

/** What is known of an issue beside its text. The date matters most: 去年 means nothing without it. */
export interface IssueFacts {
  /** Names the issue in every row and decides the ids; made of the contents when absent. */
  readonly id?: string
  /** ISO date of the issue (`2024-05-20`); read from the page's header when absent. */
  readonly date?: string
  readonly publication?: string
  /** Where the paper appears: in Hong Kong a bare 元 is HKD, in Taiwan TWD. */
  readonly place?: string
  readonly lang?: 'zh' | 'en'
  readonly url?: string
}

/** Digits of the contents' hash in an id that nobody gave. */
const ID_DIGITS = 16

/**
 * Puts an issue together.
 *
 * @throws PipelineError OPTION_INVALID - when the date is none of the calendar, the id is empty, or two pages share a name.
 */
export function rawIssueOf(input: IssueInput, facts: IssueFacts = {}): RawIssue {
  if (isRawIssue(input)) return input
  const { id, date } = facts
  if (date !== undefined && !isIsoDate(date)) throw invalid(`The date ${date} is not one like 2024-05-20.`)
  if (id?.trim() === '') throw invalid('The id of an issue must not be empty.')
  const pages = pagesOf(input, id)
  const [first] = pages
  if (!first) throw invalid('An issue needs a page.')
  const names = new Set(pages.map(({ origin }) => origin.page))
  if (names.size < pages.length) throw invalid('Two pages of the issue have the same name.')
  return { meta: metaOf(facts, id ?? hashName(pages)), pages, messages: [] }
}

function isRawIssue(input: IssueInput): input is RawIssue {
  return typeof input === 'object' && 'meta' in input
}

function pagesOf(input: Exclude<IssueInput, RawIssue>, id: string | undefined): readonly RawPage[] {
  if (typeof input === 'string' || input instanceof Uint8Array) return [pageOf({ name: id ?? 'page', text: input })]
  return input.map(pageOf)
}

function pageOf({ name, text }: PageInput): RawPage {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { origin: { page: name, path: name, format: 'text', sha256, byteLength: bytes.length }, bytes }
}

/** Equal texts get equal ids, so that rows of the same page can be recognised later. */
function hashName(pages: readonly RawPage[]): string {
  const hashes = pages.map(({ origin }) => origin.sha256).join('\n')
  return `text-${createHash('sha256').update(hashes).digest('hex').slice(0, ID_DIGITS)}`
}

function metaOf({ date, publication, place, lang, url }: IssueFacts, issueId: string): IssueMeta {
  return {
    issueId,
    date: date ?? null,
    publication: publication ?? null,
    place: place ?? null,
    lang: lang ?? null,
    url: url ?? null,
  }
}

function invalid(message: string): PipelineError {
  return new PipelineError('OPTION_INVALID', message)
}
