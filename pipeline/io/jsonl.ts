import { wellFormed } from './well-formed.ts'

/** Lone surrogates show as this escape once serialised; most rows have none and are serialised once. */
const MAYBE_LONE = '\\ud'

/** One row as one line of JSON, line feed included, in well-formed UTF-8. */
export function jsonLine(row: object): string {
  const line = JSON.stringify(row)
  return `${line.includes(MAYBE_LONE) ? JSON.stringify(row, repairStrings) : line}\n`
}

function repairStrings(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? wellFormed(value) : value
}
