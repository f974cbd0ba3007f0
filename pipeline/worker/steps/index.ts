import type { RegisterEntry } from '../../schema/index.ts'
import type { ReadRecord } from '../records.ts'
import { alarmsStep, reprintsStep } from './archive.ts'
import { groupsStep } from './groups.ts'
import { settleStep } from './settle.ts'
import { speakersStep } from './speakers.ts'

/** A part of a merge, as a filter. */
export type MergeStep = (records: AsyncIterable<ReadRecord>, known: readonly RegisterEntry[]) => AsyncGenerator<string>

/** The parts of a merge by name. */
export const MERGE_STEPS = {
  groups: groupsStep,
  speakers: speakersStep,
  reprints: reprintsStep,
  alarms: alarmsStep,
  settle: settleStep,
} as const satisfies Readonly<Record<string, MergeStep>>
