import type { Span } from '../../pipeline/document/index.ts'
import { openingFinder } from './affixes.ts'
import { OPENERS } from './lexicon.ts'

const opensWithOpener = openingFinder(OPENERS)

const DATE_OPENER =
  /^(?:\d{2,4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:本?周[一二三四五六日末]|上周[一二三四五六日末]?|本月|上月)?(?:\(\d{1,2}日\)|（\d{1,2}日）)?(?:上午|下午|晚上|晚间|晚|早上|早|凌晨|中午|傍晚)?(?:电)?/u

const CLOSING_BRACKET = /[（(][^（）()]{0,60}[）)]$/u

/** `某国媒体⟦19日⟧`, `某局⟦今天（9月27日）⟧`. */
const TRAILING_DATE =
  /(?:(?:\d{1,2}月)?\d{1,2}[日号]|今天|昨天|前天|今日|昨日|前日|当天|日前|近日)(?:（[^（）]{0,12}）)?(?:初步|最新|公布|发布)?$/u

/** Takes off spaces, what opens the clause (`对此`, `3月5日`) and a bracket after the name. */
export function trimPhrase(folded: string, span: Span): Span {
  let { start, end } = span
  for (let rounds = 0; rounds < 6; rounds += 1) {
    while (start < end && /[\s　]/u.test(folded[start] as string)) start += 1
    const head = folded.slice(start, Math.min(end, start + 24))
    const date = DATE_OPENER.exec(head)?.[0] ?? ''
    const opener = opensWithOpener(head) ?? ''
    const cut = Math.max(date.length >= 2 ? date.length : 0, opener.length)
    if (cut === 0 || start + cut >= end) break
    if (opener.length === 1 && cut === 1 && !isSafeOpener(folded, start, end)) break
    start += cut
    // `在场⟦的⟧专员`.
    if (folded[start] === '的' && start + 1 < end) start += 1
  }
  while (start < end && /[\s　]/u.test(folded[end - 1] as string)) end -= 1
  // `球队夺冠 某媒`: a headline's second half.
  const halved = /^.*\p{Script=Han} {1,8}(?=\p{Script=Han}{2})/u.exec(folded.slice(start, end))?.[0].length ?? 0
  start += halved
  // `【要闻】某局`, `…销量下降——某局`.
  const headed = /^.*(?:】|—)/u.exec(folded.slice(start, end))?.[0].length ?? 0
  if (headed < end - start) start += headed
  const date = TRAILING_DATE.exec(folded.slice(Math.max(start, end - 24), end))
  if (date && end - date[0].length > start) end -= date[0].length
  const bracket = CLOSING_BRACKET.exec(folded.slice(Math.max(start, end - 64), end))
  if (bracket && end - bracket[0].length > start) end -= bracket[0].length
  while (start < end && /\s/u.test(folded[end - 1] as string)) end -= 1
  // `“某某指挥中心”当日表示`: marks around the whole name.
  if (folded[start] === '“' && folded.indexOf('”', start) === end - 1) return { start: start + 1, end: end - 1 }
  return { start, end }
}

/** 连 and 如 open clauses, and begin names (连某, 如皋): only what leaves two characters and more is cut. */
function isSafeOpener(folded: string, start: number, end: number): boolean {
  const character = folded[start] as string
  const rest = folded.slice(start + 1, end)
  return (
    '但而却惟据按又还也并亦另'.includes(character) &&
    (end - start > 2 || character === '据' || /^[他她其]$/u.test(rest))
  )
}
