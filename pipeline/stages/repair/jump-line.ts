import { longestFirst } from '../../document/index.ts'
import { hanNumber } from './han-number.ts'
import { JUMPS_ASIDE, JUMPS_BACK, JUMPS_ONWARD } from './lexicon.ts'

/** A line that sends the reader to another page. */
export interface JumpLine {
  /** `onward`: the article goes on there. `back`: it comes from there. `aside`: another article stands there. */
  readonly direction: 'onward' | 'back' | 'aside'
  /** The page's name without leading zeros: `3`, `A5`. The first where several are named. */
  readonly page: string
}

const LONGEST = 40
const PAGE = '(?:第\\s?)?([A-Z]?)0{0,3}(\\d{1,3}|[一二三四五六七八九十]{1,3}|头)'
/** `2版`, `第四、五版`, `4—5版`, `A6页`. */
const PAGES = `${PAGE}\\s?(?:[、,，—–~至-]{1,2}\\s?(?:第\\s?)?[A-Z]?[\\d一二三四五六七八九十]{1,3}\\s?){0,4}[版页面]`
const OPENING = '^[（(【\\[▶►◀◄→←>》»▼·■●\\s]{0,6}'
const CLOSING = '[）)】\\]▶►◀◄→←。\\s]{0,6}$'
const ENGLISH_PAGE = '(?:page\\s?([A-Z]?)-?(\\d{1,3})|([A-Z])-?(\\d{1,3}))'

const CHINESE = new RegExp(
  `${OPENING}(?:(${longestFirst(JUMPS_ONWARD)})|(${longestFirst(JUMPS_BACK)})|(${longestFirst(JUMPS_ASIDE)}))[\\s：:]{0,2}${PAGES}[^。，；]{0,8}?${CLOSING}`,
)
const ENGLISH = new RegExp(
  `${OPENING}(?:(?:story |article )?(?:(continue[sd]|cont[’'.]?d?\\.?|turns?|jumps?) (?:on|to)|(continued from|cont[’'.]?d?\\.? from|from)|(see(?: also)?(?: [A-Z][A-Za-z]{1,20},?)?|more on))) ${ENGLISH_PAGE}${CLOSING}`,
  'i',
)

/** Reads a (folded) block that is nothing but a jump line: `（下转第3版）`, `Continued on page A7`; else null. */
export function readJumpLine(text: string): JumpLine | null {
  if (text.length > LONGEST) return null
  const chinese = CHINESE.exec(text)
  if (chinese) {
    const [, onward, back, , section = '', number = ''] = chinese
    // Bare 转, 接, 续 and 见 are common words: in a jump line they stand in brackets or behind an arrow.
    const word = onward ?? back ?? chinese[3] ?? ''
    if (word.length === 1 && /^[\p{L}]/u.test(text)) return null
    return { direction: onward ? 'onward' : back ? 'back' : 'aside', page: `${section}${numberOf(number)}` }
  }
  const english = ENGLISH.exec(text)
  if (!english) return null
  const [, onward, back, , ...page] = english
  return { direction: onward ? 'onward' : back ? 'back' : 'aside', page: page.join('').toUpperCase() }
}

/** The name of the page that a header's (folded) text gives: `第04版` is `4`. */
export function readPageName(text: string): string | null {
  const found = PAGE_NAME.exec(text)
  if (!found) return null
  const [, section = '', number = '', , ...english] = [...found, '']
  return number === '' ? english.join('').toUpperCase() : `${section}${numberOf(number)}`
}

const PAGE_NAME = new RegExp(`${PAGE}\\s?版|(page)\\s?([A-Z]?)(\\d{1,3})`, 'i')

function numberOf(printed: string): string {
  if (printed === '头') return '1'
  return String(/\d/.test(printed) ? Number(printed) : hanNumber(printed))
}
