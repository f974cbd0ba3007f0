import { longestAt, wordsByKey } from '../word-index.ts'
import { dateAt, joinedDigits } from './dates.ts'
import { isArabicDigit, isChineseNumeralUnit, isLatinLetter, MAX_NUMERAL_LENGTH } from './digits.ts'
import { readDoubling, readHalf } from './fixed.ts'
import { WORDS_WITHOUT_NUMBER } from './lexicon/nominal.ts'
import { type Mention, noted, type Source } from './mention.ts'
import { readNumeral } from './numeral.ts'
import { readFirstRank, readLeaders, readOrdinal } from './ordinals.ts'
import { plainMention, readQuantity } from './read.ts'
import { isStart, isTerm, swallows } from './terms.ts'

const words = wordsByKey(WORDS_WITHOUT_NUMBER, isStart)

function nominalMention(mention: Mention, end: number, reason: string): Mention {
  return noted(
    { ...mention, end, unit: null, unitCode: null, unitClass: null },
    { nominal: reason, rule: 'nominal/date' },
    'nominal/date',
    reason,
    { start: mention.start, end },
  )
}

interface Step {
  readonly mention: Mention | null
  readonly next: number
}

/** The end of a run of numeral characters too long to be a number, or -1: keeps the cost linear on hostile input. */
function endOfEndlessRun(text: string, at: number): number {
  let end = at
  const limit = at + MAX_NUMERAL_LENGTH
  while (end < limit && isNumeralUnit(text.charCodeAt(end))) end += 1
  if (end < limit) return -1
  while (isNumeralUnit(text.charCodeAt(end))) end += 1
  return end
}

function isNumeralUnit(unit: number): boolean {
  return isArabicDigit(unit) || isChineseNumeralUnit(unit)
}

/** What stands at `at`: a mention, or a word to step over. */
function readAt(source: Source, at: number, previous: Mention | undefined): Step {
  const { text } = source
  const endless = endOfEndlessRun(text, at)
  if (endless > 0) return { mention: null, next: endless }
  const word = longestAt(words, text, at)
  if (word && swallows(text, word)) return { mention: null, next: Math.max(word.end, at + 1) }
  const term = longestAt(source.words.terms, text, at)
  if (term && isTerm(text, term, source.words.units))
    return { mention: termMention(text, term.start, at, term.end), next: Math.max(term.end, at + 1) }
  const special = readHalf(source, at) ?? readDoubling(source, at) ?? readFirstRank(source, at)
  if (special) return { mention: special, next: special.end }
  if (text[at] === '第') {
    const ordinal = readOrdinal(source, at, previous)
    return { mention: ordinal, next: ordinal?.end ?? at + 1 }
  }
  return readNumber(source, at, previous?.end ?? 0)
}

function termMention(text: string, start: number, at: number, end: number): Mention | null {
  const numeral = readNumeral(text, at)
  if (!numeral) return null
  return noted(
    { ...plainMention(numeral), start, end },
    { nominal: 'a term', rule: 'nominal/term' },
    'nominal/term',
    'a name made with a number',
    { start, end },
  )
}

/** .77, and not the point of 3.77 or of v.77. */
function leadingPoint(text: string, at: number): boolean {
  if (text[at - 1] !== '.' || !isArabicDigit(text.charCodeAt(at))) return false
  const before = text.charCodeAt(at - 2)
  return !isArabicDigit(before) && !isLatinLetter(before) && text[at - 2] !== '.'
}

function readNumber(source: Source, at: number, floor: number): Step {
  const { text } = source
  if (isArabicDigit(text.charCodeAt(at))) {
    const joined = joinedDigits(text, at)
    // 1.2.3.4 has no value at all: to report 1.2 would be to invent one.
    if (joined?.valueless) return { mention: null, next: joined.end }
    const numeral = joined ? readNumeral(text, at) : null
    if (joined && numeral)
      return { mention: nominalMention(plainMention(numeral), joined.end, joined.note), next: joined.end }
  }
  const from = leadingPoint(text, at) ? at - 1 : at
  const mention = readQuantity(source, from, floor)
  if (!mention) return { mention: null, next: at + 1 }
  const date = mention.kind === 'rank' ? null : dateAt(text, mention)
  if (date)
    return {
      mention: nominalMention({ ...mention, start: mention.numeral.start }, date.end, date.note),
      next: date.end,
    }
  const leaders = readLeaders(source, mention)
  if (leaders) return { mention: leaders, next: leaders.end }
  return { mention, next: Math.max(mention.end, at + 1) }
}

/** All numbers of a text in order, as read; bounds, ranges and kinds come after. */
export function scan(source: Source): Mention[] {
  const { text } = source
  const found: Mention[] = []
  let at = 0
  while (at < text.length) {
    if (!isStart(text.charCodeAt(at))) {
      at += 1
      continue
    }
    const { mention, next } = readAt(source, at, found.at(-1))
    if (mention) found.push(mention)
    at = next
  }
  return found
}
