import { longestFirst, type Span } from '../../pipeline/document/index.ts'
import type { SpeakerPhrase } from '../speakers/index.ts'
import { words } from '../word-list.ts'
import { skipSpaces } from './clauses.ts'
import type { CueFound } from './cues.ts'
import { ATTITUDES, CLAUSE_SIGNS, INTRODUCING_CUES, PLAIN_CUES } from './lexicon.ts'
import type { Marked } from './marks.ts'
import { endsSentence, looksSaid } from './mask.ts'
import type { Content, ParagraphReading } from './reading.ts'
import type { Sentence } from './sentences.ts'

const ATTITUDE = new RegExp(`^(?:了)?(?:${longestFirst(ATTITUDES)})`, 'u')
const SIGNS = new RegExp(longestFirst(CLAUSE_SIGNS), 'u')

/** Of the verbs of figures these take a clause without a comma. */
const BARE_DATA = new Set(['显示', '发现', '揭示'])

/** Verbs that take objects as readily as clauses: the clause they report must stand directly behind them. */
const TAKES_OBJECT = new Set(
  words(`
  要求 提及 提到 谈到 否认 重申 高喊 高呼 大喊 喊话 主张 质问 追问 询问 问 预期 形容 引述 澄清 声明 扬言 抱怨
  说明 补充 讲 反驳 驳斥
`),
)

/** Words that hold a sign's character. */
const NO_SIGN = /[供反响适相对]应|[机社协商大议]会|委员会|需求|要求|重要|主要|将军|是否/gu

const STRONG_SIGN = /[是会将要应须不没有可]/u

/** `提出⟦两点看法⟧：“…”`. */
const OBJECT_COLON = /^[^，。；：“”]{1,10}(?=：“)/u

/** `提出⟦三点建议⟧：一是…`: a noun for what is said, and then what is said. */
const SAID_OBJECT = /^[^，。；：“”]{0,6}(?:建议|意见|看法|观点|倡议|希望|期望|主张|质疑|疑问|要求)(?=：)/u

/** Words of the statement in marks: `认为她“办事认真”，…`. */
const QUOTES = /“□{2,}”/u

/** `指出⟦给设计带来的启示⟧。`: one noun phrase to the end of the sentence. */
const OBJECT = /^(?!.*[是会将要应须不没可能了这有在])[^，；：。]{1,24}的[^，；：。的]{1,6}。?$/u

/** `引发的预期，进行了调查`: the verb before was a noun. */
const ACT = /^(?:进行|展开|开展|作出|做出|予以|加以|造成|引发)/u

/** A bare stretch behind a verb is shorter only when it is an object. */
const MIN_BARE = 8

const MIN_CONTENT = 4

/** Reads what stands behind a verb: a quotation, a clause, or nothing that could have been said. */
export function readContent(
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
  const object = masked.slice(at, Math.min(end, at + 16))
  const named = OBJECT_COLON.exec(object) ?? SAID_OBJECT.exec(object)
  if (named && (next === undefined || next.from > at + named[0].length)) at += named[0].length
  const mark = masked[at] === '，' || masked[at] === '：' ? (masked[at] as '，' | '：') : ''
  const start = skipSpaces(masked, mark === '' ? at : at + 1, end)
  if (mark !== '' && next?.from === start && INTRODUCING_CUES.has(next.cue.form)) return { kind: 'none' }
  if (start >= end || /[。！？!?；…、）)]/u.test(masked[start] as string)) return { kind: 'none' }
  const marked = marks.at(start)
  if (marked) {
    const next = masked[marked.span.end] ?? '。'
    const whole = marked.span.end >= end || /[，。；！？、…\s“]/u.test(next)
    if (mark === '' && cue.cue.form === '讲' && !endsSentence(folded, marked.content)) return { kind: 'none' }
    if (mark === '：' || looksSaid(folded, marked.content) || whole)
      return { kind: 'marked', marked, colon: mark === '：' }
  }
  return { kind: 'clause', start, mark }
}

