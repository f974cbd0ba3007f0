import type { Span } from '../../pipeline/document/index.ts'
import { parsePhrase, parseUnknown, type SpeakerPhrase } from '../speakers/index.ts'
import type { QuoteType, TraceStep } from '../types.ts'
import type { Attribution } from './attribution.ts'
import type { CueFound } from './cues.ts'
import { continueContent, holdsClause } from './extent.ts'
import { ATTITUDES, CLAUSE_SIGNS, COORDINATORS, CUES, LEARNED_CUES, PER_CUES, RELAYS } from './lexicon.ts'
import type { Marked } from './marks.ts'
import { looksSaid, type MarkedIndex } from './mask.ts'
import { ADVERBIAL_CLAUSE, type Sentence } from './sentences.ts'
import { isAdverbial, type Reading, readBefore, readEarlier, readSource, readUnknown } from './subject.ts'

/** What the statement finder knows of the paragraph it reads. */
export interface ParagraphReading extends Reading {
  readonly paragraph: number
  readonly marks: MarkedIndex
  readonly sentences: readonly Sentence[]
}

/** What stands behind a verb: a quotation, a reported clause, or nothing. */
type Content =
  | { readonly kind: 'marked'; readonly marked: Marked; readonly colon: boolean }
  | { readonly kind: 'clause'; readonly start: number; readonly mark: '，' | '：' | '' }
  | { readonly kind: 'none' }

interface Draft {
  readonly attribution: Attribution
  /** Reported speech is open until its end is known. */
  readonly open: boolean
  /** A medium passes on what somebody else may turn out to have said. */
  readonly relays?: boolean
}

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|')
const ATTITUDE = new RegExp(`^(?:了)?(?:${longestFirst(ATTITUDES)})`, 'u')
const SIGNS = new RegExp(longestFirst(CLAUSE_SIGNS), 'u')
const COORDINATOR_RUN = new RegExp(`^(?:${longestFirst(COORDINATORS)}){0,4}$`, 'u')
const PER = /^(?:另|又|但|而|不过|此外|当时)?(?:据|根据|按照|依据)/u
const PER_FORMS = new Set<string>(PER_CUES)
const LEARNED_FORMS = new Set<string>(LEARNED_CUES)
const ATTRIBUTES_ALONE = new Set(CUES.map((cue) => cue.form))
/** `这些数据表明`: data speak for those who gathered them. */
const ENDS_WITH_DATA = /(?:数据|统计|调查|研究|报告|结果|资料|网页|专页|网站|记录|纪录|报道|报导|消息|证据)$/u
/** A manner before the verb that no table knows: `，微笑着说：“…”`. */
const MANNER = /^(?:[\p{Script=Han}]{1,4}|[\p{Script=Han}]{1,8}[地着])$/u
/** Of the verbs of figures these take a clause without a comma. */
const BARE_DATA = new Set(['显示', '发现', '揭示'])
/** Verbs that do nothing but report: what stands before one is a speaker, known or not. */
const STRONG = new Set([
  '表示',
  '认为',
  '指出',
  '强调',
  '坦言',
  '直言',
  '透露',
  '说',
  '称',
  '指',
  '告诉',
  '重申',
  '回应',
])
/** `不能简单地认为`: nobody said it. */
const MODAL = /(?:不能|不要|不应|不可|不会|必须|应该|应当|可以|能够|难以|无法|不得|如果)[^，]{0,5}$/u
const SPEAKS =
  /(?:记者会|受访|访问|发文|发帖|撰文|声明|致辞|致词|见记者|传媒|电台|节目|社论|社评|录音|公开信|新闻稿)[^，。]{0,8}，$/u
const RELAY_FORMS = new Set<string>(RELAYS)
/** `作出回应，称…`: directly behind another verb these attribute in its place. */
const INTRODUCES = new Set(['称', '指', '说', '表示', '指出', '强调'])
/** How far back a verb's clause is followed; what is longer has no subject that can be read. */
const CLAUSE_REACH = 400
const CLAUSE_BREAK = /[，；：。！？!?…\n]/u
/** A bare stretch behind a verb is shorter only when it is an object. */
const MIN_BARE = 8
const MIN_CONTENT = 4

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
    if (open) found.push(finish(reading, index, open.attribution, end))
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

