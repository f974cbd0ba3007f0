import { type RecognisedArticle, type Span, slice } from '../../pipeline/document/index.ts'
import type { Quote, QuoteType, TraceStep } from '../types.ts'
import type { TaggedSentence } from './analysis.ts'
import { type According, type Cue, findAccording, findCues, hasFiniteVerb } from './cues.ts'
import { readHeadline } from './headline.ts'
import type { QuotedSpan } from './marks.ts'
import { type EnglishParagraph, readParagraph, trim } from './paragraph.ts'
import { gatherPersons, type PersonRegistry } from './people.ts'
import { readSpeaker, type Speaker, type SpeakerMemory } from './speakers.ts'

/** A quote while its article is read: pieces may still be added to it. */
interface Draft {
  type: QuoteType
  readonly paragraph: number
  readonly pieces: { readonly span: Span; readonly newParagraph: boolean }[]
  readonly cue: Span
  readonly speaker: Speaker
  readonly rule: string
  readonly confidence: number
}

/** Words in marks that make reported speech `mixed` rather than `indirect`: fewer are a coined term. */
const MIXED_WORDS = 5
/** A statement has at least this many words: fewer before `, he said` are a lead-in. */
const SHORTEST_STATEMENT = 3

/** Reads the quotes of the given English paragraphs. */
export function readQuotes(article: RecognisedArticle, paragraphs: readonly number[]): readonly Quote[] {
  const read = paragraphs.flatMap((index) => {
    const paragraph = article.paragraphs[index]
    return paragraph && paragraph.kind !== 'furniture' && paragraph.kind !== 'byline'
      ? [{ index, kind: paragraph.kind, english: readParagraph(article.folded, paragraph.span) }]
      : []
  })
  const persons = gatherPersons(read.filter(({ kind }) => kind !== 'title').map(({ english }) => english))
  const memory: SpeakerMemory = { person: null, other: null }
  const drafts: Draft[] = []
  for (const { index, kind, english } of read) {
    if (kind === 'title') {
      const headline = readHeadline(english, persons, memory)
      if (headline)
        drafts.push({
          type: 'indirect',
          paragraph: index,
          pieces: [{ span: headline.content, newParagraph: false }],
          cue: headline.cue,
          speaker: headline.speaker,
          rule: 'quote/en-headline',
          confidence: 0.6,
        })
    } else {
      for (const sentence of english.sentences) readSentence(english, index, sentence, persons, memory, drafts)
    }
  }
  return drafts
    .map((draft) => toQuote(article.text, draft))
    .sort((a, b) => (a.pieces[0]?.start ?? 0) - (b.pieces[0]?.start ?? 0))
}

function toQuote(text: string, draft: Draft): Quote {
  const pieces = draft.pieces.map((piece) => piece.span)
  const trace: TraceStep[] = [
    { rule: draft.rule, note: `cue “${slice(text, draft.cue)}”`, span: draft.cue },
    { rule: draft.speaker.rule, note: `“${draft.speaker.mention}” is ${draft.speaker.name ?? 'left open'}` },
  ]
  return {
    type: draft.type,
    paragraph: draft.paragraph,
    pieces,
    text: draft.pieces.map((piece) => (piece.newParagraph ? '\n' : '') + slice(text, piece.span)).join(''),
    cue: slice(text, draft.cue),
    cueSpan: draft.cue,
    speaker: draft.speaker.name,
    speakerType: draft.speaker.type,
    titles: draft.speaker.titles,
    speakerMention: draft.speaker.mention,
    confidence: draft.speaker.name === null ? draft.confidence / 2 : draft.confidence,
    trace,
  }
}

