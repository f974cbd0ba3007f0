import { countLeading, type RecognisedArticle, type Span } from '../../pipeline/document/index.ts'
import {
  buildRoster,
  collectNames,
  createMemory,
  type KnownNames,
  parseSpeaker,
  type Speaker,
  type SpeakerPhrase,
  splitRole,
  TITLE_WORDS,
  type TitleWords,
} from '../speakers/index.ts'
import type { Quote, Role, SpeakerIdentity } from '../types.ts'
import type { Attribution } from './attribution.ts'
import { CUE_WORDS, type CueWords } from './cue-words.ts'
import { findCues } from './cues.ts'
import { skipDateline } from './datelines.ts'
import { readByData, readByDocument } from './documents.ts'
import { readHeadline } from './headlines.ts'
import { findMarked, type Marked } from './marks.ts'
import { indexMarked, maskText } from './mask.ts'
import type { ParagraphReading } from './reading.ts'
import { cutSentences, type Sentence } from './sentences.ts'
import { readSentence } from './statements.ts'
import { type Reading, readHead, readStranger } from './subject.ts'
import { readUnattributed } from './unattributed.ts'

/** How many sentences back a 他们 looks for its group. */
const GROUP_REACH = 4

/** The words that quotes are found with. */
export interface QuoteWords {
  readonly cues: CueWords
  readonly titles: TitleWords
}

const BUILT_IN: QuoteWords = { cues: CUE_WORDS, titles: TITLE_WORDS }

/** Quotes of the article's Chinese paragraphs (indexes given), in text order. */
export function extractQuotes(
  article: RecognisedArticle,
  paragraphs: readonly number[],
  { cues, titles }: QuoteWords = BUILT_IN,
): readonly Quote[] {
  const spans = paragraphs.map((index) => article.paragraphs[index]?.span ?? { start: 0, end: 0 })
  const marked = findMarked(article.folded, spans)
  const masked = maskText(article.folded, marked)
  const prepared = spans.map((span, index) => prepare(article.folded, masked, span, marked[index] ?? [], cues))
  const read = (known: KnownNames) => readArticle(article, paragraphs, masked, prepared, known)

  const nobody: KnownNames = collectNames(article, [], titles)
  const first = read(nobody).flatMap(({ attributions }) => phrasesOf(attributions))
  const known = collectNames(article, first, titles)
  const found = read(known)
  const subjects = found.flatMap(({ attributions }) => phrasesOf(attributions))
  const roster = buildRoster(article, known, subjects)
  const reading = { folded: article.folded, masked, known, heads: new Map() }
  const memory = createMemory(
    article.folded,
    roster,
    (at) => headBefore(reading, prepared, at, 'group'),
    (at) => headBefore(reading, prepared, at, 'unnamed'),
    (at) => headBefore(reading, prepared, at, 'any'),
  )
  const chains = indexRunOns(marked)
  const quotes: Quote[] = []
  for (const [index, { attributions }] of found.entries()) {
    const span = spans[index] ?? { start: 0, end: 0 }
    for (const attribution of attributions) {
      const speaker = memory.resolve(attribution.phrase, attribution.at, span)
      if (isReporter(article, speaker)) continue
      memory.note(
        speaker,
        attribution.at,
        attribution.pieces.at(-1)?.end ?? attribution.at,
        isData(cues, article.folded.slice(attribution.cue.start, attribution.cue.end)),
      )
      quotes.push(toQuote(article, attribution, speaker, runOn(attribution, chains, index), titles))
    }
  }
  return quotes
}

/** True for a cue of figures and studies. */
function isData({ byForm }: CueWords, form: string): boolean {
  const cue = byForm.get(form)
  return cue?.frame === 'data' && cue.onlyPer !== true
}

interface Prepared {
  readonly span: Span
  readonly marked: readonly Marked[]
  readonly sentences: readonly Sentence[]
}

function prepare(folded: string, masked: string, span: Span, marked: readonly Marked[], words: CueWords): Prepared {
  const body = skipDateline(folded, span)
  const cues = findCues(masked, body, words)
  const inside = marked.filter((one) => one.span.start >= body.start)
  return { span, marked, sentences: cutSentences(folded, masked, body, inside, cues) }
}

function readArticle(
  article: RecognisedArticle,
  paragraphs: readonly number[],
  masked: string,
  prepared: readonly Prepared[],
  known: KnownNames,
): readonly { readonly attributions: readonly Attribution[] }[] {
  let spoken: Attribution | null = null
  let waiting: RunningOn | null = null
  return prepared.map(({ span, marked, sentences }, position) => {
    const paragraph = paragraphs[position] ?? 0
    const reading: ParagraphReading = {
      folded: article.folded,
      masked,
      known,
      heads: new Map(),
      paragraph,
      marks: indexMarked(marked),
      sentences,
    }
    const title = article.paragraphs[paragraph]?.kind === 'title'
    const found = readParagraph(reading, span, title, marked, spoken, waiting !== null)
    const attributions = waiting ? withEarlier(found, waiting, marked) : found
    waiting = keepsWaiting(waiting, paragraph, marked, attributions)
    spoken = attributions.at(-1) ?? null
    return { attributions }
  })
}

