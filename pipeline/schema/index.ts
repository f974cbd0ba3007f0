export type { ExtractedIssue, LexiconAdditions } from '../../extractors/index.ts'
export { exactNumber } from '../document/index.ts'
export { codePointIndex, type ToCodePoints } from './code-points.ts'
export { dataPackage, type FileFacts, type PackageFacts } from './data-package.ts'
export { articleRows, issueRows } from './issue-rows.ts'
export { type JsonSchema, jsonSchemaOf } from './json-schema.ts'
export { roundShare } from './numbers.ts'
export { normalisedRows, pageRows } from './page-rows.ts'
export {
  checkRegisterEntry,
  compareIssues,
  createRegister,
  entryKeys,
  lookupKeys,
  type RegisterEntry,
  type SpeakerRegister,
} from './register.ts'
export { repairRows } from './repair-rows.ts'
export type {
  ArticleRow,
  ClaimCheckRow,
  ClaimRow,
  CorrectionReportRow,
  DeadLetterRow,
  EntityRow,
  IssueRows,
  NormalisedRow,
  PageRow,
  ParagraphCell,
  QuoteRow,
  RawSpanCell,
  RepairRow,
  SpeakerRow,
} from './rows.ts'
export {
  type AnyTable,
  ARTICLES,
  CLAIM_CHECKS,
  CLAIMS,
  CORRECTIONS_REPORT,
  type Column,
  type Columns,
  type ColumnType,
  DEAD_LETTERS,
  ENTITIES,
  type ForeignKey,
  NORMALISED,
  PAGES,
  QUOTES,
  REGISTER,
  REPAIRS,
  type Reference,
  SPEAKERS,
  type Table,
  table,
} from './tables/index.ts'
