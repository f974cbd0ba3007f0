import { literalPattern, longestFirst } from '../../pipeline/document/index.ts'
import { CUES, type Cue, HEARSAY, NOT_CUES, PER_CUES } from './lexicon.ts'

/** The reporting verbs that a run knows, compiled: the lexicon's and the user's. */
export interface CueWords {
  readonly byForm: ReadonlyMap<string, Cue>
  /** Group 2 is a cue, group 1 what only looks like one. */
  readonly pattern: RegExp
}

/** Compiles the lexicon's cues together with the user's, which win. */
export function createCueWords(own: readonly Cue[] = []): CueWords {
  const byForm = new Map([...CUES, ...own].map((cue) => [cue.form, cue]))
  for (const form of PER_CUES)
    if (!byForm.has(form)) byForm.set(form, { form, stance: 'neutral', frame: 'data', onlyPer: true })
  const forms = [...byForm.keys()].map(literalPattern)
  const pattern = new RegExp(
    `(${longestFirst(NOT_CUES)}|(?<![数根依证收])据(?:${longestFirst(HEARSAY)}))|(${longestFirst(forms)})`,
    'gu',
  )
  return { byForm, pattern }
}

/** The cues of the lexicon alone, compiled once. */
export const CUE_WORDS: CueWords = createCueWords()
