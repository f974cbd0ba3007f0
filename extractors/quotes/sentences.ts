import type { Span } from '../../pipeline/document/index.ts'
import type { CueFound } from './cues.ts'
import type { Marked } from './marks.ts'
import { endsSentence, looksSaid } from './mask.ts'

/** A sentence of the reporter's own text; quotations inside it count as one word each. */
export interface Sentence {
  readonly span: Span
  readonly marked: readonly Marked[]
  readonly cues: readonly CueFound[]
}

const TERMINALS = new Set(['。', '！', '？', '!', '?', '…'])
/** After these a quotation's end does not end the sentence. */
const GOES_ON = new Set(['，', '、', '；', '：', '。', '的', '等', '和', '与', '…', '！', '？', '（', '('])
/** `在参观展览时，` at the beginning of what follows a quotation. */
export const ADVERBIAL_CLAUSE =
  /^(?:[^，；：。！？“”"]{0,40}[时中后上]|(?:面对|针对|谈及|谈到|说起|提起|回忆起|对于|就|提到|说到)[^，；：。！？“”"]{2,30}|(?:\d{2,4}年)?(?:\d{1,2}月)?\d{1,2}日|[昨今]日|[昨今]天|日前|近日)，/u
/** How far behind a quotation the verb of its attribution is looked for. */
const ATTRIBUTION_REACH = 120

/**
 * Cuts a masked paragraph into sentences.
 *
 * A quotation that ends with its own 。 ends the sentence when a verb before it introduced it, and stays with what follows
 * when that is its attribution (`“甲。”某人说`).
 */
export function cutSentences(
  folded: string,
  masked: string,
  paragraph: Span,
  marked: readonly Marked[],
  cues: readonly CueFound[],
): readonly Sentence[] {
  const sentences: Sentence[] = []
  let start = paragraph.start
  let nextMarked = 0
  let nextCue = 0
  let firstMarked = 0
  let firstCue = 0
  const cut = (end: number) => {
    while (nextMarked < marked.length && (marked[nextMarked] as Marked).span.start < end) nextMarked += 1
    while (nextCue < cues.length && (cues[nextCue] as CueFound).span.start < end) nextCue += 1
    if (end > start) {
      const span = { start, end }
      sentences.push({ span, marked: marked.slice(firstMarked, nextMarked), cues: cues.slice(firstCue, nextCue) })
    }
    start = end
    firstMarked = nextMarked
    firstCue = nextCue
  }
  const ends = new Map(marked.map((one) => [one.span.end, one]))
  let cueAt = 0
  let at = paragraph.start
  while (at < paragraph.end) {
    const terminal = TERMINALS.has(masked[at] as string) && !isDecimalPoint(masked, at)
    at += 1
    const quotation = ends.get(at)
    if (terminal) {
      while (at < paragraph.end && (TERMINALS.has(masked[at] as string) || masked[at] === '）' || masked[at] === ')'))
        at += 1
      cut(at)
    } else if (quotation && endsSentence(folded, quotation.content)) {
      while (cueAt < cues.length && (cues[cueAt] as CueFound).span.start < at) cueAt += 1
      if (endsAfter(folded, masked, start, quotation, cues[cueAt], paragraph.end)) cut(at)
    }
  }
  cut(paragraph.end)
  return sentences
}

/** `5。5毫米`: a full stop printed for a decimal point. */
function isDecimalPoint(masked: string, at: number): boolean {
  return masked[at] === '。' && /\d/u.test(masked[at - 1] ?? '') && /\d/u.test(masked[at + 1] ?? '')
}

function endsAfter(
  folded: string,
  masked: string,
  sentenceStart: number,
  quotation: Marked,
  cue: CueFound | undefined,
  limit: number,
): boolean {
  const { end } = quotation.span
  const next = masked.slice(end, end + 1)
  if (end >= limit) return true
  if (GOES_ON.has(next) || '“"'.includes(next)) return false
  let before = quotation.span.start
  while (before > sentenceStart && /\s/u.test(masked[before - 1] as string)) before -= 1
  if (before > sentenceStart && !'”"。'.includes(masked[before - 1] as string)) {
    // `…地区，“甲。”某人透露。`: the verb behind the quotation has no other content.
    const bare = cue !== undefined && cue.from - end <= ATTRIBUTION_REACH && masked[cue.after] === '。'
    if (masked[before - 1] !== '，' || !bare) return true
  }
  if (!looksSaid(folded, quotation.content)) return true
  if (!cue || cue.from - end > ATTRIBUTION_REACH) return true
  // `“甲。”在会上，某人说`: an adverbial with its comma may stand between.
  return /[，；：。！？“"]/u.test(masked.slice(end, cue.from).replace(ADVERBIAL_CLAUSE, ''))
}
