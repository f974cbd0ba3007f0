import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { PipelineError } from '../document/index.ts'
import { settleOutput } from '../io/index.ts'
import type { RepairRow } from '../schema/index.ts'
import { lineBatches, writeText } from './lines.ts'

interface RepairsFlags {
  readonly output: string
  readonly uncertain?: boolean
}

/**
 * `broadsheet repairs`: the record of repairs for the eye, article by article.
 *
 * @throws PipelineError OUTPUT_UNREADABLE - when the folder has no record.
 */
export async function repairsCommand(issues: readonly string[], { output, uncertain }: RepairsFlags): Promise<void> {
  await settleOutput(output)
  const file = join(output, 'repairs.jsonl')
  await access(file).catch((cause: unknown) => {
    throw new PipelineError('OUTPUT_UNREADABLE', `There is no repairs.jsonl of a run in ${output}.`, {
      path: output,
      cause,
    })
  })
  const wanted = new Set(issues)
  let article = ''
  for await (const lines of lineBatches(createReadStream(file))) {
    for (const line of lines) {
      const row: RepairRow = JSON.parse(line)
      if (wanted.size > 0 && !wanted.has(row.issue_id)) continue
      if (uncertain && row.certain) continue
      const heading = row.article_id === article ? [] : ['', ...headingLines(row)]
      article = row.article_id
      await writeText(process.stdout, `${[...heading, ...repairLines(row)].join('\n')}\n`)
    }
  }
}

function headingLines({ issue_id, article_title, article_id }: RepairRow): string[] {
  return [`${issue_id}: ${article_title ?? '(no title)'} [${article_id}]`]
}

/** `…the last words ‖ the first words…`, how sure it is, from where to where, and why. */
export function repairLines(row: RepairRow): string[] {
  const { kind, score, margin, certain, paragraph, evidence } = row
  const tail = row.tail_text === null ? '(missing)' : `…${row.tail_text}`
  const head = row.head_text === null ? '(missing)' : `${row.head_text}…`
  const sure = score === null ? '' : `, score ${score.toFixed(2)}${margin === null ? '' : `, margin ${margin}`}`
  const doubt = certain || score === null ? '' : ', uncertain'
  return [
    `  ${tail} ‖ ${head}`,
    `      ${kind}, paragraph ${paragraph}${sure}${doubt} [${row.seam_id}]`,
    `      ${place(row.tail_page, row.tail_end)} → ${place(row.head_page, row.head_start)}`,
    ...evidence.map((reason) => `      ${reason}`),
  ]
}

function place(page: string | null, offset: number | null): string {
  return page === null ? '?' : `${page} ${offset}`
}
