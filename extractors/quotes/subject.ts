import type { Span } from '../../pipeline/document/index.ts'
import {
  BRIDGE_WORDS,
  type KnownNames,
  parseDataSource,
  parseSpeaker,
  parseUnknown,
  type SpeakerPhrase,
} from '../speakers/index.ts'
import { longestAt, wordsByStart } from '../word-index.ts'

/** What the subject finder reads: both views of the article and the names it may trust. */
export interface Reading {
  readonly folded: string
  readonly masked: string
  readonly known: KnownNames
  /** Clause heads read so far, by place: verbs without a subject go back to the same clauses. */
  readonly heads: Map<number, SpeakerPhrase | null>
}

/** No description with its adverbials is longer. */
const REACH = 140
/** Under this a reading of a stretch as a speaker is not believed. */
const MIN_SCORE = 0.5
/** The nearest clause whose subject reads so well is not outdone by one further back. */
const SURE_SCORE = 0.75
/** An adverbial that no table knows is not longer. */
const MAX_UNKNOWN_ADVERB = 8
/** A description of somebody without a name is not longer. */
const STRANGER_REACH = 18
const SINGLED = /^(?:另|有|其中)?[一某这那][位名]/u
/** An adverb in 地 is not longer. */
const MAX_MANNER = 7
/** A description at the head of a clause is not longer, when no word that may follow it is known. */
const FORWARD_REACH = 40
/** Only a full name after an office reads so well. */
const FORWARD_SCORE = 0.8
const NAMED_BONUS = 0.2
/** What a name costs that stands in the middle of its clause. */
const STRAY_COST = 0.25
/** How many clauses back a verb without a subject of its own looks for one. */
const MAX_CLAUSES = 6

const OPENS_WITH_CUE =
  /^(?:批评|要求|呼吁|质疑|斥责|指责|谴责|抨击|炮轰|促请|敦促|强调|认为|表示|指出|重申|提醒|警告|反驳|引述)/u

/** `在`, `也曾`, `昨天`; a longer stretch must end like an adverbial: `在接受采访时`. */
const MAX_SHORT_ADVERBIAL = 5
const ENDS_ADVERBIAL =
  /(?:[时上中后内里间前来地着日天午晚]|记者|传媒|媒体|公众|大家|再次|一再|明确|直接|同时|也|还|亦|又|都|曾|并)$/u

const bridges = wordsByStart(BRIDGE_WORDS)
const DATE_BRIDGE = /\d{1,2}[月日]/y
const STRONG_BRIDGE =
  /^(?:\d{1,2}[月日]|周[一二三四五六日]|上周|本周|在|向|就|昨|今|日前|近日|致电|接受|出席|回应|也|则|曾|还|亦|均|都)/u

/** Reads the stretch directly before a verb: a description, with or without adverbials between it and the verb. */
export function readBefore(reading: Reading, span: Span): SpeakerPhrase | null {
  const start = Math.max(span.start, span.end - REACH)
  let best = believed(reading, parseSpeaker(reading.folded, { start, end: span.end }, reading.known))
  let bestScore = best ? best.score + 0.1 : 0
  for (const end of bridgeStarts(reading, { start, end: span.end })) {
    const phrase = believed(reading, parseSpeaker(reading.folded, { start, end }, reading.known))
    // One of several persons named together is not all of them.
    if (!phrase || (best?.members && best.mention.start <= phrase.mention.start)) continue
    // `市长林某⟦与⟧局长赵某均表示`: the first of them is not all of them.
    if (best !== null && phrase.members?.[0]?.start === best.mention.start) {
      best = phrase
      bestScore = phrase.score
      continue
    }
    // The first organisation or group before a date or a preposition is the subject; what follows is its act.
    if (
      STRONG_BRIDGE.test(reading.masked.slice(end, end + 3)) &&
      best !== null &&
      !isNamed(best) &&
      phrase.score >= 0.7
    ) {
      best = phrase
      bestScore = phrase.score
      continue
    }
    // A person named before adverbials beats a group named among them: `某书记认真听取⟦代表⟧`.
    const score = phrase.score + (isNamed(phrase) && best !== null && !isNamed(best) ? NAMED_BONUS : 0)
    if (score - (best !== null && isNamed(best) && !isNamed(phrase) ? NAMED_BONUS : 0) <= bestScore) continue
    best = phrase
    bestScore = phrase.score
  }
  return best ?? nearNamed(reading, { start, end: span.end })
}

