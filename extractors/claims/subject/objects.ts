import type { Span } from '../../../pipeline/document/index.ts'
import { anyOf, findWords, isClass } from '../lexer.ts'
import { AGENT_HEADS, HOLLOW_HEADS, PERSON_UNITS, THING_HEADS } from '../lexicon.ts'
import { isMeasure, isNominal, trimPhrase } from '../trim.ts'
import { endsInTransitive, isCounted, isLevel } from './parts.ts'
import { found, type SubjectRule } from './rule.ts'

/** `4800多家小微企业`, `建成超过200个充电桩`: a counted noun follows its figure. */
export const counted: SubjectRule = {
  id: 'subject/counted-noun',
  find: (context, { before, after, words }) => {
    const { quantity, paragraph } = context
    const unit = quantity.rule === 'quantity/counted-noun' && !after ? (quantity.unit ?? '') : ''
    // 8部门, 11省市: a noun that stands for its classifier counts itself.
    if (BODY.test(unit)) return found([{ start: quantity.span.end - unit.length, end: quantity.span.end }], 0.8)
    if (!isCounted(context) || quantity.kind === 'rank' || !after || isRate(paragraph.folded, after)) return null
    if (paragraph.folded.startsWith('的', quantity.span.end) && isHollow(paragraph.folded, after)) return null
    // 人 is its own noun: what follows it is what they do.
    if (quantity.unit === '人' && !paragraph.folded.startsWith('的', quantity.span.end)) return null
    if ((PERSON_UNITS as readonly string[]).includes(quantity.unit ?? '') && isNominal(paragraph.folded, after))
      return null
    // 为23万户企业办理 is no 总数为: before a counted noun 为 is a coverb.
    const level = words.some((word) => isLevel(word) && !word.word.endsWith('为'))
    if (!before || !level || endsInTransitive(words)) return found([after], 0.95)
    // 涉及产业中超过300家厂商: right after its classifier a noun is counted, unless a measure stands before.
    const glued = after.start === quantity.span.end && !isMeasure(paragraph.folded, before.span)
    return glued && endsAsNoun(paragraph.folded, after) ? found([after], 0.85) : null
  },
}

const BODY = new RegExp(`^(?:省市|省区|省份|市县|县区|部委|单位|${anyOf(AGENT_HEADS)})$`)

const NOUN_END = new RegExp(`(?:${anyOf([...AGENT_HEADS, ...THING_HEADS])})$`)

function endsAsNoun(folded: string, { start, end }: Span): boolean {
  return NOUN_END.test(folded.slice(start, end))
}

/** `投入300万元改造车间`: what follows is a second deed, no object. */
function startsNominal(folded: string, after: Span): boolean {
  const word = findWords(folded, after)[0]
  return word?.start === after.start && isClass(word, 'nominal')
}

/** `10只涨幅超过50%`: what follows is measured of the ten and is not counted. */
function isRate(folded: string, after: Span): boolean {
  return /^.{0,3}[率幅价额]$/.test(folded.slice(after.start, after.end))
}

/** `10人死亡` → 死亡人数; `约7万人有类似症状` → 有类似症状的人; `拘捕4人` → 拘捕人数. */
export const people: SubjectRule = {
  id: 'subject/people-who',
  find: (context, { before, words }) => {
    const { quantity, paragraph, right } = context
    const unit = quantity.unit === null ? '' : quantity.unit
    if (!(PERSON_UNITS as readonly string[]).includes(unit)) return null
    const verb = words[0]
    const deed = { start: right.start, end: Math.min(right.end, right.start + 14) }
    const text = paragraph.folded.slice(deed.start, deed.end)
    if (!/^(?![、和与及当之]|中(?![\p{Script=Han}]毒|招))[\p{Script=Han}]{2,}/u.test(text)) {
      const adverbial = before?.before && isClass(before.before, 'coverb')
      // 国安处拘捕4人: whoever did it, the figure counts those to whom it was done.
      const done = verb && isClass(verb, 'verb') && !isClass(verb, 'level', 'light', 'aspect') && verb.word.length > 1
      return done && (!before || adverbial || unit !== '位') ? found([verb, '人数'], 0.6) : null
    }
    // 事故造成10人死亡: the doer before the verb is not who died.
    if (before && !endsInTransitive(words)) return null
    const first = findWords(paragraph.folded, deed)[0]
    const placed = first?.start === deed.start && isClass(first, 'coverb')
    return text.length <= 3 && !placed ? found([deed, '人数'], 0.8) : found([deed, '的人'], 0.6)
  },
}

