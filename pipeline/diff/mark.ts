import type { Row } from '../io/index.ts'
import type { ArticleTexts } from './types.ts'

/** Marks that no newspaper prints. */
const OPEN = '⟦'
const CLOSE = '⟧'

/** Code points shown on either side of a place whose sentence is not known. */
const AROUND = 16
/** A sentence longer than this is shown around its place. */
const LONGEST = 160
/** No printed paragraph is longer; counting the code points of one for each of its rows would take hours. */
const LONGEST_PARAGRAPH = 20_000

/** The sentence of a row with its own words marked; what a row without sentence says best of its place. */
export function markedText(row: Row, articles: ArticleTexts): string {
  const { tail_text, head_text, arithmetic, name, title, reason, page } = row as Record<string, string | null>
  if (typeof row['seam_id'] === 'string') return `…${tail_text ?? '(missing)'} ‖ ${head_text ?? '(missing)'}…`
  if (typeof arithmetic === 'string') return arithmetic
  if (Array.isArray(row['paragraphs'])) return title ?? '(no title)'
  if (typeof reason === 'string') return reason
  if (typeof name === 'string') return name
  return markedPlace(row, articles) ?? page ?? ''
}

function markedPlace(row: Row, articles: ArticleTexts): string | null {
  const [start, end] = [row['start'], row['end']]
  const paragraph = articles.get(String(row['article_id']))?.[Number(row['paragraph'])]
  const text = typeof row['text'] === 'string' ? row['text'] : null
  const sentence = typeof row['sentence'] === 'string' ? row['sentence'] : null
  if (
    paragraph === undefined ||
    paragraph.length > LONGEST_PARAGRAPH ||
    typeof start !== 'number' ||
    typeof end !== 'number'
  ) {
    return sentence === null || text === null ? (sentence ?? text) : inSentence(sentence, text)
  }
  const points = [...paragraph]
  const [from, to] = boundsOf(paragraph, sentence, points.length, start, end)
  const left = `${from > 0 && sentence === null ? '…' : ''}${points.slice(from, start).join('')}`
  const right = `${points.slice(end, to).join('')}${to < points.length && sentence === null ? '…' : ''}`
  return `${left}${OPEN}${points.slice(start, end).join('')}${CLOSE}${right}`
}

/** Where the sentence stands in its paragraph, in code points: the occurrence that holds the place. */
function boundsOf(
  paragraph: string,
  sentence: string | null,
  length: number,
  start: number,
  end: number,
): readonly [number, number] {
  const around = [Math.max(0, start - AROUND), Math.min(length, end + AROUND)] as const
  if (sentence === null) return around
  const size = [...sentence].length
  if (size > LONGEST) return around
  let [from, counted] = [0, 0]
  for (let at = paragraph.indexOf(sentence); at >= 0; at = paragraph.indexOf(sentence, at + 1)) {
    from += [...paragraph.slice(counted, at)].length
    counted = at
    if (from <= start && start < from + size) return [from, Math.max(end, from + size)]
  }
  return around
}

function inSentence(sentence: string, text: string): string {
  const at = sentence.indexOf(text)
  if (at < 0) return sentence
  return `${sentence.slice(0, at)}${OPEN}${text}${CLOSE}${sentence.slice(at + text.length)}`
}
