import * as OpenCC from 'opencc-js'
import { describe, expect, it } from 'vitest'
import * as claims from '../../../../extractors/claims/lexicon.ts'
import * as times from '../../../../extractors/time/lexicon.ts'

const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' })

/** Every string in a module's tables, keys of records included. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (value instanceof Map) return [...value.keys()]
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => [key, ...wordsOf(inner)])
  return []
}

describe('lexicons of time and claims', () => {
  it.each([
    ['claims', claims],
    ['time', times],
  ])('%s: Simplified only, because the text that rules see is folded', (_, module) => {
    const words = wordsOf({ ...module })
    expect(words.length).toBeGreaterThan(100)
    expect(words.filter((word) => toSimplified(word) !== word)).toEqual([])
  })

  it('has a word that bounds a phrase in no list of protected nouns', () => {
    const protectedNouns = new Set(claims.LEXICON.noun)
    const verbs = ['level', 'up', 'down', 'rank', 'copula', 'have', 'coverb', 'light', 'aspect'] as const
    const doubled = verbs.flatMap((name) => claims.LEXICON[name].filter((word) => protectedNouns.has(word)))
    expect(doubled).toEqual([])
  })

  it('lists no word twice in one class', () => {
    for (const words of Object.values(claims.LEXICON)) expect(words.length).toBe(new Set(words).size)
  })
})
