import { anyOf } from '../claims/lexer.ts'
import {
  AGENT_HEADS,
  NO_NAME_TAILS,
  PLACE_NAME_TAILS,
  PLACE_TAILS,
  PLACES,
  SCOPES,
  THING_HEADS,
} from '../claims/lexicon.ts'
import type { ClaimKind } from '../types.ts'
import {
  AMOUNT_TAILS,
  COUNT_TAILS,
  DATE_FORM,
  DETERMINERS,
  GROWTH_WORDS,
  NAMING_SCOPES,
  PERIOD_ENDS,
  PERIOD_WORDS,
  SAME_NAME,
  TRADES,
  WORDS_WITH_AND,
  WORDS_WITH_DE,
  WORTH_TAILS,
} from './lexicon.ts'
import { isMoney } from './money.ts'

/** What a key is made from. Chinese strings are folded: Traditional and Simplified give the same key. */
export interface MeasuredName {
  readonly subject: string
  readonly region: string | null
  readonly kind: ClaimKind
  readonly unitCode: string | null
}

/** A name longer than this is a clause that no rule could shorten: cut up or kept, it joins nothing. */
const LONGEST = 60
/** No front of a name has more parts than this: `我国今年1至5月的`. */
const MAX_PARTS = 8

const PERIOD = new RegExp(`^(?:${anyOf(PERIOD_WORDS)})(?:${anyOf(PERIOD_ENDS)})?`)
const DATE = new RegExp(`(?:${DATE_FORM.source})(?:${anyOf(PERIOD_ENDS)})?`, 'u')
const DETERMINER = new RegExp(`^(?:${anyOf(DETERMINERS)}|其(?![他它余次实中]))`)
const FILLER = /^(?:的(?![士哥确])|[、，,：:；;\s·—~～]|[和与及](?!田|平|谐|解|牛|服|县|硕|林|会))+/
const NAMING: ReadonlySet<string> = new Set(NAMING_SCOPES)
const REGION = new RegExp(
  `^(?:${anyOf([...SCOPES, ...PLACES].filter((word) => !NAMING.has(word)))})(?:${anyOf(PLACE_TAILS)})?`,
)
const NAME_GOES_ON = new RegExp(`^(?!${anyOf(NO_NAME_TAILS)})(?:${anyOf(PLACE_NAME_TAILS)})`)
const GROWTH = new RegExp(`(?:${anyOf(GROWTH_WORDS)})$`)
const SAME = new RegExp(anyOf(Object.keys(SAME_NAME)), 'g')
const TRADE = new RegExp(`(${anyOf(TRADES)})(?:(${anyOf(WORTH_TAILS)})|(${anyOf(AMOUNT_TAILS)}))?$`)
const COUNTED = new RegExp(`((?:${anyOf([...AGENT_HEADS, ...THING_HEADS])}))的?(?:${anyOf(COUNT_TAILS)})$`)
/** 的 before a single character stays: 困在井下的人. */
const DE = new RegExp(`(${anyOf(WORDS_WITH_DE)})|的(?=..)`, 'gu')
/** `工业生产者出厂价格指数PPI` is said twice. */
const TWICE = /(.{4,30})\1/u
const AND = new RegExp(
  `(${anyOf(WORDS_WITH_AND)})|(?<=\\p{Script=Han}{2})(?:以及|[和与及])(?=\\p{Script=Han}{2})`,
  'gu',
)

/** The key of a Chinese name: null where nothing is left that names a series. */
export function chineseIndicator({ subject, region, kind, unitCode }: MeasuredName): string | null {
  if (subject.length > LONGEST) return null
  const place = region === null ? null : withoutMarks(region)
  const bare = stripFront(withoutMarks(subject), place, !/^[“‘《"']/.test(subject))
  const joined = bare.replace(DE, (_, word: string | undefined) => word ?? '')
  const same = joined.replace(SAME, (word) => SAME_NAME[word] ?? word).replace(TWICE, '$1')
  const grown = kind === 'change' || kind === 'ratio' ? stripGrowth(same) : same
  if (grown === null) return null
  const named = nameCounted(nameTrade(grown, kind, unitCode), unitCode)
  const key = named.replace(AND, (_, word: string | undefined) => word ?? '、')
  return isName(key) ? key : null
}

/** Half-width capitals, no quotation marks, no glosses in brackets, no footnote marks, no spaces beside Han. */
function withoutMarks(subject: string): string {
  const plain = subject
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[“”‘’"'《》〈〉「」『』]/g, '')
  const unglossed = plain.replace(/\([^()]{0,40}\)|\[[^[\]]{0,8}\]/g, '')
  return (isName(unglossed) ? unglossed : plain).replace(/(?<=[^\dA-Z]) | (?=[^\dA-Z])/g, '').trim()
}

/** Takes off what says where, when and which one, as long as something is left; a place inside marks is part of a name. */
function stripFront(name: string, region: string | null, placed: boolean): string {
  let rest = name
  for (let part = 0; part < MAX_PARTS; part += 1) {
    const next = rest.slice(frontLength(rest, region, placed))
    if (next === rest || !isName(next)) break
    rest = next
  }
  return rest.replace(/(?<![的、，,\s])[的、，,\s]+$/, '')
}

function frontLength(name: string, region: string | null, placed: boolean): number {
  for (const form of [FILLER, PERIOD, DATE, DETERMINER]) {
    const found = form.exec(name)
    if (found) return found[0].length
  }
  if (!placed) return 0
  const place = region !== null && region.length > 1 && name.startsWith(region) ? region : REGION.exec(name)?.[0]
  if (place === undefined || NAMING.has(place)) return 0
  return NAME_GOES_ON.test(name.slice(place.length)) ? 0 : place.length
}

/** Null where the name is nothing but growth: 增速 alone is of anything. */
function stripGrowth(name: string): string | null {
  let rest = name
  for (let part = 0; part < MAX_PARTS; part += 1) {
    const found = GROWTH.exec(rest)
    if (!found) return rest
    if (found.index < 2) return found.index === 0 ? null : rest
    rest = rest.slice(0, found.index)
  }
  return rest
}

/** 出口, 出口总额 and 出口值 are 出口额; counted or weighed it is 出口量. What only grows or ranks is worth. */
function nameTrade(name: string, kind: ClaimKind, unitCode: string | null): string {
  const found = TRADE.exec(name)
  const trade = found?.[1]
  if (!found || trade === undefined || name.endsWith('社会消费品零售总额')) return name
  const [, , worth, amount] = found
  if (amount !== undefined || (trade === '贸易' && worth === undefined)) return name
  const measured = kind === 'amount' && !isMoney(unitCode) && worth === undefined
  const tail = measured ? '量' : '额'
  return `${name.slice(0, found.index)}${measured && trade === '销售' ? '销' : trade}${tail}`
}

/** `5G基站数量`, `企业总数`: the unit says already that it is counted. */
function nameCounted(name: string, unitCode: string | null): string {
  if (unitCode !== 'count' && unitCode !== 'percent') return name
  const found = COUNTED.exec(name)
  return found?.[1] ? name.slice(0, found.index + found[1].length) : name
}

function isName(key: string): boolean {
  return /\p{Script=Han}{2}|\p{Script=Han}[\dA-Z]|[A-Z][\dA-Z.+&-]/u.test(key)
}
