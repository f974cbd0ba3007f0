import { longestFirst, type Span } from '../../pipeline/document/index.ts'
import type { SpeakerPhrase } from '../speakers/index.ts'
import type { QuoteType, TraceStep } from '../types.ts'
import { readSubject } from './attributed.ts'
import type { Attribution } from './attribution.ts'
import { clauseStart, endBefore, quotationBefore } from './clauses.ts'
import { contentBefore, furtherSayings, isClause, reachesOn, readContent } from './content.ts'
import type { CueFound } from './cues.ts'
import { continueContent, holdsClause } from './extent.ts'
import { COORDINATORS, PLAIN_CUES, RELAYS } from './lexicon.ts'
import type { Marked } from './marks.ts'
import { looksSaid } from './mask.ts'
import type { Content, ParagraphReading } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { readBefore } from './subject.ts'

interface Draft {
  readonly attribution: Attribution
  /** Reported speech is open until its end is known. */
  readonly open: boolean
  /** A medium passes on what somebody else may turn out to have said. */
  readonly relays?: boolean
}

const COORDINATOR_RUN = new RegExp(`^(?:\\d{1,2}日)?(?:${longestFirst(COORDINATORS)}){0,4}$`, 'u')
const RELAY_FORMS = new Set<string>(RELAYS)

/** Finds the attributed statements of one sentence. */
export function readSentence(
  reading: ParagraphReading,
  index: number,
  taken: Set<Marked>,
  spoken: boolean,
): readonly Attribution[] {
  const sentence = reading.sentences[index] as Sentence
  const found: Attribution[] = []
  let open: Draft | null = null
  const close = (end: number) => {
    const ended = open ? finish(reading, index, open.attribution, end) : null
    // `数据显示，，表示，…`: what begins and ends at one place says nothing.
    if (ended?.pieces.some(({ start, end }) => start < end)) found.push(ended)
    open = null
  }
  for (const [position, cue] of sentence.cues.entries()) {
    const from = clauseStart(reading, sentence, cue.from)
    const content = readContent(reading, sentence, cue, sentence.cues[position + 1])
    if (open?.relays && content.kind !== 'none' && readInner(reading, from, cue)) open = null
    const inherited = open ? joinsOn(reading, open.attribution, cue, from, content) : null
    if (open && inherited === null) continue
    const left = quotationBefore(reading, sentence, from, taken)
    const quoted = left !== null || content.kind === 'marked'
    const phrase = inherited?.phrase ?? readSubject(reading, sentence, cue, from, quoted, content)
    if (phrase === undefined || phrase?.kind === 'reporter') continue
    if (
      phrase === null &&
      content.kind === 'marked' &&
      !content.colon &&
      !looksSaid(reading.folded, content.marked.content)
    )
      continue
    if (phrase === null && !quoted && !goesOn(cue, content, spoken || found.length > 0)) continue
    const drafts = draft(reading, sentence, cue, content, left, phrase, taken)
    if (drafts.length === 0) continue
    close(endBefore(reading.masked, from))
    for (const one of drafts) {
      if (one.open) open = one
      else found.push(one.attribution)
    }
  }
  close(sentence.span.end)
  return found
}

/** What the verb and its mark are worth: a plain verb with its comma most, a wish without one least. */
function reportConfidence(cue: CueFound, mark: string, named: boolean): number {
  const plain = PLAIN_CUES.has(cue.cue.form)
  const attitude = cue.cue.weak === true || cue.cue.inner === true
  const verb = plain ? 0.95 : attitude ? 0.75 : 0.88
  const bare = plain ? 0.85 : attitude ? 0.7 : 0.75
  return verb * (mark === '' ? bare : 1) * (named ? 1 : 0.8)
}

/** Reported speech without a subject is believed only after somebody has spoken in the paragraph, and of a plain verb. */
function goesOn(cue: CueFound, content: Content, spoken: boolean): boolean {
  return spoken && PLAIN_CUES.has(cue.cue.form) && content.kind === 'clause' && content.mark !== ''
}

/** `据某社报道，某官员表示，…`: the words are the official's. */
function readInner(reading: ParagraphReading, from: number, cue: CueFound): boolean {
  if (cue.cue.frame === 'data' || cue.cue.weak === true) return false
  const phrase = readBefore(reading, { start: from, end: cue.from })
  return phrase !== null && phrase.kind !== 'reporter' && phrase.score >= 0.6
}

/**
 * Whether a verb inside reported speech begins a statement of its own: `表示，…，又指…`. Undefined speaker means the same
 * one goes on; null that the verb belongs to what is reported.
 */
