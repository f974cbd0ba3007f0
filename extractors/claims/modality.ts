import type { Claim } from '../types.ts'
import { type ClauseContext, isClauseBreak } from './context.ts'
import { anyOf, findWords, isClass } from './lexer.ts'
import { ACTUAL_CUES, EXPECTATION_TAILS, TARGET_CUES } from './lexicon.ts'
import { startingIn } from './ordered.ts'
import type { Governed } from './period.ts'

/** 将 looks forward before one of these; before a noun it is 把 (`将风险减少70%`). */
const FUTURE_CLASSES = ['verb', 'light', 'level', 'up', 'down', 'rank', 'adverb', 'nominal'] as const
const FUTURE_WORDS = '在于从由有会是以为对向与新达超增减升降涨跌建再推进全继加'

function looksAhead(folded: string, at: number): boolean {
  if (FUTURE_WORDS.includes(folded[at] ?? '\n')) return true
  const word = findWords(folded, { start: at, end: Math.min(folded.length, at + 8) })[0]
  return word?.start === at && isClass(word, ...FUTURE_CLASSES)
}

const CUES = new RegExp(
  `(?<target>${anyOf(TARGET_CUES)})|(?<actual>${anyOf(ACTUAL_CUES)})|将(?!近|军|领)|要(?=[^求素点闻员么件])`,
  'g',
)

/** A requirement holds in its own clause: `须投保，每年保费约600元` states the fee. */
const REQUIREMENTS: ReadonlySet<string> = new Set(['须', '必须', '应当', '不得', '要求'])

const EXPECTATION = new RegExp(`^(?:${anyOf(EXPECTATION_TAILS)})`)

interface Mark {
  readonly at: number
  readonly target: boolean
}

/**
 * Whether a figure is planned, required or forecast: by the nearest cue before it in its sentence, where a plain fact
 * (已, 吸引了) takes the sentence back; or by a time that looks forward (到2030年).
 */
export function findModality(
  context: ClauseContext,
  governed: Governed,
): { modality: Claim['modality']; rule: string } {
  const { time } = governed
  const nearest = marksBefore(context).at(-1)
  if (nearest?.target) return { modality: 'target', rule: 'modality/cue' }
  if (nearest) return { modality: 'actual', rule: 'modality/fact' }
  if (time?.future) return { modality: 'target', rule: 'modality/future-time' }
  return { modality: 'actual', rule: 'modality/plain' }
}

const REACH = 160

function marksBefore(context: ClauseContext): readonly Mark[] {
  const { paragraph, quantity, bound } = context
  const start = Math.max(bound, quantity.span.start - REACH)
  const text = paragraph.folded.slice(start, quantity.span.start)
  const marks: Mark[] = []
  for (const found of text.matchAll(CUES)) {
    const word = found[0]
    const at = found.index
    const rest = text.slice(at + word.length)
    if (found.groups?.['actual']) marks.push({ at, target: false })
    else if (word.startsWith('将') && isRelative(context, start + at)) continue
    else if (REQUIREMENTS.has(word) && start + at < context.left.start) continue
    else if (word === '将') {
      if (isFuture(context, start + at + 1, rest)) marks.push({ at, target: true })
    } else if (word === '要') {
      if (rest !== '' && looksAhead(rest, 0) && opensClause(text, at)) marks.push({ at, target: true })
    } else if (isCue(word, text.slice(0, at), rest)) marks.push({ at, target: true })
  }
  return marks
}

/** Plans and goals that are only mentioned are none: 超预期, 行动计划, 10%目标. */
function isCue(word: string, before: string, rest: string): boolean {
  if (word === '目标') return /^(?:[是为：:]|定(?!位)|任务)/.test(rest) || /(?:预期|主要)$/.test(before)
  if (word === '计划' || word === '规划')
    return rest === '' || looksAhead(rest, 0) || /^(?:总投资|今|明|到|20\d\d|[“"]?十)/.test(rest)
  if (word.startsWith('预') && EXPECTATION.test(rest)) return /(?:根?据|按照?|照)$/.test(before)
  if (word.startsWith('预')) return !/(?:超|高于|低于|好于|不及|此前的?|市场|符合|发展|主要)$/.test(before)
  if (word === '要求') return !/(?:按照?|根据|符合|达到|依照|有关|相关|的)$/.test(before)
  return true
}

function isFuture({ paragraph, quantity }: ClauseContext, at: number, rest: string): boolean {
  const time = startingIn(paragraph.times, { start: at, end: at + 1 }).length > 0
  return time || rest === '' || at >= quantity.span.start || looksAhead(rest, 0)
}

/** `要建设100个`: at a clause's head, or after its subject's last word only where a demand is made. */
function opensClause(text: string, at: number): boolean {
  return at === 0 || isClauseBreak(text, at - 1) || /[年均都也还须]$/.test(text.slice(0, at))
}

/** `将于6月举行的展会`, `将举行，`: the cue's own clause ended before the figure's, with its event in it. */
function isRelative({ paragraph, left }: ClauseContext, at: number): boolean {
  if (at >= left.start) return false
  const clause = paragraph.folded.slice(at, left.start)
  return /^[^，；]{1,40}(?:举行|召开|举办|开幕|的[^，；]{1,24})[，；]/.test(clause)
}
