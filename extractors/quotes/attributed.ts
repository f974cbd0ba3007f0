import type { Span } from '../../pipeline/document/index.ts'
import { parseSpeaker, parseUnknown, type SpeakerPhrase } from '../speakers/index.ts'
import type { CueFound } from './cues.ts'
import { LEARNED_CUES, PER_CUES, PLAIN_CUES } from './lexicon.ts'
import type { Content, ParagraphReading } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { isAdverbial, readBefore, readEarlier, readSource, readUnknown } from './subject.ts'

/** `⟦某报记者⟧据某库数据统计`: the paper counts, the source speaks. */
const REPORTER_PER = /^[^，。]{0,14}记者(?=据|根据)/u
const PER = /^(?:另|又|但|而|不过|此外|当时)?(?:据|根据|按照|依据)/u
const PER_FORMS = new Set<string>(PER_CUES)
const LEARNED_FORMS = new Set<string>(LEARNED_CUES)

/** `这些数据表明`: data speak for those who gathered them. */
const ENDS_WITH_DATA =
  /(?:数据|统计|调查|研究|监测|观测|测算|报告|结果|资料|网页|专页|网站|记录|纪录|报道|报导|消息|证据|^(?:该|这份|本次)?(?:通报|通知|公告))$/u

/** `报道⟦又⟧指`. */
const FURTHER = /(?:中|特别|还|也|又|并|亦|则|近日也|同时|续|进一步){1,4}$/u

/** Verbs that are nouns before another verb. */
const NOUN_VERBS = new Set(['分析', '评论', '规定', '要求', '观察', '调查', '研究', '判断', '预测', '解释'])

const PUBLISHES =
  /(?:公布|发布|发表|进行|完成|开展|展开|做了|作了|作出)(?:了)?[^，。]{0,20}(?:调查|研究|报告|结果|数据|统计|民调|问卷|分析|测试)[^，。]{0,4}$/u
const PUBLISHER_REACH = 120

/** What a subject from an earlier clause is worth. */
const EARLIER = 0.8

/** A manner before the verb that no table knows: `，微笑着说：“…”`. */
const MANNER = /^(?:[\p{Script=Han}]{1,4}|[\p{Script=Han}]{1,8}[地着])$/u

/** `不能简单地认为`: nobody said it. */
const MODAL =
  /(?:未有|没有|尚未|暂未|未曾|仍未|并未|拒绝|不能|不要|不应|不可|不会|必须|应该|应当|可以|能够|难以|无法|不得|如果|被)[^，]{0,5}$/u

/** `应某方请求`, `遭指控向某人透露`: somebody else's act. */
const OBLIGED =
  /^应[^，]{2,30}$|.(?<![供反响适相对])应(?!急|用|届|对|聘|答|链|商)[^，的]{2,12}$|(?:被指控|被控|涉嫌|遭指)[^，]{0,12}$/u

/** `当场被某局长提醒`. */
const PASSIVE =
  /(?:被|遭|(?<![接享感承难忍])受)(?!访|邀|托|聘|理|众|益|惠|告|捕|访|害|拘|罢免|问|任命|选|称为|誉为|奖|得)[^，的、]{2,16}$/u

/** `分析认为`, `现行规定要求`: a noun that names nobody. */
const NOBODYS = /^(?:有|也有|亦有|不少|因为不少|许多|一些|多数|主流|现行|相关|有关|最新|的|据|、){0,12}$/u