function isNamed(phrase: SpeakerPhrase): boolean {
  return phrase.kind === 'person' || phrase.kind === 'surname' || phrase.members !== undefined
}

/** `某人⟦主动⟧补充`: a known name that only a few characters part from the verb. */
function nearNamed(reading: Reading, span: Span): SpeakerPhrase | null {
  const named = firstNamed(reading, span)
  return named && span.end - named.span.end <= MAX_UNKNOWN_ADVERB ? named : null
}

/** The last resort: a short phrase no table knows, alone before the verb or with adverbials (`某车⟦在半年报中⟧称`). */
export function readUnknown(reading: Reading, span: Span): SpeakerPhrase | null {
  const whole = parseUnknown(reading.folded, span)
  if (whole) return whole
  for (const end of bridgeStarts(reading, span)) {
    const phrase = parseUnknown(reading.folded, { start: span.start, end })
    if (phrase && isAdverbial(reading.masked, { start: end, end: span.end })) return phrase
  }
  return null
}

/** `某公司向⟦陈太⟧表示`: who is told something is no speaker. */
function believed(reading: Reading, phrase: SpeakerPhrase | null): SpeakerPhrase | null {
  if (!phrase || phrase.score < MIN_SCORE) return null
  const first = Math.min(phrase.mention.start, ...phrase.titles.map((title) => title.start))
  const before = reading.masked.slice(Math.max(0, first - 2), first)
  const told = phrase.titles.some((title) => TELLS.test(reading.masked.slice(title.start, title.end)))
  return isNamed(phrase) && (told || TOLD.test(before)) ? null : phrase
}

/** `部长罗某⟦对⟧议员丁某说`: two persons, and the second is told. */
const TELLS = /.(?<![反针绝面相应一方导倾])[对向](?!外|台|华|口|策|日|岸|美|俄|冲|象|港)/u
/** Also whom somebody else supports, quotes or accuses: `党团力挺⟦林某⟧`. */
const TOLD = /(?:(?<![反针绝面相应一方导倾])[向对给]|力挺|声援|痛批|炮轰|怒斥|驳斥)$/u

function bridgeStarts(reading: Reading, span: Span): readonly number[] {
  const starts: number[] = []
  // `某人⟦信心十足地⟧说`: an adverb that no table knows.
  if (reading.masked[span.end - 1] === '地')
    for (let length = 3; length <= MAX_MANNER && length < span.end - span.start; length += 1)
      starts.push(span.end - length)
  const { masked } = reading
  for (let at = span.start; at < span.end; at += 1) {
    const word = longestAt(bridges, masked, at, span.end)?.word
    const end = word === undefined ? dateEnd(masked, at, span.end) : at + word.length
    if (end === null) continue
    // 反对, 面对 and 针对 are one word.
    const within = word === '对' && /[反面针绝相应核]/u.test(masked[at - 1] ?? '')
    // `村民代表⟦纷纷⟧`: before another adverbial 代表 is a noun.
    const noun = word === '代表' && (end === span.end || longestAt(bridges, masked, end, span.end) !== null)
    if (at > span.start && !within && !noun && !beginsName(reading, at)) starts.push(at)
    at = end - 1
  }
  return starts
}

