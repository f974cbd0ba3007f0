import { longestFirst } from '../../document/index.ts'
import { KICKERS, REPORT_ENDS, REPORTER_TITLES, REPORTER_TITLES_BEFORE_COLON } from './lexicon.ts'
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts'

/*
 * Bylines
 *
 * `本报记者 甲某 乙某某`, `记者甲某 通讯员乙某`, `文/丙某`, `By Jane Doe`. A block is a byline when it is nothing but reporters'
 * titles and names, and where they report from (`／台北报导`); titles are known, and names are what is left: two to four Han characters with a surname first, told
 * apart by spaces, commas or the next title. Matching is on folded text, names are cut from the printed one.
 */

const LONGEST_BYLINE = 80
/** `评论员文章` is a section's name, though 文 is a surname. */
const NO_BYLINE = new Set<string>(KICKERS)
const TITLES = longestFirst(REPORTER_TITLES)
const COLON_TITLES = longestFirst(REPORTER_TITLES_BEFORE_COLON)
/** A title, with what parts it from the names; those that are common words need a colon or a stroke. */
const TITLE = new RegExp(`(?:(?:${TITLES})[\\s:：/／丨|]?|(?:${COLON_TITLES})\\s?[:：/／丨|])`, 'gu')
const OPENING = new RegExp(`^[（(【〔■●□◆◎]?\\s?(?:(?:${TITLES})|(?:${COLON_TITLES})\\s?[:：/／丨|])`, 'u')
const SENTENCE_MARK = /[。；！？“”]|[：，]$/
const NAME = /[^\s、，,/／∕╱；;|丨&（）()【】〔〕■●□◆◎]+/gu
/** The last word of a byline, a place of at most four characters before it. */
const REPORT_END = new RegExp(`[\\s/／∕╱]\\p{Script=Han}{0,4}(?:${longestFirst(REPORT_ENDS)})[）)】〕]?$`, 'u')
const DOTTED_NAME = /^\p{Script=Han}{1,8}(?:[·・]\p{Script=Han}{1,8}){1,3}$/u
const HAN = /^\p{Script=Han}+$/u
const ENGLISH_NAME = "[A-Z][\\p{L}.'’-]{0,20}(?: [A-Z][\\p{L}.'’-]{0,20}){0,4}"
const ENGLISH_BYLINE = new RegExp(
  `^(?:By|BY)\\s(${ENGLISH_NAME}(?:(?:, | and | & )${ENGLISH_NAME}){0,4})(?:\\s?[,|/–—-].{0,60}| in [A-Z].{0,40})?$`,
  'u',
)

/** The reporters named in a block, or null when it is no byline. Both texts have the same length. */
export function readByline(printed: string, folded: string): readonly string[] | null {
  if (printed.length > LONGEST_BYLINE) return null
  const english = ENGLISH_BYLINE.exec(printed)
  if (english?.[1]) return english[1].split(/, | and | & /)
  if (NO_BYLINE.has(folded) || !OPENING.test(folded) || SENTENCE_MARK.test(folded)) return null
  const names: string[] = []
  let at = 0
  const end = REPORT_END.exec(folded)?.index ?? folded.length
  for (const title of [...folded.slice(0, end).matchAll(TITLE), null]) {
    const found = readNames(printed, folded, at, title?.index ?? end)
    if (found === null) return null
    names.push(...found)
    if (title) at = title.index + title[0].length
  }
  return names.length > 0 ? names : null
}

interface Word {
  readonly start: number
  readonly end: number
}

/** The names between two titles; null when something else stands there too. */
function readNames(printed: string, folded: string, start: number, end: number): readonly string[] | null {
  const words: Word[] = [...folded.slice(start, end).matchAll(NAME)].map((found) => ({
    start: start + found.index,
    end: start + found.index + found[0].length,
  }))
  const names: string[] = []
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as Word
    const next = words[i + 1]
    // A name of two characters is set wide: `齐　旭`.
    if (next && word.end - word.start === 1 && next.end - next.start === 1) {
      names.push(printed.slice(word.start, word.end) + printed.slice(next.start, next.end))
      i += 1
      continue
    }
    const lengths = cutNames(folded.slice(word.start, word.end))
    if (lengths === null) return null
    let at = word.start
    for (const length of lengths) {
      names.push(printed.slice(at, at + length))
      at += length
    }
  }
  return names
}

/** Lengths of the names in a word: one, or two that were set without a space (`王晓明李红`); null for no name. */
function cutNames(word: string): readonly number[] | null {
  if (DOTTED_NAME.test(word)) return [word.length]
  if (!HAN.test(word) || word.length < 2 || !beginsWithSurname(word)) return null
  if (word.length <= 3 || (word.length === 4 && COMPOUND_SURNAMES.some((surname) => word.startsWith(surname))))
    return [word.length]
  for (const first of [3, 2]) {
    const rest = word.slice(first)
    if ((rest.length === 2 || rest.length === 3) && beginsWithSurname(rest)) return [first, rest.length]
  }
  return word.length === 4 ? [4] : null
}

function beginsWithSurname(word: string): boolean {
  return SURNAMES.has(word[0] as string) || COMPOUND_SURNAMES.some((surname) => word.startsWith(surname))
}
