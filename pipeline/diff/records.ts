import { markedText } from './mark.ts'
import { diffParagraphs } from './text-diff.ts'
import type { FieldChange, IssueDiff, RowChange } from './types.ts'

/** A changed row as JSON (docs/review.md lists its fields). */
export function changeRecord(change: RowChange, { articles }: IssueDiff): object {
  const { table, issueId, kind, id, oldId, old, new: now, fields, ruling } = change
  const row = now ?? old ?? {}
  return {
    table,
    issue_id: issueId,
    change: kind,
    id,
    old_id: oldId,
    article_id: row['article_id'] ?? null,
    article_title: row['article_title'] ?? row['title'] ?? null,
    paragraph: row['paragraph'] ?? null,
    marked: markedText(row, now ? articles.new : articles.old),
    fields: Object.fromEntries(fields.map((field) => [field.field, fieldRecord(field)])),
    ruling,
    ...(kind === 'appeared' || kind === 'vanished' ? { row } : {}),
  }
}

/** Of an article's paragraphs those that differ, not all twice. */
function fieldRecord({ field, old, new: now }: FieldChange): object {
  if (field !== 'paragraphs' || !Array.isArray(old) || !Array.isArray(now)) return { old, new: now }
  const textOf = ({ text }: { text?: unknown }) => String(text ?? '')
  return { text_changes: diffParagraphs(old.map(textOf), now.map(textOf)) }
}

/** An issue that stands on one side, as JSON. */
export function issueRecord({ issueId, date, side, rows }: IssueDiff): object {
  return { issue_id: issueId, issue_date: date, side, rows }
}
