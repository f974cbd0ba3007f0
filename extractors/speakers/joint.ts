import type { Span } from '../../pipeline/document/index.ts'
import { endsWithOrganisation, type KnownNames, nameAtEnd } from './names.ts'
import type { SpeakerPhrase } from './speaker-phrase.ts'

/** What joins the names of several speakers. */
export const JOINERS = /、|以及|和|与|及|同/gu

/** A name that begins a pair must read so well: after an office, alone, or known. */
const MIN_NAME = 0.6

/** A statement is seldom credited to more. */
const MAX_MEMBERS = 8

/**
 * `市长林某、局长赵某`: several named persons who say one thing. The mention runs from the first name to the last; null
 * where the phrase names one person alone.
 */
export function parseJoint(text: string, span: Span, last: SpeakerPhrase, known: KnownNames): SpeakerPhrase | null {
  const members: Span[] = [last.mention]
  for (const match of [...text.slice(0, last.mention.start - span.start).matchAll(JOINERS)].reverse()) {
    if (members.length >= MAX_MEMBERS) break
    const name = nameBefore(text, match.index, known)
    const next = (members[0] as Span).start - span.start
    if (name === null || !isDescription(text.slice(match.index + match[0].length, next), known)) continue
    members.unshift({ start: span.start + match.index - name, end: span.start + match.index })
  }
  if (members.length === 1) return null
  const mention = { start: (members[0] as Span).start, end: last.mention.end }
  return { kind: 'group', span, mention, titles: last.titles, members, score: Math.min(last.score, 0.85) }
}

/** True where a name ends before the joiner at `at`: `总统某某⟦与⟧总理`. */
export function joinsNames(text: string, at: number, known: KnownNames): boolean {
  return nameBefore(text, at, known) !== null
}

function nameBefore(text: string, at: number, known: KnownNames): number | null {
  const left = text.slice(0, at)
  const name = nameAtEnd(left, known)
  if (!name || name.score < MIN_NAME) return null
  const before = left.slice(0, left.length - name.length)
  const vouched =
    known.persons.has(left.slice(-name.length)) ||
    known.titles.endsWithRole(before) ||
    (before === '' && name.length === 3)
  return vouched ? name.length : null
}

/** Between two names stands nothing, or the office of the second. */
function isDescription(text: string, known: KnownNames): boolean {
  return text === '' || known.titles.endsWithRole(text) || endsWithOrganisation(text) !== null
}
