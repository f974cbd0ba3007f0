import type { FieldFacts } from '../../data.ts'
import type { MarkedRow } from './rows.ts'

export type Action = 'accept' | 'reject' | 'edit' | 'join' | 'split'

interface Place {
  readonly page: string
  readonly offset: number
}

/** One line of a corrections file. */
export interface Correction {
  readonly id: string
  readonly issue_id: string
  readonly action: Action
  readonly set?: Readonly<Record<string, unknown>>
  readonly tail?: Place
  readonly head?: Place
  readonly seen?: Readonly<Record<string, unknown>>
  readonly by?: string
  readonly at?: string
  readonly note?: string
}

const ACTIONS: ReadonlySet<string> = new Set<Action>(['accept', 'reject', 'edit', 'join', 'split'])

/**
 * What can be ruled of a row.
 *
 * @param mark - what is ruled of it already. A row that an earlier ruling edited shows what a hand wrote: to accept it, or
 * to edit it without that ruling at hand, would put the rules' reading back in silence.
 */
export function actionsFor(marked: MarkedRow, mark: Correction | undefined): readonly Action[] {
  if (marked.table === 'repairs') {
    const { kind } = marked.row
    if (kind === 'fragment') return ['join']
    return ['accept', kind === 'paragraph-boundary' ? 'join' : 'split']
  }
  if (marked.row.review !== 'edited') return ['accept', 'reject', 'edit']
  return mark?.action === 'edit' ? ['reject', 'edit'] : ['reject']
}

/** What a reader of the file sees of the row as it was. */
export function seenOf({ table, row }: MarkedRow): Readonly<Record<string, unknown>> {
  if (table === 'claims') {
    const { text, kind, value, unit_code, subject } = row
    return { text, kind, value, unit_code, subject }
  }
  if (table === 'quotes') {
    const { text, type, speaker, cue } = row
    return { text, type, speaker, cue }
  }
  const { kind, tail_text, head_text, score } = row
  return { kind, tail_text, head_text, score }
}

/** The lines of a corrections file, and how many of its lines are none. */
export function parseCorrections(text: string): { corrections: Correction[]; refused: number } {
  const corrections: Correction[] = []
  let refused = 0
  for (const line of text.replace(/^\ufeff/, '').split('\n')) {
    if (line.trim() === '') continue
    const value = parseLine(line)
    if (value) corrections.push(value)
    else refused += 1
  }
  return { corrections, refused }
}

function parseLine(line: string): Correction | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  return isCorrection(value) ? value : null
}

function isCorrection(value: unknown): value is Correction {
  if (typeof value !== 'object' || value === null) return false
  const { id, issue_id, action } = value as Record<string, unknown>
  return typeof id === 'string' && typeof issue_id === 'string' && typeof action === 'string' && ACTIONS.has(action)
}

/** The marks after another one: the last for an id counts. */
export function withMark(marks: readonly Correction[], mark: Correction): readonly Correction[] {
  return [...marks.filter(({ id }) => id !== mark.id), mark]
}

/** Marks made here win over those of a file with the same id; all others of the file stay as they are. */
export function mergeMarks(file: readonly Correction[], marks: readonly Correction[]): readonly Correction[] {
  const all = new Map(file.map((mark) => [mark.id, mark]))
  for (const mark of marks) {
    all.delete(mark.id)
    all.set(mark.id, mark)
  }
  return [...all.values()]
}

/** JSON Lines, one mark a line. */
export function correctionLines(marks: readonly Correction[]): string {
  return marks.map((mark) => `${JSON.stringify(mark)}\n`).join('')
}

/** What a form field means: null for nothing, a number, a list, or the text. */
export function fieldValue(type: string, text: string): unknown {
  const trimmed = text.trim()
  if (type === 'strings') return trimmed === '' ? [] : trimmed.split(/\s*[;；\n]\s*/)
  if (trimmed === '') return null
  if (type === 'number' || type === 'integer') {
    const number = Number(trimmed.replaceAll(',', ''))
    return Number.isFinite(number) ? number : undefined
  }
  return trimmed
}

/** Why a run would refuse the value of a field; null where it would not. */
export function fieldProblem(fact: FieldFacts, value: unknown): string | null {
  if (value === undefined) return `${fact.name} must be a number`
  if (value === null) return fact.nullable ? null : `${fact.name} cannot be empty`
  if (fact.isDate && !/^\d{4}-\d{2}-\d{2}$/.test(String(value))) return `${fact.name} must be a day like 2024-05-20`
  return null
}

/** A field as a form shows it. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.join('; ') : String(value)
}
