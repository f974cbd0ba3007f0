import type { Token } from './analysis.ts'

/** First word of the group of verbs that ends at a place: `has also been rising`. */
export function groupStart(tokens: readonly Token[], from: number): number {
  let at = from
  while (at > 0) {
    const token = tokens[at - 1] as Token
    if (!(isFiniteVerb(token) || isBetweenVerbs(token)) || /[,;]/.test(token.post)) break
    // `stock transaction ⟦taxes⟧ also fell`: before a past tense a present tense is a noun that compromise took for a verb.
    if (isBareVerb(token) && !isAuxiliary(token) && isInflected(tokens[from])) break
    at -= 1
  }
  return at
}

/** `fell`, `represents`: a verb that no other finite verb leads. */
const isInflected = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.tags.has('PastTense') ||
    (token.tags.has('PresentTense') && !token.tags.has('Infinitive') && /s$/.test(token.lower)))

const isBareVerb = (token: Token): boolean => token.tags.has('PresentTense') || token.tags.has('Infinitive')

const isAuxiliary = (token: Token): boolean =>
  token.tags.has('Auxiliary') ||
  token.tags.has('Copula') ||
  token.tags.has('Modal') ||
  /^(?:be|been|being|do|does|has|have|is|are)$/.test(token.lower)

/** A verb of the clause; a participle before its noun (`a decline in furloughed workers`) is none. */
export function isClauseVerb(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (!isFiniteVerb(tokens[at])) return false
  return !(
    tokens[at]?.tags.has('PastTense') &&
    before &&
    (before.tags.has('Preposition') || before.tags.has('Determiner') || before.tags.has('Possessive'))
  )
}

/** A verb that can carry a clause, by compromise's tags. */
export function isFiniteVerb(token: Token | undefined): boolean {
  if (!token) return false
  const { tags } = token
  return (
    (tags.has('Verb') || tags.has('Copula') || tags.has('Modal')) &&
    !tags.has('Gerund') &&
    !/^(?:up|down|to|based|compared|according)$/.test(token.lower)
  )
}

/** `also`, `soon`: may stand within a group of verbs. */
export const isBetweenVerbs = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.tags.has('Adverb') || /^(?:also|soon|later|then|once|nearly|almost|roughly|more|than)$/.test(token.lower))
