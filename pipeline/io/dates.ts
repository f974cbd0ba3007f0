/** Years in which a dated newspaper file is believed: an eight-digit number outside them is some other number. */
const FIRST_YEAR = 1600
const LAST_YEAR = 2199

const SEPARATED = /(?<!\d)(\d{4})([-_.])(\d{2})\2(\d{2})(?!\d)/g
const COMPACT = /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a date of the calendar written `2023-03-14`. */
export function isIsoDate(text: string): boolean {
  const match = ISO.exec(text)
  return match !== null && calendarDate(match[1], match[2], match[3]) !== null
}

/** The date that a file's or folder's name carries (`2023-03-14 A1`, `cena_20230314`), as an ISO date; the first of several. */
export function dateInName(name: string): string | null {
  for (const match of name.matchAll(SEPARATED)) {
    const date = calendarDate(match[1], match[3], match[4])
    if (date !== null) return date
  }
  for (const match of name.matchAll(COMPACT)) {
    const date = calendarDate(match[1], match[2], match[3])
    if (date !== null) return date
  }
  return null
}

function calendarDate(year = '', month = '', day = ''): string | null {
  const iso = `${year}-${month}-${day}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  if (Number.isNaN(time) || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null
  // Date.parse may roll 30 February over into March; a date that does not come back is none.
  return new Date(time).toISOString().startsWith(iso) ? iso : null
}
