import type { Span } from '../../pipeline/document/index.ts'
import { isPlace } from '../speakers/index.ts'
import type { Attribution } from './attribution.ts'
import type { ParagraphReading } from './reading.ts'
import { readBefore, readSource } from './subject.ts'

const SOURCE = /(?:研究|调查|报告|统计|数据|民调|监测|分析)$/u
/** `甲谈及乙：…`: what stands behind the verb is spoken of. */
const ABOUT = /(?<=.)(?:谈及|谈|评|回应|批评|批|致函|致电|会见|会晤|驳|斥)/u
/** `某人：舍己救人的“好队长”`: one noun phrase describes and says nothing. */
const DESCRIBES = /^[^，。！？、 ]{2,20}的(?:“[^“”]{1,12}”|[^，。！？、 ]{1,6})$/u
/** Of what stands between a headline's speaker and his colon, these tell that he spoke. */
const SAYS = /(?:电话|谈|称|说|指|受访|访|回应|发文|致辞|表态|记者会|批|吁|轰|斥|叹|曝|揭|函|会见|会晤|驳|评)/u
/** `某部：…`: a headline's speaker is short. */
const MAX_SPEAKER = 16
const TERRITORY = /^\p{Script=Han}{1,5}[省市县区州镇乡村]$/u
const KINDS = new Set(['person', 'surname', 'organisation', 'group', 'unnamed', 'document'])

/** Reads `某大学研究：…` in a headline. */
export function readHeadline(reading: ParagraphReading, paragraph: Span): Attribution | null {
  const { masked } = reading
  const text = masked.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 120))
  const colon = text.indexOf('：')
  if (colon < 2) return null
  const from = Math.max(text.slice(0, colon).search(/[\s，。！？][^\s，。！？]*$/u) + 1, 0)
  if (colon - from > MAX_SPEAKER) return null
  const before = { start: paragraph.start + from, end: paragraph.start + colon }
  const noun = SOURCE.exec(text.slice(from, colon))
  const about = ABOUT.exec(text.slice(from, colon))
  const named = about ? { start: before.start, end: before.start + about.index } : before
  const phrase = noun ? readSource(reading, before) : readBefore(reading, named)
  if (!phrase || !KINDS.has(phrase.kind) || phrase.score < (noun ? 0.5 : 0.6)) return null
  // `某人落败：…`: what happened to him, and no saying.
  const tail = text.slice(phrase.span.end - paragraph.start, colon)
  if (!noun && tail !== '' && !SAYS.test(tail)) return null
  // `某市：今年建成百座公园`: a place before the colon is what the news is about.
  const name = reading.folded.slice(phrase.mention.start, phrase.mention.end)
  if (isPlace(name.replace(/[省市]$/u, '')) || TERRITORY.test(name)) return null
  const start = before.end + 1
  if (DESCRIBES.test(reading.folded.slice(start, paragraph.end).trim())) return null
  const marked = reading.marks.at(start)
  const content = marked?.content ?? { start, end: paragraph.end }
  if (content.end - content.start < 6) return null
  const cue = noun
    ? { start: before.end - noun[0].length, end: before.end }
    : { start: before.end, end: before.end + 1 }
  return {
    type: marked ? 'direct' : 'indirect',
    paragraph: reading.paragraph,
    pieces: [content],
    cue,
    stance: null,
    phrase,
    at: cue.start,
    confidence: 0.6,
    trace: [{ rule: 'quote/headline', note: 'a headline names its speaker before a colon', span: before }],
  }
}
