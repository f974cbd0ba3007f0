import { longestFirst } from '../../document/index.ts'
import { isEditorLine } from './editor-line.ts'
import { readJumpLine } from './jump-line.ts'
import { ADVERT_OPENINGS, ADVERT_TITLES, CONTACT_PURPOSES, CONTACTS, ENGLISH_ADVERTS, SECTIONS } from './lexicon.ts'

const NUMERAL = '[0-9０-９一二三四五六七八九十]{1,4}'
const PAGE_NAME = `(?:第\\s?${NUMERAL}\\s?版|${NUMERAL}\\s?版|[A-Z][0-9]{1,3}\\s?版?|[A-Z]?叠?第?[0-9]{1,3}页)`

/** `第4版 时政 2023年12月27日 星期三`, `A05`, `- 12 -`, `12`, `Page 3`. */
const PAGE_HEADER = new RegExp(`^${PAGE_NAME}(?:[\\s:：|/·]|$)|(?:^|[\\s|/])${PAGE_NAME}$`, 'i')
const PAGE_NUMBER = /^[-—·\s]{0,3}(?:page\s?)?[0-9]{1,4}(?:\s?(?:\/|of)\s?[0-9]{1,4})?[-—·\s]{0,3}$/i
const DATE =
  '(?:\\d{4}|[〇零一二三四五六七八九]{4})年\\s?[0-9一二三四五六七八九十]{1,3}月\\s?[0-9一二三四五六七八九十]{1,3}日'
/** A line that is a date, with weekday, lunar date, paper or section around it. */
const DATE_LINE = new RegExp(`^[^。，；]{0,16}${DATE}[^。，；]{0,24}$`)
const WEEKDAY = /星期[一二三四五六日天]|周[一二三四五六日]|农历|总第\s?\d|第\s?\d+\s?期|版/
const NUMERIC_DATE = /^[^。，；]{0,16}\d{4}[./-]\d{1,2}[./-]\d{1,2}(?!\d)[^。，；]{0,24}$/
const ENGLISH_DATE_LINE =
  /^(?:(?:[A-Z][\w']{1,20} ){0,4}[|,·]?\s?)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:[A-Z][a-z]{2,8} \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4}(?:\s?[|,·]\s?(?:Page )?[A-Z]?\d{1,3})?$/
/** `第12345期 今日8版`, `总第12345期`, `国内统一连续出版物号 CN 11-0000`. */
const ISSUE_NUMBER =
  /^(?:总?第\s?\d{1,6}\s?[期号]|今日\s?\d{1,3}\s?版|国内统一(?:连续出版物|刊)号|CN\s?\d\d-\d{4}|ISSN)[^。，；]{0,40}$/
/** `要闻 04`, `04 要闻`: the number has its nought, or the name would be a headline's. */
const SECTION = `(?:${longestFirst(SECTIONS)})`
const SECTION_NUMBER = new RegExp(`^(?:${SECTION}\\s?[·|/]?\\s?[A-Z]?0\\d|[A-Z]?0\\d\\s?[·|/]?\\s?${SECTION})$`)
const MASTHEAD_IN_BOTH = /^\p{Script=Han}{2,8}[报刊闻]\s?[A-Z][A-Z\s']{3,40}$/u
const ADVERT = new RegExp(
  `^[【\\[（(·\\s]{0,3}(?:${longestFirst(ADVERT_OPENINGS)})(?:[】\\]）)·\\s]{0,3}$|[】\\]）)]?\\s?[:：])|^(?:${longestFirst(ADVERT_TITLES)})\\s`,
)
const ENGLISH_ADVERT = new RegExp(`^\\W{0,3}(?:${longestFirst(ENGLISH_ADVERTS)})\\W{0,3}$`, 'i')
/** `招租热线 55550123`, `电话：0571-55550188`, `E-mail：news@example.com`: nothing else in the block. */
const CONTACT_LINE = new RegExp(
  `^(?:${longestFirst(CONTACT_PURPOSES)})?(?:${longestFirst(CONTACTS)}|e-?mail)\\s?[:：]?\\s?(?:[\\d(（+][\\d\\s()（）/-]{4,40}|[\\w.-]{1,40}@[\\w.-]{3,40}|(?:www\\.|https?:)\\S{3,60})(?:\\s[^。，；]{0,24})?$`,
  'i',
)

/** `扫码关注…`: what the reader is to do is named. */
const SCAN_LINE =
  /^(?:请)?(?:扫码|扫一扫|扫描\p{Script=Han}{0,4}二维码)\p{Script=Han}{0,2}(?:关注|下载|阅读|观看|了解|订阅|查看|进入)[^。；]{0,30}$/u

/** Furniture stands on lines of its own; nothing longer than this is. */
const LONGEST_FURNITURE = 80

/** What a block is that is printed around the articles, or null for a block of an article. */
export type FurnitureKind = 'page-header' | 'page-number' | 'jump-line' | 'editor-line' | 'advert'

/** Names the furniture in a (folded) block's text. */
export function furnitureOf(text: string): FurnitureKind | null {
  if (text.length > LONGEST_FURNITURE) return null
  if (PAGE_NUMBER.test(text)) return 'page-number'
  if (readJumpLine(text)) return 'jump-line'
  if (isEditorLine(text)) return 'editor-line'
  if (isPageHeader(text)) return 'page-header'
  return ADVERT.test(text) || ENGLISH_ADVERT.test(text) || CONTACT_LINE.test(text) || SCAN_LINE.test(text)
    ? 'advert'
    : null
}

function isPageHeader(text: string): boolean {
  if (/[。；！？]/.test(text)) return false
  if (PAGE_HEADER.test(text)) return text.length <= 60
  if (DATE_LINE.test(text)) return WEEKDAY.test(text) || text.length <= 14
  if (NUMERIC_DATE.test(text)) return /星期|周[一二三四五六日]|\d版/.test(text)
  return [ENGLISH_DATE_LINE, ISSUE_NUMBER, SECTION_NUMBER, MASTHEAD_IN_BOTH].some((pattern) => pattern.test(text))
}