/** A quotation that runs on from paragraphs before and that nobody has said yet. */
interface RunningOn {
  readonly paragraph: number
  /** Grows while it waits: a copy a paragraph would be quadratic. */
  readonly pieces: Span[]
}

/** `“甲。` in one paragraph, `“乙。”某人说。` in the next: the attribution takes both. */
function withEarlier(
  found: readonly Attribution[],
  waiting: RunningOn,
  marked: readonly Marked[],
): readonly Attribution[] {
  const last = marked.find((one) => one.continues)
  return found.map((one) => (last && one.pieces[0]?.start === last.content.start ? { ...one, earlier: waiting } : one))
}

function keepsWaiting(
  waiting: RunningOn | null,
  paragraph: number,
  marked: readonly Marked[],
  attributions: readonly Attribution[],
): RunningOn | null {
  const last = marked.find((one) => one.runsOn)
  if (!last || attributions.some(({ pieces }) => pieces.some(({ start }) => start === last.content.start))) return null
  if (!last.continues) return { paragraph, pieces: [last.content] }
  waiting?.pieces.push(last.content)
  return waiting
}

function readParagraph(
  reading: ParagraphReading,
  span: Span,
  title: boolean,
  marked: readonly Marked[],
  spokenBefore: Attribution | null,
  waiting: boolean,
): readonly Attribution[] {
  const headline = title ? readHeadline(reading, span) : null
  if (headline) return [headline]
  // A quotation that goes on from the paragraph before is part of that record.
  const taken = new Set<Marked>(marked.filter((one) => one.continues && !waiting))
  const found: Attribution[] = []
  for (const index of reading.sentences.keys()) {
    const sentence = reading.sentences[index] as Sentence
    if (!mayReport(reading.masked, sentence)) continue
    const byDocument = readByDocument(reading, sentence) ?? readByData(reading, sentence)
    const here = byDocument ? [byDocument] : readSentence(reading, index, taken, found.length > 0)
    for (const one of here) found.push(one)
    for (const one of readUnattributed(reading, index, taken, found.at(-1) ?? spokenBefore)) found.push(one)
  }
  return found.sort((a, b) => (a.pieces[0]?.start ?? 0) - (b.pieces[0]?.start ?? 0))
}

/** How far into a sentence its source may be named. */
const SOURCE_REACH = 60

/** Most sentences hold no verb of saying, no quotation and no source: no rule need look at them. */
function mayReport(masked: string, { span, cues, marked }: Sentence): boolean {
  if (cues.length > 0 || marked.length > 0) return true
  const head = masked.slice(span.start, Math.min(span.end, span.start + SOURCE_REACH))
  return head.includes('据') || head.includes('按照')
}

function phrasesOf(attributions: readonly Attribution[]): readonly SpeakerPhrase[] {
  return attributions.flatMap(({ phrase }) => (phrase ? [phrase] : []))
}

/** The group or unnamed person that a pronoun at `at` goes back to: a clause's head in the sentences before. */
function headBefore(reading: Reading, prepared: readonly Prepared[], at: number, kind: HeadKind): SpeakerPhrase | null {
  const sentences = prepared[paragraphAt(prepared, at)]?.sentences ?? []
  const next = firstFrom(sentences, at)
  for (const { span } of sentences.slice(Math.max(0, next - GROUP_REACH), next).toReversed()) {
    let { start } = span
    const limit = Math.min(span.end, at, span.start + 300)
    for (let end = start; end <= limit; end += 1) {
      if (end < limit && !/[，；：。]/u.test(reading.masked[end] as string)) continue
      const phrase = end > start && end < at ? readSubjectOf(reading, { start, end }, kind) : null
      if (phrase && (kind === 'any' ? ACTORS.has(phrase.kind) && phrase.score >= ACTOR_SCORE : phrase.kind === kind))
        return phrase
      start = end + 1
    }
  }
  return null
}

type HeadKind = 'group' | 'unnamed' | 'any'

/** Who may act in a clause, and how surely it must read so to be what 其 goes back to. */
const ACTORS = new Set<SpeakerPhrase['kind']>(['person', 'organisation', 'unnamed'])
const ACTOR_SCORE = 0.7

function readSubjectOf(reading: Reading, span: Span, kind: HeadKind): SpeakerPhrase | null {
  const asked = kind === 'group' ? readAsked(reading, span) : null
  if (asked) return asked
  return (kind === 'unnamed' ? readStranger(reading, span) : null) ?? readHead(reading, span)
}