/** `回应有报道指某人下台时，`: names in there are what the speaking was about. */
const ABOUT =
  /^(?:[^，。]{0,8}(?:日|天|周[一二三四五六日]|晚|早|前))?(?:在)?(?:回应|谈到|谈及|提到|被问到|被问及|说到|会见|会晤|接受|针对|面对|评论)[^，。]*(?:时|后|上|中)$/u

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
  const lead = REPORTER_PER.exec(reading.masked.slice(from, cue.from))?.[0].length ?? 0
  const before = { start: from + lead, end: cue.from }
  const text = reading.masked.slice(before.start, before.end).trimStart()
  if (LEARNED_FORMS.has(cue.cue.form) || cue.cue.form === '看来') return readFramed(reading, before, cue)
  const per = PER.exec(text)
  if (per && PER_FORMS.has(cue.cue.form)) {
    return readSource(reading, before) ?? parseUnknown(reading.folded, before) ?? undefined
  }
  if (cue.cue.onlyPer === true) return undefined
  if (cue.cue.frame === 'data') {
    const further = FURTHER.exec(text)?.[0].length ?? 0
    return (
      readDataSubject(reading, { start: before.start, end: before.end - further }) ??
      readPublisher(reading, sentence, from, text)
    )
  }
  if (MODAL.test(text) || OBLIGED.test(text) || PASSIVE.test(text)) return undefined
  // `有分析认为`: the first of the two verbs is a noun, and nobody's.
  if (cue.from < cue.span.start && NOBODYS.test(text) && NOUN_VERBS.has(reading.masked.slice(cue.from, cue.span.start)))
    return { kind: 'open', span: before, mention: before, titles: [], score: 0.4 }
  if (ABOUT.test(text)) return earlier(reading, sentence, from)
  const trimmed = text.replace(FURTHER, '')
  const data = ENDS_WITH_DATA.test(trimmed)
    ? readDataSubject(reading, { start: before.start, end: before.end - (text.length - trimmed.length) })
    : undefined
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
    return earlier(reading, sentence, from)
  }
  // A wish or a forecast without a subject is the paper's own: `，预计全年增长…`.
  const wishes = cue.cue.weak === true || cue.cue.inner === true
  if (wishes && !quoted && !tellsOfSpeech(reading.masked, sentence.span.start, from, text)) return undefined
  return earlier(reading, sentence, from)
}

/** A subject that another clause names is less sure than one before its verb. */
function earlier(reading: ParagraphReading, sentence: Sentence, from: number): SpeakerPhrase | null {
  const phrase = readEarlier(reading, sentence.span.start, from)
  return phrase && { ...phrase, score: phrase.score * EARLIER }
}

/** `记者从某局获悉`, `在某某看来`. */
function readFramed(reading: ParagraphReading, before: Span, cue: CueFound): SpeakerPhrase | undefined {
  const text = reading.masked.slice(before.start, before.end)
  const opener = cue.cue.form === '看来' ? text.lastIndexOf('在') : text.lastIndexOf('从')
  if (opener < 0) return undefined
  const span = { start: before.start + opener + 1, end: before.end }
  const phrase = parseSpeaker(reading.folded, span, reading.known)
  return phrase && phrase.kind !== 'reporter' ? phrase : undefined
}

function readDataSubject(reading: ParagraphReading, before: Span): SpeakerPhrase | undefined {
  const source = readSource(reading, before)
  if (!source || source.kind === 'person' || source.kind === 'pronoun' || source.kind === 'surname') return undefined
  return source
}

/** `某学院公布调查结果，⟦发现⟧…`: the clause before says whose study it is. */
function readPublisher(
  reading: ParagraphReading,
  sentence: Sentence,
  from: number,
  text: string,
): SpeakerPhrase | undefined {
  if (text.length > 4 || reading.masked[from - 1] !== '，') return undefined
  const start = Math.max(sentence.span.start, from - PUBLISHER_REACH)
  const clause = reading.masked.slice(start, from - 1)
  const act = PUBLISHES.exec(clause)
  if (!act) return undefined
  const open = Math.max(clause.lastIndexOf('，', act.index), clause.lastIndexOf('。', act.index)) + 1
  const phrase = readBefore(reading, { start: start + open, end: start + act.index })
  return phrase && phrase.kind !== 'reporter' ? { ...phrase, score: phrase.score * EARLIER } : undefined
}

/** `某主席召开记者会，批评…`: the clause before says that he spoke. */
function tellsOfSpeech(masked: string, start: number, from: number, text: string): boolean {
  return text === '' && SPEAKS.test(masked.slice(Math.max(start, from - 60), from))
}
