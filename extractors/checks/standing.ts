import { anyOf, findWords, isClass } from '../claims/lexer.ts'
import { PLACES, SCOPES } from '../claims/lexicon.ts'
import { DATE_FORM, PERIOD_ENDS, PERIOD_WORDS } from '../indicators/index.ts'
import type { Fact } from './fact.ts'

/** A sentence with more noun material than this beside the subject may speak of something narrower. */
const STRAY_LETTERS = 2
/** A sentence that runs on longer before its figure speaks of several things. */
const REACH = 60

const KNOWN = new RegExp(
  `(?:${DATE_FORM.source.slice(1)}|${anyOf([...PERIOD_WORDS, ...SCOPES, ...PLACES])})(?:${anyOf(PERIOD_ENDS)})?`,
  'gu',
)

/**
 * True where nothing but the subject, times, scopes and verbs stands before a figure in its sentence. `成人高校…；在校学生172万人`
 * and `在校学生253万人` bear one name and are two series: only a name that stands alone tells its series.
 *
 * @param within - `clause`: what other clauses say before is let pass where they hold no figure.
 */
export function standsAlone(fact: Fact, within: 'sentence' | 'clause'): boolean {
  const { article, claim, key, place } = fact
  const { sentence, quantity } = claim
  const from = quantity.span.start
  if (claim.subject === null || from - sentence.start > REACH) return false
  const whole = article.folded.slice(sentence.start, from)
  const isFirst = article.claims[place.claim - 1]?.sentence.start !== sentence.start
  const before = within === 'clause' && isFirst ? lastClause(whole) : whole
  if (/[a-z]{3}/.test(key)) return startsWithSubject(before, claim.subject)
  const after = article.folded.slice(quantity.span.end, quantity.span.end + REACH)
  const own = nameIn(before, key) ?? (nameIn(after, key) ? before : null)
  return own !== null && strayLetters(own) <= STRAY_LETTERS
}

function lastClause(stretch: string): string {
  return stretch.slice(Math.max(stretch.lastIndexOf('，'), stretch.lastIndexOf(',')) + 1)
}

function startsWithSubject(before: string, subject: string): boolean {
  return before.replace(/^(?:the|an?) /i, '').startsWith(subject.replace(/^(?:the|an?) /i, ''))
}

/** The stretch without the name; null where the name is not in it as the key has it. */
function nameIn(stretch: string, key: string): string | null {
  const plain = stretch.replaceAll('的', '').toUpperCase()
  return plain.includes(key) ? plain.replace(key, '') : null
}

/** Han characters that no list knows for a time, a place or a word around a figure. */
function strayLetters(stretch: string): number {
  const rest = stretch.replace(KNOWN, '')
  const words = findWords(rest, { start: 0, end: rest.length }).filter((word) => !isClass(word, 'noun', 'nominal'))
  const known = words.reduce((sum, { start, end }) => sum + end - start, 0)
  return (rest.match(/\p{Script=Han}/gu) ?? []).length - known
}
