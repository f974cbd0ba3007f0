import { FORMATS } from './formats.ts'
import type { PlannedIssue, PlannedPage } from './identify.ts'
import { JSONL_LINE } from './jsonl-lines.ts'

// What is planned in one thread and read in another: names and facts are copied, formats are known by their place, and bytes
// are asked for.

const ALL_FORMATS = [...FORMATS, JSONL_LINE]

/** A planned issue as plain data. */
export interface HandedIssue extends Omit<PlannedIssue, 'pages'> {
  readonly pages: readonly HandedPage[]
}

interface HandedPage extends Omit<PlannedPage, 'source' | 'format'> {
  readonly format: number
  readonly source: { readonly path: string; readonly size: number; readonly packed: boolean } | null
}

export function handOver(planned: PlannedIssue): HandedIssue {
  return {
    ...planned,
    pages: planned.pages.map(({ source, format, ...page }) => ({
      ...page,
      format: ALL_FORMATS.indexOf(format),
      source: source && { path: source.path, size: source.size, packed: source.packed },
    })),
  }
}

/** @param open - the bytes of a page, by its place in the issue. */
export function takeOver(handed: HandedIssue, open: (page: number) => AsyncIterable<Uint8Array>): PlannedIssue {
  return {
    ...handed,
    pages: handed.pages.map(({ source, format, ...page }, i) => {
      const known = ALL_FORMATS[format]
      if (known === undefined) throw new RangeError(`No format ${format}`)
      return { ...page, format: known, source: source && { ...source, open: () => open(i) } }
    }),
  }
}
