import { type Span, slice } from '../../pipeline/document/index.ts'
import type { According } from './according.ts'
import type { TaggedSentence } from './analysis.ts'
import { hasFiniteVerb } from './leading.ts'
import { marksWithin } from './marks.ts'
import { type EnglishParagraph, trim } from './paragraph.ts'
import type { Cue } from './trailing.ts'

/** A statement has at least this many words: fewer before `, he said` are a lead-in. */
const SHORTEST_STATEMENT = 3

export function trailingPieces(
  paragraph: EnglishParagraph,
  sentence: TaggedSentence,
  cue: Cue,
  cues: readonly Cue[],
): readonly Span[] {
  const { text } = paragraph
  const first = trim(text, { start: sentence.span.start, end: cue.start })
  // The comma before the attribution is the sentence's, not the statement's; inside marks it is printed with them.
  const end = cue.form === 'trailing' && text[first.end - 1] === ',' ? first.end - 1 : first.end
  const statement = { start: first.start, end }
  const whole = marksWithin(paragraph.marks, first).find(
    (mark) => mark.outer.end === end && mark.outer.start > first.start,
  )
  const start = whole && isLeadIn(text.slice(first.start, whole.outer.start)) ? whole.outer.start : first.start
  const pieces: Span[] = [{ ...statement, start }]
  if (cue.form === 'middle') {
    const rest = leadingEnd(paragraph, sentence, cue, cues)
    pieces.push({ start: cue.contentStart, end: Math.min(rest, quotationEnd(paragraph, cue.contentStart) ?? rest) })
  }
  const words = slice(text, { start, end }).split(/\s+/).length
  return pieces.length === 1 && words < SHORTEST_STATEMENT && text[start] !== '"' && text[start] !== '“' ? [] : pieces
}

/** `…,” he said, “⟦and more.”⟧ She added …`: a quotation that ends a sentence ends the statement. */
function quotationEnd(paragraph: EnglishParagraph, start: number): number | null {
  const mark = marksWithin(paragraph.marks, { start, end: start + 1 }).find(({ outer }) => outer.start === start)
  return mark?.closed && /[.!?]$/.test(slice(paragraph.text, mark.inner)) ? mark.outer.end : null
}

/** A word or two before a quotation (`However, “…”`) are no part of it. */
function isLeadIn(text: string): boolean {
  return /^(?:\w{1,40}(?:,? |,?$)){0,2}$/.test(text.trim()) && text.trim().endsWith(',')
}

/** `According to the plan, ⟦approved in May by parliament,⟧ …` describes the source. */
const PUBLISHED =
  /^(?:approved|released|published|issued|signed|announced|compiled|conducted|provided|cited)\b[^,]{0,80}, /

export function accordingPieces(
  paragraph: EnglishParagraph,
  sentence: TaggedSentence,
  according: According,
  cues: readonly Cue[],
): readonly Span[] {
  const before = trim(paragraph.text, { start: sentence.span.start, end: according.span.start })
  const participle = PUBLISHED.exec(paragraph.text.slice(according.contentStart, sentence.span.end))?.[0].length ?? 0
  const after = { start: according.contentStart + participle, end: leadingEnd(paragraph, sentence, according, cues) }
  // Behind a statement the rest of the sentence describes the source: `…, according to Lin, a lawyer.`
  if (
    before.end - before.start > 60 &&
    hasFiniteVerb(paragraph, before) &&
    /^(?:an? |the |who |which |citing |adding |and |in |on )/.test(slice(paragraph.text, after))
  ) {
    return [{ start: before.start, end: slice(paragraph.text, before).endsWith(',') ? before.end - 1 : before.end }]
  }
  const leads = before.end - before.start < 2 || /^(?:\w{1,40}(?:,? |,?$)){0,3}$/.test(slice(paragraph.text, before))
  if (leads) return [after]
  const end = /[,]$/.test(slice(paragraph.text, before)) && after.end <= after.start ? before.end - 1 : before.end
  const first = { start: before.start, end }
  return after.end > after.start ? [first, after] : [first]
}

/** The end of what a leading verb reports: the sentence's, or where the next reporting verb's clause begins. */
export function leadingEnd(
  paragraph: EnglishParagraph,
  sentence: TaggedSentence,
  cue: Cue | According,
  cues: readonly Cue[],
): number {
  for (const next of cues) {
    if (next.span.start <= cue.span.start || next.start <= cue.contentStart) continue
    if (next.form === 'participle') return next.start
    const lead = paragraph.text.slice(Math.max(cue.contentStart, next.start - 12), next.start)
    const link = /, (?:while|but|and|although|though) $/.exec(lead)
    if (link) return next.start - link[0].length
  }
  return infinitiveEnd(paragraph, sentence, cue)
}

/** An infinitive (`threatened to raise …`) ends before a new clause of the reporter's. */
function infinitiveEnd(paragraph: EnglishParagraph, sentence: TaggedSentence, cue: Cue | According): number {
  const content = paragraph.text.slice(cue.contentStart, sentence.span.end)
  const clause = /^to [a-z]/.test(content) ? /, (?:but|and|while|which|as|though|although)\b/.exec(content) : null
  return clause ? cue.contentStart + clause.index : sentence.span.end
}
