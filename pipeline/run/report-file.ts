import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunReport } from './report.ts'

export const REPORT_FILE = 'run.json'

/** The report of the run that filled an output folder; null when there is none, or none that can be read. */
export async function readReport(output: string): Promise<RunReport | null> {
  const text = await readFile(join(output, REPORT_FILE), 'utf8').catch(() => null)
  return text === null ? null : parseReport(text)
}

function parseReport(text: string): RunReport | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'status' in value ? (value as RunReport) : null
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}
