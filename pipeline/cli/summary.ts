import type { RunReport } from '../run/index.ts'

const LABEL_WIDTH = 14
/** Alarms that are printed; run.json holds all. */
const ALARMS_SHOWN = 20

/** The closing summary of a run, line by line: what it did, and what the folder holds now. */
export function summaryLines(
  { status, counts, this_run, duration_ms, config, warnings, alarms, corrections }: RunReport,
  { output, written }: { readonly output: string; readonly written: boolean },
): string[] {
  const rows: readonly (readonly [string, number])[] = [
    ['issues', counts.issues],
    ...(config.until === 'normalise'
      ? []
      : ([
          ['articles', counts.articles],
          ['seams mended', counts.seams],
        ] as const)),
    ...(config.until === 'extract'
      ? ([
          ['claims', counts.claims],
          ['quotes', counts.quotes],
          ['speakers', counts.speakers],
        ] as const)
      : []),
    ['warnings', counts.warnings],
    ['dead letters', counts.dead_letters],
  ]
  const { processed, unchanged, pruned } = this_run
  const done = [
    `${processed} read`,
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(pruned > 0 ? [`${pruned} removed`] : []),
  ]
  const kept = `${output} keeps the files of an earlier run: no issue of this one came through.`
  const unsaid = counts.warnings > warnings.length ? [`run.json holds the first ${warnings.length} warnings.`] : []
  return [
    `${status} in ${formatDuration(duration_ms)}: ${done.join(', ')}${written ? ` → ${output}, which holds` : ''}`,
    ...(written ? rows : rows.slice(-1)).map(([label, count]) => `  ${label.padEnd(LABEL_WIDTH)}${count}`),
    ...(corrections ? [`  ${'corrections'.padEnd(LABEL_WIDTH)}${correctionCounts(corrections)}`] : []),
    ...alarmLines(alarms),
    ...unsaid,
    ...(written ? [] : [kept]),
  ]
}

/** `3 applied, 1 gone`: what became of the lines of a corrections file. */
function correctionCounts(counts: Readonly<Record<string, number>>): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0)
  return some.map(([outcome, count]) => `${count} ${outcome.replace('-', ' ')}`).join(', ') || 'none'
}

/** What this run read that is out of line with the issues before it. */
function alarmLines(alarms: RunReport['alarms']): string[] {
  const own = alarms.filter(({ this_run }) => this_run)
  const more = own.length - ALARMS_SHOWN
  return [
    ...own.slice(0, ALARMS_SHOWN).map(({ issue_id, reason }) => `out of line: ${issue_id}: ${reason}`),
    ...(more > 0 ? [`and ${more} more alarms in run.json.`] : []),
  ]
}

/** `0.8 s`, `12 s`, `3 min 05 s`. */
function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}
