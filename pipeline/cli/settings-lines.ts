import type { RunSettings, Setting } from './run-options.ts'

/** `broadsheet run --print-config`: every value that holds and who set it, one a line; as JSON for programs. */
export function settingsText({ settings }: RunSettings, asJson: boolean): string {
  if (asJson) return `${JSON.stringify(Object.fromEntries(settings.map(({ key, ...rest }) => [key, rest])), null, 2)}\n`
  const rows = settings.flatMap(rowsOf)
  const width = Math.max(...rows.map(({ key }) => key.length))
  return rows.map(({ key, value, from }) => `${key.padEnd(width)}  ${JSON.stringify(value)}  (${from})\n`).join('')
}

/** A group's keys have a line each: the lists of a lexicon would not fit on one. */
function rowsOf({ key, value, from }: Setting): readonly Setting[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ key, value, from }]
  return Object.entries(value).map(([name, inner]) => ({ key: `${key}.${name}`, value: inner, from }))
}
