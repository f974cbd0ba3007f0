import { PipelineError } from '../document/index.ts'
import { isIsoDate } from '../io/index.ts'
import { writeReport } from '../report/index.ts'

/** What the command line gives `broadsheet report`. */
export interface ReportFlags {
  readonly output: string
  readonly issue?: readonly string[]
  readonly publication?: string
  readonly since?: string
  readonly untilDate?: string
}

/**
 * `broadsheet report`: writes the page and says what is in it.
 *
 * @throws PipelineError OPTION_INVALID - for a date that is none; and what `writeReport` throws.
 */
export async function reportCommand(folder: string, flags: ReportFlags): Promise<void> {
  const { file, bytes, articles, claims, quotes, repairs, rawPages } = await writeReport(folder, flags.output, {
    issues: flags.issue ?? [],
    publication: flags.publication ?? null,
    since: dateFlag('--since', flags.since),
    until: dateFlag('--until-date', flags.untilDate),
  })
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
  process.stdout.write(
    `${file} (${size}): ${articles} articles, ${claims} claims, ${quotes} quotes, ${repairs} repairs\n`,
  )
  if (!rawPages) {
    process.stderr.write(`warning: ${folder} has no pages.jsonl, so the raw pages are not in the report\n`)
  }
}

function dateFlag(name: string, value: string | undefined): string | null {
  if (value === undefined) return null
  if (isIsoDate(value)) return value
  throw new PipelineError('OPTION_INVALID', `${name} ${value} is no date: write it as YYYY-MM-DD.`)
}
