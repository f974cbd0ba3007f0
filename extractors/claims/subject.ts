import type { Span } from '../../pipeline/document/index.ts'
import type { Quantity } from '../types.ts'
import { type ClauseContext, clauseEnd, clauseStart, type ParagraphContext, pastTail, timesIn } from './context.ts'
import { findWords, isClass, type Word } from './lexer.ts'
import { ATTRIBUTE_HEADS, GROUP_HEADS, LEXICON, MEASURE_HEADS, PERSON_UNITS } from './lexicon.ts'
import {
  type FoundPhrase,
  isScope,
  type Phrase,
  phraseAfter,
  phraseBefore,
  phraseText,
  stripPredicate,
  trimPhrase,
} from './phrase.ts'
import { findShare, type Share } from './share.ts'

export interface Subject {
  readonly phrase: Phrase
  readonly rule: string
  /** 0 to 1: how far the subject stands from its figure. */
  readonly certainty: number
  readonly whole: Phrase | null
}

/** A claim before in the paragraph, for the subjects that ellipsis leaves out. */
export interface Earlier {
  readonly quantity: Quantity
  readonly sentence: Span
  readonly subject: Subject
  /** The word right before the figure: 提高到 stands parallel to 提高到. */
  readonly predicate: string | null
}

export interface SubjectContext extends ClauseContext {
  readonly earlier: readonly Earlier[]
}

type SubjectRule = { readonly id: string; readonly find: (context: SubjectContext, parts: Parts) => Found | null }
type Found = Omit<Subject, 'rule'>

/** The clause taken apart once for all rules. */
interface Parts {
  readonly words: readonly Word[]
  readonly genitive: boolean
  readonly before: FoundPhrase | null
  /** A place alone before the predicate: a subject only for ranks. */
  readonly place: Span | null
  readonly after: Span | null
  readonly share: Share | null
}

const isCounted = ({ quantity }: SubjectContext) => quantity.unitCode === 'count' && quantity.unit !== null
const found = (phrase: Phrase, certainty: number, whole: Phrase | null = null): Found => ({ phrase, certainty, whole })

/** `占全行业收入比重为24.6%`: the part is the subject; a whole left out is what was measured before. */
const share: SubjectRule = {
  id: 'subject/share',
  find: (context, { share }) => {
    if (!share) return null
    const { earlier, sentence } = context
    const here = earlier.filter((each) => each.sentence.start === sentence.start)
    const part = share.part ? [share.part] : ((here.at(-1) ?? earlier.at(-1))?.subject.phrase ?? null)
    if (!part) return null
    // 使用占比不到3% names its measure itself; 占3% needs a whole.
    const left = share.named && share.part ? null : wholeBefore(here.length > 0 ? here : earlier, share.part === null)
    const out = outOfWhole(context)
    const whole = share.whole ? [share.whole] : out ? [out] : left
    return found(part, share.part ? 0.9 : 0.75, whole)
  },
}

/** `外贸占全港的60%，内贸占40%`: the whole said before; else the measure before the part's own. */
function wholeBefore(earlier: readonly Earlier[], partIsLast: boolean): Phrase | null {
  const shared = earlier.findLast((each) => each.subject.whole !== null)
  if (shared) return shared.subject.whole
  return (partIsLast ? earlier.at(-2) : earlier.at(-1))?.subject.phrase ?? null
}

/** `97个大类中一半以上`, `病人当中，…由94%`: the figure is a share of what stands before 中. */
const within: SubjectRule = {
  id: 'subject/within-whole',
  find: (context) => {
    const { quantity, paragraph } = context
    if (quantity.kind !== 'ratio') return null
    const start = clauseStart(paragraph.folded, quantity.span.start, context.bound)
    const stripped = stripPredicate(paragraph, { start, end: quantity.span.start })
    const head = /(?:当中|之中|中|里)$/.exec(paragraph.folded.slice(start, stripped.start))
    if (!head) return null
    const end = stripped.start - head[0].length
    const noun = trimPhrase(paragraph, { start, end })
    if (noun.end <= noun.start) return null
    const inner = paragraph.quantities.find((each) => each.span.start >= noun.start && each.span.end <= noun.end)
    const phrase = inner
      ? [
          { start: noun.start, end: inner.span.start },
          { start: inner.span.end, end: noun.end },
        ]
      : [noun]
    return found(phrase, 0.85, [noun])
  },
}

