import { loadSeamReader, type SeamReader } from '../../models/index.ts'
import type { FoldedIssue, RepairMode } from '../../pipeline/document/index.ts'
import { createDecode, createFold, createNormalise, createRepair } from '../../pipeline/stages/index.ts'
import { checkIssue } from './check-article.ts'
import { rawIssue } from './pages.ts'

let reader: Promise<SeamReader> | undefined

/** The shipped seam model, loaded once a test file. */
function seamReader(): Promise<SeamReader> {
  reader ??= loadSeamReader()
  return reader
}

/** Runs pages from bytes to the folded view, checking what must hold after every stage. */
export async function repairPages(
  pages: readonly string[],
  meta: Parameters<typeof rawIssue>[1] = {},
  mode: RepairMode = 'full',
): Promise<FoldedIssue> {
  const normalised = await createNormalise().run(await createDecode().run(rawIssue(pages, meta)))
  checkIssue(normalised)
  const repaired = await createRepair({ mode, seams: await seamReader() }).run(normalised)
  checkIssue(repaired)
  const folded = await createFold().run(repaired)
  checkIssue(folded)
  return folded
}

/** The paragraphs of every article as `kind: text`, to be read at a glance. */
export function outline(issue: FoldedIssue): readonly (readonly string[])[] {
  return issue.articles.map((article) =>
    article.paragraphs.map(({ kind, span }) => `${kind}: ${article.text.slice(span.start, span.end)}`),
  )
}
