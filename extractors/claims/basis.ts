import type { Claim } from '../types.ts'
import { type ClauseContext, clauseStart } from './context.ts'
import { startingIn } from './ordered.ts'

const PERIOD_BEFORE = '(?:去年|上年|上一年|19\\d{2}年|20\\d{2}年)(?!\\d|[上下]半|第|[一二三四]季|年?[底初]|末)'
const YOY = new RegExp(
  `同比|按年|(?<![\\d一二三四五六七八九十几数])年[增减]|(?:比|较|与|同|跟)(?:上|去)一?年(?!\\d|[上下]半|第|[一二三四]季|年?[底初])|(?:比|较)(?:上|去|前)?年?同期|去年同期|上年同期|(?:比|较)${PERIOD_BEFORE}`,
)
const MOM = /环比|按月|(?<![\d个])月[增减]|(?:比|较)(?:上|前)一?个?月/
const QOQ = /按季|(?:比|较)(?:上|前)一?(?:个)?季度?|季增|季减/
/** A basis said in a clause holds for the changes after it in the sentence, until another one. */
const BASES = new RegExp(`(?<yoy>${YOY.source})|(?<mom>${MOM.source})|(?<qoq>${QOQ.source})`, 'g')
const BASIS_REACH = 120

/** What a change is measured against: the nearest basis said before it in its sentence. */
export function findBasis(context: ClauseContext): Claim['basis'] {
  const { paragraph, quantity, sentence, bound, left } = context
  const start = Math.max(sentence.start, bound, quantity.span.start - BASIS_REACH)
  const text = paragraph.folded.slice(start, quantity.span.start)
  const found = [...text.matchAll(BASES)].at(-1)
  if (!found?.groups) return null
  // 比2019年 is no 同比 unless that was the year before; a yardstick of its own clause only.
  if (start + found.index < left.start && hasOtherYardstick(paragraph.folded.slice(left.start, quantity.span.start)))
    return null
  if (found.groups['yoy']) return yearBefore(context, found[0]) ? 'yoy' : null
  return found.groups['qoq'] || isQuarter(context) ? 'qoq' : 'mom'
}

function hasOtherYardstick(clause: string): boolean {
  return /(?:比|较)(?!重|例|率|为|大|小|高|低|快|好)/.test(clause.replace(/[环同]比/g, ''))
}

const YEAR_REACH = 300

function yearBefore({ paragraph, quantity }: ClauseContext, basis: string): boolean {
  const stated = /(?:19|20)\d{2}/.exec(basis)
  if (!stated) return !/前年/.test(basis)
  const before = startingIn(paragraph.times, { start: quantity.span.start - YEAR_REACH, end: quantity.span.start })
  const time = before.findLast((each) => each.period && !each.period.start.startsWith(stated[0]))
  return time?.period ? Number(time.period.start.slice(0, 4)) - 1 === Number(stated[0]) : false
}

function isQuarter({ paragraph, quantity }: ClauseContext): boolean {
  const start = clauseStart(paragraph.folded, quantity.span.start, paragraph.span.start)
  return /季度?/.test(paragraph.folded.slice(start, quantity.span.start))
}
