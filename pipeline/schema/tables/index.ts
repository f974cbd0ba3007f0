export { ARTICLES } from './articles.ts'
export { CLAIM_CHECKS } from './claim-checks.ts'
export { CLAIMS } from './claims.ts'
export {
  type AnyTable,
  type Column,
  type Columns,
  type ColumnType,
  type ForeignKey,
  type Reference,
  type Table,
  table,
} from './column.ts'
export { CORRECTIONS_REPORT } from './corrections-report.ts'
export { DEAD_LETTERS } from './dead-letters.ts'
export { ENTITIES } from './entities.ts'
export { NORMALISED, PAGES } from './pages.ts'
export { QUOTES } from './quotes.ts'
export { REGISTER } from './register.ts'
export { REPAIRS } from './repairs.ts'
export { SPEAKERS } from './speakers.ts'
