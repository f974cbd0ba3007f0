import { ADVERT_OPENINGS, EDITOR_ROLES } from './lexicon.ts'

const NUMERAL = '[0-9０-９一二三四五六七八九十]{1,4}'
const PAGE_NAME = `(?:第\\s?${NUMERAL}\\s?版|${NUMERAL}\\s?版|[A-Z][0-9]{1,3}\\s?版?|[A-Z]?叠?第?[0-9]{1,3}页)`

/** `第4版 时政 2023年12月27日 星期三`, `A05`, `- 12 -`, `12`, `Page 3`. */
const PAGE_HEADER = new RegExp(`^${PAGE_NAME}(?:[\\s:：|/·]|$)|(?:^|[\\s|/])${PAGE_NAME}$`, 'i')
const PAGE_NUMBER = /^[-—·\s]{0,3}(?:page\s?)?[0-9]{1,4}(?:\s?(?:\/|of)\s?[0-9]{1,4})?[-—·\s]{0,3}$/i
/** `（下转第3版）`, `（上接A1版）`, `(Continued on page 7)`. */
const JUMP_LINE =
  /^[（(【▶◀→]?\s?(?:下转|上接|紧接|转接|文接|详见|相关报道见)[^。]{0,24}[版页面][^。]{0,6}$|^[（(]?\s?(?:continued|turn) (?:on|from|to) page\s?[A-Z]?\d{1,3}\s?[)）]?$/i
const DATE =
  '(?:\\d{4}|[〇零一二三四五六七八九]{4})年\\s?[0-9一二三四五六七八九十]{1,3}月\\s?[0-9一二三四五六七八九十]{1,3}日'
/** A line that is a date, with weekday, lunar date, paper or section around it. */
const DATE_LINE = new RegExp(`^[^。，；]{0,16}${DATE}[^。，；]{0,24}$`)
const WEEKDAY = /星期[一二三四五六日天]|周[一二三四五六日]|农历|总第\s?\d|第\s?\d+\s?期|版/
const EDITOR_LINE = new RegExp(`^[（(]?\\s?(?:${byLength(EDITOR_ROLES)})(?:\\s?[:：/]\\s?|\\s)[^。，；]{2,40}$`)
const ADVERT = new RegExp(`^[【\\[（(]?(?:${byLength(ADVERT_OPENINGS)})(?:[】\\]）)]?$|[】\\]）)]?\\s?[:：])`)

/** Furniture stands on lines of its own; nothing longer than this is. */
const LONGEST_FURNITURE = 80

/** What a block is that is printed around the articles, or null for a block of an article. */
export type FurnitureKind = 'page-header' | 'page-number' | 'jump-line' | 'editor-line' | 'advert'

/** Names the furniture in a (folded) block's text. */
export function furnitureOf(text: string): FurnitureKind | null {
  if (text.length > LONGEST_FURNITURE) return null
  if (PAGE_NUMBER.test(text)) return 'page-number'
  if (JUMP_LINE.test(text)) return 'jump-line'
  if (EDITOR_LINE.test(text)) return 'editor-line'
  if (isPageHeader(text)) return 'page-header'
  return ADVERT.test(text) ? 'advert' : null
}

function isPageHeader(text: string): boolean {
  if (/[。；！？]/.test(text)) return false
  return (
    (PAGE_HEADER.test(text) && text.length <= 60) || (DATE_LINE.test(text) && (WEEKDAY.test(text) || text.length <= 14))
  )
}

function byLength(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|')
}
