import { type Span, slice } from '../../pipeline/document/index.ts'
import { AGE_HEADS, NAMED_TIES, NOMINAL_HEADS } from './lexicon/quantities.ts'
import { MONTHS } from './lexicon/time.ts'
import { marksWithin } from './marks.ts'
import type { Numeral } from './numerals.ts'
import type { EnglishParagraph } from './paragraph.ts'
import { alternation } from './patterns.ts'

const SIDE = 24
const NAMED_TIE = new RegExp(`^-(?:${alternation(NAMED_TIES)})(?![A-Za-z])`)
const MONTH = `(?:${alternation(Object.keys(MONTHS))})`
const HEAD_BEFORE = new RegExp(`(?:^|[^A-Za-z])(${alternation(NOMINAL_HEADS)})[ \\u00a0]?$`, 'i')
const MONTH_BEFORE = new RegExp(`\\b${MONTH}\\.?,? (?:\\d{1,2}(?:st|nd|rd|th)?(?:,| and|-|–| to| or) ?)?$`)
const MONTH_AFTER = new RegExp(`^(?:st|nd|rd|th)? (?:of )?${MONTH}\\b`)
const CLOCK_AFTER = /^(?::\d{2}|H\d{2}| ?[ap]\.?m\b| o['’]clock|[ap]m\b)/i
const ORDINAL_AFTER = /^(?:st|nd|rd|th)\b/
/** `ten years ago`, `two days later` */
const AGO_AFTER = /^ (?:year|month|week|day|hour|minute|decade)s? (?:ago|earlier|later)\b/
const LETTER = /[A-Za-z]/
const DECADE_AFTER = /^['’]?s\b/
/** Units that may be glued to a number without making it a name. */
const GLUED_UNIT = /^(?:km|kg|cm|mm|mg|ml|kw|mw|gw|kwh|gwh|m2|bn|mn|tn|pct|hrs?)\b/i
const SPECIFICATION_AFTER =
  /^[ -]?(?:nm|nanometers?|nanometer-class|caliber|bit|mp|megapixels?)\b|^-?(?:mm|inch)\b|^ (?:mm|inch(?:es)?) (?:screens?|displays?|wafers?|guns?|shells?|mortars?|artillery|howitzers?|rounds?|panels?|cannons?|wheels?|monitors?|lens)\b/i

/** Why a number only names something (a date, an edition, a model), or null for a number that measures. */
export function nominalReason(
  paragraph: EnglishParagraph,
  span: Span,
  unitCode: string | null,
  numeral: Numeral | null,
): string | null {
  const { text } = paragraph
  const before = text.slice(Math.max(paragraph.span.start, span.start - SIDE), span.start)
  const after = text.slice(span.end, Math.min(paragraph.span.end, span.end + SIDE))
  return (
    nameReason(before, after, unitCode) ??
    dateReason(before, after, text.slice(span.start, span.end), unitCode) ??
    wordReason(before, after, unitCode, / (?:in|out of) /.test(slice(text, span)) ? null : numeral) ??
    termReason(paragraph, span, unitCode) ??
    nounReason(before, slice(text, span), unitCode)
  )
}

function nameReason(before: string, after: string, unitCode: string | null): string | null {
  const previous = before.at(-1) ?? ' '
  const next = after.at(0) ?? ' '
  if (/[A-Za-z_/#]/.test(previous) && !/(?:RM|Rp|RMB|CNY|USD|EUR|NTD|TWD|HKD|GBP|JPY|KRW)$/.test(before))
    return 'letters before it: a name'
  if (/[A-Za-z.]$/.test(before.slice(0, -1)) && /[-–.]/.test(previous) && /[A-Za-z]/.test(before.at(-2) ?? ''))
    return 'a name with a hyphen or dot'
  if (ORDINAL_AFTER.test(after)) return 'an ordinal'
  if (NAMED_TIE.test(after)) return 'tied to a noun: a name'
  if (/^[-–][A-Z]/.test(after)) return 'a name with a hyphen'
  if (/\bper $/.test(before)) return 'what a rate is counted in'
  if (/(?:^|\s)\.$/.test(before)) return 'a decimal without its whole'
  if (
    LETTER.test(next) &&
    !GLUED_UNIT.test(after) &&
    !/^[CF](?![A-Za-z])/.test(unitCode === 'Cel' || unitCode === '[degF]' ? after : '')
  )
    return 'letters after it: a name'
  if (/^[/:]\d/.test(after) || /\d[/:]$/.test(before)) return 'a time, a score or a date'
  if (/^[-–]\d/.test(after) || /\d[-–]$/.test(before)) return 'a score or a number in groups'
  if (SPECIFICATION_AFTER.test(after)) return 'a specification'
  const head = HEAD_BEFORE.exec(before)?.[1]?.toLowerCase()
  if (head && (unitCode === null || unitCode === 'count') && !(AGE_HEADS as readonly string[]).includes(head))
    return `“${head}” before it: a name`
  return null
}

function dateReason(before: string, after: string, printed: string, unitCode: string | null): string | null {
  if (MONTH_BEFORE.test(before) && unitCode !== 'percent' && /^\d{1,4}(?:[-–]\d{1,4})?$/.test(printed)) return 'a date'
  if (/^\d{1,2}$/.test(printed) && MONTH_AFTER.test(after)) return 'a date'
  if (CLOCK_AFTER.test(after)) return 'a time of day'
  if (AGO_AFTER.test(after)) return 'a time before or after another'
  const isYear = /^(?:1[5-9]|20|21)\d\d$/.test(printed)
  if (!isYear || (unitCode !== null && unitCode !== 'count')) return null
  if (DECADE_AFTER.test(after) || /^-year\b/.test(after)) return 'a decade'
  if (unitCode === null && !/[$€£¥] ?$/.test(before)) return 'a year'
  return /(?:than|over|about|nearly|almost|some|least|around|NT\$|US\$|\$) ?$/i.test(before) ? null : 'a year'
}

function wordReason(before: string, after: string, unitCode: string | null, numeral: Numeral | null): string | null {
  if (numeral?.form === 'fraction') return fractionReason(before, after)
  if (numeral?.form === 'named' && unitCode === null && !/^ of\b/.test(after) && /\b(?:a|the) $/i.test(before))
    return 'a fixed phrase'
  if (numeral?.form !== 'word') return null
  if (
    numeral.value === '1' &&
    !/^ (?:person|death|case|vote|seat|point|million|billion|year|month|week|day|hour|passenger|worker|employee|soldier|student)\b/i.test(
      after,
    )
  )
    return '“one” that stands for “a”'
  if (unitCode === null && !/(?:than|about|nearly|least|by|to|of|total|was|were) $/i.test(before))
    return 'a word that counts nothing'
  return null
}

/** `Boeing 747`, `Studio 54`: a small bare number right behind a capitalised word that begins no sentence. */
function nounReason(before: string, printed: string, unitCode: string | null): string | null {
  if (unitCode !== null) return null
  if (/^0\d/.test(printed)) return 'a number that begins with zero'
  return /^\d{1,4}$/.test(printed) && /[a-z,;&]\S{0,40} (?:the )?[A-Z][\w&]{0,40} $/.test(before)
    ? 'a number behind a name'
    : null
}

/** `a third country`, `first half`, `half-time`: words that are fractions only before what they are a part of. */
function fractionReason(before: string, after: string): string | null {
  if (/\b(?:first|second|latter|other|better|last|eastern|western|northern|southern|upper|lower) $/i.test(before))
    return 'a half that is a period or a side'
  return /^(?: of\b| the\b| its\b| their\b| all\b|[.,;)]| in\b| to\b| from\b| or\b| are\b| were\b| said\b| have\b)/i.test(
    after,
  )
    ? null
    : 'no fraction of anything'
}

/** Words of a coined term in quotation marks at most (`“one country, two systems”`). */
const LONGEST_TERM = 6

/** A count inside a term in marks that ends without a mark of its own: part of a name. */
function termReason(paragraph: EnglishParagraph, span: Span, unitCode: string | null): string | null {
  if (unitCode !== null && unitCode !== 'count') return null
  const [mark] = marksWithin(paragraph.marks, span)
  if (!mark?.closed || mark.inner.start > span.start || mark.inner.end < span.end) return null
  const term = slice(paragraph.text, mark.inner)
  return term.split(/\s+/).length <= LONGEST_TERM && !/[.,!?]$/.test(term) ? 'inside a coined term' : null
}
