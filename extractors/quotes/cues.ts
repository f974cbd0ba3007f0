import { longestFirst, type Span } from '../../pipeline/document/index.ts'
import { longestAt, longestBefore, type WordIndex, type WordMatch, wordsByEnd, wordsByStart } from '../word-index.ts'
import type { CueWords } from './cue-words.ts'
import { CONJUNCTIONS, NEVER_AFTER, NEVER_BEFORE, NOT_AFTER, NOT_BEFORE } from './false-cues.ts'
import { COMPLEMENTISERS, type Cue, HEARSAY, PER_CUES, SPEAKING_NOUNS, SPEECH_NOUNS } from './lexicon.ts'

/** A reporting verb found outside quotation marks. */
export interface CueFound {
  readonly cue: Cue
  /** The verb as printed, a negation before it included. */
  readonly span: Span
  /** Where the verbs begin: `⟦分析⟧认为`; the speaker stands before it. */
  readonly from: number
  /** Where its content may begin: after 说 or 称, and after whom it is told to. */
  readonly after: number
}

const COMPLEMENTISER = new RegExp(`^(?:${longestFirst(COMPLEMENTISERS)})`, 'u')
/** `告诉记者`, `对记者说`; `告诉《□□》记者`. */
const ADDRESSEE =
  /^(?:了)?(?:(?:本报|本刊|我报|在场|采访的)?(?:(?:《□{1,20}》|[\p{Script=Han}]{0,8})?记者(?:们)?|《□{1,20}》|本报|本刊)|他们|她们|他|她|大家|我们|媒体|笔者|(?![不要将会是已正没无])[\p{Script=Han}]{2,4}(?=[，：]))/u
/** Verbs that name who is told. */
const TOLD = new Set(['告诉', '告知', '提醒', '问', '反问', '警告', '回应', '回复'])
const MANNER = /^(?:了)?(?:道|着|如下|一番|起来|一句话|一句|这样|他的[\p{Script=Han}]{2,6})(?=[，：“])/u

/** Verbs that attribute only after 据: elsewhere 观察 and 研究 are nouns, often part of a name. */
const PER = /(?:据|根据|按照|依据)[^，。；：]{0,80}$/u
/** How far before such a verb its 据 may stand. */
const PER_REACH = 60
const hearsay = wordsByStart(HEARSAY)
const NOUNS = new Set<string>(SPEECH_NOUNS)
const SPEAKING = new Set<string>(SPEAKING_NOUNS)
const opensWithComplementiser = (text: string) => /^(?:称|指|说|显示|认为|表示|强调)/u.test(text)
const PER_FORMS = new Set<string>(PER_CUES)
const FURTHER_DATA = /^(?:的)?(?:最新)?(?:数据|统计|报告|结果|资料|公报|显示|发现|表明|反映)/u

/** `据⟦传⟧`: what is only heard has no speaker; 数据 and 依据 are nouns. */
function hearsayAt(masked: string, at: number, within: Span): WordMatch | null {
  if (masked[at] !== '据' || (at > within.start && '数根依证收'.includes(masked[at - 1] as string))) return null
  return longestAt(hearsay, masked, at + 1, within.end)
}

/** What stands around the verbs that makes other words of them, by verb. */
const notAfter = byForm(NOT_AFTER, wordsByEnd)
const notBefore = byForm(NOT_BEFORE, wordsByStart)
const neverAfter = wordsByEnd(NEVER_AFTER)
const neverBefore = wordsByStart(NEVER_BEFORE)
const conjunctions = wordsByEnd(CONJUNCTIONS)

function byForm(
  table: Readonly<Record<string, readonly string[]>>,
  compile: (words: readonly string[]) => WordIndex,
): ReadonlyMap<string, WordIndex> {
  return new Map(Object.entries(table).map(([form, words]) => [form, compile(words)]))
}

function endsWith(text: string, index: WordIndex | undefined): boolean {
  return index !== undefined && longestBefore(index, text, text.length) !== null
}

function startsWith(text: string, index: WordIndex | undefined): boolean {
  return index !== undefined && longestAt(index, text, 0) !== null
}

/** Finds the reporting verbs of a masked stretch, in text order. */
export function findCues(masked: string, within: Span, words: CueWords): readonly CueFound[] {
  const found: CueFound[] = []
  for (let at = within.start; at < within.end; ) {
    const falseCue = longestAt(words.falseCues, masked, at, within.end) ?? hearsayAt(masked, at, within)
    const match = falseCue ? null : longestAt(words.cues, masked, at, within.end)
    const start = at
    at = (falseCue ?? match)?.end ?? at + 1
    const cue = match ? words.byForm.get(match.word) : undefined
    if (!cue) continue
    const last = found.at(-1)
    if (last && start < last.after) continue
    const end = start + cue.form.length
    if (NOUNS.has(cue.form)) {
      // The noun is its speaker's: `某人⟦的⟧一席话`.
      if (masked[start - 1] === '的' && start - 1 > within.start)
        found.push({ cue, span: { start, end }, from: start - 1, after: end })
      continue
    }
    if (!isWord(masked, cue.form, cue.weak === true, { start, end }, within)) continue
    if (cue.onlyPer === true && !PER.test(masked.slice(Math.max(within.start, start - PER_REACH), start))) continue
    found.push(withComplement(masked, cue, { start, end }, within.end, words))
  }
  return found
}

/** False when the characters around make another word of it: 小说, 说明, 指数. */
function isWord(masked: string, form: string, weak: boolean, { start, end }: Span, within: Span): boolean {
  const before = masked.slice(Math.max(within.start, start - 6), start)
  const after = masked.slice(end, Math.min(within.end, end + 4))
  if (endsWith(before, notAfter.get(form))) return false
  if (before.endsWith('被') || before.endsWith('所')) return false
  // `监测报告显示`: the later verb attributes.
  if (form.length > 1 && endsWith(before, neverAfter) && !form.startsWith('不')) return false
  if (weak && endsWith(before, conjunctions)) return false
  if (startsWith(after, neverBefore) && !after.startsWith('的是')) return false
  if (SPEAKING.has(form) && opensWithComplementiser(after)) return false
  if (PER_FORMS.has(form) && FURTHER_DATA.test(after)) return false
  if (after.startsWith('的是') && !/[，：]/u.test(after)) return true
  return !startsWith(after, notBefore.get(form))
}

/**
 * Goes over a complementiser and an addressee: `告诉记者`, `写信告诉他`. A second verb of two characters carries the
 * attribution (`分析认为`), one of one character only introduces (`回应称`).
 */
function withComplement(masked: string, cue: Cue, first: Span, limit: number, words: CueWords): CueFound {
  let at = first.end
  let span = first
  let own = cue
  const rest = () => masked.slice(at, Math.min(limit, at + 32))
  if (TOLD.has(cue.form)) at += ADDRESSEE.exec(rest())?.[0].length ?? 0
  else if (rest().startsWith('记者')) at += 2
  const second = COMPLEMENTISER.exec(rest())?.[0]
  const known = second === undefined ? undefined : words.byForm.get(second)
  const place = { start: at, end: at + (second?.length ?? 0) }
  if (second && isWord(masked, second, known?.weak === true, place, { start: at, end: limit })) {
    if ((second.length > 1 || cue.frame === 'data') && at === first.end) {
      span = place
      own = known ?? cue
    }
    at += second.length
  }
  at += MANNER.exec(rest())?.[0].length ?? 0
  return { cue: own, span, from: first.start, after: at }
}
