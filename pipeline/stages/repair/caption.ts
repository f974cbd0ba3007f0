import { longestFirst } from '../../document/index.ts'
import { CAPTION_OPENINGS, PHOTO_CREDITS, PICTURE_MAKERS, PICTURE_NOUNS } from './lexicon.ts'

/** Captions are short; longer blocks that open like one are reports about pictures. */
const LONGEST_CAPTION = 120
/** Of several pictures one is named by its side; `上图显示…` is a report on a chart. */
const OPENING = new RegExp(`^[（(【]?(?:${CAPTION_OPENINGS.join('|')}|[上下左右中]图[为是：:，）)\\s])`)
/** `本报记者摄`, `新华社记者 王晓明 摄`, `新华社发（李红摄）`, `受访者供图` at the very end. */
const CREDIT = new RegExp(
  `(?:${PHOTO_CREDITS.filter((credit) => credit !== '发').join('|')}|(?:社|网|报|记者)发)[）)]?。?$`,
)
const PICTURE = new RegExp(`^[^，；。]{2,24}(?:${PICTURE_NOUNS.join('|')})。$`)
/** `图：甲某`, `（图片来源：新华社）`, `摄影/甲某`: nothing else in the block, and no particle, which a headline would have. */
const MAKER_LINE = new RegExp(
  `^[（(【■\\s]{0,3}(?:${longestFirst(PICTURE_MAKERS)})\\s?[:：/／|丨]\\s?[^。，；：:的了是]{2,24}[）)】]?$`,
)
/** `新路通车。图/甲某`, `（图：受访者提供）` at the end. */
const MAKER_AT_END = /[。）)\s（(]图\s?[:：/／]\s?[^。，；：:]{2,16}[）)]?$/
const NUMBERED = /^图\s?[0-9一二三四五六七八九]{1,2}[\s：:、]/
const AGENCIES = 'Reuters|AFP|AP|Xinhua|EPA|Getty Images|Bloomberg|CNA|Kyodo|Yonhap|Shutterstock'
const PICTURES = '(?:file |handout |courtesy )?(?:photo(?:graph)?s?|pictures?|images?|illustration|graphic|video)'
const ENGLISH_CREDIT = new RegExp(
  [
    `(?:^|[\\s(.])${PICTURES}(?: (?:by|from|courtesy of|credit:?|taken by) |\\s?[:/]\\s?)[^.]{2,60}[.)]{0,2}$`,
    `(?:^|[\\s(.])(?:(?:${AGENCIES}|${AGENCIES.toUpperCase()}) |file |handout )(?:photo|picture|image)s?(?:,? [A-Z][a-z]{2,8} \\d{1,2},? \\d{4})?[.)]{0,2}$`,
    `(?:^|[\\s(.])courtesy (?:of|:) [^.]{2,60}[.)]{0,2}$`,
    `[A-Za-z]\\s?/\\s?(?:${AGENCIES})[.)]{0,2}$`,
  ].join('|'),
  'i',
)

/** True for a block that says itself what picture it belongs to, or who took it. */
export function isCaption(text: string): boolean {
  if (text.length > LONGEST_CAPTION) return false
  if (isPictureCredit(text) || NUMBERED.test(text)) return true
  return OPENING.test(text) || CREDIT.test(text) || PICTURE.test(text) || ENGLISH_CREDIT.test(text)
}

/** True for a block that only says who made a picture, as a byline says who wrote an article. */
export function isPictureCredit(text: string): boolean {
  return text.length <= LONGEST_CAPTION && (MAKER_LINE.test(text) || MAKER_AT_END.test(text))
}
