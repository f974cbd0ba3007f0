import { Big } from 'big.js'
import { longestAt, longestBefore, wordsByEnd, wordsByStart } from '../word-index.ts'
import { fixedMention } from './fixed.ts'
import {
  NOT_RANKS,
  PLACES,
  RANK_ENTRIES,
  RANK_FILLERS,
  RANK_FIRST,
  RANK_SCOPES,
  RANK_SUFFIXES,
  RANK_VERBS,
  STRONG_RANK_VERBS,
} from './lexicon/ranks.ts'
import { wordBefore } from './look.ts'
import { type Mention, noted, type Source } from './mention.ts'
import { type Numeral, readNumeral } from './numeral.ts'
import { plainMention } from './read.ts'

const scopes = wordsByEnd([...RANK_SCOPES, ...PLACES])
const verbs = wordsByEnd(RANK_VERBS)
const fillers = wordsByEnd(RANK_FILLERS)
const suffixes = wordsByStart(RANK_SUFFIXES)
const firsts = wordsByStart(RANK_FIRST)
const notRanks = wordsByEnd(NOT_RANKS)
/** 第二大 ranks; 第二大街 and 第三名患者 do not. */
const NOT_AFTER_SUFFIX = /[街道学厦桥队类产患病儿选工驾乘受嫌]/

/** 第二大, 第三高 rank wherever they stand; not 第一大队, 第二大看点. */
const SUPERLATIVES = new Set(['大', '高', '多', '长', '富', '低'])
const NOT_AFTER_SUPERLATIVE = /[队街道学厦桥会类方看亮挑难问任举步板块招中等期级校度亲关]/

/** What ranks the thing: the scope printed before the ordinal (世界), or a verb of standing (位居). */
interface Standing {
  readonly start: number
  readonly note: string
}

function standingBefore(text: string, at: number): Standing | null {
  const scope = longestBefore(scopes, text, at)
  if (scope) return { start: extendScope(text, scope.start), note: `within ${scope.word}` }
  const verb = wordBefore(text, at, verbs, fillers)
  return verb ? { start: at, note: `${verb.word} before the ordinal` } : null
}

/** A verb of standing stays this near to its ordinal: 居全国省会城市第7位. */
const MAX_FIELD = 10
const HAN_RUN = /^\p{Script=Han}*$/u
const strongVerbs = wordsByEnd(STRONG_RANK_VERBS)

/** 居省会城市第7位: the field ranked stands between verb and ordinal; 由第24位升至: the verb follows. */
function farStanding(text: string, at: number, numeralEnd: number, among = strongVerbs): Standing | null {
  const place = '位名'.includes(text[numeralEnd] ?? ' ')
  if (
    place &&
    '由从自'.includes(text[at - 1] ?? ' ') &&
    '跃升上降下提前攀跌滑退晋'.includes(text[numeralEnd + 1] ?? ' ')
  )
    return { start: at, note: 'a place left for another' }
  // 列入第一至六类: put in a class, not ranked.
  if (text[at - 1] === '入') return null
  for (let end = at - 1; end >= Math.max(1, at - MAX_FIELD); end -= 1) {
    if (!HAN_RUN.test(text[end] ?? '，')) return null
    const verb = longestBefore(among, text, end)
    if (verb) return { start: end, note: `${verb.word} before the field` }
  }
  return null
}

/** 居全省第3位和第1位: the second place of a list. */
function listedStanding(text: string, at: number, previous: Mention | undefined): Standing | null {
  if (previous?.unitClass !== 'rank') return null
  const joint = text.slice(previous.end, at)
  return /^[、和及，]$/.test(joint) ? { start: at, note: 'continues a list of ranks' } : null
}

/** Scopes that nothing contains: 中国世界第一 is no scope of two words. */
const WIDEST = /^(?:全|世界|国际|亚洲|欧洲|非洲)/

/** 中国内地, 广东省: one more scope word directly before the first. */
function extendScope(text: string, start: number): number {
  const outer = longestBefore(scopes, text, start)
  return outer && !WIDEST.test(text.slice(start, start + 2)) ? outer.start : start
}

