import type { Row } from '../io/index.ts'
import { markedText } from './mark.ts'
import { diffParagraphs, diffWords, type ParagraphChange, type TextPart } from './text-diff.ts'
import type { ChangeKind, DiffSummary, FieldChange, IssueDiff, RowChange, TableCounts } from './types.ts'

/** How a line is coloured where there are colours. */
export type Tone = 'heading' | 'plain' | ChangeKind

export interface DiffLine {
  readonly tone: Tone
  readonly text: string
}

const SIGNS: Readonly<Record<ChangeKind, string>> = { appeared: '+', vanished: '-', changed: '~', moved: '>' }

/** A cell in a list of changes; more of it stands in the JSON. */
const CELL_WIDTH = 80
/** Characters kept of unchanged text on either side of a change. */
const CONTEXT = 20

/** The changes of an issue for the eye, article by article; at most `limit` rows. */
export function issueLines(diff: IssueDiff, limit = Number.POSITIVE_INFINITY): DiffLine[] {
  const lines: DiffLine[] = [{ tone: 'heading', text: `issue ${diff.issueId}${diff.date ? ` (${diff.date})` : ''}` }]
  if (diff.side !== 'both') lines.push(wholeIssueLine(diff))
  let article: string | null = null
  for (const change of byArticle(diff).slice(0, limit)) {
    const own = articleOf(change)
    if (own.id !== article) lines.push({ tone: 'heading', text: `  ${own.title} [${own.id || 'pages'}]` })
    article = own.id
    lines.push(...changeLines(change, diff))
  }
  return lines
}

function wholeIssueLine({ side, rows }: IssueDiff): DiffLine {
  const counts = Object.entries(rows).flatMap(([table, count]) => (count > 0 ? [`${table} ${count}`] : []))
  const tone = side === 'new' ? 'appeared' : 'vanished'
  return { tone, text: `  ${SIGNS[tone]} the whole issue: ${counts.join(', ')}` }
}

/** Articles in the order in which their first change comes, their own row's change first. */
function byArticle({ changes }: IssueDiff): readonly RowChange[] {
  const order = new Map<string, number>()
  for (const change of changes) {
    const { id } = articleOf(change)
    if (!order.has(id)) order.set(id, order.size)
  }
  const place = (change: RowChange) => order.get(articleOf(change).id) ?? 0
  return [...changes].sort((a, b) => place(a) - place(b))
}

function articleOf({ old, new: now }: RowChange): { readonly id: string; readonly title: string } {
  const row: Row = now ?? old ?? {}
  const title = row['article_title'] ?? row['title'] ?? row['page'] ?? row['path'] ?? '(no title)'
  return { id: String(row['article_id'] ?? ''), title: String(title) }
}

function changeLines(change: RowChange, { articles }: IssueDiff): DiffLine[] {
  const { table, kind, id, oldId, old, new: now, ruling } = change
  const name = oldId === null ? id : `${oldId} → ${id}`
  const by = ruling === null ? '' : `  (ruling: ${[ruling.action, ruling.by, ruling.note].filter(Boolean).join(', ')})`
  const row = now ?? old ?? {}
  const marked = markedText(row, now ? articles.new : articles.old)
  const before = kind === 'moved' && old ? markedText(old, articles.old) : marked
  return [
    { tone: kind, text: `    ${SIGNS[kind]} ${table} ${name}${by}` },
    ...(before === marked ? [] : [{ tone: 'plain' as const, text: `        was ${before}` }]),
    { tone: 'plain', text: `        ${marked}` },
    ...change.fields.flatMap((field) => fieldLines(field)),
  ]
}

function fieldLines(change: FieldChange): DiffLine[] {
  const { field, old, new: now } = change
  if (field === 'paragraphs') return paragraphLines(change)
  if (typeof old === 'string' && typeof now === 'string' && Math.max(old.length, now.length) > CELL_WIDTH / 2) {
    return [{ tone: 'plain', text: `        ${field}: ${partsText(diffWords(old, now))}` }]
  }
  return [{ tone: 'plain', text: `        ${field}: ${cellText(old)} → ${cellText(now)}` }]
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '—'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length <= CELL_WIDTH ? text : `${text.slice(0, CELL_WIDTH)}…`
}

