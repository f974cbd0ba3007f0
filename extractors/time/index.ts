import type { TimeExpression } from '../types.ts'
import { type Day, parseDay } from './calendar.ts'
import { COMPARED_AFTER, COMPARED_BEFORE, FORWARD_BEFORE, FORWARD_IN_CLAUSE } from './lexicon.ts'
import { type Point, readPoint } from './point.ts'
import type { Spoken, Surroundings } from './resolve.ts'
import { TIME_RULES } from './rules.ts'
import { anyOf } from './words.ts'

const COMPARED = {
  before: new RegExp(`(?:${anyOf(COMPARED_BEFORE)})$`),
  after: new RegExp(`^(?:的?(?:${anyOf(COMPARED_AFTER)}))`),
}
const FORWARD = new RegExp(`(?:${anyOf(FORWARD_BEFORE)})$`)
const FORWARD_CLAUSE = new RegExp(`^[^，。；！？\\n]{0,24}?(?:${anyOf(FORWARD_IN_CLAUSE)})`)
/** 主要目标是：全年…: what a goal's colon opens looks forward. */
const FORWARD_SENTENCE = /(?:目标|任务|安排)(?:是|为)?[：:][^。！？\n]{0,30}$/
/** How far a word that changes an expression's meaning stands from it at most. */
const REACH = 8
const CLAUSE_REACH = 40

/**
 * Finds the times that a Chinese text names and resolves them against the issue's date, left to right: a bare month or
 * 全年 takes the year that was spoken of last. Give it one paragraph at a time, since no time reaches past one.
 *
 * Spans are those of the string given. Times inside 《》 belong to a title and are left out.
 */
export function findTimes(folded: string, issueDate: string | null): readonly TimeExpression[] {
  const issue = parseDay(issueDate)
  const found: TimeExpression[] = []
  let spoken: Spoken = { year: null, month: null }
  let titleDepth = 0
  for (let at = 0; at < folded.length; at += 1) {
    const character = folded[at] as string
    if (character === '《') titleDepth += 1
    else if (character === '》') titleDepth = Math.max(0, titleDepth - 1)
    else if (character === '\n') titleDepth = 0
    if (titleDepth > 0 || !STARTERS.has(character)) continue
    const expression = readAt(folded, at, issue, spoken)
    if (!expression) continue
    found.push(expression.time)
    spoken = expression.spoken
    at = expression.time.span.end - 1
  }
  return found
}

/** Characters that an expression can begin with: most places are passed over without trying a rule. */
const STARTERS = new Set(
  '0123456789〇零○一二三四五六七八九十今去前明后当同上次翌昨本这年新全公民周星礼下月截到至直力自从由过刚目现如眼迄近多未最首第春国元清端中五劳圣“"',
)

function readAt(
  text: string,
  at: number,
  issue: Day | null,
  spoken: Spoken,
): { time: TimeExpression; spoken: Spoken } | null {
  const around: Surroundings = { issue, spoken, isForward: () => looksForward(text, at) }
  let point: Point | null | undefined
  const here = () => {
    if (point === undefined) point = readPoint(text, at)
    return point
  }
  const first = text.charAt(at)
  for (const rule of TIME_RULES) {
    const reading = rule.starts?.has(first) === false ? null : rule.read(text, at, around, here)
    if (!reading) continue
    const { end, period, relative, future } = reading
    const time = { span: { start: at, end }, period, relative, future, rule: rule.id }
    const next = reading.spoken && { ...reading.spoken, period }
    return { time, spoken: isCompared(text, time.span) || !next ? spoken : next }
  }
  return null
}

function looksForward(text: string, at: number): boolean {
  return (
    FORWARD.test(text.slice(Math.max(0, at - REACH), at)) ||
    FORWARD_CLAUSE.test(text.slice(at, at + CLAUSE_REACH)) ||
    FORWARD_SENTENCE.test(text.slice(Math.max(0, at - CLAUSE_REACH), at))
  )
}

const FIRST_SINCE = /^的?(?:第一次|首次|首度|最[高低大小快慢多少]|新高|新低|单[日月季]最)/

/** `去年同期，出口5万吨`, `由去年同期的5万吨`: a time of its own, where nothing is compared with it. */
const OPENS_CLAUSE = /(?:^|[，。；：（(！？\n由从而])$/

/** True for a time that is the yardstick of a comparison (`比去年`, `2019年同期`): no figure is about it. */
export function isCompared(folded: string, span: { readonly start: number; readonly end: number }): boolean {
  // 自2007年以来第一次: how long ago the last one was.
  if (FIRST_SINCE.test(folded.slice(span.end, span.end + 6)) && /^[自从]/.test(folded.slice(span.start, span.end)))
    return true
  const samePeriod = folded.endsWith('同期', span.end) && span.end - span.start > 2
  if (samePeriod && !OPENS_CLAUSE.test(folded.slice(Math.max(0, span.start - 2), span.start))) return true
  return (
    COMPARED.before.test(folded.slice(Math.max(0, span.start - 3), span.start)) ||
    COMPARED.after.test(folded.slice(span.end, span.end + 6))
  )
}
