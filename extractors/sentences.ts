import type { Span } from '../pipeline/document/index.ts'

const TERMINATORS = new Set(['。', '！', '？', '!', '?', '…'])
/** A sentence takes the marks that close around its end: `“甲。”` ends after the mark. */
const CLOSERS = new Set(['”', '’', '」', '』', '）', ')', '》', '"'])
/** Repeated or doubled terminators belong together: `……`, `？！`. */
const RUN_ON = new Set([...TERMINATORS, ...CLOSERS])

/**
 * Cuts a stretch of Chinese text into sentences, terminators and closing marks included; the last may lack one.
 *
 * Spans cover the whole of `within`; offsets are those of `text`. A closing mark that is directly followed by a comma or
 * by the reporting part (`“甲。”王某说`) still ends the inner sentence: rules that need the outer one join them.
 */
export function splitSentences(text: string, within: Span): readonly Span[] {
  const sentences: Span[] = []
  let start = within.start
  let at = within.start
  while (at < within.end) {
    const ended = TERMINATORS.has(text[at] as string)
    at += 1
    if (!ended) continue
    while (at < within.end && RUN_ON.has(text[at] as string)) at += 1
    sentences.push({ start, end: at })
    start = at
  }
  if (start < within.end) sentences.push({ start, end: within.end })
  return sentences
}

/** The sentence that holds `offset`; the last one when the offset is the end. */
export function sentenceAt(sentences: readonly Span[], offset: number): Span | undefined {
  return sentences.find((sentence) => offset < sentence.end) ?? sentences.at(-1)
}