/** `记者采访了⟦几位果农⟧`: whom the paper asked is who answers. */
const ASKS = /(?:访问|采访|走访|询问|联系|咨询|问)(?:了|到|过)?(?=[^，]{2,40}$)/u

function readAsked(reading: Reading, span: Span): SpeakerPhrase | null {
  const asks = ASKS.exec(reading.masked.slice(span.start, span.end))
  if (!asks) return null
  const phrase = parseSpeaker(
    reading.folded,
    { start: span.start + asks.index + asks[0].length, end: span.end },
    reading.known,
  )
  return phrase?.kind === 'group' ? phrase : null
}

/** Index of the first sentence that starts at `at` or after it. */
function firstFrom(sentences: readonly Sentence[], at: number): number {
  return countLeading(sentences, ({ span }) => span.start < at)
}

/** Index of the paragraph that holds an offset. */
function paragraphAt(prepared: readonly Prepared[], at: number): number {
  return countLeading(prepared, ({ span }) => span.end <= at)
}

function isReporter(article: RecognisedArticle, speaker: Speaker): boolean {
  if (!speaker.name) return false
  return article.byline.includes(article.text.slice(speaker.name.start, speaker.name.end))
}

/** A paragraph's marks at its borders: at most one goes on from the paragraph before, those that run on by their content. */
interface RunOns {
  readonly continues: Marked | undefined
  readonly runsOn: ReadonlyMap<number, Marked>
}

function indexRunOns(marked: readonly (readonly Marked[])[]): readonly RunOns[] {
  return marked.map((marks) => ({
    continues: marks.find((one) => one.continues),
    runsOn: new Map(marks.filter((one) => one.runsOn).map((one) => [one.content.start, one])),
  }))
}

/** The pieces that follow in the next paragraphs when the quotation runs on, each re-opened. */
function runOn(attribution: Attribution, chains: readonly RunOns[], index: number): readonly Span[] {
  const last = attribution.pieces.at(-1)
  if (last === undefined) return []
  const first = chains[index]?.runsOn.get(last.start)
  let current = first?.content.end === last.end ? first : undefined
  const pieces: Span[] = []
  for (let next = index + 1; current?.runsOn && next < chains.length; next += 1) {
    current = chains[next]?.continues
    if (current) pieces.push(current.content)
  }
  return pieces
}

/** How much of the confidence hangs on who spoke. */
const SPEAKER_SHARE = 0.7

/** The statement's evidence times the speaker's; a description of many characters has more places to be wrong in. */
function confidenceOf(attribution: Attribution, speaker: Speaker): number {
  const length = speaker.name ? speaker.name.end - speaker.name.start : 0
  const long = speaker.type === 'person' && length <= 4 ? 1 : length > 18 ? 0.75 : length > 12 ? 0.9 : 1
  const share = 1 - SPEAKER_SHARE + SPEAKER_SHARE * speaker.score
  return Math.round(attribution.confidence * share * long * 100) / 100
}

function toQuote(
  article: RecognisedArticle,
  attribution: Attribution,
  speaker: Speaker,
  further: readonly Span[],
  titleWords: TitleWords,
): Quote {
  const print = (span: Span) => article.text.slice(span.start, span.end)
  const earlier = attribution.earlier?.pieces ?? []
  const pieces = [...earlier, ...attribution.pieces, ...further]
  const text = [...earlier.map(print), attribution.pieces.map(print).join(''), ...further.map(print)].join('\n')
  return {
    type: attribution.type,
    paragraph: attribution.earlier?.paragraph ?? attribution.paragraph,
    pieces,
    text,
    cue: print(attribution.cue),
    cueSpan: attribution.cue,
    stance: attribution.stance,
    speaker: speaker.name ? print(speaker.name) : null,
    speakerType: speaker.type,
    titles: speaker.titles.map(print),
    speakerMention: speaker.mention ? print(speaker.mention) : null,
    identity: speaker.name ? identityOf(article, speaker, speaker.name, titleWords) : null,
    confidence: confidenceOf(attribution, speaker),
    trace: [
      ...attribution.trace,
      { rule: speaker.rule, note: speaker.note, ...(speaker.mention ? { span: speaker.mention } : {}) },
    ],
  }
}

function identityOf(
  article: RecognisedArticle,
  speaker: Speaker,
  place: Span,
  titleWords: TitleWords,
): SpeakerIdentity {
  const print = (span: Span) => article.text.slice(span.start, span.end)
  const roles = (titles: readonly Span[]): readonly Role[] =>
    titles.map((title) => splitRole(article.folded.slice(title.start, title.end), print(title), titleWords))
  return {
    form: speaker.form,
    place,
    roles: roles(speaker.titles),
    members: speaker.members.map(({ name, titles }) => ({ name: print(name), place: name, roles: roles(titles) })),
    score: speaker.score,
  }
}
