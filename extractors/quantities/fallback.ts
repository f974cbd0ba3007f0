import { type Mention, noted } from './mention.ts'

const MAX_LENGTH = 6
/** Nouns that close what is counted: 56万贫困人口|解决. */
const HEADS =
  /^\p{Script=Han}{0,4}?(?:人口|选民|民众|市民|军队|部队|劳动力|大军|教师|医生|护士|球迷|用户|家庭|群众|人员|学生|企业|职工|农民|居民|客户|旅客|游客|观众|网友|网民|党员|会员|儿童|老人|患者|业主|毕业生)/u
const HAN = /\p{Script=Han}/u
/** The counted noun ends here: particles, verbs, conjunctions and numerals. */
const STOPS =
  '时的了和与及或在是为将已并等也都就从由被把向对使让给于则而且但以之其这那有无不没同比较上下左右至到多余内中外前后里间增减升降提超占达共约近零〇一二三四五六七八九十百千万亿两几数后来去可能会要需予获得'
/** Words that the run of characters after a number must not begin with. */
const NOT_COUNTED =
  /^(?:左右|以上|以下|以内|级|元|大关|台阶|关口|生活|工作|付费|付款|缴费|参与|参加|通过|使用|来自|涉及|进入|进行|飞行|分享|票房|市值|规模|资|投|基金|奖|补|罚|债|贷|款|亏|利|税|费|订单|产值|收入|支出|预算|财政|特别|特)/
/** From 亿 on, a bare figure is money more often than a number of things. */
const MONEY_SCALE = 8

/**
 * The open end of the classifier lexicon: after a number with a multiplier, the short noun that runs to a boundary is what
 * is counted (650万专业买家). A longer run is left to the subject.
 */
export function withFallbackUnit(text: string, mention: Mention): Mention {
  if (mention.unit || mention.unitClass || mention.scale === 0 || mention.form === 'scale') return mention
  if (
    mention.unitCode === null &&
    mention.scale >= MONEY_SCALE &&
    !HEADS.test(text.slice(mention.end, mention.end + 10))
  )
    return mention
  if (/[A-Za-z]/.test(text[mention.numeral.end - 1] ?? '')) return mention
  const start = mention.end
  let end = start
  while (end - start <= MAX_LENGTH && HAN.test(text[end] ?? ' ') && !STOPS.includes(text[end] as string)) end += 1
  const head = HEADS.exec(text.slice(start, end))
  if (head) end = start + head[0].length
  const length = end - start
  const open = !head && HAN.test(text[end] ?? ' ') && !STOPS.includes(text[end] as string)
  if (length < 2 || length > MAX_LENGTH || open) return mention
  if (NOT_COUNTED.test(text.slice(start, end))) return mention
  return noted(
    mention,
    { end, unit: { start, end }, unitCode: 'count', unitClass: 'count', rule: 'quantity/counted-noun' },
    'unit/counted-noun',
    'a noun directly after the multiplier',
    { start, end },
  )
}
