import type { RecognisedArticle, Span } from '../../pipeline/document/index.ts'
import type { Quote } from '../types.ts'
import { type According, findAccording } from './according.ts'
import type { TaggedSentence } from './analysis.ts'
import { readArticle } from './article.ts'
import { adoptOpen, continueQuote } from './continued.ts'
import { findCues } from './cues.ts'
import { type Draft, shape, toQuote } from './draft.ts'
import { accordingPieces, leadingEnd, trailingPieces } from './extent.ts'
import { readHeadline } from './headline.ts'
import { type EnglishParagraph, trim } from './paragraph.ts'
import { gatherPersons, type PersonRegistry } from './people.ts'
import { readSpeaker, type Speaker, type SpeakerMemory } from './speakers.ts'
import type { Cue } from './trailing.ts'

/** Reads the quotes of the given English paragraphs. */
export function readQuotes(article: RecognisedArticle, paragraphs: readonly number[]): readonly Quote[] {
  const persons = gatherPersons(bodiesOf(article, paragraphs))
  const memory: SpeakerMemory = { person: null, other: null }
  const drafts: Draft[] = []
  for (const { index, kind, english } of readArticle(article, paragraphs)) {
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
    .map((draft) => toQuote(article.text, draft, persons))
    .sort((a, b) => (a.pieces[0]?.start ?? 0) - (b.pieces[0]?.start ?? 0))
}

/** Headlines write every noun with a capital: no place to learn names from. */
function* bodiesOf(article: RecognisedArticle, paragraphs: readonly number[]): Generator<EnglishParagraph> {
  for (const { kind, english } of readArticle(article, paragraphs)) if (kind !== 'title') yield english
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
    for (const piece of kept) taken.push(piece)
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
    if (drafts.length === before + 1) adoptOpen(paragraph, drafts)
  }
  for (const according of findAccording(paragraph, sentence)) {
    const speaker = readSpeaker(paragraph, according.phrase, persons, memory)
    if (!speaker || inside(taken, according.span)) continue
    current ??= speaker
    push(according, speaker, accordingPieces(paragraph, sentence, according, cues), 'quote/en-according', 0.85)
  }
  for (const cue of cues) {
    if (cue.form === 'trailing' || cue.form === 'middle' || inside(taken, cue.span)) continue
    // `Ho responded, saying “…”`: the nearer verb reports.
    if (cues.some((other) => other.span.start >= cue.span.end && other.span.end <= cue.contentStart)) continue
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
  if (continueQuote(paragraph, index, sentence, drafts)) return
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

/** `Reed disputed the figures, stating that …`: the speaker of a participle is the sentence's subject. */
function sentenceSubject(
  paragraph: EnglishParagraph,
  sentence: TaggedSentence,
  persons: PersonRegistry,
  memory: SpeakerMemory,
): Speaker | null {
  const verb = sentence.tokens.find(
    (token, at) =>
      at > 0 &&
      ((token.tags.has('Verb') && !token.tags.has('Gerund')) ||
        (/^\p{Ll}+ed$/u.test(token.text) && !token.tags.has('Noun'))),
  )
  const first = sentence.tokens[0]
  if (!verb || !first) return null
  const text = paragraph.text.slice(first.start, verb.start)
  const lead =
    /^(?:In|At|On|After|During|Meanwhile|However|Also|As|When|Speaking|Asked)\b[^,]*, /.exec(text)?.[0].length ?? 0
  return readSpeaker(paragraph, { start: first.start + lead, end: verb.start }, persons, memory)
}