/** `其中12%是退役军人`: the noun after 是 is the part, what was counted before the whole. */
const shareIs: SubjectRule = {
  id: 'subject/share-is',
  find: ({ quantity, paragraph, right, earlier, near }, { before }) => {
    if (quantity.kind !== 'ratio' || before) return null
    const copula = /^(?:的)?(?:都|均)?(?:是|为|系|属于?)/.exec(paragraph.folded.slice(right.start, right.end))
    if (!copula) return null
    const part = phraseAfter(paragraph, { start: right.start + copula[0].length, end: right.end })
    const whole = earlier.at(-1)?.subject.phrase ?? null
    const among = paragraph.folded.slice(near.start, near.end).includes('其中')
    return part && found([part], among ? 0.85 : 0.7, whole)
  },
}

/** `近半数认为…`, `其中三分之二销往海外`, `赛道有近一半沿着江边`: the figure itself acts; it is a part of what was named. */
const shareActs: SubjectRule = {
  id: 'subject/share-acts',
  find: ({ quantity, paragraph, right, left, near, earlier }, { before, words }) => {
    if (quantity.kind !== 'ratio' || near.start !== left.start) return null
    const verb = findWords(paragraph.folded, { start: right.start, end: Math.min(right.end, right.start + 6) })[0]
    if (verb?.start !== right.start || !isClass(verb, 'verb', 'have', 'coverb', 'adverb', 'light')) return null
    if (before) return words.some((word) => isClass(word, 'have')) ? found([before.span], 0.8, [before.span]) : null
    const last = earlier.at(-1)
    const plain = words.every((word) => !isClass(word, 'up', 'down', 'verb', 'share'))
    return last && plain ? found(last.subject.phrase, 0.7, last.subject.phrase) : null
  },
}

const OUT_OF = /(?:当中|之中)$|[人者员家户业品车案例国市县村校众生民]中$/

/** `病人当中，…由94%`: the clause before says of what the share is. */
const outOf: SubjectRule = {
  id: 'subject/out-of',
  find: (context, { before }) => {
    if (context.quantity.kind !== 'ratio' || !before) return null
    const whole = outOfWhole(context)
    return whole && found(completePhrase(context.paragraph, before), 0.85, [whole])
  },
}

function outOfWhole({ paragraph, left, bound }: ClauseContext): Span | null {
  if (left.start <= bound) return null
  const end = left.start - 1
  const start = clauseStart(paragraph.folded, end, bound)
  const head = OUT_OF.exec(paragraph.folded.slice(start, end))
  if (!head) return null
  const inner = head[0].length === 2 && !/[当之]/.test(head[0][0] ?? '') ? 1 : head[0].length
  const opening = skipOpening(paragraph, skipConnective(paragraph.folded, start))
  const noun = trimPhrase(paragraph, { start: opening, end: end - inner })
  return noun.end > noun.start ? noun : null
}

function skipConnective(folded: string, start: number): number {
  const match = /^(?:另外|此外|其中|同时|而|在)[，,]?/.exec(folded.slice(start, start + 4))
  return match ? start + match[0].length : start
}

/** `近三分之一的房颤患者`, `四成受访者`: the share is of the noun after it. */
const shareOfNoun: SubjectRule = {
  id: 'subject/share-of-noun',
  find: ({ quantity, paragraph }, { before, after, words, genitive }) => {
    if (quantity.kind !== 'ratio' || !after || (before && !genitive && !endsInTransitive(words))) return null
    // 三成的病人 is a share of them; 政府的50%补贴 is the level of a subsidy.
    const shared = paragraph.folded.startsWith('的', quantity.span.end) || !(genitive || before)
    return found([after], 0.85, shared ? [after] : null)
  },
}

/** `4800多万家中小企业`, `建成超过234万个5G基站`: a counted noun follows its figure. */
const counted: SubjectRule = {
  id: 'subject/counted-noun',
  find: (context, { before, after, words }) => {
    const { quantity, paragraph } = context
    if (!isCounted(context) || quantity.kind === 'rank' || !after) return null
    // 人 is its own noun: what follows it is what they do.
    if (quantity.unit === '人' && !paragraph.folded.startsWith('的', quantity.span.end)) return null
    if ((PERSON_UNITS as readonly string[]).includes(quantity.unit ?? '') && isNominal(paragraph.folded, after))
      return null
    // 为23万户企业办理 is no 总数为: before a counted noun 为 is a coverb.
    const level = words.some((word) => isLevel(word) && !word.word.endsWith('为'))
    return before && level && !endsInTransitive(words) ? null : found([after], 0.95)
  },
}