/** True when what follows the verb is a report and no object (`介绍情况`). */
export function isClause(
  reading: ParagraphReading,
  sentence: Sentence,
  cue: CueFound,
  content: { readonly start: number; readonly mark: string },
  phrase: SpeakerPhrase | null,
): boolean {
  const text = reading.masked.slice(content.start, Math.min(sentence.span.end, content.start + 60))
  if (sentence.span.end - content.start < MIN_CONTENT) return false
  if (cue.cue.frame === 'colon' && content.mark !== '：') return false
  if (ACT.test(text) || /^[一两再]?(?:次|番|遍|下)[，。]/u.test(text)) return false
  if (content.mark !== '') return true
  if (cue.cue.frame !== 'clause' && !BARE_DATA.has(cue.cue.form)) return false
  if (phrase !== null && !adverbialBridge(reading.masked.slice(phrase.span.end, cue.from))) return false
  if (/^[的了着过、等和与及于性值者）)]/u.test(text) || text.length < MIN_BARE) return false
  if (phrase === null && cue.cue.form.length === 1) return false
  if (!TAKES_OBJECT.has(cue.cue.form)) return (SIGNS.test(text) || QUOTES.test(text)) && !OBJECT.test(text)
  const clause = (/^[^，；：。]*/u.exec(text)?.[0] ?? '').replace(NO_SIGN, '')
  if (/的[^，的]{1,4}$/u.test(clause)) return false
  return SIGNS.test(clause) && !OBJECT.test(text) && (clause.length >= MIN_BARE || STRONG_SIGN.test(clause))
}

/** Before a verb without a comma, only adverbials stand between it and its subject: no second verb with its object. */
function adverbialBridge(bridge: string): boolean {
  return (
    bridge.length <= 8 || bridge.includes('，') || /(?:[时上中后内里]|记者|\d日|节目|访问)[^，]{0,4}$/u.test(bridge)
  )
}

/** `…将持续三年，某公司副总裁林某某在会上表示。`: the report comes first. */
export function contentBefore(
  reading: ParagraphReading,
  sentence: Sentence,
  cue: CueFound,
  phrase: SpeakerPhrase | null,
): Span | null {
  const { masked } = reading
  if (!phrase || !PLAIN_CUES.has(cue.cue.form) || masked[cue.after] !== '。') return null
  const comma = phrase.span.start - 1
  if (sentence.cues.some((other) => other.from < comma && other.cue.weak !== true)) return null
  if (masked[comma] !== '，' || comma - sentence.span.start < MIN_BARE) return null
  return { start: sentence.span.start, end: comma }
}

/** True when more of the statement follows the marks: `称“甲”，因此乙。` */
export function reachesOn(reading: ParagraphReading, sentence: Sentence, marked: Marked): boolean {
  const { masked, folded } = reading
  const { end } = marked.span
  if (masked[end] !== '，' || looksSaid(folded, marked.content)) return false
  if ((sentence.cues.at(-1)?.span.start ?? 0) >= end) return false
  return sentence.span.end - end > MIN_CONTENT
}

/** `“甲”、“乙”……` after the first, or `“甲！”“乙！”` with nothing between. */
export function furtherSayings(
  reading: ParagraphReading,
  sentence: Sentence,
  first: Marked,
  taken: Set<Marked>,
): readonly Marked[] {
  const found: Marked[] = []
  let at = first.span.end
  for (;;) {
    const listed = reading.masked[at] === '、'
    const next = reading.marks.at(listed ? at + 1 : at)
    // Side by side, the last one may belong to a verb behind it: `“甲。”“乙。”某人说`.
    if (!next || (!listed && !standsAlone(reading, sentence, next))) break
    found.push(next)
    taken.add(next)
    at = next.span.end
  }
  return found
}

function standsAlone(reading: ParagraphReading, sentence: Sentence, { span, content }: Marked): boolean {
  return endsSentence(reading.folded, content) && (span.end >= sentence.span.end || reading.masked[span.end] === '“')
}