/** `收到365万元货款`, `政府的50%租金补贴`: the figure belongs to the object after it. */
export const object: SubjectRule = {
  id: 'subject/object-after',
  find: ({ quantity, paragraph }, { before, after, words, genitive }) => {
    if (!after || quantity.kind === 'rank' || (isCounted({ quantity }) && isRate(paragraph.folded, after))) return null
    if (words.some((word) => word.word.endsWith('连续'))) return null
    // 保持7%的速度: such a head only repeats what kind of figure it is.
    const hollow = /^[高低]?(?:水平|位|价位|水准)$/.test(paragraph.folded.slice(after.start, after.end))
    if (hollow || (paragraph.folded.startsWith('的', quantity.span.end) && isHollow(paragraph.folded, after)))
      return null
    // 长达20年的垄断: a stretch of time belongs to the noun after 的.
    const ofStretch = quantity.kind === 'duration' && paragraph.folded.startsWith('的', quantity.span.end)
    // 以每斤5元的价格: what follows 的 names the measure, and who acted stands before 以.
    const manner = words[0] !== undefined && /^(?:以|按|按照|用)$/.test(words[0].word)
    const measure =
      manner && paragraph.folded.startsWith('的', quantity.span.end) ? measureAt(paragraph.folded, after) : null
    // 累计投入300亿元建设资金: a verb alone has its object after the figure.
    const bareVerb =
      before !== null && isNominal(paragraph.folded, before.span) && !startsNominal(paragraph.folded, after)
    if (measure) return found([measure], 0.85)
    // 青禾公司23亿元的收购价格: after 的 a measure says what the figure is, unless one stands before it.
    const ofMeasure = paragraph.folded.startsWith('的', quantity.span.end) && quantity.kind !== 'duration'
    const own =
      ofMeasure && !(before && isMeasure(paragraph.folded, before.span)) ? measureAt(paragraph.folded, after) : null
    if (own) return found([own], 0.85)
    if (genitive || ofStretch || bareVerb || endsInTransitive(words) || !before) return found([after], 0.85)
    return null
  },
}

/** `以23亿元收购青禾公司`, `斥资5亿元改造车间`: what is paid is paid for the deed after it. */
export const paidFor: SubjectRule = {
  id: 'subject/paid-for',
  find: ({ quantity, paragraph, right }, { words }) => {
    if (!/^[A-Z]{3}$/.test(quantity.unitCode ?? '') || !words[0] || !PAYING.has(words[0].word)) return null
    const deed = findWords(paragraph.folded, { start: right.start, end: Math.min(right.end, right.start + 6) })[0]
    if (deed?.start !== right.start || !isClass(deed, 'verb', 'nominal')) return null
    const span = trimPhrase(paragraph, right)
    return span.end - span.start > 2 && span.end - span.start <= 14 ? found([span], 0.7) : null
  },
}

const PAYING: ReadonlySet<string> = new Set([
  '以',
  '用',
  '斥资',
  '斥',
  '耗资',
  '花',
  '花费',
  '出资',
  '投资',
  '拟以',
  '作价',
])

/** `公益广告在电视台播出538次`: how often counts the deed. */
export const repeated: SubjectRule = {
  id: 'subject/repeated',
  find: ({ quantity }, { words, after }) => {
    if (quantity.unit !== '次' || after) return null
    const verb = words.find((word) => !isClass(word, 'adverb', 'approximator', 'aspect'))
    const acts = verb && verb.word.length === 2 && isClass(verb, 'verb')
    return acts && !isClass(verb, 'level', 'light', 'have', 'coverb') ? found([verb, ''], 0.7) : null
  },
}

function isHollow(folded: string, { start, end }: Span): boolean {
  return HOLLOW_HEADS.includes(folded.slice(start, end))
}

/** `65岁以上者`: too short a noun takes its figure along. */
export const ageGroup: SubjectRule = {
  id: 'subject/age-group',
  find: ({ quantity, paragraph }, { after, before }) => {
    // 平均年龄不足24岁的年轻人: the measure is said.
    if (before && /[年平]龄$/.test(paragraph.folded.slice(before.span.start, before.span.end))) return null
    if (quantity.unitCode !== 'year' || !/[岁歲]/.test(quantity.unit ?? '') || !after) return null
    const group = paragraph.folded[after.start] === '者'
    return found([group ? { start: quantity.span.start, end: after.start + 1 } : after], 0.85)
  },
}

/** The measure with which a phrase begins: `价格收购小麦` holds a deed after it. */
function measureAt(folded: string, { start, end }: Span): Span | null {
  for (let to = start + 2; to <= Math.min(end, start + LONGEST_MEASURE); to += 1) {
    const deed = findWords(folded, { start: to, end })[0]
    const closes = to === end || (deed?.start === to && isClass(deed, 'nominal', 'verb'))
    if (closes && isMeasure(folded, { start, end: to })) return { start, end: to }
  }
  return null
}

const LONGEST_MEASURE = 10
