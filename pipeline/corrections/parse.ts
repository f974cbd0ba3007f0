import { type PagePlace, PipelineError, seamId } from '../document/index.ts'
import {
  ACTIONS,
  type Cell,
  type Cells,
  type Correction,
  type CorrectionAction,
  type Corrections,
  type Placed,
  rowKindOf,
} from './correction.ts'
import { checkFields } from './fields.ts'
import { nearestWord } from './nearest.ts'

/** Far more than people write: a larger file is another file by mistake. */
const LONGEST_FILE = 64 * 1024 * 1024
const LONGEST_LINE = 100_000
const LONGEST_TEXT = 20_000
const MOST_CELLS = 100
/** Wrong lines named in one message. */
const MOST_NAMED = 5

const KEYS = ['id', 'issue_id', 'action', 'set', 'tail', 'head', 'seen', 'by', 'at', 'note'] as const
const ID = /^[cqr]-[0-9a-f]{16}$/

/**
 * Reads a corrections file. Nothing of a damaged one is used: half of what people ruled would look like all of it.
 *
 * @param path - as the user named it, for messages.
 * @throws PipelineError CORRECTIONS_INVALID - naming the lines and keys that are wrong.
 */
export function parseCorrections(text: string, path: string): Corrections {
  if (text.length > LONGEST_FILE) throw invalid(path, [`it is larger than ${LONGEST_FILE / 1024 / 1024} MB`])
  const wrong: string[] = []
  const placed: Placed[] = []
  let line = 0
  for (const content of linesOf(text.replace(/^\uFEFF/, ''))) {
    line += 1
    if (content.trim() === '') continue
    const read = readLine(content)
    if (typeof read === 'string') wrong.push(`line ${line}: ${read}`)
    else placed.push({ line, correction: read })
    if (wrong.length > MOST_NAMED) break
  }
  if (wrong.length > 0) throw invalid(path, wrong)
  return lastOfEach(placed)
}

function* linesOf(text: string): Generator<string> {
  let from = 0
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    yield text.slice(from, end < 0 ? text.length : end)
    from = end < 0 ? text.length : end + 1
  }
}

function invalid(path: string, wrong: readonly string[]): PipelineError {
  const more = wrong.length > MOST_NAMED ? '\n  and more' : ''
  const reasons = wrong.slice(0, MOST_NAMED)
  const message = `The corrections ${path} cannot be used:\n  ${reasons.join('\n  ')}${more}\nNothing was applied: mend the lines, or take them out.`
  return new PipelineError('CORRECTIONS_INVALID', message, { path })
}

function lastOfEach(placed: readonly Placed[]): Corrections {
  const last = new Map(placed.map((one) => [`${one.correction.issue_id}\u0000${one.correction.id}`, one]))
  const effective = new Set(last.values())
  return {
    effective: placed.filter((one) => effective.has(one)),
    superseded: placed.filter((one) => !effective.has(one)),
  }
}

/** What is wrong is told as a text. */
function readLine(content: string): Correction | string {
  if (content.length > LONGEST_LINE) return `it is longer than ${LONGEST_LINE} characters`
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
    return `there is no JSON (${thrown.message.slice(0, 120)})`
  }
  if (!isRecord(value)) return 'it must be an object like {"id": …, "issue_id": …, "action": …}'
  for (const key of Object.keys(value)) {
    if ((KEYS as readonly string[]).includes(key)) continue
    const near = nearestWord(key, KEYS)
    return `"${key.slice(0, 60)}" is no key of a correction${near === null ? ` (${KEYS.join(', ')})` : `; did you mean "${near}"?`}`
  }
  return readCorrection(value)
}

type Fields = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readCorrection(value: Fields): Correction | string {
  const { action, issue_id } = value
  if (typeof issue_id !== 'string' || issue_id === '') return '"issue_id" must name an issue'
  if (!isAction(action)) return wrongAction(action)
  for (const key of ['by', 'at', 'note'] as const) {
    const text = value[key]
    if (text === undefined || text === null) continue
    if (typeof text !== 'string' || text.length > LONGEST_TEXT) return `"${key}" must be a text`
  }
  const tail = readPlace(value, 'tail')
  if (typeof tail === 'string') return tail
  const head = readPlace(value, 'head')
  if (typeof head === 'string') return head
  const id = readId(value, issue_id, tail, head)
  if (id === null) return wrongId(value['id'])
  const cells = readCells(value)
  if (typeof cells === 'string') return cells
  const text = (key: string) => (typeof value[key] === 'string' ? (value[key] as string) : null)
  const correction = { id, issue_id, action, tail, head, ...cells, by: text('by'), at: text('at'), note: text('note') }
  return checkAction(correction) ?? correction
}

