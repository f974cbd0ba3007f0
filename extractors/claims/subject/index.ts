import { phraseText } from '../phrase.ts'
import { antecedent, aside, beforeVerb, personBefore, rateOf, topicBefore } from './before.ts'
import { across, deed, ellipsis, sameClause, topic } from './ellipsis.ts'
import { ageGroup, counted, object, paidFor, people, repeated } from './objects.ts'
import { takeApart } from './parts.ts'
import { plausibilityOf } from './plausibility.ts'
import { fromTo, ranked, timeLimit } from './ranks-and-times.ts'
import type { Subject, SubjectContext, SubjectRule } from './rule.ts'
import { outOf, share, shareActs, shareIs, shareList, shareOfNoun, within } from './shares.ts'

export type { Earlier, Subject } from './rule.ts'

/** In order: a rule higher up knows more about the figure's place. */
const RULES: readonly SubjectRule[] = [
  shareList,
  share,
  within,
  outOf,
  shareIs,
  shareActs,
  fromTo,
  ageGroup,
  timeLimit,
  ranked,
  shareOfNoun,
  paidFor,
  counted,
  people,
  object,
  repeated,
  antecedent,
  rateOf,
  beforeVerb,
  sameClause,
  aside,
  personBefore,
  topicBefore,
  ellipsis,
  topic,
  across,
  deed,
]

/** The shortest noun phrase that names what a figure measures, or null. */
export function findSubject(context: SubjectContext): { subject: Subject | null; predicate: string | null } {
  const parts = takeApart(context)
  const predicate = parts.words[0]?.word ?? null
  for (const rule of RULES) {
    const result = rule.find(context, parts)
    if (!result || phraseText(context.paragraph.folded, result.phrase) === '') continue
    const plausibility = plausibilityOf(context.paragraph, result.phrase)
    if (plausibility === 0) continue
    const whole = result.whole && plausibilityOf(context.paragraph, result.whole) > 0 ? result.whole : null
    return { subject: { ...result, whole, plausibility, rule: rule.id }, predicate }
  }
  return { subject: null, predicate }
}
