import { RUN_REPORT } from '../../pipeline/run/index.ts'
import {
  type AnyTable,
  ARTICLES,
  CLAIM_CHECKS,
  CLAIMS,
  CORRECTIONS_REPORT,
  DEAD_LETTERS,
  ENTITIES,
  NORMALISED,
  PAGES,
  QUOTES,
  REGISTER,
  REPAIRS,
  SPEAKERS,
} from '../../pipeline/schema/index.ts'
import { LEAD, NOTES, SHARED_LEAD } from './prose.ts'

const TABLES: readonly AnyTable[] = [
  ARTICLES,
  REPAIRS,
  CLAIMS,
  CLAIM_CHECKS,
  QUOTES,
  SPEAKERS,
  ENTITIES,
  PAGES,
  NORMALISED,
  DEAD_LETTERS,
  CORRECTIONS_REPORT,
  REGISTER,
  RUN_REPORT,
]

type Column = AnyTable['columns'][number]

/** Fields that most tables have alike, told once. */
const SHARED: readonly Column[] = CLAIMS.columns.slice(
  1,
  CLAIMS.columns.findIndex(({ name }) => name === 'sentence'),
)

/** The text of docs/datasets.md. */
export function datasetsPage(): string {
  return `${[LEAD, SHARED_LEAD, fieldTable(SHARED), ...TABLES.map(section)].join('\n\n')}\n`
}

function section(table: AnyTable): string {
  const { name, description, columns } = table
  const note = NOTES[name]
  const nested = columns.flatMap((column) => (column.members ? [nestedSection(column)] : []))
  return [
    `## \`${name}\``,
    description,
    keyLine(table),
    ...(note === undefined ? [] : [note]),
    fieldTable(columns.filter((column) => !isShared(column))),
    ...nested,
  ].join('\n\n')
}

function keyLine({ name, csv, primaryKey, foreignKeys, columns }: AnyTable): string {
  const own = foreignKeys.filter(
    ({ fields }) => !fields.some((field) => SHARED.some((shared) => shared.name === field && field !== 'issue_id')),
  )
  const lists = columns.flatMap(({ name: field, type, references }) =>
    references && type === 'strings' ? [`\`${field}\` → \`${references.table}\` (a list)`] : [],
  )
  const links = [...own.map(({ fields, table }) => `${names(fields)} → \`${table}\``), ...lists]
  return [
    `**Files** ${filesOf({ name, csv })}`,
    ...(primaryKey.length > 0 ? [`**key** ${names(primaryKey)}`] : []),
    ...(links.length > 0 ? [`**links** ${links.join(', ')}`] : []),
  ].join(' · ')
}

function filesOf({ name, csv }: Pick<AnyTable, 'name' | 'csv'>): string {
  if (name === REGISTER.name) return 'yours'
  if (name === RUN_REPORT.name) return '`run.json`'
  return names(csv ? [`${name}.jsonl`, `${name}.csv`] : [`${name}.jsonl`])
}

function nestedSection({ name, type, members = [] }: Column): string {
  return `${type === 'object' ? '' : 'Each of '}\`${name}\`:\n\n${fieldTable(members)}`
}

function fieldTable(columns: readonly Column[]): string {
  const rows = columns.map((column) => [`\`${column.name}\``, typeOf(column), meaningOf(column), exampleOf(column)])
  const lines = [['field', 'type', 'meaning', 'example'], ['---', '---', '---', '---'], ...rows]
  return `${lines.map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`).join('\n')}`
}

const TYPE_NAMES: Readonly<Record<Column['type'], string>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'true, false',
  strings: 'list of texts',
  spans: 'list of `[start, end]` or `[start, end, page]`',
  json: 'list of objects',
  object: 'object',
  counts: 'object of counts',
}

function typeOf({ type, format, unit, minimum, maximum, nullable, optional }: Column): string {
  const bounds =
    minimum !== undefined && maximum !== undefined
      ? `${minimum} to ${maximum}`
      : minimum !== undefined
        ? `from ${minimum}`
        : null
  const parts = [format ?? TYPE_NAMES[type], unit ?? null, bounds].filter((part) => part !== null)
  return `${parts.join(', ')}${nullable ? ', or null' : ''}${optional ? ', may be missing' : ''}`
}

function meaningOf({ description, meanings = {} }: Column): string {
  const values = Object.entries(meanings).map(([value, meaning]) => `<br>\`${value}\`: ${meaning}`)
  return `${description}${values.join('')}`
}

function exampleOf({ example }: Column): string {
  if (example === undefined) return ''
  return `\`${typeof example === 'string' ? example : JSON.stringify(example)}\``
}

function isShared(column: Column): boolean {
  return SHARED.some(({ name, description }) => name === column.name && description === column.description)
}

function names(list: readonly string[]): string {
  return list.map((name) => `\`${name}\``).join(', ')
}

function escapeCell(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
