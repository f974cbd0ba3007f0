import { mkdtemp, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { planInputs } from '../../io/index.ts'
import { type Finding, failed, ok, warning } from './finding.ts'

/** Free bytes below which a run of a few hundred issues may end for want of them. */
const COMFORTABLE_DISK = 1024 ** 3

/** Writes and removes a file where the output folder is or would be made. */
export async function checkOutput(folder: string): Promise<Finding> {
  const existing = await nearestExisting(resolve(folder))
  try {
    if (!(await stat(existing)).isDirectory()) throw new Error(`${existing} is a file`)
    const trial = await mkdtemp(join(existing, '.broadsheet-doctor-'))
    await writeFile(join(trial, 'trial'), 'trial')
    await rm(trial, { recursive: true })
  } catch (thrown) {
    return failed(
      'output',
      `${folder}: ${reasonOf(thrown)}`,
      'Choose another folder with --output, or ask for write access.',
    )
  }
  const { bavail, bsize } = await statfs(existing)
  const free = bavail * bsize
  const detail = `${folder} can be written, ${(free / 1024 ** 3).toFixed(1)} GB free`
  return free >= COMFORTABLE_DISK
    ? ok('output', detail)
    : warning('output', detail, 'Free some space before a large run.')
}

async function nearestExisting(folder: string): Promise<string> {
  const there = await stat(folder).then(
    () => true,
    () => false,
  )
  const parent = dirname(folder)
  return there || parent === folder ? folder : nearestExisting(parent)
}

/** Finds the issues that a run would read, and reads none. */
export async function checkInputs(inputs: readonly string[]): Promise<Finding> {
  const { entries, messages } = await planInputs(inputs)
  const refused = entries.filter((entry) => entry.kind === 'refused')
  const found = entries.length - refused.length
  const detail = `${inputs.join(', ')}: ${found} ${found === 1 ? 'issue' : 'issues'}`
  const [first] = refused
  if (first) return warning('inputs', `${detail}, ${refused.length} that cannot be read`, first.error.message)
  const [said] = messages
  return said ? warning('inputs', detail, said.reason) : ok('inputs', detail)
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
