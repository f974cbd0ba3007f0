import { takePhrase } from './articles.ts'
import { between, pick, random } from './random.ts'

/*
 * What a page prints around its articles. Names, numbers and goods are invented.
 */

const SECTIONS = ['要闻', '综合', '经济', '时政', '产业', '民生', '文化']
const NAMES = ['周文', '林晓梅', '陈立', '吴建华', '何静', '许志明']
const WEEKDAYS = [...'一二三四五六日']

/** `第4版 时政 2023年12月27日 星期三` */
export function pageHeader(page: number): string {
  const date = `2023年${between(1, 12)}月${between(1, 28)}日 星期${pick(WEEKDAYS)}`
  return `第${page}版 ${pick(SECTIONS)} ${date}`
}

/** The editor's line or a jump line; none on every third page. */
export function pageFooter(page: number): string | null {
  if (random() < 0.35) return null
  if (random() < 0.5) return `（下转第${page + 1}版）`
  return pick([`责任编辑：${pick(NAMES)}`, `责编：${pick(NAMES)} 校对：${pick(NAMES)}`, `本版编辑：${pick(NAMES)}`])
}

export function captionFor(title: string): string {
  const bit = takePhrase(title, 4, 10)
  return pick([
    `图为${bit}现场。`,
    `图为工作人员在${bit}作业。 新华社发`,
    `${bit}一角。`,
    `${bit}。本报记者摄`,
    `${bit}。 ${pick(NAMES)}摄`,
  ])
}

/** A phrase of the article set large between its columns. */
export function pullQuote(text: string): string {
  const phrase = takePhrase(text, 8, 20)
  return pick([`“${phrase}”`, phrase, `“${phrase}。”`])
}

const ADVERTS = [
  '广告 城南家具城周年庆 全场五折起',
  '分类广告 声明：本人遗失身份证一张，特此作废。',
  '公益广告 节约用水 从我做起',
  '订阅热线：010-55550123',
  '新闻热线：0571-55550188 广告热线：0571-55550199',
  '地址：建设路12号 邮编：100000 零售价：1元',
]

export function advert(): string {
  return pick(ADVERTS)
}
