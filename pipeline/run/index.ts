export type { Corrector } from '../document/index.ts'
export { type Adoption, adoptIssues } from './adopt.ts'
export { type DeadLetter, deadLetter, type StepName } from './dead-letter.ts'
export { type DigestSettings, describeIssue, digestContext, type IssueDigest } from './digest.ts'
export { readRecord } from './issue-index.ts'
export {
  type DecidingConfig,
  decidingConfig,
  decidingHash,
  type IssueFacts,
  type IssueRecord,
  type PageKey,
  pageKeys,
} from './issue-record.ts'
export type { IssueJob, IssuePool, PoolOutcome } from './pool-workers.ts'
export { processIssue } from './process-issue.ts'
export type { ModelRecord, RunConfig, RunReport } from './report.ts'
export { readReport } from './report-file.ts'
export { RUN_REPORT } from './report-schema.ts'
export { runIssues } from './run.ts'
export type { RunEvent, RunOptions, RunProgress } from './run-state.ts'
export type { AnyStage } from './stage-workers.ts'
export { type TableSet, tablesUntil, type Until } from './tables.ts'
