import { longestAt, longestBefore, wordsByEnd, wordsByStart } from '../word-index.ts'
import { isArabicDigit } from './digits.ts'
import {
  BUILDINGS,
  COORDINATES,
  ERAS,
  GRADES_OF_CLEANNESS,
  LABELS,
  NOT_PLACE_TAILS,
  NUMBERED_ORGANISATIONS,
  ORGANISATION_UNITS,
  PARTS_OF_BUILDINGS,
  PLACE_TAILS,
  ROADS,
  SPORT_EVENTS,
  STATUTES,
} from './lexicon/names.ts'
import { skipSpacesBack } from './look.ts'
import type { Mention } from './mention.ts'
import { unitText } from './printed.ts'

const placeTails = wordsByStart(PLACE_TAILS)
const notPlaceTails = wordsByStart(NOT_PLACE_TAILS)
const eras = wordsByEnd(ERAS)
const organisations = wordsByEnd(NUMBERED_ORGANISATIONS)
const labels = wordsByEnd(LABELS)
const buildings = wordsByEnd(BUILDINGS)
const statutes = wordsByEnd(STATUTES)
const coordinates = wordsByEnd(COORDINATES)
const roads = wordsByEnd(ROADS)
const events = wordsByStart(SPORT_EVENTS)
const grades = wordsByStart(GRADES_OF_CLEANNESS)
const HAN = /\p{Script=Han}/u
/** Numbers in the names of places are small: 十三间房, 三十六湾. */
const LARGEST_IN_A_NAME = 36
/** 目前, 日前, 提前 are words; 前两名 is the head of a list. */
const WORDS_IN_QIAN = '目此之日年以先提面月周'

/** Words before a number with its unit that make the two a label: a reign, an article of law, a company's number. */
function labelBefore(text: string, mention: Mention): string | null {
  const spaced = skipSpacesBack(text, mention.start)
  const from = '“‘'.includes(text[spaced - 1] ?? ' ') ? spaced - 1 : spaced
  const unit = unitText(text, mention)
  if (unit === '年' && longestBefore(eras, text, from)) return 'the year of a reign'
  if (unit === '条' && longestBefore(statutes, text, from)) return 'an article of a law'
  if (mention.unitCode === 'deg' && longestBefore(coordinates, text, from)) return 'a coordinate or an angle'
  if (mention.form === 'chinese' && ORGANISATION_UNITS.includes(unit) && unit !== '')
    if (longestBefore(organisations, text, from)) return 'the number of an organisation'
  const countsOrBare = mention.unitClass === 'count' || mention.unitClass === null
  if (countsOrBare && mention.form === 'arabic') {
    if (longestBefore(labels, text, from)) return 'a label'
    if (longestBefore(buildings, text, from) && (unit === '' || PARTS_OF_BUILDINGS.includes(unit)))
      return 'a part of a building'
  }
  return unit === '公里' && text[mention.end] === '处' && longestBefore(roads, text, from) ? 'a kilometre post' : null
}

/** 三间房, 六盘山, 五道口. */
function isPlaceName(text: string, mention: Mention): boolean {
  const small = mention.form === 'chinese' && mention.low.lte(LARGEST_IN_A_NAME) && mention.comparator === 'eq'
  if (!small || longestAt(notPlaceTails, text, mention.numeral.end)) return false
  return longestAt(placeTails, text, mention.numeral.end) !== null
}

/** 08星, 04组: nobody counts with a leading zero. */
function hasLeadingZero(text: string, mention: Mention): boolean {
  const { start, end } = mention.numeral
  const counts = mention.unitClass === 'count' || mention.unitClass === 'point'
  return counts && end - start > 1 && text[start] === '0' && isArabicDigit(text.charCodeAt(start + 1))
}

/** 小组前两名, 首三位: the head of a list, without what it is a list of. */
function isHeadOfList(text: string, mention: Mention): boolean {
  const unit = unitText(text, mention)
  if (!(unit === '名' || unit === '位') || mention.comparator !== 'eq' || mention.start !== mention.numeral.start)
    return false
  const before = text[mention.start - 1] ?? ' '
  if (before === '首') return true
  return before === '前' && !WORDS_IN_QIAN.includes(text[mention.start - 2] ?? ' ')
}

/** 2019区议会选举: a year before a classifier that begins a name. */
function isYearBeforeName(text: string, mention: Mention): boolean {
  const { start, end } = mention.numeral
  const year = end - start === 4 && mention.form === 'arabic' && mention.low.gte(1990) && mention.low.lte(2060)
  return year && '国省市县区届站场'.includes(unitText(text, mention) || ' ') && mention.comparator === 'eq'
}

