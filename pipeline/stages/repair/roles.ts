import type { NormalisedPage } from '../../document/index.ts'
import { readByline } from './byline.ts'
import { isCaption, isPictureCredit } from './caption.ts'
import { furnitureOf } from './furniture.ts'
import { CONNECTIVES, KICKERS } from './lexicon.ts'
import type { Piece, PieceRole, RolePiece } from './piece.ts'

const KICKER_WORDS = new Set<string>(KICKERS)
/** A kicker is a section's name, alone or in brackets: `社论`, `【聚焦】`, `深度 · 观察`. */
const KICKER_EDGES = /^[【[（(●■◆\s]{1,20}|[】\]）)●■◆\s]{1,20}$/g
const SENTENCE_INSIDE = /[。；;]|[.!?] [A-Z]/
/** A clause that takes up what went before opens no headline: `此外，`, `第二，`. */
const CONNECTIVE = new RegExp(`^(?:${CONNECTIVES.join('|')}|第[一二三四五六七八九十]{1,2}|[一二三四五]是)，`)
/** Headlines may end in one of these; a full stop or a comma ends none. */
const HEADING_END = /[^。，、；：,;:.…]$/
/** A picture's description without any cue: one sentence, no longer than this, set apart by more than one empty line. */
const WIDEST_BARE_CAPTION = 32
const ONE_SENTENCE = /^[^。！？；]{4,}。$/

/** What every piece of a page is by itself. */
export function assignRoles(page: NormalisedPage, pieces: readonly Piece[]): readonly RolePiece[] {
  return pieces.map((piece) => ({ ...piece, role: roleOf(page, piece) }))
}

function roleOf(page: NormalisedPage, piece: Piece): PieceRole {
  if (!piece.short) return isCaption(piece.text) ? 'caption' : 'running'
  if (furnitureOf(piece.text)) return 'furniture'
  if (isKicker(piece.text)) return 'heading'
  if (isPictureCredit(piece.text)) return 'caption'
  const printed = page.normalised.text.slice(piece.span.start, piece.span.end)
  if (readByline(printed, piece.text)) return 'byline'
  if (isCaption(piece.text) || isBareCaption(piece)) return 'caption'
  return isHeading(piece) ? 'heading' : 'running'
}

/** True for a section's name such as `社论`. */
export function isKicker(text: string): boolean {
  return KICKER_WORDS.has(text.replace(KICKER_EDGES, ''))
}

/** Short, one thought, and not ended like a sentence. An indented block is a paragraph, however short. */
function isHeading(piece: Piece): boolean {
  return !SENTENCE_INSIDE.test(piece.text) && !CONNECTIVE.test(piece.text) && HEADING_END.test(piece.text)
}

function isBareCaption(piece: Piece): boolean {
  return piece.blanksBefore >= 2 && piece.width <= WIDEST_BARE_CAPTION && ONE_SENTENCE.test(piece.text)
}