function dateEnd(masked: string, at: number, limit: number): number | null {
  if (!isDigit(masked.charCodeAt(at))) return null
  DATE_BRIDGE.lastIndex = at
  const date = DATE_BRIDGE.exec(masked)
  return date && at + date[0].length <= limit ? at + date[0].length : null
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

/** `代表⟦曾某某⟧的律师`: 曾, 向 and 于 are surnames too. */
function beginsName(reading: Reading, at: number): boolean {
  return (
    reading.known.surnames.has(reading.folded[at] ?? '') &&
    [4, 3].some((length) => reading.known.persons.has(reading.folded.slice(at, at + length)))
  )
}

/** Reads who acts in a clause: the description at its head (`某市长昨日出席活动`). */
export function readHead(reading: Reading, span: Span): SpeakerPhrase | null {
  const end = Math.min(span.end, span.start + REACH)
  const key = span.start * (REACH + 1) + (end - span.start)
  const seen = reading.heads.get(key)
  if (seen !== undefined) return seen
  const head = parseHead(reading, { start: span.start, end })
  reading.heads.set(key, head)
  return head
}

/** Characters before a name that belong to no title: more of them, and the name is no subject (`头戴印有⟦某某⟧肖像的帽子`). */
const MAX_STRAY = 2

/** True when the description opens the clause and the name is its head. */
function opensClause(reading: Reading, phrase: SpeakerPhrase, start: number): boolean {
  if (!isNamed(phrase)) return true
  const first = (phrase.members?.[0] ?? phrase.mention).start
  const described = phrase.titles.reduce((sum, title) => sum + (title.start < first ? title.end - title.start : 0), 0)
  const opener = reading.folded.slice(start, phrase.span.start).trim().length
  // `在码头工作⟦的⟧吴小姐`: what stands before describes her.
  const relative = reading.folded[first - 1] === '的'
  return (relative || first - phrase.span.start - described <= MAX_STRAY) && opener <= FORWARD_REACH
}

function parseHead(reading: Reading, span: Span): SpeakerPhrase | null {
  const first = firstNamed(reading, span)
  if (first && opensClause(reading, first, span.start)) return first
  const found = readBefore(reading, span)
  if (found && (isNamed(found) || found.kind === 'pronoun')) return found
  return first ?? (found?.kind === 'reporter' ? null : found)
}

/** The first description that the clause's beginning holds; unlike `readHead` it never looks past a nearer agent. */
export function readFirst(reading: Reading, span: Span): SpeakerPhrase | null {
  const end = Math.min(span.end, span.start + REACH)
  for (const stop of [...bridgeStarts(reading, { start: span.start, end }), end]) {
    const phrase = believed(reading, parseSpeaker(reading.folded, { start: span.start, end: stop }, reading.known))
    if (phrase) return phrase
  }
  return readForward(reading, { start: span.start, end })
}

/** `一位老人⟦拄着拐杖走来⟧`: a person without a name at the head of a clause, whatever follows. */
export function readStranger(reading: Reading, span: Span): SpeakerPhrase | null {
  if (!SINGLED.test(reading.masked.slice(span.start, span.start + 3))) return null
  for (let end = span.start + 3; end <= Math.min(span.end, span.start + STRANGER_REACH); end += 1) {
    const phrase = parseSpeaker(reading.folded, { start: span.start, end }, reading.known)
    if (phrase?.kind === 'unnamed' && phrase.span.start === span.start) return phrase
  }
  return null
}

/** `渔民韩某某⟦望着海面⟧`: an office and a full name, whatever follows. */
function readForward(reading: Reading, span: Span): SpeakerPhrase | null {
  for (let end = span.start + 4; end <= Math.min(span.end, span.start + FORWARD_REACH); end += 1) {
    const phrase = parseSpeaker(reading.folded, { start: span.start, end }, reading.known)
    if (phrase?.kind === 'person' && phrase.titles.length > 0 && phrase.score >= FORWARD_SCORE) return phrase
  }
  return null
}

/** The first known person that the clause names, when a description of him opens it: `某总书记⟦认真听取了…⟧`. */
function firstNamed(reading: Reading, span: Span): SpeakerPhrase | null {
  const { folded, known } = reading
  for (let at = span.start; at + 2 <= span.end; at += 1) {
    if (!known.surnames.has(folded.charAt(at))) continue
    // `林某某⟦的⟧助理`, `⟦与⟧林某某相识的教授`: somebody else acts.
    if (at - 1 <= span.start + 1 && /[与跟对向给]/u.test(folded.charAt(at - 1))) continue
    for (const length of [4, 3, 2]) {
      const end = at + length
      if (end > span.end || folded[end] === '的' || !known.persons.has(folded.slice(at, end))) continue
      const phrase = parseSpeaker(folded, { start: span.start, end }, known)
      const own = phrase?.kind === 'person' || phrase?.kind === 'surname'
      return own && phrase.mention.start === at ? withCompanions(reading, phrase, span) : null
    }
  }
  return null
}

/** `甲及乙另承认`: the known names that are joined to the first. */
function withCompanions(reading: Reading, first: SpeakerPhrase, span: Span): SpeakerPhrase {
  const { folded, known } = reading
  const at = first.mention.end
  if (!/[、及和与]/u.test(folded[at] ?? '')) return first
  for (const length of [4, 3, 2]) {
    const end = at + 1 + length
    if (end > span.end || !known.persons.has(folded.slice(at + 1, end))) continue
    const both = parseSpeaker(folded, { start: span.start, end }, known)
    if (both?.members) return both
  }
  return first
}

/** True when the stretch between a clause's beginning and its verb holds adverbials only. */
export function isAdverbial(masked: string, span: Span): boolean {
  const text = masked.slice(span.start, span.end).trim()
  if (text === '') return true
  return longestAt(bridges, text, 0) !== null && (text.length <= MAX_SHORT_ADVERBIAL || ENDS_ADVERBIAL.test(text))
}

/** `辩方⟦反对⟧`: a clause that is a speaker and his act. */
function verbAtEnd(clause: string): number {
  return clause.length <= 14 ? (ACT_AT_END.exec(clause)?.[0].length ?? 0) : 0
}

const ACT_AT_END =
  /(?<=.{2})(?:不?反对|不?同意|不?认同|否认|承认|反驳|驳斥|回应|道歉|致歉|认罪|不认罪|上诉|辩解|解释)$/u

/** Goes back over the clauses before a subjectless verb, nearest first. */
export function readEarlier(reading: Reading, sentenceStart: number, before: number): SpeakerPhrase | null {
  let best: SpeakerPhrase | null = null
  let end = before
  for (let clauses = 0; clauses < MAX_CLAUSES && end > sentenceStart; clauses += 1) {
    let start = end - 1
    const floor = Math.max(sentenceStart, end - 400)
    while (start > floor && !/[，；：。！？”"]/u.test(reading.masked[start - 1] as string)) start -= 1
    // `某会批评某部，更质疑…`: a clause that begins with its verb has its subject further back.
    if (start > sentenceStart && OPENS_WITH_CUE.test(reading.masked.slice(start, start + 4))) {
      end = start
      continue
    }
    const stop = /[，；：。！？”"]/u.test(reading.masked[end - 1] as string) ? Math.max(start, end - 1) : end
    const phrase = readHead(reading, { start, end: stop - verbAtEnd(reading.masked.slice(start, stop)) })
    const heads = phrase !== null && opensClause(reading, phrase, start)
    if (phrase && heads && phrase.score >= SURE_SCORE && phrase.kind !== 'document') return phrase
    const score = (phrase?.score ?? 0) - (heads ? 0 : STRAY_COST)
    if (phrase && score >= 0.6 && phrase.kind !== 'document' && score > (best?.score ?? 0)) best = { ...phrase, score }
    end = start
  }
  return best
}

/** Reads the source of figures: `某局数据`, `据某公司最新统计`. */
export function readSource(reading: Reading, span: Span): SpeakerPhrase | null {
  const start = Math.max(span.start, span.end - REACH)
  return parseDataSource(reading.folded, { start, end: span.end }, reading.known)
}
