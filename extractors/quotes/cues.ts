import type { Span } from '../../pipeline/document/index.ts'
import { COMPLEMENTISERS, CUES, type Cue, NOT_AFTER, NOT_BEFORE, NOT_CUES, PER_CUES } from './lexicon.ts'

/** A reporting verb found outside quotation marks. */
export interface CueFound {
  readonly cue: Cue
  /** The verb as printed, a negation before it included. */
  readonly span: Span
  /** Where its content may begin: after 说 or 称, and after whom it is told to. */
  readonly after: number
}

const BY_FORM = new Map(CUES.map((cue) => [cue.form, cue]))
for (const form of PER_CUES) if (!BY_FORM.has(form)) BY_FORM.set(form, { form, stance: 'neutral', frame: 'data' })

const alternatives = (forms: Iterable<string>) => [...forms].sort((a, b) => b.length - a.length).join('|')
const PATTERN = new RegExp(`(${alternatives(NOT_CUES)})|(${alternatives(BY_FORM.keys())})`, 'gu')
const COMPLEMENTISER = new RegExp(`^(?:${alternatives(COMPLEMENTISERS)})`, 'u')
/** `告诉记者`, `对记者说`; `告诉《□□》记者`. */
const ADDRESSEE =
  /^(?:了)?(?:(?:本报|本刊|我报|在场|采访的)?(?:《□{1,20}》|[\p{Script=Han}]{0,8})?记者(?:们)?|他们|她们|他|她|大家|我们|媒体|笔者|[\p{Script=Han}]{2,4}(?=[，：]))/u
const MANNER = /^(?:了)?(?:道|着|如下|一番|起来|一句话|一句|这样|他的[\p{Script=Han}]{2,6})(?=[，：“])/u

/** Finds the reporting verbs of a masked stretch, in text order. */
export function findCues(masked: string, within: Span): readonly CueFound[] {
  const found: CueFound[] = []
  for (const match of masked.slice(within.start, within.end).matchAll(PATTERN)) {
    const cue = match[2] === undefined ? undefined : BY_FORM.get(match[2])
    if (!cue) continue
    const start = within.start + match.index
    const last = found.at(-1)
    if (last && start < last.after) continue
    const end = start + cue.form.length
    if (!isWord(masked, cue.form, start, end, within)) continue
    found.push({ cue, span: { start, end }, after: skipComplement(masked, cue, end, within.end) })
  }
  return found
}

/** False when the characters around make another word of it: 小说, 说明, 指数. */
function isWord(masked: string, form: string, start: number, end: number, within: Span): boolean {
  const before = masked.slice(Math.max(within.start, start - 6), start)
  const after = masked.slice(end, Math.min(within.end, end + 4))
  if ((NOT_AFTER[form] ?? []).some((text) => text !== '' && before.endsWith(text))) return false
  if (before.endsWith('被') || before.endsWith('所')) return false
  if (after.startsWith('的是') && !/[，：]/u.test(after)) return true
  return !(NOT_BEFORE[form] ?? []).some((text) => text !== '' && after.startsWith(text))
}

/** Goes over a complementiser and an addressee: `告诉记者`, `回应称`, `写信告诉他`. */
function skipComplement(masked: string, cue: Cue, end: number, limit: number): number {
  let at = end
  const rest = () => masked.slice(at, Math.min(limit, at + 32))
  if (cue.form === '告诉' || cue.form === '告知' || cue.form === '提醒' || cue.form === '问' || cue.form === '反问') {
    at += ADDRESSEE.exec(rest())?.[0].length ?? 0
  } else if (rest().startsWith('记者')) at += 2
  const second = COMPLEMENTISER.exec(rest())?.[0]
  if (second && isWord(masked, second, at, at + second.length, { start: at, end: limit })) at += second.length
  at += MANNER.exec(rest())?.[0].length ?? 0
  return at
}