/** `10人死亡` → 死亡人数; `约7万人有房颤问题` → 有房颤问题的人; `拘捕4人` → 拘捕人数. */
const people: SubjectRule = {
  id: 'subject/people-who',
  find: (context, { before, words }) => {
    const { quantity, paragraph, right } = context
    const unit = quantity.unit === null ? '' : quantity.unit
    if (!(PERSON_UNITS as readonly string[]).includes(unit)) return null
    const verb = words[0]
    const deed = { start: right.start, end: Math.min(right.end, right.start + 14) }
    const text = paragraph.folded.slice(deed.start, deed.end)
    if (!/^(?![、和与及])[\p{Script=Han}]{2,}/u.test(text)) {
      const adverbial = before?.before && isClass(before.before, 'coverb')
      return verb && isClass(verb, 'verb') && (!before || adverbial) ? found([verb, '人数'], 0.6) : null
    }
    if (before) return null
    return text.length <= 3 ? found([deed, '人数'], 0.8) : found([deed, '的人'], 0.6)
  },
}

/** `收到365万元出口退税款`, `政府的50%补贴`: the figure belongs to the object after it. */
const object: SubjectRule = {
  id: 'subject/object-after',
  find: ({ quantity, paragraph }, { before, after, words, genitive }) => {
    if (!after || quantity.kind === 'rank' || words.some((word) => word.word.endsWith('连续'))) return null
    // 长达20年的垄断: a stretch of time belongs to the noun after 的.
    const ofStretch = quantity.kind === 'duration' && paragraph.folded.startsWith('的', quantity.span.end)
    // 累计投入300亿元建设资金: a verb alone has its object after the figure.
    const bareVerb = before !== null && isNominal(paragraph.folded, before.span)
    if (genitive || ofStretch || bareVerb || endsInTransitive(words) || !before) return found([after], 0.85)
    return null
  },
}

/** `65岁以上者`: too short a noun takes its figure along. */
const ageGroup: SubjectRule = {
  id: 'subject/age-group',
  find: ({ quantity, paragraph }, { after }) => {
    if (quantity.unitCode !== 'year' || !/[岁歲]/.test(quantity.unit ?? '') || !after) return null
    const group = paragraph.folded[after.start] === '者'
    return found([group ? { start: quantity.span.start, end: after.start + 1 } : after], 0.85)
  },
}

/** `软件产品收入26583亿元`, `成本增加10%`: the noun phrase before the predicate. */
const beforeVerb: SubjectRule = {
  id: 'subject/before-verb',
  find: ({ paragraph, quantity }, { before }) => {
    if (!before) return null
    const name = quantity.unitCode === 'year' ? personAt(paragraph, before.span) : null
    return found(name ? [name] : completePhrase(paragraph, before), 0.95)
  },
}

/** `独居的何婆婆现年83岁`: of a person the name is enough. */
function personAt({ article }: ParagraphContext, span: Span): Span | null {
  const person = article.entities.find(
    (each) => each.label === 'PER' && each.span.end >= span.end - 3 && each.span.end <= span.end,
  )
  return person && person.span.start >= span.start ? { start: person.span.start, end: span.end } : null
}

const ATTRIBUTE = new RegExp(`(?:${[...ATTRIBUTE_HEADS].sort((a, b) => b.length - a.length).join('|')})$`)
const BARE = 3

/**
 * A head too bare to name its measure takes more of its clause: `云服务共实现收入` measures 云服务收入, and
 * `光伏新增装机` is one phrase with its verb.
 */
