import type { Span } from '../../pipeline/document/index.ts'
import type { SpeakerPhrase } from '../speakers/index.ts'
import type { Attribution } from './attribution.ts'
import type { ParagraphReading } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { readSource } from './subject.ts'

/** `根据《某某规则》要求，…`. */
const BY_DOCUMENT =
  /(根据|按照|依据|据)([^，。；：《》“”]{0,12}《□{1,80}》)(?:[（(]□{0,80}[）)])?([^，。；：]{0,10})，/u
const VERB = /(?:要求|规定|显示|指出|提出|明确|介绍|统计|预测|估计|测算)/u

/** Reads what a sentence reports `根据《…》`; null where it does not. */
export function readByDocument(reading: ParagraphReading, sentence: Sentence): Attribution | null {
  const text = reading.masked.slice(sentence.span.start, Math.min(sentence.span.end, sentence.span.start + 260))
  const match = BY_DOCUMENT.exec(text)
  if (!match) return null
  const [whole, per = '', title = '', tail = ''] = match
  if (/(?:报道|记者|消息)/u.test(tail) || !/^.{0,12}$/u.test(text.slice(0, match.index))) return null
  const verb = VERB.exec(tail)
  const base = sentence.span.start + match.index
  const cue = verb ? base + per.length + title.length + whole.slice(per.length + title.length).indexOf(verb[0]) : base
  const open = base + per.length + title.indexOf('《')
  const mention = { start: open, end: base + per.length + title.length }
  const start = base + whole.length
  if (sentence.span.end - start < 6) return null
  const cueSpan = { start: cue, end: cue + (verb?.[0] ?? per).length }
  return {
    type: 'indirect',
    paragraph: reading.paragraph,
    pieces: [{ start, end: sentence.span.end }],
    cue: cueSpan,
    stance: 'neutral',
    phrase: { kind: 'document', span: mention, mention, titles: [], score: 0.9 },
    at: cueSpan.start,
    confidence: 0.8,
    trace: [{ rule: 'quote/by-document', note: 'a document named after 根据 is reported', span: cueSpan }],
  }
}

/** `据某大学数据，…`: data without a verb. */
const BY_DATA =
  /^\s*(?:截至[^，]{2,20}，)?(?:另|又|而|但)?(?:据|根据|按照)([^，。；：《》“”]{2,40}(?:数据|统计|资料|民调|监测|报告|目录|公报|年报|预测|测算|估算|调查|研究|消息|公告|通报|说法|观察))，/u

/** Longer than `这份报告`: it has a name of its own. */
const OWN_NAME = /^(?!该|这|那|有关|相关|上述|记者|本报).{5,}(?:报告|公报|年报|目录|白皮书)$/u

/** `据⟦31个省和某兵团⟧报告，`: bodies that report, and no report by name. */
const REPORTED = /^(.{2,36}[省市县区州局厅部会院团署])报告$/u

function reportingBodies(span: Span): SpeakerPhrase {
  return { kind: 'organisation', span, mention: span, titles: [], score: 0.65 }
}

function namedDocument(span: Span): SpeakerPhrase {
  return { kind: 'document', span, mention: span, titles: [], score: 0.65 }
}

/** Reads what a sentence reports `据某局数据，`; null where it names no source. */
export function readByData(reading: ParagraphReading, sentence: Sentence): Attribution | null {
  const text = reading.masked.slice(sentence.span.start, Math.min(sentence.span.end, sentence.span.start + 60))
  const match = BY_DATA.exec(text)
  const source = match?.[1]
  if (!match || source === undefined) return null
  const start = sentence.span.start + match[0].length
  const named = { start: start - 1 - source.length, end: start - 1 }
  const issuer = readSource(reading, named)
  const reporters = REPORTED.exec(source)?.[1]
  const document = reporters
    ? reportingBodies({ start: named.start, end: named.start + reporters.length })
    : OWN_NAME.test(source)
      ? namedDocument(named)
      : null
  const phrase = issuer?.kind === 'organisation' && issuer.score >= 0.6 ? issuer : document
  if (!phrase || sentence.span.end - start < 6) return null
  const cue = { start: named.end - 2, end: named.end }
  return {
    type: 'indirect',
    paragraph: reading.paragraph,
    pieces: [{ start, end: sentence.span.end }],
    cue,
    stance: 'neutral',
    phrase,
    at: cue.start,
    confidence: 0.7,
    trace: [{ rule: 'quote/by-data', note: 'figures of a named source, without a verb', span: cue }],
  }
}