/** Reported speech without a subject is believed only after somebody has spoken in the paragraph, and of a plain verb. */
function goesOn(cue: CueFound, content: Content, spoken: boolean): boolean {
  return spoken && STRONG.has(cue.cue.form) && content.kind === 'clause' && content.mark !== ''
}

/** Where the clause of a verb begins: behind the last comma, or behind a quotation that is something said. */
function clauseStart(reading: ParagraphReading, sentence: Sentence, cueStart: number): number {
  let at = cueStart
  const floor = Math.max(sentence.span.start, cueStart - CLAUSE_REACH)
  while (at > floor) {
    const before = reading.masked[at - 1] as string
    if (CLAUSE_BREAK.test(before)) return at
    const marked = reading.marks.endingAt(at)
    if (marked) {
      if (looksSaid(reading.folded, marked.content)) return at
      at = marked.span.start
    } else at -= 1
  }
  return at
}

function endBefore(masked: string, from: number): number {
  let end = from
  while (end > 0 && /[，；\s]/u.test(masked[end - 1] as string)) end -= 1
  return end
}

function quotationBefore(
  reading: ParagraphReading,
  sentence: Sentence,
  from: number,
  taken: ReadonlySet<Marked>,
): Marked | null {
  let at = from
  if (reading.masked[at - 1] === '，') {
    if (reading.marks.endingAt(at - 1)) at -= 1
    else at = beforeAdverbial(reading, sentence, at)
  }
  const marked = at > sentence.span.start ? reading.marks.endingAt(at) : undefined
  if (!marked || taken.has(marked) || !looksSaid(reading.folded, marked.content)) return null
  // Inside a clause the quotation is its object: `联署“甲乙丙”，表示…`.
  const before = reading.masked[marked.span.start - 1]
  const free = marked.span.start <= sentence.span.start || /[，。：；！？…”\s]/u.test(before ?? '，')
  return free ? marked : null
}

/** Steps over `在会上，` to where a quotation may end. */
function beforeAdverbial(reading: ParagraphReading, sentence: Sentence, from: number): number {
  const start = clauseStart(reading, sentence, from - 1)
  return ADVERBIAL_CLAUSE.test(reading.masked.slice(start, from)) ? start : from
}

function readContent(
  reading: ParagraphReading,
  sentence: Sentence,
  cue: CueFound,
  next: CueFound | undefined,
): Content {
  const { masked, folded, marks } = reading
  const { end } = sentence.span
  let at = cue.after
  if (cue.cue.form === '表示' && ATTITUDE.test(masked.slice(at, at + 8))) {
    const colon = masked.slice(at, Math.min(end, at + 14)).search(/[：，“。]/u)
    if (colon < 0 || masked[at + colon] !== '：') return { kind: 'none' }
    at += colon
  }
  const mark = masked[at] === '，' || masked[at] === '：' ? (masked[at] as '，' | '：') : ''
  const start = skipSpaces(masked, mark === '' ? at : at + 1, end)
  if (mark !== '' && next?.from === start && INTRODUCES.has(next.cue.form)) return { kind: 'none' }
  if (start >= end || /[。！？!?；…、）)]/u.test(masked[start] as string)) return { kind: 'none' }
  const marked = marks.at(start)
  if (marked) {
    const next = masked[marked.span.end] ?? '。'
    const whole = marked.span.end >= end || /[，。；！？、…\s“]/u.test(next)
    if (mark === '：' || looksSaid(folded, marked.content) || whole)
      return { kind: 'marked', marked, colon: mark === '：' }
  }
  return { kind: 'clause', start, mark }
}