function completePhrase(paragraph: ParagraphContext, { span, before }: FoundPhrase): Phrase {
  if (span.end - span.start > BARE || !before) return [span]
  const verbal = isClass(before, 'verb') && before.end === span.start
  const apart = isClass(before, 'light') || (isNominal(paragraph.folded, span) && !verbal)
  const attribute = ATTRIBUTE.test(paragraph.folded.slice(span.start, span.end))
  if (!apart && !(verbal && attribute)) return [span]
  const start = clauseStart(paragraph.folded, before.start, paragraph.span.start)
  const end = apart ? stripPredicate(paragraph, { start, end: before.start }).start : before.start
  const doer = phraseBefore(paragraph, { start, end })
  if (!doer || isScope(paragraph, doer.span)) {
    const head = paragraph.folded.slice(span.start, span.end)
    const bound = before.word.startsWith('新') || (GROUP_HEADS as readonly string[]).includes(head)
    return bound && !apart ? [{ start: before.start, end: span.end }] : [span]
  }
  return apart ? [doer.span, span] : [{ start: doer.span.start, end: span.end }]
}

/** `LED电视累计销售`: a verb used as a noun, alone. */
function isNominal(folded: string, span: Span): boolean {
  return (LEXICON.nominal as readonly string[]).includes(folded.slice(span.start, span.end))
}