function readSentence(
  paragraph: EnglishParagraph,
  index: number,
  sentence: TaggedSentence,
  persons: PersonRegistry,
  memory: SpeakerMemory,
  drafts: Draft[],
): void {
  const before = drafts.length
  const cues = findCues(paragraph, sentence)
  const taken: Span[] = []
  const push = (
    cue: Cue | According,
    speaker: Speaker,
    pieces: readonly Span[],
    rule: string,
    confidence: number,
  ): void => {
    const kept = pieces.map((piece) => trim(paragraph.text, piece)).filter((piece) => piece.end > piece.start)
    if (kept.length === 0) return
    drafts.push({ ...shape(paragraph, kept), paragraph: index, cue: cue.span, speaker, rule, confidence })
    taken.push(...kept)
    remember(speaker, memory)
  }
  let current: Speaker | null = null
  // A verb behind or inside a statement reports the whole of it, so verbs within what it reports are not asked.
  for (const cue of cues.filter(({ form }) => form === 'trailing' || form === 'middle')) {
    const pieces = trailingPieces(paragraph, sentence, cue, cues)
    const speaker = cue.phrase && pieces.length > 0 ? readSpeaker(paragraph, cue.phrase, persons, memory) : null
    if (!speaker || taken.some((span) => span.start < cue.span.start && cue.span.end < span.end)) continue
    current = speaker
    push(cue, speaker, pieces, `quote/en-${cue.form}`, 0.9)
  }
  for (const according of findAccording(paragraph, sentence)) {
    const speaker = readSpeaker(paragraph, according.phrase, persons, memory)
    if (!speaker || inside(taken, according.span)) continue
    current ??= speaker
    push(according, speaker, accordingPieces(paragraph, sentence, according, cues), 'quote/en-according', 0.85)
  }
  for (const cue of cues) {
    if (cue.form === 'trailing' || cue.form === 'middle' || inside(taken, cue.span)) continue
    const speaker: Speaker | null = cue.phrase
      ? readSpeaker(paragraph, cue.phrase, persons, memory)
      : (current ?? sentenceSubject(paragraph, sentence, persons, memory))
    if (!speaker) continue
    const end = leadingEnd(paragraph, sentence, cue, cues)
    current = speaker
    push(
      cue,
      speaker,
      [{ start: cue.contentStart, end }],
      cue.form === 'participle' ? 'quote/en-participle' : 'quote/en-leading',
      0.85,
    )
  }
  if (drafts.length > before) return
  if (continueQuote(paragraph, index, sentence, memory, drafts)) return
  const subject = sentenceSubject(paragraph, sentence, persons, memory)
  if (subject && /^\p{Lu}/u.test(subject.mention)) remember(subject, memory)
}

const inside = (taken: readonly Span[], span: Span): boolean =>
  taken.some((other) => other.start <= span.start && span.end <= other.end)

function remember(speaker: Speaker, memory: SpeakerMemory): void {
  if (speaker.name === null) return
  if (speaker.type === 'person') memory.person = speaker
  else memory.other = speaker
}

/** Direct when the pieces are whole quotations; mixed when a clause of the statement stands in marks. */
function shape(paragraph: EnglishParagraph, pieces: readonly Span[]): { type: QuoteType; pieces: Draft['pieces'] } {
  const marks = pieces.map((piece) => paragraph.marks.find((mark) => covers(paragraph, mark, piece)))
  if (marks.every((mark) => mark !== undefined)) {
    return {
      type: 'direct',
      pieces: marks.map((mark) => ({ span: trim(paragraph.text, (mark as QuotedSpan).inner), newParagraph: false })),
    }
  }
  const quotedWords = paragraph.marks
    .filter((mark) => pieces.some((piece) => piece.start <= mark.outer.start && mark.outer.start < piece.end))
    .map((mark) => slice(paragraph.text, mark.inner).split(/\s+/).length)
  const type = quotedWords.some((count) => count >= MIXED_WORDS) ? 'mixed' : 'indirect'
  return { type, pieces: pieces.map((span) => ({ span, newParagraph: false })) }
}

/** True when a piece is a quotation and nothing but a full stop beside it. */
function covers(paragraph: EnglishParagraph, mark: QuotedSpan, piece: Span): boolean {
  if (piece.start !== mark.outer.start && piece.start !== mark.inner.start) return false
  return piece.end <= mark.outer.end
    ? piece.end >= mark.inner.end - 1
    : /^[\s.]*$/.test(paragraph.text.slice(mark.outer.end, piece.end))
}

function trailingPieces(
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
  const whole = paragraph.marks.find((mark) => mark.outer.end === end && mark.outer.start > first.start)
  const start = whole && isLeadIn(text.slice(first.start, whole.outer.start)) ? whole.outer.start : first.start
  const pieces: Span[] = [{ ...statement, start }]
  if (cue.form === 'middle') pieces.push({ start: cue.contentStart, end: leadingEnd(paragraph, sentence, cue, cues) })
  const words = slice(text, { start, end }).split(/\s+/).length
  return pieces.length === 1 && words < SHORTEST_STATEMENT && text[start] !== '"' && text[start] !== '“' ? [] : pieces
}

