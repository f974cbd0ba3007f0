import { type IssueMeta, type Message, PipelineError } from '../document/index.ts'
import { dateInName } from './dates.ts'
import type { FolderItem } from './folder.ts'
import { formatOf, isGzipped, STDIN_FORMAT, stemOf } from './formats.ts'
import type { FileFacts, InputFormat } from './input-format.ts'
import { readSidecar, SIDECAR_SUFFIX, type Sidecar } from './sidecar.ts'
import { gunzipped, type Source } from './source.ts'

/** What text packs to, for bounding what is in flight before it is known. */
const USUAL_RATIO = 4

/** When and where issues appeared, as far as somebody says it. */
export interface MetaFacts {
  readonly date?: string
  readonly publication?: string
  readonly place?: string
  readonly lang?: string
}

/** The date is no default: every issue has its own, and a page's header may still tell it. */
export type MetaDefaults = Omit<MetaFacts, 'date'>

/** What the user says of every issue of a run; it wins over sidecars, files and names. */
export interface MetaOverrides extends MetaFacts {
  /** What holds of issues of which nothing else says it: flags, sidecars, files and names win over it. */
  readonly defaults?: MetaDefaults
}

export interface PlannedPage {
  readonly name: string
  /** As given and below; `-` for standard input. */
  readonly path: string
  /** Null for standard input. */
  readonly source: Source | null
  readonly format: InputFormat
  /** The page's printed name (`A03`), where a sidecar gives one. */
  readonly label: string | null
}

/** An issue that will be read: who it is is settled before anything is. */
export interface PlannedIssue {
  readonly kind: 'issue'
  readonly issueId: string
  readonly path: string
  /** Bytes of all its pages, those of packed ones by guess; 0 for standard input. */
  readonly size: number
  readonly pages: readonly PlannedPage[]
  /** As flags, sidecars and names say; `readIssue` adds what the files themselves do. */
  readonly meta: IssueMeta
  /** True when only a name gives the date: a date inside the file counts more. */
  readonly dateFromName: boolean
  /** What holds where nothing else says it. */
  readonly defaults: MetaDefaults
  readonly messages: readonly Message[]
}

/** An input that cannot become an issue. */
export interface RefusedInput {
  readonly kind: 'refused'
  readonly issueId: string
  readonly path: string
  readonly error: PipelineError
}

/** Pages, sidecars and names that together say who an issue is. */
export interface IssueEvidence {
  readonly issueId: string
  readonly path: string
  readonly pages: readonly FolderItem[]
  /** By file name, beside the pages. */
  readonly sidecars: ReadonlyMap<string, FolderItem | PipelineError>
  /** The folder's own sidecar, where the issue is a folder and has one. */
  readonly folderSidecar: FolderItem | PipelineError | undefined
  /** Names that may carry the date, the nearest first. */
  readonly names: readonly string[]
}

/**
 * Settles id, date and paper: flags first, then the folder's sidecar, then the pages' own in page order, then names.
 * What is still null is left to the page's header (the repair stage reads it).
 *
 * @throws PipelineError SIDECAR_INVALID, INPUT_OUTSIDE - when a sidecar is there and cannot be used: rows without the
 * facts it holds would be wrong and look right.
 */
export async function identifyIssue(evidence: IssueEvidence, overrides: MetaOverrides): Promise<PlannedIssue> {
  const messages: Message[] = []
  const read = async (found: FolderItem | PipelineError | undefined): Promise<Sidecar | null> => {
    const read = await readFound(found)
    messages.push(...(read?.messages ?? []))
    return read?.sidecar ?? null
  }
  const folderSidecar = await read(evidence.folderSidecar)
  const pageSidecars: (Sidecar | null)[] = []
  for (const page of evidence.pages) {
    pageSidecars.push(await read(evidence.sidecars.get(stemOf(page.name) + SIDECAR_SUFFIX)))
  }
  const sidecars = [folderSidecar, ...pageSidecars].filter((sidecar) => sidecar !== null)
  const settled = settleMeta(evidence.issueId, overrides, sidecars, evidence.names)
  return {
    kind: 'issue',
    issueId: settled.meta.issueId,
    path: evidence.path,
    size: evidence.pages.reduce((sum, { source }) => sum + source.size * (source.packed ? USUAL_RATIO : 1), 0),
    pages: evidence.pages.map(({ name, path, source }, i) => ({
      name,
      path,
      source: isGzipped(name) ? gunzipped(source) : source,
      format: formatOf(name) ?? STDIN_FORMAT,
      label: pageSidecars[i]?.page ?? null,
    })),
    ...settled,
    messages,
  }
}

/** @throws PipelineError - when the sidecar is there and must not be followed, or cannot be used. */
export async function readFound(
  found: FolderItem | PipelineError | undefined,
): Promise<Awaited<ReturnType<typeof readSidecar>> | null> {
  if (found === undefined) return null
  if (found instanceof PipelineError) throw found
  return readSidecar(found.source)
}

export function settleMeta(
  issueId: string,
  overrides: MetaOverrides,
  sidecars: readonly Sidecar[],
  names: readonly string[],
): Pick<PlannedIssue, 'meta' | 'dateFromName' | 'defaults'> {
  const first = (field: keyof Sidecar): string | null =>
    sidecars.map((sidecar) => sidecar[field]).find((value) => value !== null) ?? null
  const stated = overrides.date ?? first('date')
  const meta = {
    issueId: first('issueId') ?? issueId,
    date: stated ?? names.map(dateInName).find((date) => date !== null) ?? null,
    publication: overrides.publication ?? first('publication'),
    place: overrides.place ?? first('place'),
    lang: overrides.lang ?? first('lang'),
    url: first('url'),
  }
  return { meta, dateFromName: stated === null && meta.date !== null, defaults: overrides.defaults ?? {} }
}

/** What flags and sidecars leave open is filled in from the files, in page order; names come after them, defaults last. */
export function withFacts({ meta, dateFromName, defaults }: PlannedIssue, facts: readonly FileFacts[]): IssueMeta {
  const first = (field: keyof FileFacts): string | null =>
    facts.map((fact) => fact[field]).find((value) => value !== undefined) ?? null
  const date = dateFromName ? null : meta.date
  return {
    issueId: meta.issueId,
    date: date ?? first('date') ?? meta.date,
    publication: meta.publication ?? first('publication') ?? defaults.publication ?? null,
    place: meta.place ?? first('place') ?? defaults.place ?? null,
    lang: meta.lang ?? first('lang') ?? defaults.lang ?? null,
    // Pages of one issue have addresses of their own: none of them is the issue's.
    url: meta.url ?? (facts.length === 1 ? first('url') : null),
  }
}
