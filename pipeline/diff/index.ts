export { type DiffLine, issueLines, summaryLines, type Tone } from './lines.ts'
export { type DiffOptions, diffOutputs } from './output-diff.ts'
export { changeRecord, issueRecord } from './records.ts'
export type { DiffSummary, IssueDiff } from './types.ts'