/** The text of an article as a diff of its paragraphs; of other facts of a paragraph, which paragraphs differ in them. */
function paragraphLines({ old, new: now }: FieldChange): DiffLine[] {
  const [before, after] = [paragraphsOf(old), paragraphsOf(now)]
  const texts = diffParagraphs(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
  )
  if (texts.length > 0) return texts.map(paragraphLine)
  const differing = after.flatMap((paragraph, i) =>
    JSON.stringify(paragraph) === JSON.stringify(before[i]) ? [] : [i],
  )
  const facts = ['kind', 'raw_spans'].filter((fact) =>
    differing.some((i) => JSON.stringify(after[i]?.[fact]) !== JSON.stringify(before[i]?.[fact])),
  )
  return [{ tone: 'plain', text: `        ${facts.join(' and ')} of paragraph ${differing.join(', ')}` }]
}

interface ParagraphFacts {
  readonly text: string
  readonly [fact: string]: unknown
}

function paragraphsOf(value: unknown): readonly ParagraphFacts[] {
  return Array.isArray(value) ? value : []
}

function paragraphLine({ old, new: now, parts }: ParagraphChange): DiffLine {
  if (old && now) {
    const place = old.index === now.index ? `¶${now.index}` : `¶${old.index} → ¶${now.index}`
    return { tone: 'changed', text: `        ~ ${place} ${partsText(parts)}` }
  }
  const alone = now ?? old
  const tone = now ? 'appeared' : 'vanished'
  return { tone, text: `        ${SIGNS[tone]} ¶${alone?.index} ${cellText(alone?.text)}` }
}

/** `…unchanged [-old-]{+new+} unchanged…` */
export function partsText(parts: readonly TextPart[]): string {
  return parts
    .map(({ kind, text }, i) => {
      if (kind === 'old') return `[-${text}-]`
      if (kind === 'new') return `{+${text}+}`
      const [head, tail] = [i === 0 ? '' : text.slice(0, CONTEXT), i === parts.length - 1 ? '' : text.slice(-CONTEXT)]
      return text.length <= head.length + tail.length ? text : `${head}…${tail}`
    })
    .join('')
}

const COLUMNS = ['old', 'new', 'same', 'changed', 'moved', 'appeared', 'vanished', 'ruled'] as const

/** The closing table, the fields that differ most, and what was not compared. */
export function summaryLines(summary: DiffSummary): DiffLine[] {
  const plain = (text: string): DiffLine => ({ tone: 'plain', text })
  const names = Object.keys(summary.tables)
  if (summary.same) {
    const rows = names.map((name) => `${name} ${summary.tables[name]?.new ?? 0}`)
    return [plain(`The runs are the same: ${rows.join(', ')}.`)]
  }
  const width = Math.max(...names.map((name) => name.length), 5)
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(width)}${cells.map((c) => c.padStart(10)).join('')}`
  const issues = [
    ...(summary.issues.old.length > 0 ? [`issues only in the old run: ${summary.issues.old.length}`] : []),
    ...(summary.issues.new.length > 0 ? [`issues only in the new run: ${summary.issues.new.length}`] : []),
    ...(summary.onlyOld.length > 0 ? [`tables only in the old run: ${summary.onlyOld.join(', ')}`] : []),
    ...(summary.onlyNew.length > 0 ? [`tables only in the new run: ${summary.onlyNew.join(', ')}`] : []),
  ]
  return [
    { tone: 'heading', text: row('table', [...COLUMNS]) },
    ...Object.entries(summary.tables).map(([name, counts]) =>
      plain(
        row(
          name,
          COLUMNS.map((c) => String(counts[c])),
        ),
      ),
    ),
    ...Object.entries(summary.tables).flatMap(([name, counts]) => fieldCountLines(name, counts).map(plain)),
    ...issues.map(plain),
    plain('The runs differ.'),
  ]
}

function fieldCountLines(table: string, { fields }: TableCounts): string[] {
  const counts = Object.entries(fields).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return counts.length === 0 ? [] : [`${table} fields: ${counts.map(([field, n]) => `${field} ${n}`).join(', ')}`]
}