/** `据某社报道，某官员表示，…`: the words are the official's. */
function readInner(reading: ParagraphReading, from: number, cue: CueFound): boolean {
  if (cue.cue.frame === 'data' || cue.cue.weak === true) return false
  const phrase = readBefore(reading, { start: from, end: cue.from })
  return phrase !== null && phrase.kind !== 'reporter' && phrase.score >= 0.6
}

function skipSpaces(masked: string, from: number, end: number): number {
  let at = from
  while (at < end && /\s/u.test(masked[at] as string)) at += 1
  return at
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
  const parallel = /(?:则|却|也|亦|又)$/u.test(before) || reading.masked[from - 1] === '；'
  const bare =
    !'，：'.includes(reading.masked[contentStart - 1] ?? '') && content.kind === 'clause' && content.mark !== ''
  if (!parallel && !bare) return null
  const phrase = readBefore(reading, { start: from, end: cue.from })
  const named = phrase && phrase.kind !== 'reporter' && phrase.score >= 0.6
  return named && (parallel || phrase.kind === 'person') ? { phrase } : null
}

/** Undefined: no attribution. Null: the sentence leaves the subject out. */
function readSubject(
  reading: ParagraphReading,
  sentence: Sentence,
  cue: CueFound,
  from: number,
  quoted: boolean,
  content: Content,
): SpeakerPhrase | null | undefined {
  const before = { start: from, end: cue.from }
  const text = reading.masked.slice(before.start, before.end).trimStart()
  if (LEARNED_FORMS.has(cue.cue.form) || cue.cue.form === '看来') return readFramed(reading, before, cue)
  const per = PER.exec(text)
  if (per && PER_FORMS.has(cue.cue.form)) {
    return readSource(reading, before) ?? parseUnknown(reading.folded, before) ?? undefined
  }
  if (!ATTRIBUTES_ALONE.has(cue.cue.form)) return undefined
  if (cue.cue.frame === 'data') return readDataSubject(reading, before)
  if (MODAL.test(text)) return undefined
  const data = ENDS_WITH_DATA.test(text) ? readDataSubject(reading, before) : undefined
  const own = data ?? readBefore(reading, before)
  if (own) return own
  if (!isAdverbial(reading.masked, before)) {
    if (STRONG.has(cue.cue.form) && (content.kind === 'marked' || (content.kind === 'clause' && content.mark !== ''))) {
      const unknown = readUnknown(reading, before)
      if (unknown) return unknown
    }
    if (!quoted || !MANNER.test(text)) return undefined
    return readEarlier(reading, sentence.span.start, from)
  }
  // A wish or a forecast without a subject is the paper's own: `，预计全年增长…`.
  if (cue.cue.weak === true && !quoted && !tellsOfSpeech(reading.masked, sentence.span.start, from, text))
    return undefined
  return readEarlier(reading, sentence.span.start, from)
}

/** `记者从某局获悉`, `在某某看来`. */
function readFramed(reading: ParagraphReading, before: Span, cue: CueFound): SpeakerPhrase | undefined {
  const text = reading.masked.slice(before.start, before.end)
  const opener = cue.cue.form === '看来' ? text.lastIndexOf('在') : text.lastIndexOf('从')
  if (opener < 0) return undefined
  const span = { start: before.start + opener + 1, end: before.end }
  const phrase = parsePhrase(reading.folded, span, reading.known)
  return phrase && phrase.kind !== 'reporter' ? phrase : undefined
}