/** `价差将缩小(目前在33元左右)`: a figure in parentheses tells of the noun phrase before them. */
const aside: SubjectRule = {
  id: 'subject/aside',
  find: ({ paragraph, left, bound }, { words }) => {
    const opened = /[(（]/.test(paragraph.folded[left.start - 1] ?? '')
    if (!opened || left.start - 1 <= bound) return null
    const end = left.start - 1
    const start = clauseStart(paragraph.folded, end, bound)
    const phrase = phraseBefore(paragraph, { start, end: stripPredicate(paragraph, { start, end }).start })
    return phrase && found([phrase.span], words.length > 0 ? 0.7 : 0.75)
  },
}

/** The clause before names the measure and holds no figure: `…的人数，由1999年的84人`. */
const topicBefore: SubjectRule = {
  id: 'subject/topic-before',
  find: (context) => {
    const { paragraph, bound, left } = context
    if (left.start <= bound) return null
    const end = left.start - 1
    const figure = paragraph.quantities.findLast((each) => each.span.end <= end)
    const start = Math.max(clauseStart(paragraph.folded, end, bound), figure?.span.end ?? 0)
    if (start >= end || !isMeasure(paragraph.folded, { start, end })) return null
    const phrase = phraseBefore(paragraph, { start, end })
    return phrase && found(completePhrase(paragraph, phrase), 0.8)
  },
}

/** `由8.9%上升至27.9%`, `9%、13%`: the figure before in the same clause measures the same thing. */
const sameClause: SubjectRule = {
  id: 'subject/same-clause',
  find: ({ earlier, near, left }) => {
    const last = earlier.at(-1)
    if (near.start === left.start || !last || last.quantity.span.start < left.start) return null
    return found(last.subject.phrase, 0.85, last.subject.whole)
  },
}

/** A measure counted in one unit (售价128美元) is not what another unit counts (售出2300套). */
function canShare(paragraph: ParagraphContext, { quantity, subject }: Earlier, figure: Quantity): boolean {
  if (figure.kind !== 'amount' || quantity.kind !== 'amount' || unitClass(quantity) === unitClass(figure)) return true
  const last = subject.phrase.at(-1)
  return last === undefined || typeof last === 'string' || !isMeasure(paragraph.folded, last)
}

const MONEY = /^[A-Z]{3}(?:\/|$)/

function unitClass({ unitCode }: Quantity): string | null {
  return unitCode !== null && MONEY.test(unitCode) ? 'money' : unitCode
}

const OBJECT_RULES = new Set(['subject/counted-noun', 'subject/object-after', 'subject/people-who'])

/** `同比增长8.7%`: what the sentence measured before, first of all where the same verb stood. */
const ellipsis: SubjectRule = {
  id: 'subject/ellipsis',
  find: ({ earlier, sentence, quantity, paragraph }, { words }) => {
    const here = earlier.filter((each) => each.sentence.start === sentence.start)
    const predicate = words[0]?.word
    // A noun counted on the way (`提高到9%的有380项产品，提高到13%`) does not hide the measure before it.
    const measured = here.findLast((each) => !OBJECT_RULES.has(each.subject.rule))
    const parallel =
      predicate !== undefined && measured?.predicate === predicate && measured.quantity.kind === quantity.kind
    const nearest = parallel ? measured : here.findLast((each) => canShare(paragraph, each, quantity))
    if (!nearest) return null
    // `由1999年的94%，下降至2014年的65.4%`: still the same share.
    const reached = /[至到为]$/.test(predicate ?? '') && nearest.quantity.kind === quantity.kind
    return found(nearest.subject.phrase, parallel ? 0.85 : 0.8, reached ? nearest.subject.whole : null)
  },
}

/** `我国位居世界第二`: places hold ranks themselves. `是第4位疾病杀手`: after a mere figure the rank's noun is better. */
const ranked: SubjectRule = {
  id: 'subject/ranked',
  find: (context, { before, place, after, words }) => {
    const { quantity, paragraph, bound, left, near, earlier } = context
    if (quantity.kind !== 'rank') return null
    const ofFigure = near.start > left.start && paragraph.folded[near.start] === '的'
    if (before && !ofFigure) return null
    if (place) return found([place], 0.8)
    const last = earlier.at(-1)?.subject.phrase.at(-1)
    const afterMeasure = last !== undefined && typeof last !== 'string' && isMeasure(paragraph.folded, last)
    if (after && afterMeasure && words.some((word) => isClass(word, 'copula'))) return found([after], 0.6)
    const opening = bound < left.start || ofFigure ? openingPhrase(paragraph, { start: bound, end: left.end }) : null
    return opening && (ofFigure || !last) ? found([opening], 0.65) : null
  },
}

const FROM_TO =
  /[从由]([^，、\d]{1,12}[到至][^，、\d]{1,12}?)(?:最多|最快|总共|历时|耗时|用时|平均|[只仅共已约需要用花了近超逾]){0,4}$/

/** `从签字到通车只用了76天`: the way from one event to the other takes the time. */
const fromTo: SubjectRule = {
  id: 'subject/from-to',
  find: ({ quantity, paragraph, near }) => {
    const way = quantity.kind === 'duration' ? FROM_TO.exec(paragraph.folded.slice(near.start, near.end)) : null
    if (!way?.[1]) return null
    const start = near.start + way.index + 1
    return found([{ start, end: start + way[1].length }], 0.85)
  },
}

/** `在6小时内完成微创手术`: a time limit is that of the deed after it. */
const timeLimit: SubjectRule = {
  id: 'subject/time-limit',
  find: ({ quantity, paragraph, right, left }) => {
    if (
      quantity.kind !== 'duration' ||
      !/[内前]$/.test(
        paragraph.folded.slice(quantity.span.start, pastTail(paragraph.folded, quantity.span.end, right.end)),
      )
    )
      return null
    if (!/(?:在[^，。]{0,6}|后)$/.test(paragraph.folded.slice(left.start, left.end))) return null
    const deed = { start: pastTail(paragraph.folded, right.start, right.end), end: right.end }
    const span = trimPhrase(paragraph, deed)
    return span.end - span.start > 1 && span.end - span.start <= 16 ? found([span], 0.6) : null
  },
}

/** The sentence's own topic: the noun phrase that opens it. */
const topic: SubjectRule = {
  id: 'subject/sentence-topic',
  find: ({ paragraph, bound, left }) => {
    const first = openingPhrase(paragraph, { start: bound, end: left.end })
    return first && found([first], 0.55)
  },
}

/** `其中，增长5%。`: the claim before, across the sentence. */
const across: SubjectRule = {
  id: 'subject/across-sentences',
  find: ({ earlier }) => {
    const last = earlier.at(-1)
    return last ? found(last.subject.phrase, 0.4) : null
  },
}

/** In order: a rule higher up knows more about the figure's place. */
const RULES: readonly SubjectRule[] = [
  share,
  within,
  outOf,
  shareIs,
  shareActs,
  fromTo,
  ageGroup,
  timeLimit,
  ranked,
  shareOfNoun,
  counted,
  people,
  object,
  beforeVerb,
  sameClause,
  aside,
  topicBefore,
  ellipsis,
  topic,
  across,
]

/** The shortest noun phrase that names what a figure measures, or null. */
export function findSubject(context: SubjectContext): { subject: Subject | null; predicate: string | null } {
  const parts = takeApart(context)
  const predicate = parts.words[0]?.word ?? null
  for (const rule of RULES) {
    const result = rule.find(context, parts)
    if (result && phraseText(context.paragraph.folded, result.phrase) !== '') {
      return { subject: { ...result, rule: rule.id }, predicate }
    }
  }
  return { subject: null, predicate }
}

function takeApart(context: SubjectContext): Parts {
  const { paragraph, near, right } = context
  const stripped = cutYardstick(context)
  const before = phraseBefore(paragraph, { start: near.start, end: stripped.start })
  const isPlace = before !== null && isScope(paragraph, before.span)
  return {
    words: stripped.words,
    genitive: stripped.genitive,
    before: isPlace ? null : before,
    place: isPlace ? before.span : null,
    after: phraseAfter(paragraph, right, { relative: isCounted(context) }),
    share: findShare(context),
  }
}

const YARDSTICK = /(?:相较于|较之|(?<![相同环对占])比|(?<!比)较)(?![大小高低快慢好强多少长短早晚为差])([^，]{1,16})$/

/** `风险是同龄人士的2.5倍`. */
const EQUATED = /(?:更?是|为|相当于|达到?|超过)[^，]{1,16}$/

/** `机会较一般人高5倍`: the yardstick is no subject; the phrase is looked for before it. */
function cutYardstick({ paragraph, near, quantity }: ClauseContext): {
  start: number
  words: readonly Word[]
  genitive: boolean
} {
  const stripped = stripPredicate(paragraph, near)
  const text = paragraph.folded.slice(near.start, stripped.start)
  if (quantity.unitCode === 'times' && stripped.genitive) {
    const equated = EQUATED.exec(text)
    if (equated) return stripPredicate(paragraph, { start: near.start, end: near.start + equated.index })
  }
  const yardstick = YARDSTICK.exec(text)
  if (!yardstick || stripped.words.length === 0 || /^(?:起|重|例|率|赛|值)/.test(yardstick[1] as string))
    return stripped
  const cut = near.start + yardstick.index
  const rest = stripPredicate(paragraph, { start: near.start, end: cut })
  return { start: rest.start, words: [...stripped.words, ...rest.words], genitive: false }
}

/** 达到, 超过: what stands before it is the measure. Not 在 or 约, which are also coverbs and approximators. */
function isLevel(word: Word): boolean {
  return isClass(word, 'level') && !isClass(word, 'coverb', 'adverb', 'approximator')
}

function endsInTransitive(words: readonly Word[]): boolean {
  const verb = words.find(
    (word) => !isClass(word, 'adverb', 'approximator', 'aspect', 'level') || isClass(word, 'verb'),
  )
  return verb !== undefined && isClass(verb, 'verb', 'have')
}

const MEASURE = new RegExp(`(?:${[...MEASURE_HEADS].sort((a, b) => b.length - a.length).join('|')})$`)

export function isMeasure(folded: string, span: Span): boolean {
  return MEASURE.test(folded.slice(Math.max(span.start, span.end - 6), span.end))
}

const TOPIC_REACH = 60

/** `新华社北京3月14日电(记者李某)`. */
const DATELINE = /^[^，。；]{2,24}?[电讯](?:\s*[(（][^)）]{1,20}[)）])?/

