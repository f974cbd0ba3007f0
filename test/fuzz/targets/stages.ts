import { type NormalisedIssue, type RawIssue, REPAIR_MODES } from '../../../pipeline/document/index.ts'
import { createDecode, createFold, createNormalise, createRepair } from '../../../pipeline/stages/index.ts'
import { checkIssue } from '../../support/check-article.ts'
import { rawIssue } from '../../support/pages.ts'
import { type Target, twice } from './target.ts'
import { wildSeams } from './wild.ts'

/** Between the pages of an issue: never in a text file that is let in. */
const PAGE_BREAK = 0x0c

/** Pages of any bytes up to the text that is searched: after every stage each printed character is in one place. */
export const stages: Target = async (data) => {
  const pages = splitAt(data, PAGE_BREAK).map((bytes, index) => {
    const page = `${index}.txt`
    const origin = { page, path: page, format: 'text' as const, sha256: '', byteLength: bytes.length }
    return { origin, bytes }
  })
  await checkStages({ ...rawIssue([]), pages })
}

export async function checkStages(issue: RawIssue): Promise<void> {
  const decoded = await twice(() => createDecode().run(issue))
  if (decoded === null) return
  const normalised = await twice(() => createNormalise().run(decoded))
  if (normalised === null) return
  checkIssue(normalised)
  for (const mode of REPAIR_MODES) await checkRepair(normalised, mode)
}

async function checkRepair(normalised: NormalisedIssue, mode: (typeof REPAIR_MODES)[number]): Promise<void> {
  for (const seams of mode === 'full' ? [null, wildSeams] : [null]) {
    const repaired = await twice(() => createRepair({ mode, seams }).run(normalised))
    if (repaired === null) continue
    checkIssue(repaired)
    const folded = await twice(() => createFold().run(repaired))
    if (folded) checkIssue(folded)
  }
}

function splitAt(data: Uint8Array, byte: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = []
  let from = 0
  for (let at = data.indexOf(byte); at >= 0; at = data.indexOf(byte, from)) {
    parts.push(data.subarray(from, at))
    from = at + 1
  }
  return [...parts, data.subarray(from)]
}
