import { pastTail } from '../context.ts'
import { isClass } from '../lexer.ts'
import { phraseBefore } from '../phrase.ts'
import { isMeasure, trimPhrase } from '../trim.ts'
import { openingPhrase } from './opening.ts'
import { found, type SubjectRule } from './rule.ts'

/** `我国位居世界第二`: places hold ranks themselves. `是第4位污染来源`: after a mere figure the rank's noun is better. */
export const ranked: SubjectRule = {
  id: 'subject/ranked',
  find: (context, { before, place, after, words }) => {
    const { quantity, paragraph, bound, left, near, earlier } = context
    if (quantity.kind !== 'rank') return null
    const ofFigure = near.start > left.start && paragraph.folded[near.start] === '的'
    // 前50名运营商: a group cut off a ranking counts what follows.
    const group = /^前/.test(paragraph.folded.slice(quantity.span.start, quantity.span.end))
    const tied = paragraph.folded.startsWith('的', quantity.span.end)
    if ((group || tied) && after) return found([after], 0.75)
    if (before && !ofFigure) return null
    // 茶业在全国排名第15位: the scope of the rank is not what is ranked.
    const scoped = place !== null && /[在居列于]$/.test(paragraph.folded.slice(left.start, place.start))
    if (place && !scoped) return found([place], 0.8)
    const ranked = place && phraseBefore(paragraph, { start: left.start, end: place.start - 1 })
    if (ranked) return found([ranked.span], 0.85)
    const last = earlier.at(-1)?.subject.phrase.at(-1)
    const afterMeasure = last !== undefined && typeof last !== 'string' && isMeasure(paragraph.folded, last)
    if (after && afterMeasure && words.some((word) => isClass(word, 'copula'))) return found([after], 0.6)
    const opening = bound < left.start || ofFigure ? openingPhrase(paragraph, { start: bound, end: left.end }) : null
    if (opening && (ofFigure || !last)) return found([opening], 0.65)
    // 全球第二大电信商: with nothing before, the noun after the rank.
    return after ? found([after], last ? 0.5 : 0.6) : null
  },
}

const FROM_TO =
  /[从由]([^，、\d]{1,12}[到至][^，、\d]{1,12}?)(?:最多|最快|总共|历时|耗时|用时|平均|[只仅共已约需要用花了近超逾]){0,4}$/

/** `从签字到通车只用了76天`: the way from one event to the other takes the time. */
export const fromTo: SubjectRule = {
  id: 'subject/from-to',
  find: ({ quantity, paragraph, near }) => {
    const way = quantity.kind === 'duration' ? FROM_TO.exec(paragraph.folded.slice(near.start, near.end)) : null
    if (!way?.[1]) return null
    const start = near.start + way.index + 1
    return found([{ start, end: start + way[1].length }], 0.85)
  },
}

/** `完成手续后将公布细节`: with these another deed begins. */
const NEXT_DEED =
  /(?<=.{2})(?:之?后(?![备卫期台勤续方代])|并(?![购网联])|将(?![军领])|才(?!能)|就(?![业读医餐地])|方可|即可)/

/** `在6小时内完成微创手术`: a time limit is that of the deed after it. */
export const timeLimit: SubjectRule = {
  id: 'subject/time-limit',
  find: ({ quantity, paragraph, right, left }) => {
    const limit = paragraph.folded.slice(quantity.span.start, pastTail(paragraph.folded, quantity.span.end, right.end))
    if (quantity.kind !== 'duration' || !/[内前]$/.test(limit)) return null
    if (!/(?:在[^，。]{0,6}|后)$/.test(paragraph.folded.slice(left.start, left.end))) return null
    const deed = { start: pastTail(paragraph.folded, right.start, right.end), end: right.end }
    const rest = trimPhrase(paragraph, deed)
    const next = NEXT_DEED.exec(paragraph.folded.slice(rest.start, rest.end))
    const span = next ? { start: rest.start, end: rest.start + next.index } : rest
    return span.end - span.start > 1 && span.end - span.start <= 16 ? found([span], 0.6) : null
  },
}
