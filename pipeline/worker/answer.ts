import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AnyIssue, Corrector, NamedRows } from '../document/index.ts'
import { fingerprint, type PlannedIssue, readIssue, type StreamedDocument } from '../io/index.ts'
import {
  type AnyStage,
  type DeadLetter,
  deadLetter,
  describeIssue,
  pageKeys,
  type StepName,
  type TableSet,
} from '../run/index.ts'
import { lookupKeys, type SpeakerRow } from '../schema/index.ts'
import { type EndRecord, type IssueRow, orderOf, orderOfRow, STREAM_TABLES, type TaggedRow } from './protocol.ts'

/** What is the same for all documents of a worker. */
export interface AnswerContext {
  readonly tableSet: TableSet
  readonly corrector: Corrector | null
  readonly inputOf: (planned: PlannedIssue) => string
  /** Records of other tables are left out. */
  readonly writes: (table: string) => boolean
  /** What is no expected failure: a bug of ours, to be told. */
  readonly onBug: (thrown: unknown) => void
}

/** What became of a document. */
export type Answer =
  | { readonly name: Name; readonly kind: 'done'; readonly rows: NamedRows; readonly issue: IssueRow }
  | { readonly name: Name; readonly kind: 'dead'; readonly letter: DeadLetter }

/** What all records of a document begin with. */
type Name = Pick<TaggedRow, 'document' | 'input'>

/** Takes a document through the stages. Whatever happens to it is its answer. */
export async function answerDocument(
  { entry, sha256 }: StreamedDocument,
  stages: readonly AnyStage[],
  context: AnswerContext,
): Promise<Answer> {
  const document = entry.issueId
  let hashes: readonly string[] | null = null
  let at: StepName = 'read'
  try {
    if (entry.kind === 'refused') throw entry.error
    hashes = await fingerprint(entry)
    const read = await readIssue(entry)
    const raw = context.corrector?.prepare(read) ?? read
    let issue: AnyIssue = raw
    for (const stage of stages) {
      at = stage.name
      // Stages are busy for long without waiting for anything; a turn between them lets answers out and signals in.
      await nextTurn()
      issue = await stage.run(issue)
    }
    at = 'rows'
    const { rows, facts } = describeIssue(issue, raw, entry, context)
    const pages = hashes === null ? null : pageKeys(entry, hashes)
    return {
      name: { document, input: inputName(sha256, hashes) },
      kind: 'done',
      rows,
      issue: { ...facts, pages, corrections_hash: context.corrector?.hashOf(document) ?? null },
    }
  } catch (thrown) {
    const letter = deadLetter(entry, at, thrown)
    if (letter.code === 'STAGE_FAILED') context.onBug(thrown)
    return { name: { document, input: inputName(sha256, hashes) }, kind: 'dead', letter }
  }
}

const INPUT_DIGITS = 16

function inputName(line: string, pages: readonly string[] | null): string {
  const parts = [line, ...(pages ?? [])].join(' ')
  return createHash('sha256').update(parts).digest('hex').slice(0, INPUT_DIGITS)
}

/** The records of an answer, its end last. */
export function* recordsOf(answer: Answer, { tableSet, writes }: AnswerContext): Generator<TaggedRow | EndRecord> {
  const counts: Record<string, number> = {}
  const records = answer.kind === 'dead' ? [deadRecord(answer)] : doneRecords(answer, tableSet)
  for (const record of records) {
    if (record.table !== STREAM_TABLES.deadLetter && !writes(record.table)) continue
    counts[record.table] = (counts[record.table] ?? 0) + 1
    yield record
  }
  yield { table: STREAM_TABLES.end, ...answer.name, status: answer.kind, counts }
}

function deadRecord({ name, letter }: Extract<Answer, { kind: 'dead' }>): TaggedRow {
  return { table: STREAM_TABLES.deadLetter, ...name, index: 0, row: letter }
}

function* doneRecords(
  { name: own, rows, issue }: Extract<Answer, { kind: 'done' }>,
  { tables }: TableSet,
): Generator<TaggedRow> {
  for (const { name } of tables) {
    for (const [index, row] of (rows[name] ?? []).entries()) yield { table: name, ...own, index, row }
  }
  for (const [index, row] of ((rows['speakers'] ?? []) as readonly SpeakerRow[]).entries()) {
    const keys = lookupKeys(row)
    if (keys.length === 0) continue
    yield { table: STREAM_TABLES.evidence, ...own, index, order: orderOfRow(issue, index), keys, row }
  }
  yield { table: STREAM_TABLES.issue, ...own, index: 0, order: orderOf(issue), row: issue }
}