function joinsOn(
  reading: ParagraphReading,
  open: Attribution,
  cue: CueFound,
  from: number,
  content: Content,
): { readonly phrase: SpeakerPhrase | null | undefined } | null {
  const contentStart = open.pieces[0]?.start ?? 0
  if (cue.cue.inner === true && !/[；]/u.test(reading.masked[from - 1] ?? '')) return null
  if (from <= contentStart || content.kind === 'none' || cue.cue.frame === 'data') return null
  const before = reading.masked.slice(from, cue.from)
  if (COORDINATOR_RUN.test(before)) {
    if (before === '' && (cue.cue.weak === true || (content.kind === 'clause' && content.mark === ''))) return null
    return { phrase: open.phrase }
  }
  const parallel = /(?:则|却|也|亦|又|^后者)$/u.test(before) || reading.masked[from - 1] === '；'
  const bare =
    !'，：'.includes(reading.masked[contentStart - 1] ?? '') && content.kind === 'clause' && content.mark !== ''
  if (!parallel && !bare) return null
  const phrase = readBefore(reading, { start: from, end: cue.from })
  const named = phrase && phrase.kind !== 'reporter' && phrase.score >= 0.6
  return named && (parallel || phrase.kind === 'person' || phrase.kind === 'organisation') ? { phrase } : null
}

function draft(
  reading: ParagraphReading,
  sentence: Sentence,
  cue: CueFound,
  content: Content,
  left: Marked | null,
  phrase: SpeakerPhrase | null,
  taken: Set<Marked>,
): readonly Draft[] {
  const base = { cue: cue.span, stance: cue.cue.stance, phrase, paragraph: reading.paragraph, at: cue.span.start }
  const make = (type: QuoteType, pieces: readonly Span[], confidence: number, rule: string): Attribution => {
    const note = `${cue.cue.form} attributes ${rule.slice(rule.indexOf('/') + 1)} content`
    return { ...base, type, pieces, confidence, trace: [{ rule, note, span: cue.span } satisfies TraceStep] }
  }
  const drafts: Draft[] = []
  if (content.kind === 'marked') {
    const { marked } = content
    if (reachesOn(reading, sentence, marked) && !content.colon) {
      if (left) drafts.push(takeLeft(left))
      return [
        ...drafts,
        {
          attribution: make('mixed', [{ start: marked.span.start, end: sentence.span.end }], 0.7, 'quote/mixed'),
          open: true,
        },
      ]
    }
    taken.add(marked)
    if (left) taken.add(left)
    const pieces = left ? [left.content, marked.content] : [marked.content]
    drafts.push({
      attribution: make('direct', pieces, isWhole(marked) ? 0.95 : 0.7, 'quote/direct'),
      open: false,
    })
    for (const further of furtherSayings(reading, sentence, marked, taken)) {
      drafts.push({ attribution: make('direct', [further.content], 0.9, 'quote/joined'), open: false })
    }
    return drafts
  }
  if (left) drafts.push(takeLeft(left))
  const before = content.kind === 'none' && left === null ? contentBefore(reading, sentence, cue, phrase) : null
  if (before) drafts.push({ attribution: make('indirect', [before], 0.75, 'quote/cue-last'), open: false })
  if (content.kind === 'clause' && isClause(reading, sentence, cue, content, phrase)) {
    const span = { start: content.start, end: sentence.span.end }
    const confidence = reportConfidence(cue, content.mark, phrase !== null)
    const relays = RELAY_FORMS.has(cue.cue.form)
    drafts.push({ attribution: make('indirect', [span], confidence, 'quote/indirect'), open: true, relays })
  }
  return drafts

  function takeLeft(one: Marked): Draft {
    taken.add(one)
    return {
      attribution: make('direct', [one.content], isWhole(one) ? 0.95 : 0.7, 'quote/cue-after'),
      open: false,
    }
  }
}

/** Both marks are printed, the closing one perhaps in a later paragraph. */
function isWhole({ state, runsOn }: Marked): boolean {
  return state === 'closed' || runsOn
}

function finish(reading: ParagraphReading, index: number, attribution: Attribution, end: number): Attribution {
  const [first] = attribution.pieces
  if (!first) return attribution
  const sentence = reading.sentences[index] as Sentence
  const bounded = { start: first.start, end: Math.max(first.start, end) }
  const content =
    end >= sentence.span.end ? continueContent(reading.masked, bounded, reading.sentences, index) : bounded
  const mixed = attribution.type === 'mixed' || holdsClause(reading.folded, reading.masked, content, sentence.marked)
  return { ...attribution, pieces: [trimEnd(reading.masked, content)], type: mixed ? 'mixed' : 'indirect' }
}

function trimEnd(masked: string, span: Span): Span {
  let { end } = span
  while (end > span.start && /\s/u.test(masked[end - 1] as string)) end -= 1
  return { start: span.start, end }
}
