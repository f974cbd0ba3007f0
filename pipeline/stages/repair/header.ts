import { longestFirst } from '../../document/index.ts'
import { HAN_DIGITS, hanDigit, hanNumber } from './han-number.ts'
import { ENGLISH_MASTHEADS, MASTHEAD_ENDINGS } from './lexicon.ts'

/** What a page's header says of its edition. */
export interface PageHeader {
  /** ISO date. */
  readonly date: string | null
  readonly publication: string | null
}

/** A header stands among the first or last lines of a page, and is short. */
const LINES_AT_EDGE = 4
const LONGEST_HEADER = 60

const ARABIC_DATE =
  /(?<!\d)((?:19|20)\d{2})\s?[年./-]\s?(1[0-2]|0?[1-9])\s?[月./-]\s?(3[01]|[12]\d|0?[1-9])(?:\s?日|(?!\d))/
const HAN_DATE = new RegExp(`([${HAN_DIGITS}]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日`)
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const ENGLISH_DATE = new RegExp(`(?:(${MONTHS}) (\\d{1,2})|(\\d{1,2}) (${MONTHS})),? ((?:19|20)\\d{2})`)
const SENTENCE = /[。；！？，]\s?\S{6}|[.!?;] [A-Z][a-z]+ [a-z]/
const MASTHEAD = new RegExp(`^\\p{Script=Han}{1,8}(?:${longestFirst(MASTHEAD_ENDINGS)})$`, 'u')
const ENGLISH_MASTHEAD = new RegExp(`^(?:The )?(?:[A-Z][A-Za-z]+ ){0,3}(?:${ENGLISH_MASTHEADS.join('|')})(?= |$)`, 'i')

/** Reads date and paper from the header lines of a page's (folded) text, one block a line. */
export function readHeader(text: string): PageHeader {
  let date: string | null = null
  let publication: string | null = null
  for (const line of edgeLines(text)) {
    if (line.length > LONGEST_HEADER || SENTENCE.test(line)) continue
    const found = readDate(line)
    if (found !== null && isHeaderLine(line)) {
      date ??= found
      publication ??= readMasthead(line)
    } else if (found === null) publication ??= readMasthead(line)
  }
  return { date, publication }
}

function edgeLines(text: string): readonly string[] {
  const head = text.slice(0, 2000).split('\n').slice(0, LINES_AT_EDGE)
  const tail = text.slice(-2000).split('\n').slice(-LINES_AT_EDGE)
  return [...head, ...tail].map((line) => line.trim())
}

/** A date in a headline is news, one with a weekday, a page number, a paper or nothing around it is a header's. */
function isHeaderLine(line: string): boolean {
  const rest = line.replace(ARABIC_DATE, '').replace(HAN_DATE, '').replace(ENGLISH_DATE, '')
  return (
    /星期|周[一二三四五六日]|版|农历|第\s?\d|总第|[A-Z][a-z]+day|报|Page|^\W*$/.test(rest) || rest.trim().length <= 4
  )
}

function readMasthead(line: string): string | null {
  const words = line.split(/[\s|│·]+/)
  const chinese = words.find((word) => MASTHEAD.test(word))
  if (chinese) return chinese
  const english = ENGLISH_MASTHEAD.exec(line)?.[0] ?? null
  return english === line || readDate(line) !== null ? english : null
}

function readDate(line: string): string | null {
  const arabic = ARABIC_DATE.exec(line)
  if (arabic) return isoDate(Number(arabic[1]), Number(arabic[2]), Number(arabic[3]))
  const han = HAN_DATE.exec(line)
  if (han) return isoDate(hanYear(han[1] ?? ''), hanNumber(han[2] ?? ''), hanNumber(han[3] ?? ''))
  const english = ENGLISH_DATE.exec(line)
  if (!english) return null
  const month = MONTHS.split('|').indexOf(english[1] ?? english[4] ?? '') + 1
  return isoDate(Number(english[5]), month, Number(english[2] ?? english[3]))
}

function hanYear(text: string): number {
  return Number([...text].map((digit) => hanDigit(digit)).join(''))
}

/** The ISO form of a date that exists, else null. */
function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}
