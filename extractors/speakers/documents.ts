import type { Span } from '../../pipeline/document/index.ts'
import { endingFinder } from './affixes.ts'
import { holdsVerb } from './collective.ts'
import { DOCUMENTS, REPORTERS } from './lexicon.ts'
import type { KnownNames } from './names.ts'
import type { SpeakerPhrase } from './speaker-phrase.ts'

const endsWithDocument = endingFinder(DOCUMENTS)
const endsWithReporter = endingFinder(REPORTERS)

/** Before 《 nothing that makes the document an object: `接受《某报》`. */
const MAY_PRECEDE_DOCUMENT = /^[^在对向接由了为与和从]{0,14}$/u

/** `某会罕有地⟦发声明⟧`: somebody issues it, and speaks. */
const ISSUES =
  /(?:发|发出|发表|发布|刊登|张贴)(?:了|联合|书面|更正|紧急)?(?:声明|公告|通报|公开信|新闻稿|帖文|贴文|文章|函件)$/u

/** No document by name: `现行规定`. */
const NOBODYS = /^(?:按|按照|依|现行|相关|有关|目前|以往|原有|新|此|该项|法律|国家)*(?:规定|标准|协议|合同|办法)$/u

/** 《…报》 and 《…周刊》 are papers, not documents. */
const MEDIUM =
  /(?:[日晚时早周商文学]报|邮报|公报|快报|周报|报|周刊|月刊|杂志|之音|新闻|电视台|学人|论坛|快讯|网|通讯|评论|半月谈|求是|瞭望)$/u

/** `《某某规划》`, `《某某办法》第三条`, `“十五五”规划`. */
export function parseTitledDocument(text: string, span: Span, { titles }: KnownNames): SpeakerPhrase | null {
  const open = text.lastIndexOf('《')
  const close = text.lastIndexOf('》')
  if (open < 0 || close < open || text.length - close > 12 || !MAY_PRECEDE_DOCUMENT.test(text.slice(0, open)))
    return null
  const tail = text.slice(close + 1)
  const reader = endsWithReporter(tail) ?? titles.endsWithOffice(tail)
  if (reader !== null || tail.startsWith('等')) return null
  const mention = { start: span.start + open, end: span.start + close + 1 }
  const kind = MEDIUM.test(text.slice(open, close)) || ISSUER.test(tail) ? 'organisation' : 'document'
  return { kind, span, mention, titles: [], score: 0.9 }
}

/** `《某某》⟦杂志⟧`, `《某某》⟦数据⟧`: a periodical by any title. */
const ISSUER = /^(?:杂志|周刊|月刊|网站|电视台?|频道|编辑部|数据|主编|报社)/u

/** Reads documents with and without title marks (`“十五五”规划`, `通知`). */
export function parseDocument(text: string, span: Span, known: KnownNames): SpeakerPhrase | null {
  const titled = parseTitledDocument(text, span, known)
  if (titled) return titled
  if (/^(?:也|亦|另)?有(?:意见|说法|观点|评论|声音|报道)$/u.test(text))
    return { kind: 'open', span, mention: span, titles: [], score: 0.4 }
  if (ISSUES.test(text)) return null
  const noun = endsWithDocument(text)
  if (noun === null || known.titles.endsWithOffice(text) !== null || holdsVerb(text) || NOBODYS.test(text)) return null
  const quoted = text.lastIndexOf('“')
  const start = quoted >= 0 && text.indexOf('”', quoted) >= 0 ? quoted : 0
  const mention = { start: span.start + start, end: span.end }
  return {
    kind: 'document',
    span,
    mention,
    titles: [],
    score: text.length > 10 && start === 0 && !text.includes('的') ? 0.45 : 0.75,
  }
}
