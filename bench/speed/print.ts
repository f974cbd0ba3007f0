import type { Cost } from './measure.ts'

/** A table for reading: the first column to the left, figures to the right. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd : cell.padStart).call(cell, widths[column] ?? 0)).join('  ')
  console.log(`\n${title}\n${all.map(line).join('\n')}`)
}

/** `12,345`, or a few digits of something small. */
export function figure(value: number, digits = 0): string {
  if (!Number.isFinite(value)) return '–'
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** Characters a second of each clock: `wall` and `processor`. */
export function rates(characters: number, { wall, processor }: Cost): [wall: string, processor: string] {
  return [figure(characters / wall), figure(characters / processor)]
}

export function seconds(value: number): string {
  return `${figure(value, value < 10 ? 2 : 0)} s`
}

/** Measured figures have four digits worth keeping; the rest is noise, and makes results hard to read. Counts stay. */
export function rounded(value: number): number {
  return Number.isFinite(value) && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
}
