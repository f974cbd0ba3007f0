import type { Span } from '../../pipeline/document/index.ts'
import { parsePhrase, parseUnknown, type SpeakerPhrase } from '../speakers/index.ts'
import type { CueFound } from './cues.ts'
import { CUES, LEARNED_CUES, PER_CUES, PLAIN_CUES } from './lexicon.ts'
import type { Content, ParagraphReading } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { isAdverbial, readBefore, readEarlier, readSource, readUnknown } from './subject.ts'

const PER = /^(?:另|又|但|而|不过|此外|当时)?(?:据|根据|按照|依据)/u
const PER_FORMS = new Set<string>(PER_CUES)
const LEARNED_FORMS = new Set<string>(LEARNED_CUES)
const ATTRIBUTES_ALONE = new Set(CUES.map((cue) => cue.form))

/** `这些数据表明`: data speak for those who gathered them. */
const ENDS_WITH_DATA = /(?:数据|统计|调查|研究|报告|结果|资料|网页|专页|网站|记录|纪录|报道|报导|消息|证据)$/u

/** A manner before the verb that no table knows: `，微笑着说：“…”`. */
const MANNER = /^(?:[\p{Script=Han}]{1,4}|[\p{Script=Han}]{1,8}[地着])$/u

/** `不能简单地认为`: nobody said it. */
const MODAL = /(?:不能|不要|不应|不可|不会|必须|应该|应当|可以|能够|难以|无法|不得|如果|被)[^，]{0,5}$/u

const SPEAKS =
  /(?:记者会|受访|访问|发文|发帖|撰文|声明|致辞|致词|见记者|传媒|电台|节目|社论|社评|录音|公开信|新闻稿)[^，。]{0,8}，$/u

/** Undefined: no attribution. Null: the sentence leaves the subject out. */
export function readSubject(
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
    if (
      PLAIN_CUES.has(cue.cue.form) &&
      (content.kind === 'marked' || (content.kind === 'clause' && content.mark !== ''))
    ) {
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

/** `某主席召开记者会，批评…`: the clause before says that he spoke. */
function tellsOfSpeech(masked: string, start: number, from: number, text: string): boolean {
  return text === '' && SPEAKS.test(masked.slice(Math.max(start, from - 60), from))
}
