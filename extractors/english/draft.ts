import { type Span, slice } from '../../pipeline/document/index.ts'
import { splitEnglishRole } from '../speakers/index.ts'
import type { Quote, QuoteType, SpeakerIdentity, Stance, TraceStep } from '../types.ts'
import { STANCE_CUES } from './lexicon/speech.ts'
import { marksWithin, type QuotedSpan } from './marks.ts'
import { isNameShaped } from './names.ts'
import { type EnglishParagraph, trim } from './paragraph.ts'
import type { PersonRegistry } from './people.ts'
import type { Speaker } from './speakers.ts'

/** A quote while its article is read: pieces may still be added to it. */
export interface Draft {
  type: QuoteType
  readonly paragraph: number
  readonly pieces: { readonly span: Span; readonly newParagraph: boolean }[]
  readonly cue: Span
  readonly speaker: Speaker
  readonly rule: string
  readonly confidence: number
  /** A quotation without a closing mark: the next paragraph may go on with it. */
  readonly open?: boolean
}

/** Words in marks that make reported speech `mixed` rather than `indirect`: fewer are a coined term. */
export const MIXED_WORDS = 5

const STANCE_OF: ReadonlyMap<string, Stance> = new Map(
  STANCE_CUES.flatMap(({ stance, forms }) => forms.map((form) => [form, stance] as const)),
)

/** Null for a cue that tells none: a headline's colon, a verb no table has. */
function stanceOf(cue: string): Stance | null {
  return STANCE_OF.get(cue.toLowerCase()) ?? null
}

export function toQuote(text: string, draft: Draft, persons: PersonRegistry): Quote {
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
    stance: stanceOf(slice(text, draft.cue)),
    speaker: draft.speaker.name,
    speakerType: draft.speaker.type,
    titles: draft.speaker.titles,
    speakerMention: draft.speaker.mention,
    identity: identityOf(text, draft, persons),
    confidence: draft.speaker.name === null ? draft.confidence / 2 : draft.confidence,
    trace,
  }
}

/** Direct when the pieces are whole quotations; mixed when a clause of the statement stands in marks. */
export function shape(
  paragraph: EnglishParagraph,
  pieces: readonly Span[],
): { type: QuoteType; pieces: Draft['pieces'] } {
  const marks = pieces.map((piece) =>
    marksWithin(paragraph.marks, { start: piece.start - 1, end: piece.end + 1 }).find((mark) =>
      covers(paragraph, mark, piece),
    ),
  )
  if (marks.every((mark) => mark !== undefined)) {
    return {
      type: 'direct',
      pieces: marks.map((mark) => ({ span: trim(paragraph.text, (mark as QuotedSpan).inner), newParagraph: false })),
    }
  }
  const quotedWords = pieces
    .flatMap((piece) => marksWithin(paragraph.marks, piece).filter((mark) => piece.start <= mark.outer.start))
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

/** How far from its cue a speaker's own words are looked for. */
const MENTION_REACH = 400

function identityOf(text: string, draft: Draft, persons: PersonRegistry): SpeakerIdentity | null {
  const { name, type, titles, rule } = draft.speaker
  if (name === null) return null
  const known = persons.placeOf(name)
  const named = type === 'person' ? known !== null || isNameShaped(name) : type !== 'group'
  return {
    form: named ? 'name' : 'description',
    place: known ?? placeNear(text, draft, name),
    roles: titles.map(splitEnglishRole),
    members: (draft.speaker.members ?? []).map((member) => ({
      name: member.name,
      place: persons.placeOf(member.name) ?? placeNear(text, draft, member.name),
      roles: member.titles.map(splitEnglishRole),
    })),
    score: rule === 'speaker/en-pronoun' ? 0.75 : 0.9,
  }
}

function placeNear(text: string, { cue }: Draft, name: string): Span {
  const from = Math.max(0, cue.start - MENTION_REACH)
  const at = text.slice(from, cue.end + MENTION_REACH).indexOf(name)
  return at < 0 ? cue : { start: from + at, end: from + at + name.length }
}
