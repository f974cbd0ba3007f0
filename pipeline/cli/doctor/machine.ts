import { execFile } from 'node:child_process'
import os from 'node:os'
import { promisify } from 'node:util'
import { type Finding, failed, ok, warning } from './finding.ts'

/** Bytes that a run of ordinary issues takes at its peak, twice over; see `npm run bench`. */
const COMFORTABLE_MEMORY = 1024 ** 3

/** @param range - `engines.node` of the package, `>=20.19`. */
export function checkNode(range: string, version: string = process.versions.node): Finding {
  const wanted = range.replace(/^>=/, '')
  const detail = `${version} (needs ${range})`
  if (isAtLeast(version, wanted)) return ok('node', detail)
  return failed('node', detail, `Install Node ${wanted} or newer.`)
}

function isAtLeast(version: string, wanted: string): boolean {
  const [found, least] = [version, wanted].map((text) => text.split('.').map(Number))
  const differing = least?.findIndex((part, i) => part !== found?.[i]) ?? -1
  return differing < 0 || (found?.[differing] ?? 0) > (least?.[differing] ?? 0)
}

export function checkMemory(total: number = os.totalmem(), cores: number = os.availableParallelism()): Finding {
  const detail = `${(total / 1024 ** 3).toFixed(1)} GB, ${cores} ${cores === 1 ? 'core' : 'cores'}`
  if (total >= COMFORTABLE_MEMORY) return ok('memory', detail)
  return warning('memory', detail, 'A run takes about half a gigabyte: use --concurrency 1 and small issues.')
}

/** The report shows Chinese with the fonts of the machine it is opened on. */
export async function checkFonts(platform: NodeJS.Platform = process.platform, list = listFonts): Promise<Finding> {
  if (platform === 'darwin' || platform === 'win32') return ok('fonts', 'the system has Chinese fonts of its own')
  const fonts = await list()
  const advice = 'Install one, such as Noto Sans CJK (package fonts-noto-cjk), where the report is opened.'
  if (fonts === null) return warning('fonts', 'fc-list is not there to ask', advice)
  if (fonts.length === 0) return warning('fonts', 'no font with Chinese characters', advice)
  return ok('fonts', `${fonts.length} with Chinese characters, such as ${fonts[0]}`)
}

/** Families with Chinese characters as fontconfig knows them; null where it is not installed. */
async function listFonts(): Promise<readonly string[] | null> {
  try {
    const { stdout } = await promisify(execFile)('fc-list', [':lang=zh', 'family'])
    return [...new Set(stdout.split('\n').map((line) => line.split(',')[0]?.trim() ?? ''))].filter(Boolean).sort()
  } catch {
    // Whatever keeps it from answering, the question stays open; the finding says so.
    return null
  }
}