function readDataSubject(reading: ParagraphReading, before: Span): SpeakerPhrase | undefined {
  const source = readSource(reading, before)
  if (!source || source.kind === 'person' || source.kind === 'pronoun' || source.kind === 'surname') return undefined
  return source
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
      attribution: make('direct', pieces, marked.state === 'closed' ? 0.95 : 0.7, 'quote/direct'),
      open: false,
    })
    for (const further of furtherSayings(reading, marked, taken)) {
      drafts.push({ attribution: make('direct', [further.content], 0.9, 'quote/joined'), open: false })
    }
    return drafts
  }
  if (left) drafts.push(takeLeft(left))
  const before = content.kind === 'none' && left === null ? contentBefore(reading, sentence, cue, phrase) : null
  if (before) drafts.push({ attribution: make('indirect', [before], 0.75, 'quote/cue-last'), open: false })
  if (content.kind === 'clause' && isClause(reading, sentence, cue, content, phrase)) {
    const span = { start: content.start, end: sentence.span.end }
    const confidence = (content.mark === '' ? 0.7 : 0.85) * (phrase ? 1 : 0.8)
    const relays = RELAY_FORMS.has(cue.cue.form)
    drafts.push({ attribution: make('indirect', [span], confidence, 'quote/indirect'), open: true, relays })
  }
  return drafts

  function takeLeft(one: Marked): Draft {
    taken.add(one)
    return {
      attribution: make('direct', [one.content], one.state === 'closed' ? 0.95 : 0.7, 'quote/cue-after'),
      open: false,
    }
  }
}

/** `…将持续三年，某公司副总裁林某某在会上表示。`: the report comes first. */
function contentBefore(
  reading: ParagraphReading,
  sentence: Sentence,
  cue: CueFound,
  phrase: SpeakerPhrase | null,
): Span | null {
  const { masked } = reading
  if (!phrase || !STRONG.has(cue.cue.form) || masked[cue.after] !== '。') return null
  const comma = phrase.span.start - 1
  if (sentence.cues.some((other) => other.from < comma && other.cue.weak !== true)) return null
  if (masked[comma] !== '，' || comma - sentence.span.start < MIN_BARE) return null
  return { start: sentence.span.start, end: comma }
}

/** True when more of the statement follows the marks: `称“甲”，因此乙。` */
function reachesOn(reading: ParagraphReading, sentence: Sentence, marked: Marked): boolean {
  const { masked, folded } = reading
  const { end } = marked.span
  if (masked[end] !== '，' || looksSaid(folded, marked.content)) return false
  if ((sentence.cues.at(-1)?.span.start ?? 0) >= end) return false
  return sentence.span.end - end > MIN_CONTENT
}

/** `“甲”、“乙”……` after the first. */
function furtherSayings(reading: ParagraphReading, first: Marked, taken: Set<Marked>): readonly Marked[] {
  const found: Marked[] = []
  let at = first.span.end
  while (reading.masked[at] === '、') {
    const next = reading.marks.at(at + 1)
    if (!next) break
    found.push(next)
    taken.add(next)
    at = next.span.end
  }
  return found
}

function isClause(
  reading: ParagraphReading,
  sentence: Sentence,
  cue: CueFound,
  content: { readonly start: number; readonly mark: string },
  phrase: SpeakerPhrase | null,
): boolean {
  const text = reading.masked.slice(content.start, Math.min(sentence.span.end, content.start + 60))
  if (sentence.span.end - content.start < MIN_CONTENT) return false
  if (cue.cue.frame === 'colon' && content.mark !== '：') return false
  if (content.mark !== '') return true
  if (cue.cue.frame !== 'clause' && !BARE_DATA.has(cue.cue.form)) return false
  if (phrase !== null && !adverbialBridge(reading.masked.slice(phrase.span.end, cue.from))) return false
  if (/^[的了着过、等和与及性值者）)]/u.test(text) || text.length < MIN_BARE) return false
  if (phrase === null && cue.cue.form.length === 1) return false
  return SIGNS.test(text)
}

/** `某主席召开记者会，批评…`: the clause before says that he spoke. */
function tellsOfSpeech(masked: string, start: number, from: number, text: string): boolean {
  return text === '' && SPEAKS.test(masked.slice(Math.max(start, from - 60), from))
}

/** Before a verb without a comma, only adverbials stand between it and its subject: no second verb with its object. */
function adverbialBridge(bridge: string): boolean {
  return (
    bridge.length <= 8 || bridge.includes('，') || /(?:[时上中后内里]|记者|\d日|节目|访问)[^，]{0,4}$/u.test(bridge)
  )
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
