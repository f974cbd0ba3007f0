import type { SpeakerPhrase } from '../speakers/index.ts'
import type { Attribution } from './attribution.ts'
import { SPEECH_EVENTS } from './lexicon.ts'
import type { Marked } from './marks.ts'
import { endsSentence, looksSaid } from './mask.ts'
import type { ParagraphReading } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { readEarlier, readFirst, readHead } from './subject.ts'

const EVENT = new RegExp(`(?:发表|作|作出|做出|发出|讲)(?:了)?[^，。；：“”]{0,12}(?:${SPEECH_EVENTS.join('|')})`, 'u')
const MAX_AGENT_CLAUSES = 3
/** Who acts in a sentence is named at its beginning. */
const AGENT_REACH = 80
/** Under so many characters a quotation that nobody is said to have made is a term. */
const MIN_LISTED = 8

/**
 * Quotations no verb attributes: after a colon (`某人摇头：“…”`), and those that make up a sentence of their own, which
 * belong to whoever spoke before.
 */
export function readUnattributed(
  reading: ParagraphReading,
  index: number,
  taken: Set<Marked>,
  spoken: Attribution | null,
): readonly Attribution[] {
  const sentence = reading.sentences[index] as Sentence
  // Half a quotation that no verb claims is the other half of one at a column break.
  const free = sentence.marked.filter((one) => !taken.has(one) && one.state !== 'unopened')
  if (free.length === 0) return []
  const colon = afterColon(reading, sentence, free[0] as Marked, taken)
  if (colon) return [colon]
  return alone(reading, index, free, taken, spoken)
}

function afterColon(
  reading: ParagraphReading,
  sentence: Sentence,
  marked: Marked,
  taken: Set<Marked>,
): Attribution | null {
  const at = marked.span.start - 1
  if (
    reading.masked[at] !== '：' ||
    !(marked.runsOn || endsSentence(reading.folded, marked.content)) ||
    sentence.cues.length > 0
  )
    return null
  let start = at
  while (start > sentence.span.start && !/[，；：。]/u.test(reading.masked[start - 1] as string)) start -= 1
  if (reading.masked.slice(start, at).includes('被')) return null
  const phrase = readFirst(reading, { start, end: at }) ?? readEarlier(reading, sentence.span.start, start)
  if (!phrase || !['person', 'surname', 'pronoun', 'unnamed', 'group'].includes(phrase.kind)) return null
  taken.add(marked)
  return {
    ...base(reading, { start: at, end: at + 1 }),
    type: 'direct',
    pieces: [marked.content],
    phrase,
    confidence: 0.6,
    trace: [{ rule: 'quote/colon', note: 'a quotation after a colon, the clause has an agent', span: marked.span }],
  }
}

function alone(
  reading: ParagraphReading,
  index: number,
  free: readonly Marked[],
  taken: Set<Marked>,
  spoken: Attribution | null,
): readonly Attribution[] {
  const sentence = reading.sentences[index] as Sentence
  if (sentence.cues.length > 0 || !isOnlyMarked(reading, sentence)) return []
  // What was said in another paragraph goes on only where quotations are all of this one.
  const elsewhere = spoken !== null && spoken.paragraph !== reading.paragraph && reading.sentences.length > 1
  const event = eventBefore(reading, index)
  const said = free.filter((one) =>
    event ? one.content.end - one.content.start >= MIN_LISTED : endsSentence(reading.folded, one.content),
  )
  if (said.length === 0) return []
  const agent = event ? null : agentAround(reading, index, spoken !== null && !elsewhere)
  if (!event && !agent && (!spoken || elsewhere)) return []
  if (!event && !said.some((one) => looksSaid(reading.folded, one.content))) return []
  return said.map((one) => {
    taken.add(one)
    const cue = event?.cue ?? (agent ? null : spoken?.cue) ?? { start: one.span.start, end: one.span.start }
    const rule = event ? 'quote/speech-event' : 'quote/free-standing'
    const note = event
      ? 'the sentence before tells of a speech'
      : 'a quotation of its own goes on from the last speaker'
    return {
      ...base(reading, cue),
      at: one.span.start,
      type: 'direct' as const,
      pieces: [one.content],
      phrase: event?.phrase ?? agent,
      confidence: event ? 0.75 : 0.65,
      trace: [{ rule, note, span: one.span }],
    }
  })
}

function base(reading: ParagraphReading, cue: { readonly start: number; readonly end: number }) {
  return { paragraph: reading.paragraph, cue, stance: null, at: cue.start }
}

/** Nothing but quotations and the marks between them. */
function isOnlyMarked(reading: ParagraphReading, sentence: Sentence): boolean {
  let at = sentence.span.start
  while (at < sentence.span.end) {
    const marked = reading.marks.at(at)
    if (marked) at = marked.span.end
    else if (/[\s、，。…；！？]/u.test(reading.masked[at] as string)) at += 1
    else return false
  }
  return true
}

/**
 * Who acts next to a quotation that stands alone: in the sentence before it (`某人依然看好市场。“…”`), else, where the
 * quotation opens its paragraph, in the one after (`“…”某人笑了笑。`).
 */
function agentAround(reading: ParagraphReading, index: number, spoken: boolean): SpeakerPhrase | null {
  const after = reading.sentences[index + 1]
  const follower = after ? personIn(reading, after, 1) : null
  if (
    follower &&
    after &&
    /^(?:的(?:这|一)?(?:席|番|句)?话|的心声|的回忆)/u.test(
      reading.masked.slice(follower.span.end, follower.span.end + 8),
    )
  )
    return follower
  const before = reading.sentences[index - 1]
  if (before) return spoken ? null : (personIn(reading, before, MAX_AGENT_CLAUSES) ?? follower)
  return follower
}

function personIn(reading: ParagraphReading, sentence: Sentence, clauses: number): SpeakerPhrase | null {
  let { start } = sentence.span
  let seen = 0
  const limit = Math.min(sentence.span.end, start + AGENT_REACH)
  for (let end = start; end < limit; end += 1) {
    if (!/[，。；：]/u.test(reading.masked[end] as string)) continue
    const phrase = readHead(reading, { start, end })
    if (phrase && ['person', 'pronoun', 'surname'].includes(phrase.kind) && phrase.score >= 0.65) return phrase
    start = end + 1
    seen += 1
    if (seen >= clauses) return null
  }
  return null
}

function eventBefore(reading: ParagraphReading, index: number) {
  const before = reading.sentences[index - 1]
  if (!before) return null
  const from = Math.max(before.span.start, before.span.end - 60)
  const match = EVENT.exec(reading.masked.slice(from, before.span.end))
  if (!match || from + match.index + match[0].length < before.span.end - 3) return null
  const start = from + match.index
  const cue = { start, end: start + match[0].length }
  return { cue, phrase: readEarlier(reading, before.span.start, start) }
}