/** 75km+300m: a place on a road. */
function isKilometrePost(text: string, mention: Mention): boolean {
  if (/[Kk]\d{1,4}\+$/.test(text.slice(Math.max(0, mention.start - 6), mention.start))) return true
  if (mention.unitCode === 'km') return /^\+\d/.test(text.slice(mention.end, mention.end + 2))
  return (
    mention.unitCode === 'm' && /(?:km|公里|千米)\+$/i.test(text.slice(Math.max(0, mention.start - 3), mention.start))
  )
}

const SMALL = '一二两三四五六七八九'
const NOT_SLOGAN = '次人名个死伤亡男女胜负平夜天年岁家户项条票架辆件'

/** 一核两带三圈, 一园一城七组团: a slogan of numbered nouns, one character each. */
function isSlogan(text: string, mention: Mention): boolean {
  const { start, end } = mention.numeral
  const unit = unitText(text, mention)
  if (mention.form !== 'chinese' || mention.unitClass !== 'count' || unit.length !== 1 || end - start !== 1)
    return false
  if (mention.start !== start || NOT_SLOGAN.includes(unit)) return false
  const before = text[start - 1] ?? ' '
  const first = text[start - 2] ?? ' '
  const listed = HAN.test(before) && !NOT_SLOGAN.includes(before) && SMALL.includes(first)
  if (!listed || `${SMALL}十百千万第`.includes(text[start - 3] ?? ' ')) return false
  // 一起两辆, 一家三口: 一 with a classifier begins no slogan unless it goes on.
  return first !== '一' || SMALL.includes(text[mention.end] ?? ' ')
}

const ORDINAL_RANGE = /第[一二三四五六七八九十\d]{1,4}(?:至|到|-|—|~|、|及|和|与)$/

const DATA = /^(?:系统|网络|宽带|带宽|光纤|内存|容量|流量|硬盘|速率|接入|入户|比特)/
const DATA_BEFORE = /(?:网|网络|网速|带宽|速率|内存|流量|频率)(?:为|是|达|达到|到)?$/

/** 300兆网络, 带宽达到860兆: data prints 兆 for millions; as a number it means 10^12 (兆元). */
function isDataRate(text: string, mention: Mention): boolean {
  const { start, end } = mention.numeral
  if (mention.form !== 'arabic' || mention.unit || text[end - 1] !== '兆') return false
  return DATA.test(text.slice(end, end + 2)) || DATA_BEFORE.test(text.slice(Math.max(0, start - 5), start))
}

/** 《十万人》, and “千亿斤”粮仓: what fills the marks is a title, a number in quotation marks only if a bare multiplier. */
function isTitle(text: string, mention: Mention): boolean {
  const marks = `${text[mention.start - 1] ?? ''}${text[mention.end] ?? ''}`
  if (marks === '《》') return true
  if (text[mention.end - 1] === '级') return false
  return marks === '“”' && mention.form === 'scale' && (mention.comparator === 'eq' || mention.comparator === 'approx')
}

/** 半夜两、三点: hours listed for an estimate. */
function isHours(text: string, mention: Mention): boolean {
  return unitText(text, mention) === '点' && mention.form === 'chinese' && mention.high?.lte(24) === true
}

/** 第一至六类, 第118及119条. */
function endsOrdinals(text: string, mention: Mention): boolean {
  return ORDINAL_RANGE.test(text.slice(Math.max(0, mention.start - 6), mention.start))
}

function isSportEvent(text: string, mention: Mention): boolean {
  return mention.unitClass === 'physical' && longestAt(events, text, mention.numeral.end) !== null
}

/** 10万级洁净车间. */
function isCleanness(text: string, mention: Mention): boolean {
  const grade = !mention.unit && mention.scale > 0 && text[mention.numeral.end] === '级'
  return grade && longestAt(grades, text, mention.numeral.end + 1) !== null
}

/** 87°40′: degrees and minutes. */
function isArc(text: string, mention: Mention): boolean {
  return mention.unitCode === 'deg' && "′＇'".includes(text[mention.end + 2] ?? ' ')
}

const FORMS: readonly (readonly [(text: string, mention: Mention) => boolean, string])[] = [
  [isPlaceName, 'the name of a place'],
  [hasLeadingZero, 'a leading zero'],
  [isKilometrePost, 'a kilometre post'],
  [endsOrdinals, 'the end of a range of ordinals'],
  [isSlogan, 'a slogan of numbered nouns'],
  [isSportEvent, 'an event of sport'],
  [isTitle, 'a title'],
  [isHeadOfList, 'the head of a list'],
  [isYearBeforeName, 'a year before a name'],
  [isDataRate, 'a rate of data'],
  [isHours, 'hours of the clock'],
  [isCleanness, 'a grade of cleanness'],
  [isArc, 'a coordinate or an angle'],
]

/** Why number and unit together are a label or a part of a name; null where they measure. */
export function labelReason(text: string, mention: Mention): string | null {
  for (const [holds, reason] of FORMS) if (holds(text, mention)) return reason
  return labelBefore(text, mention)
}
