import type { AdditionProblem, LexiconAdditions } from './additions.ts'
import { OWN_RULES, startsAsNumeral, tellsNumber } from './quantities/index.ts'

/** Longest word that may be added: patterns are tried at every place of a text. */
export const MAX_WORD = 40
/** Most words of one list. */
export const MAX_WORDS = 2000

/** The lists of additions, each with what else is wrong with one of its words. */
const CHECKS: Readonly<Record<keyof LexiconAdditions, (word: string) => string | null>> = {
  titles: (word) =>
    longEnough(word) ??
    (/^[\p{L}\p{M}\p{N}·&/()（） -]+$/u.test(word) ? null : 'a title is made of letters and digits'),
  units: unitReason,
  nominalTerms: (word) =>
    /[，。；：！？、,;!?]/u.test(word) ? 'a term holds no punctuation' : tellsNumber(word) ? null : 'holds no number',
  cues: (word) => longEnough(word) ?? (/^\p{Script=Han}+$/u.test(word) ? null : 'a cue is made of Chinese characters'),
}

/**
 * What is wrong with additions, everything at once; their shape (which keys, which types) has been checked before.
 *
 * @param additions - folded to Simplified as the text is, so that two spellings of one word are seen to be one.
 */
export function additionProblems(additions: LexiconAdditions): readonly AdditionProblem[] {
  return (Object.keys(CHECKS) as (keyof LexiconAdditions)[]).flatMap((list) => {
    const items = additions[list] ?? []
    if (items.length > MAX_WORDS) return [{ key: list, reason: `more than ${MAX_WORDS} words` }]
    const seen = new Map<string, number>()
    return items.flatMap((item, index) => {
      const word = typeof item === 'string' ? item : item.printed
      const key = `${list}[${index}]${typeof item === 'string' ? '' : '.printed'}`
      const earlier = seen.get(word)
      if (earlier === undefined) seen.set(word, index)
      const reason =
        spelling(word) ?? CHECKS[list](word) ?? (earlier === undefined ? null : `stands in ${list}[${earlier}] already`)
      const problems: AdditionProblem[] = reason === null ? [] : [{ key, reason: `${shown(word)} ${reason}` }]
      if (typeof item === 'object' && 'code' in item && /[\s\p{Cc}]|^$/u.test(item.code))
        problems.push({ key: `${list}[${index}].code`, reason: 'a code is one word without white space' })
      const factor = typeof item === 'object' && 'factor' in item ? item.factor : undefined
      if (factor !== undefined && !(Number.isFinite(factor) && factor > 0))
        problems.push({ key: `${list}[${index}].factor`, reason: 'a factor is a number above 0' })
      return problems
    })
  })
}

function spelling(word: string): string | null {
  if (word.trim() === '') return 'is empty'
  if (word !== word.trim()) return 'has white space at an end'
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(word)) return 'holds a character that is not printed'
  return word.length > MAX_WORD ? `is longer than ${MAX_WORD} characters` : null
}

function longEnough(word: string): string | null {
  return word.length < 2 ? 'is a single character, which is part of too many words' : null
}

function unitReason(word: string): string | null {
  if (startsAsNumeral(word)) return 'begins like a number and would be read as part of it'
  if (OWN_RULES.has(word)) return 'is read by rules of its own and cannot be changed'
  return /[，。；：！？、,;!?“”‘’《》]/u.test(word) ? 'a unit holds no punctuation' : null
}

const SHOWN = 20

function shown(word: string): string {
  return JSON.stringify(word.length > SHOWN ? `${word.slice(0, SHOWN)}…` : word)
}
