import type { Span } from '../../pipeline/document/index.ts'
import { endingFinder } from './affixes.ts'
import { LATIN_ORGANISATION } from './collective.ts'
import { parseDocument, parseTitledDocument } from './documents.ts'
import { DATA_MODIFIERS, DATA_NOUNS } from './lexicon.ts'
import type { KnownNames } from './names.ts'
import { parsePhrase } from './phrase.ts'
import type { SpeakerPhrase } from './speaker-phrase.ts'
import { trimPhrase } from './trim.ts'

/** A source of data that no table knows is a short name; a longer one is a description of the data. */
const MAX_UNKNOWN_SOURCE = 8

/** Before the data, or alone before 调查: `某部门⟦初步⟧调查`. */
const BARE_MODIFIER =
  /(?:[一二三四五六七八九十\d]{1,2}年前的?|(?:今天|昨天|今日|昨日|当天)（[^（）]{0,12}）|\d{1,2}[日号]|初步|最新|公布的?|发布的?)$/u

/** `某局“某某系统”显示`. */
const QUOTED_NAME = /“[^“”]{1,30}”$/u

/** Says how many, not whose. */
const QUANTIFIER =
  /^(?:有|也有|有些|有的|一些|不少|多家|几家|多个|许多|个别|部分|该|这些|那些|某|某些|一家|另一家|多项)$/u

/** Data nouns that publish. */
const MEDIUM = /(?:网站|官网|网页|媒体)$/u

/** A kind of document with a name of its own, whoever issued it. */
const OWN_DOCUMENT =
  /^(?:[今去明前]年的?|本次)?(?:[\p{Script=Han}]{2,3}[省市县区])?(?:政府工作报告|工作报告|白皮书|蓝皮书|绿皮书)$/u

const ISSUED =
  /^([^，。“”《》]{2,30}?)(?:(?:\d{1,2}月)?\d{1,2}日|今天|昨天|今日|昨日|日前|近日|最新|联合|(?:今天|昨天)?（[^（）]{0,12}）){0,3}(?:发布|公布|提供|出具|编制|披露)的[^，。]{0,30}$/u

const endsWithData = endingFinder(DATA_NOUNS)
const endsWithDataModifier = endingFinder(DATA_MODIFIERS)

/** Reads `某局最新数据` as 某局, `数据` alone as open; the stretch stands before 显示, 发现 and the like. */
export function parseDataSource(folded: string, span: Span, known: KnownNames): SpeakerPhrase | null {
  const trimmed = trimPhrase(folded, span)
  const document = parseTitledDocument(folded.slice(trimmed.start, trimmed.end), trimmed, known)
  if (document) return document
  if (OWN_DOCUMENT.test(folded.slice(trimmed.start, trimmed.end)))
    return { kind: 'document', span: trimmed, mention: trimmed, titles: [], score: 0.85 }
  // `某局⟦4日发布的⟧疫情最新统计数据`: whose data it is stands before the act of publishing.
  const issued = ISSUED.exec(folded.slice(trimmed.start, trimmed.end))
  const issuer =
    issued && parsePhrase(folded, { start: trimmed.start, end: trimmed.start + (issued[1]?.length ?? 0) }, known)
  if (issuer?.kind === 'organisation') return issuer
  let { end } = trimmed
  let data = false
  for (let rounds = 0; rounds < 8 && end > trimmed.start; rounds += 1) {
    const text = folded.slice(trimmed.start, end)
    const noun = endsWithData(text) ?? QUOTED_NAME.exec(text)?.[0] ?? BARE_MODIFIER.exec(text)?.[0] ?? null
    const modifier = noun === null && data ? endsWithDataModifier(text) : null
    const cut = noun ?? modifier
    if (cut === null) break
    data = true
    end -= cut.length
  }
  if (!data) return parsePhrase(folded, span, known)
  if (end <= trimmed.start && MEDIUM.test(folded.slice(trimmed.start, trimmed.end)))
    return { kind: 'organisation', span: trimmed, mention: trimmed, titles: [], score: 0.5 }
  if (end <= trimmed.start) {
    const whole = parseDocument(folded.slice(trimmed.start, trimmed.end), trimmed, known)
    return whole ?? { kind: 'open', span: trimmed, mention: trimmed, titles: [], score: 0.6 }
  }
  // `有数据显示` leaves it open, `有些网站称` is said by the sites.
  if (QUANTIFIER.test(folded.slice(trimmed.start, end))) {
    const medium = MEDIUM.test(folded.slice(trimmed.start, trimmed.end))
    return { kind: medium ? 'group' : 'open', span: trimmed, mention: trimmed, titles: [], score: 0.5 }
  }
  // `据众某新闻统计`: what is left of a name that ends like a data noun.
  const rest = { start: trimmed.start, end: end - trimmed.start < 2 ? trimmed.end : end }
  const found = parsePhrase(folded, rest, known)
  if (found) return found
  if (
    (end - trimmed.start <= MAX_UNKNOWN_SOURCE && !/[了着过]/u.test(folded.slice(trimmed.start, end))) ||
    /^\p{Script=Han}{0,8}[A-Za-z0-9 .&-]+$/u.test(folded.slice(rest.start, end))
  )
    return { kind: 'organisation', span: rest, mention: rest, titles: [], score: 0.55 }
  if (LATIN_ORGANISATION.test(folded.slice(rest.start, end)))
    return { kind: 'organisation', span: rest, mention: rest, titles: [], score: 0.6 }
  return { kind: 'open', span: trimmed, mention: trimmed, titles: [], score: 0.5 }
}
