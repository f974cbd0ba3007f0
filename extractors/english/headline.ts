import type { Span } from '../../pipeline/document/index.ts'
import { hasFiniteVerb } from './leading.ts'
import type { EnglishParagraph } from './paragraph.ts'
import type { PersonRegistry } from './people.ts'
import { readSpeaker, type Speaker, type SpeakerMemory } from './speakers.ts'

export interface Headline {
  readonly content: Span
  readonly cue: Span
  readonly speaker: Speaker
}

const ATTRIBUTED = /^(.{15,160}): ([\p{L}][\p{L}\p{N} .'’&-]{1,45})$/u

/** `Output to double next year: ministry`: a headline's statement with its speaker behind a colon. */
export function readHeadline(
  paragraph: EnglishParagraph,
  persons: PersonRegistry,
  memory: SpeakerMemory,
): Headline | null {
  const printed = paragraph.text.slice(paragraph.span.start, paragraph.span.end)
  const match = ATTRIBUTED.exec(printed)
  if (!match?.[1] || !match[2]) return null
  const content = { start: paragraph.span.start, end: paragraph.span.start + match[1].length }
  const phrase = { start: content.end + 2, end: paragraph.span.end }
  if (!hasFiniteVerb(paragraph, content) && !/ to [a-z]/.test(match[1])) return null
  if (hasFiniteVerb(paragraph, phrase)) return null
  const speaker = readSpeaker(paragraph, phrase, persons, memory)
  return speaker ? { content, cue: { start: content.end, end: content.end + 1 }, speaker } : null
}
