import { dateOfDay } from './series.ts'

/** Steps of an axis: round numbers from at or below the least to at or above the greatest. */
export function niceTicks(least: number, greatest: number, wanted: number): readonly number[] {
  const span = greatest - least || Math.abs(greatest) || 1
  const rough = span / Math.max(1, wanted)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough * 0.999) ?? rough
  const first = Math.floor(least / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(greatest / step - 1e-9))
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
}

/** A place on an axis of days and what stands there. */
export interface DateTick {
  readonly day: number
  readonly words: string
}

/** Months between two ticks; one year and more is named by its year. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200]
const MONTH = 30.44

/** Starts of years, quarters or months between two days; of a few days every so many of them. */
export function dateTicks(from: number, to: number, most: number): readonly DateTick[] {
  const months = MONTH_STEPS.find((step) => (to - from) / (step * MONTH) <= most) ?? 2400
  if (to - from < 2 * MONTH) return dayTicks(from, to, most)
  const first = new Date(from * DAY)
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth()
  const ticks: DateTick[] = []
  for (let month = Math.ceil(start / months) * months; ticks.length <= most + 1; month += months) {
    const day = Math.floor(Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY)
    if (day > to) break
    if (day >= from) ticks.push({ day, words: dateOfDay(day).slice(0, months >= 12 ? 4 : 7) })
  }
  return ticks
}

const DAY = 86_400_000

function dayTicks(from: number, to: number, most: number): readonly DateTick[] {
  const step = Math.max(1, Math.ceil((to - from) / most))
  const count = Math.floor((to - Math.ceil(from)) / step) + 1
  return Array.from({ length: count }, (_, at) => {
    const day = Math.ceil(from) + at * step
    return { day, words: dateOfDay(day) }
  })
}
