import type { Corrector } from '../document/index.ts'
import {
  type ByteSource,
  type MetaOverrides,
  type PlannedIssue,
  readDocuments,
  type StreamedDocument,
} from '../io/index.ts'
import { type AnyStage, type DecidingConfig, decidingHash, type ModelRecord, tablesUntil } from '../run/index.ts'
import { type Answer, type AnswerContext, answerDocument, recordsOf } from './answer.ts'
import { flow } from './flow.ts'
import { PROTOCOL, type ProtocolRecord, recordLine, STREAM_TABLES } from './protocol.ts'

export interface WorkerOptions {
  readonly input: ByteSource
  /** Resolves when more may be written. */
  readonly write: (text: string) => Promise<void>
  /** The stages, once for each document that may be under way. */
  readonly chains: readonly (readonly AnyStage[])[]
  readonly models: readonly ModelRecord[]
  readonly version: string
  readonly config: DecidingConfig
  readonly overrides: MetaOverrides
  /** Folder of the documents that are given as paths; null where none may be. */
  readonly root: string | null
  /** The tables to write; null for all. */
  readonly tables: ReadonlySet<string> | null
  readonly corrector: Corrector | null
  readonly signal: AbortSignal
  readonly onBug: (thrown: unknown) => void
}

/** Bytes of input under way: as much as the largest document has, so that several take no more memory than one. */
const MAX_BYTES_UNDER_WAY = 16 * 1024 * 1024

/** Characters of records that are written at once. */
const WRITTEN_AT_ONCE = 64 * 1024

/**
 * Answers a stream of documents with a stream of records until it ends or the signal says so.
 *
 * @returns false when the signal ended it: input was left.
 * @see docs/worker-protocol.md
 */
export async function runWorker(options: WorkerOptions): Promise<boolean> {
  const { input, write, root, overrides, chains, tables, signal } = options
  const tableSet = tablesUntil(options.config.until)
  const context: AnswerContext = {
    tableSet,
    corrector: options.corrector,
    inputOf: (planned) => inputOf(planned, root),
    writes: (table) => tables === null || tables.has(table),
    onBug: options.onBug,
  }
  await write(recordLine(protocolRecord(options)))
  const free = [...chains]
  const answer = async (document: StreamedDocument) => {
    const stages = free.pop()
    if (stages === undefined) throw new RangeError('More documents are under way than there are places')
    try {
      return await answerDocument(document, stages, context)
    } finally {
      free.push(stages)
    }
  }
  return flow(readDocuments(input, { root, overrides }), {
    work: answer,
    write: (answered) => writeAnswer(answered, context, write),
    places: chains.length,
    bytes: MAX_BYTES_UNDER_WAY,
    sizeOf: ({ entry, bytes }) => Math.max(bytes, entry.kind === 'issue' ? entry.size : 0),
    signal,
  })
}

function protocolRecord({ version, models, config, tables }: WorkerOptions): ProtocolRecord {
  return {
    table: STREAM_TABLES.protocol,
    protocol: PROTOCOL,
    version,
    models,
    until: config.until,
    config,
    config_hash: decidingHash({ version, config, models }),
    tables: tablesUntil(config.until)
      .tables.filter(({ name }) => tables === null || tables.has(name))
      .map(({ name, columns }) => ({ name, columns })),
  }
}

/** The folder of a path; a line is its own input, as for a run over a file of lines. */
function inputOf({ path, pages }: PlannedIssue, root: string | null): string {
  return root === null || pages.every(({ format }) => format.name === 'jsonl') ? path : root
}

async function writeAnswer(answer: Answer, context: AnswerContext, write: WorkerOptions['write']): Promise<void> {
  let lines = ''
  for (const record of recordsOf(answer, context)) {
    lines += recordLine(record)
    if (lines.length < WRITTEN_AT_ONCE) continue
    await write(lines)
    lines = ''
  }
  if (lines !== '') await write(lines)
}