/** The noun phrase that opens a sentence or statement, up to its first verb or comma. */
function openingPhrase(paragraph: ParagraphContext, within: Span): Span | null {
  const dateline = DATELINE.exec(paragraph.folded.slice(within.start, Math.min(within.end, within.start + 60)))
  const start = skipOpening(paragraph, within.start + (dateline && /日/.test(dateline[0]) ? dateline[0].length : 0))
  const end = clauseEnd(paragraph.folded, start, Math.min(within.end, start + TOPIC_REACH))
  const phrase = phraseAfter(paragraph, trimPhrase(paragraph, { start, end }), { acrossTies: true })
  return phrase && !/^\d/.test(paragraph.folded.slice(phrase.start, phrase.end)) ? phrase : null
}

/** Past the times and marks that open a sentence. */
function skipOpening(paragraph: ParagraphContext, start: number): number {
  let at = start
  for (;;) {
    const time = timesIn(paragraph, { start: at, end: at + 1 })[0]
    if (time) at = time.span.end
    else if (/[，,、：:“”"\s]/.test(paragraph.folded[at] ?? '')) at += 1
    else {
      const word = findWords(paragraph.folded, { start: at, end: at + 6 })[0]
      if (word?.start !== at || !isClass(word, 'conjunction', 'adverb', 'pronoun') || isClass(word, 'verb')) return at
      at = word.end
    }
  }
}