function asRank(mention: Mention, standing: Standing, end: number): Mention {
  return noted(
    mention,
    {
      start: standing.start,
      end,
      unit: null,
      unitCode: 'rank',
      unitClass: 'rank',
      kind: 'rank',
      rule: 'quantity/rank',
    },
    'quantity/rank',
    standing.note,
    { start: standing.start, end },
  )
}

/** 第三 with what follows: a rank where something ranks it, else a name (第三次). */
export function readOrdinal({ text }: Source, at: number, previous: Mention | undefined): Mention | null {
  let from = at + 1
  while (text[from] === ' ' && from < at + 3) from += 1
  const numeral = readNumeral(text, from)
  if (!numeral) return null
  const mention: Mention = { ...plainMention(numeral), start: at }
  const rank = rankOf(text, at, numeral, mention, previous)
  if (rank) return rank
  return noted(
    mention,
    { nominal: 'ordinal', rule: 'nominal/ordinal' },
    'nominal/ordinal',
    '第 names a place in a series',
    { start: at, end: numeral.end },
  )
}

function rankOf(
  text: string,
  at: number,
  numeral: Numeral,
  mention: Mention,
  previous: Mention | undefined,
): Mention | null {
  const standing = standingBefore(text, at) ?? farStanding(text, at, numeral.end) ?? listedStanding(text, at, previous)
  const suffix = longestAt(suffixes, text, numeral.end)
  const superlative =
    suffix !== null && SUPERLATIVES.has(suffix.word) && !NOT_AFTER_SUPERLATIVE.test(text[suffix.end] ?? ' ')
  if (!standing && superlative) return asRank(mention, { start: at, note: `第…${suffix.word} compares` }, suffix.end)
  if (!standing || longestBefore(notRanks, text, numeral.end + 1) || longestBefore(notRanks, text, numeral.end))
    return null
  const end = suffix ? suffix.end : numeral.end
  const next = text[end] ?? ''
  if (suffix) return NOT_AFTER_SUFFIX.test(next) && standing.start === at ? null : asRank(mention, standing, end)
  const closed =
    next === '' || !/[\p{Script=Han}]/u.test(next) || '的和与及后，。且并或，之上但而以是在为至'.includes(next)
  return closed ? asRank(mention, standing, end) : null
}

/** 首位, 第一位 after a scope or 居: 全国首位. */
export function readFirstRank({ text }: Source, at: number): Mention | null {
  const match = longestAt(firsts, text, at)
  if (!match || longestBefore(notRanks, text, match.end)) return null
  const standing = standingBefore(text, at)
  if (
    !standing ||
    (/[\p{Script=Han}]/u.test(text[match.end] ?? ' ') && !'的和与及，后'.includes(text[match.end] as string))
  )
    return null
  return fixedMention({
    start: standing.start,
    end: match.end,
    value: '1',
    unit: null,
    unitCode: 'rank',
    unitClass: 'rank',
    kind: 'rank',
    rule: 'quantity/rank',
    note: standing.note,
  })
}

const LEADERS = ['前']
const entries = wordsByEnd([...STRONG_RANK_VERBS, ...RANK_ENTRIES])
const RANK_SPAN_UNITS = '名位强大'

/** 进入国内同类园区前5名; 排在出货量的前三位 without 出货量, which is what they are ranked by. */
function fieldOfLeaders(text: string, at: number, numeralEnd: number): Standing | null {
  const standing = farStanding(text, at, numeralEnd, entries)
  return standing && text[at - 1] === '的' ? { ...standing, start: at } : standing
}

/** 全球前十, 排名前10名: within the first ten. */
export function readLeaders(source: Source, mention: Mention): Mention | null {
  const { text } = source
  const at = mention.numeral.start - 1
  if (!LEADERS.includes(text[at] ?? '')) return null
  const standing = standingBefore(text, at) ?? fieldOfLeaders(text, at, mention.numeral.end)
  const next = text[mention.numeral.end] ?? ''
  const open = /[\p{Script=Han}]/u.test(next) && !`${RANK_SPAN_UNITS}的，`.includes(next)
  if (next === '%' || next === '％') return null
  if (!standing || open || mention.low.gt(1000)) return null
  const end = RANK_SPAN_UNITS.includes(next || ' ') ? mention.numeral.end + 1 : mention.numeral.end
  return asRank({ ...mention, low: new Big(mention.low), comparator: 'le' }, standing, end)
}
