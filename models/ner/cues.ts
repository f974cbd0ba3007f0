import type { Tag } from './tags.ts'
import { splitUnits, type Units } from './units.ts'

/**
 * Words beside which newspapers put the name of a person, from the forms of address, offices and verbs of saying of
 * standard grammars. Each raises the score of one tag, so that the model still decides: measured in decision 0012.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** After a bare surname: 李先生. */
const HONORIFICS = words('先生 女士 小姐 太太 婆婆 伯伯 大爷 大妈 奶奶 爷爷 阿姨 叔叔 大姐 大哥 老师 师傅')
/** Before a name. */
const OFFICES = words(
  '主席 总理 总统 部长 省长 市长 县长 区长 镇长 乡长 村长 书记 局长 处长 科长 主任 委员 常委 代表 院长 校长 所长 教授 研究员 工程师 ' +
    '院士 博士 记者 编辑 主编 董事长 总经理 经理 总裁 董事 监事 会长 秘书长 理事长 司令员 政委 大使 发言人 分析师 律师 医生 护士 教练 ' +
    '队长 队员 厂长 站长 行长 总监 顾问 专家 学者 法官 检察官 警察 村民 居民 市民 农民 茶农 果农 司机 工人 员工',
)
/** After a name. */
const SAYINGS = words('表示 告诉 介绍 指出 认为 强调 透露 坦言 感慨 解释 回忆 建议 呼吁 补充 宣布 回答 分析 提醒 直言')

/** In log probability, from 1 to 5; chosen on the development splits and the names of the gold pages (decision 0012). */
const BONUS = { honorific: 3, office: 3, saying: 5 } as const

/** Titles of the user's own, which are cues as the offices are, of any length. */
export interface OwnTitles {
  readonly words: ReadonlySet<string>
  /** How many units they have. */
  readonly lengths: readonly number[]
}

export const ownTitles = (list: readonly string[]): OwnTitles => {
  const units = list.map((title) => splitUnits(title).texts)
  return {
    words: new Set(units.map((texts) => texts.join(''))),
    lengths: [...new Set(units.map((texts) => texts.length))],
  }
}

const NO_TITLES: OwnTitles = { words: new Set(), lengths: [] }

/**
 * The scores with the tags of people raised beside their cues; the same array where there is no cue.
 *
 * @param scores log probabilities, one row of all tags for each unit
 */
export const raisePeople = (
  units: Units,
  tags: readonly Tag[],
  scores: Float32Array,
  own: OwnTitles = NO_TITLES,
): Float32Array => {
  const tag = (place: Tag['place']): number => tags.findIndex((t) => t.label === 'PER' && t.place === place)
  const [begin, end, single] = [tag('B'), tag('E'), tag('S')]
  // Schemes without these places have no tag that a cue speaks for.
  if (begin < 0 || end < 0 || single < 0) return scores
  let raised = scores
  const raise = (unit: number, at: number, bonus: number): void => {
    if (unit < 0 || unit >= units.texts.length) return
    if (raised === scores) raised = scores.slice()
    const index = unit * tags.length + at
    raised[index] = (raised[index] ?? 0) + bonus
  }
  for (let i = 0; i < units.texts.length; i += 1) {
    const one = units.texts[i] ?? ''
    const two = one + (units.texts[i + 1] ?? '')
    const three = two + (units.texts[i + 2] ?? '')
    if (HONORIFICS.has(two)) raise(i - 1, single, BONUS.honorific)
    if (SAYINGS.has(two)) raise(i - 1, end, BONUS.saying)
    if (OFFICES.has(three)) raise(i + 3, begin, BONUS.office)
    if (OFFICES.has(two)) raise(i + 2, begin, BONUS.office)
    for (const length of own.lengths) {
      const title = units.texts.slice(i, i + length).join('')
      if (own.words.has(title) && !OFFICES.has(title)) raise(i + length, begin, BONUS.office)
    }
  }
  return raised
}