/** A word or two before a quotation (`However, “…”`) are no part of it. */
function isLeadIn(text: string): boolean {
  return /^(?:\w+,? ?){0,2}$/.test(text.trim()) && text.trim().endsWith(',')
}

/** `According to the plan, ⟦approved in May by parliament,⟧ …` describes the source. */
const PUBLISHED =
  /^(?:approved|released|published|issued|signed|announced|compiled|conducted|provided|cited)\b[^,]{0,80}, /

function accordingPieces(
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
  const leads = before.end - before.start < 2 || /^(?:\w+,? ?){0,3}$/.test(slice(paragraph.text, before))
  if (leads) return [after]
  const end = /[,]$/.test(slice(paragraph.text, before)) && after.end <= after.start ? before.end - 1 : before.end
  const first = { start: before.start, end }
  return after.end > after.start ? [first, after] : [first]
}

/** The end of what a leading verb reports: the sentence's, or where the next reporting verb's clause begins. */
function leadingEnd(
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

/** `Chiu disputed the figures, stating that …`: the speaker of a participle is the sentence's subject. */
function sentenceSubject(
  paragraph: EnglishParagraph,
  sentence: TaggedSentence,
  persons: PersonRegistry,
  memory: SpeakerMemory,
): Speaker | null {
  const verb = sentence.tokens.find((token, at) => at > 0 && token.tags.has('Verb') && !token.tags.has('Gerund'))
  const first = sentence.tokens[0]
  if (!verb || !first) return null
  const text = paragraph.text.slice(first.start, verb.start)
  const lead =
    /^(?:In|At|On|After|During|Meanwhile|However|Also|As|When|Speaking|Asked)\b[^,]*, /.exec(text)?.[0].length ?? 0
  return readSpeaker(paragraph, { start: first.start + lead, end: verb.start }, persons, memory)
}

/** A sentence that is nothing but a quotation goes on with the quote before it, across a paragraph's end too. */
function continueQuote(
  paragraph: EnglishParagraph,
  index: number,
  sentence: TaggedSentence,
  memory: SpeakerMemory,
  drafts: Draft[],
): boolean {
  const mark = paragraph.marks.find(
    ({ outer }) =>
      outer.start <= sentence.span.start &&
      outer.end >= sentence.span.end - 1 &&
      outer.start + 1 >= sentence.span.start,
  )
  if (!mark) return false
  const content = trim(paragraph.text, mark.inner)
  const words = slice(paragraph.text, content).split(/\s+/).length
  const last = drafts.at(-1)
  const sameParagraph = last?.paragraph === index
  const opensParagraph = sentence.span.start <= paragraph.bodyStart + 1
  if (last && last.type === 'direct' && (sameParagraph || (opensParagraph && follows(last, paragraph)))) {
    last.pieces.push({ span: content, newParagraph: !sameParagraph })
    return true
  }
  if (words < MIXED_WORDS || !/[.!?…,]["”]?$/.test(slice(paragraph.text, content))) return false
  const speaker: Speaker = memory.person ??
    memory.other ?? { name: null, type: null, titles: [], mention: '', rule: 'speaker/en-open' }
  drafts.push({
    type: 'direct',
    paragraph: index,
    pieces: [{ span: content, newParagraph: false }],
    cue: { start: mark.outer.start, end: mark.outer.start },
    speaker: { ...speaker, rule: 'speaker/en-continued' },
    rule: 'quote/en-unattributed',
    confidence: 0.4,
  })
  return true
}

/** The quote before ended near the end of the paragraph right before this one. */
function follows(draft: Draft, paragraph: EnglishParagraph): boolean {
  const end = Math.max(draft.cue.end, ...draft.pieces.map((piece) => piece.span.end))
  return (
    paragraph.text.slice(end, paragraph.span.start).length < 120 &&
    !/[.!?]["”]? [A-Z]/.test(paragraph.text.slice(end, paragraph.span.start))
  )
}