function isAction(value: unknown): value is CorrectionAction {
  return (ACTIONS as readonly unknown[]).includes(value)
}

function wrongAction(action: unknown): string {
  const near = typeof action === 'string' ? nearestWord(action, ACTIONS) : null
  return `"action" must be one of ${ACTIONS.join(', ')}${near === null ? '' : `; did you mean "${near}"?`}`
}

/** A join of two places that no row names is called what its row will be called. */
function readId(value: Fields, issueId: string, tail: PagePlace | null, head: PagePlace | null): string | null {
  const { id } = value
  if (id === undefined && tail && head) return seamId(issueId, tail, head)
  return typeof id === 'string' && ID.test(id) ? id : null
}

function wrongId(id: unknown): string {
  if (id === undefined) return '"id" is missing: a claim_id, quote_id or seam_id, or for a join "tail" and "head"'
  const shown = typeof id === 'string' ? ` (${id.slice(0, 60)})` : ''
  return `"id" must be a claim_id (c-…), quote_id (q-…) or seam_id (r-…)${shown}`
}

/** An absent place is null; what is wrong is told as a text. */
function readPlace(value: Fields, key: 'tail' | 'head'): PagePlace | null | string {
  const place = value[key]
  if (place === undefined || place === null) return null
  if (!isRecord(place)) return `"${key}" must be a place like {"page": "01.txt", "offset": 120}`
  const { page, offset, ...more } = place
  const [unknown] = Object.keys(more)
  if (unknown !== undefined) return `"${key}.${unknown.slice(0, 60)}" is no key of a place (page, offset)`
  if (typeof page !== 'string' || page === '') return `"${key}.page" must name a page`
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0)
    return `"${key}.offset" must be a whole number: code points from the start of the page`
  return { page, offset }
}

function readCells(value: Fields): Pick<Correction, 'set' | 'seen'> | string {
  const read: { set: Cells | null; seen: Cells | null } = { set: null, seen: null }
  for (const key of ['set', 'seen'] as const) {
    const cells = value[key]
    if (cells === undefined || cells === null) continue
    if (!isRecord(cells)) return `"${key}" must be an object of fields and values`
    const entries = Object.entries(cells)
    if (entries.length > MOST_CELLS) return `"${key}" has more than ${MOST_CELLS} fields`
    const odd = entries.find(([, cell]) => !isCell(cell))
    if (odd) return `"${key}.${odd[0].slice(0, 60)}" must be a text, a number, true, false, null, or a list of texts`
    read[key] = cells as Cells
  }
  return read
}

function isCell(value: unknown): value is Cell {
  if (Array.isArray(value)) {
    return value.length <= MOST_CELLS && value.every((one) => typeof one === 'string' && one.length <= LONGEST_TEXT)
  }
  if (typeof value === 'string') return value.length <= LONGEST_TEXT
  return value === null || typeof value === 'number' || typeof value === 'boolean'
}

/** What is wrong with an action on a row of this kind; null where nothing is. */
function checkAction({ id, action, set, tail, head }: Correction): string | null {
  const kind = rowKindOf(id)
  if (set !== null && action !== 'edit') return `"set" belongs to an edit, not to ${action}`
  if (kind === 'seam') {
    if (action === 'reject' || action === 'edit')
      return `"action" of a seam is join or split: ${id} cannot be ${action}ed`
    return null
  }
  if (action === 'join' || action === 'split')
    return `"action" of a ${kind} is accept, reject or edit: ${action} is for seams (r-…)`
  if (tail !== null || head !== null) return `"${tail === null ? 'head' : 'tail'}" belongs to a join or split`
  if (action !== 'edit') return null
  return set === null ? '"set" is missing: an edit says which field is to be what' : checkFields(kind, set)
}
