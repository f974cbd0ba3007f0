import { type WordIndex, wordsByStart } from '../word-index.ts'
import { CUES, type Cue, NOT_CUES, PER_CUES } from './lexicon.ts'

/** The reporting verbs that a run knows, compiled: the lexicon's and the user's. */
export interface CueWords {
  readonly byForm: ReadonlyMap<string, Cue>
  readonly cues: WordIndex
  /** What only looks like a cue: it comes before any cue that begins where it does. */
  readonly falseCues: WordIndex
}

const falseCues = wordsByStart(NOT_CUES)

/** Compiles the lexicon's cues together with the user's, which win. */
export function createCueWords(own: readonly Cue[] = []): CueWords {
  const byForm = new Map([...CUES, ...own].map((cue) => [cue.form, cue]))
  for (const form of PER_CUES)
    if (!byForm.has(form)) byForm.set(form, { form, stance: 'neutral', frame: 'data', onlyPer: true })
  return { byForm, cues: wordsByStart(byForm.keys()), falseCues }
}

/** The cues of the lexicon alone, compiled once. */
export const CUE_WORDS: CueWords = createCueWords()
