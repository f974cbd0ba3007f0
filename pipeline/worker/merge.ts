import { join } from 'node:path'
import { type ByteSource, STATE_FOLDER } from '../io/index.ts'
import {
  type Adoption,
  adoptIssues,
  type DeadLetter,
  decidingHash,
  type RunConfig,
  type RunOptions,
  tablesUntil,
} from '../run/index.ts'
import { type Gathering, gather, type WholeDocument } from './gather.ts'
import { type EndRecord, type ProtocolRecord, STREAM_TABLES, type TaggedRow } from './protocol.ts'
import { invalid, type ReadRecord, readRecords } from './records.ts'
import { createSpill, type Spill } from './spill.ts'

export interface MergeOptions
  extends Pick<RunOptions, 'output' | 'corrector' | 'signal' | 'onEvent' | 'onOperation' | 'version'> {
  /** Files of records, or `-`. */
  readonly files: readonly string[]
  /** What is the merge's to say; the rest is the workers'. */
  readonly config: Pick<RunConfig, 'bom' | 'speakers' | 'corrections' | 'parquet' | 'force'>
  readonly stdin?: ByteSource
}

const SPILL_FOLDER = 'records'

/**
 * Puts together what workers have written: the output folder of a run over the same documents.
 *
 * @throws PipelineError RECORDS_INVALID - what was read is not what workers of one configuration write.
 * @throws what `runIssues` does.
 * @see docs/worker-protocol.md
 */
export async function mergeRecords(options: MergeOptions): ReturnType<typeof adoptIssues> {
  const { files, stdin } = options
  const [first, ...others] = files
  if (first === undefined) throw new RangeError('No files to merge')
  const records = readRecords(first, stdin)
  const { value: opening } = await records.next()
  const protocol = protocolOf(opening ?? null, first)
  const { config, models, version } = protocol
  const run = {
    ...options,
    config: { inputs: files, ...config, ...options.config },
    models: [...models],
    version,
  }
  return adoptIssues(run, async (adoption) => {
    const merger = createMerger(adoption, protocol, join(options.output, STATE_FOLDER, SPILL_FOLDER))
    await merger.start()
    try {
      for await (const record of records) await merger.take(record)
      for (const file of others) {
        let isFirst = true
        for await (const record of readRecords(file, stdin)) {
          if (isFirst) protocolOf(record, file)
          isFirst = false
          await merger.take(record)
        }
      }
      await merger.end()
    } finally {
      await merger.stop()
    }
  })
}

/** @throws PipelineError RECORDS_INVALID - a file that does not say who wrote it. */
function protocolOf(opening: ReadRecord | null, file: string): ProtocolRecord {
  if (opening === null) throw invalid(file, 'it is empty')
  if (!isProtocol(opening.record)) throw invalid(opening.place, 'it does not begin with a "protocol" record')
  checkTables(opening.record, opening.place)
  return opening.record
}

function isProtocol(record: ReadRecord['record']): record is ProtocolRecord {
  return record.table === STREAM_TABLES.protocol
}

function checkTables({ tables, until, config, config_hash, version, models }: ProtocolRecord, place: string): void {
  const written = new Set(tables.map(({ name }) => name))
  const missing = tablesUntil(until as 'extract').tables.find(({ name }) => !written.has(name))
  if (missing !== undefined) throw invalid(place, `a worker with --tables wrote it, and ${missing.name} is missing`)
  if (decidingHash({ version, config, models }) !== config_hash) {
    throw invalid(place, 'its "config_hash" is not that of its configuration')
  }
}

interface Merger {
  readonly start: () => Promise<void>
  readonly take: (read: ReadRecord) => Promise<void>
  readonly end: () => Promise<void>
  readonly stop: () => Promise<void>
}

function createMerger(adoption: Adoption, protocol: ProtocolRecord, folder: string): Merger {
  const spill = createSpill(folder, keyOfLine)
  let open: Gathering | null = null
  let lines: string[] = []
  const layAside = async () => {
    if (open !== null) await layLines(spill, lines)
    open = null
    lines = []
  }
  return {
    start: spill.remove,
    take: async ({ record, text, place }) => {
      if (isProtocol(record)) {
        if (record.config_hash !== protocol.config_hash) {
          throw invalid(place, 'what follows was written under other settings, models or another version')
        }
        return
      }
      const key = keyOf(record)
      if (open?.key !== key) {
        await layAside()
        open = gather(key)
      }
      open.add(record)
      lines.push(text)
      const whole = 'counts' in record ? open.whole() : null
      if (whole === null) return
      await hand(adoption, whole)
      open = null
      lines = []
    },
    end: async () => {
      await layAside()
      const torn = new Set<string>()
      for await (const portion of spill.portions()) for (const id of await handPortion(adoption, portion)) torn.add(id)
      for (const id of torn) if (!adoption.has(id)) adoption.bury(incomplete(id))
    },
    stop: spill.remove,
  }
}

async function layLines(spill: Spill, lines: readonly string[]): Promise<void> {
  for (const line of lines) await spill.add(keyOfLine(line), line)
}

/** Not in an input's name. */
const KEY_MARK = '\u0000'

function keyOf({ document, input }: Pick<TaggedRow, 'document' | 'input'>): string {
  return `${document}${KEY_MARK}${input}`
}

function keyOfLine(line: string): string {
  return keyOf(JSON.parse(line))
}

async function hand(adoption: Adoption, whole: WholeDocument): Promise<void> {
  if (whole.kind === 'dead') {
    adoption.bury(whole.letter)
    return
  }
  const { pages, corrections_hash: correctionsHash, ...facts } = whole.issue
  await adoption.take({ facts, rows: whole.rows, pages, correctionsHash, input: whole.input })
}

/** Hands over documents that came in pieces, and returns those of which a piece is still missing. */
async function handPortion(adoption: Adoption, lines: readonly string[]): Promise<readonly string[]> {
  const gatherings = new Map<string, Gathering>()
  for (const line of lines) {
    const record: TaggedRow | EndRecord = JSON.parse(line)
    const key = keyOf(record)
    const gathering = gatherings.get(key) ?? gather(key)
    gatherings.set(key, gathering)
    gathering.add(record)
  }
  const torn: string[] = []
  for (const [key, gathering] of gatherings) {
    const whole = gathering.whole()
    if (whole === null) torn.push(key.slice(0, key.lastIndexOf(KEY_MARK)))
    else await hand(adoption, whole)
  }
  return torn
}

function incomplete(document: string): DeadLetter {
  const reason = `Of ${document} not all records are there, and no other attempt has them. Give it to a worker again.`
  return { issue_id: document, path: document, stage: 'rows', code: 'RECORDS_INCOMPLETE', reason }
}
