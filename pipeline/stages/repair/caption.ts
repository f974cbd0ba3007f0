import { CAPTION_OPENINGS, PHOTO_CREDITS, PICTURE_NOUNS } from './lexicon.ts'

/** Captions are short; longer blocks that open like one are reports about pictures. */
const LONGEST_CAPTION = 120
const OPENING = new RegExp(`^[（(【]?(?:${CAPTION_OPENINGS.join('|')})`)
/** `本报记者摄`, `新华社记者 王晓明 摄`, `新华社发（李红摄）`, `受访者供图` at the very end. */
const CREDIT = new RegExp(
  `(?:${PHOTO_CREDITS.filter((credit) => credit !== '发').join('|')}|(?:社|网|报|记者)发)[）)]?。?$`,
)
const PICTURE = new RegExp(`^[^，；。]{2,24}(?:${PICTURE_NOUNS.join('|')})。$`)
const ENGLISH_CREDIT = /(?:^|[\s(])(?:photo|picture|image|file photo|courtesy)(?: by| from|:| of)?\s?[^.]{0,60}[.)]?$/i

/** True for a block that says itself what picture it belongs to, or who took it. */
export function isCaption(text: string): boolean {
  if (text.length > LONGEST_CAPTION) return false
  return OPENING.test(text) || CREDIT.test(text) || PICTURE.test(text) || ENGLISH_CREDIT.test(text)
}
