import type { Span } from '../../document/index.ts'
import { DROPPABLE } from './characters.ts'

/** Headlines, bylines and kickers are no longer than this. */
const LONGEST = 60
const SENTENCE_MARK = /[。；，]/
const GAPS = /[\s\u3000]+/
const UNPRINTED = new RegExp(DROPPABLE.source, 'gu')

/**
 * True where spaces between Han characters are printing: the two halves of a headline, the names of a byline
 * (`本报记者 王晓明 李红`). False for running text, and for a word set wide (`社　论`), whose parts are single characters.
 */
export function keepsSpaces(decoded: string, block: Span): boolean {
  if (block.end - block.start > LONGEST) return false
  const text = decoded.slice(block.start, block.end)
  if (SENTENCE_MARK.test(text)) return false
  return text.split(GAPS).some((part) => [...part.replace(UNPRINTED, '')].length > 1)
}
