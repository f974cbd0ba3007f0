import { Big } from 'big.js'
import { PipelineError } from '../pipeline/document/index.ts'
import { additionProblems } from './addition-problems.ts'
import type { CueAddition, LexiconAdditions, TitleAddition, UnitAddition } from './additions.ts'
import type { OwnEnglishWords } from './own-words.ts'
import {
  classOfCode,
  createQuantityWords,
  QUANTITY_WORDS,
  type QuantityWords,
  type UnitEntry,
} from './quantities/index.ts'
import { CUE_WORDS, type CueWords, createCueWords } from './quotes/cue-words.ts'
import type { Cue } from './quotes/lexicon.ts'
import { createTitleWords, TITLE_WORDS, type TitleWord, type TitleWords } from './speakers/index.ts'

/**
 * The words that a run knows, compiled: the built-in tables and the user's additions. A value that is passed along, so that
 * two pipelines of one process never see each other's words.
 */
export interface Lexicon {
  readonly quantities: QuantityWords
  readonly titles: TitleWords
  readonly cues: CueWords
  /** Null without additions: the English rules then use what they compiled once. */
  readonly english: OwnEnglishWords | null
}

/** The built-in tables alone. */
export const LEXICON: Lexicon = { quantities: QUANTITY_WORDS, titles: TITLE_WORDS, cues: CUE_WORDS, english: null }

/**
 * Compiles the built-in tables together with additions, which must be folded to Simplified as the text is.
 *
 * @throws PipelineError CONFIG_INVALID - with every problem, each naming its key.
 */
export function createLexicon(additions: LexiconAdditions): Lexicon {
  const problems = additionProblems(additions)
  if (problems.length > 0)
    throw new PipelineError('CONFIG_INVALID', problems.map(({ key, reason }) => `lexicon.${key}: ${reason}`).join('\n'))
  const { titles = [], units = [], nominalTerms = [], cues = [] } = additions
  const entries = units.map(unitEntry)
  const counts = entries.length + nominalTerms.length > 0
  return {
    quantities: counts ? createQuantityWords(entries, nominalTerms) : QUANTITY_WORDS,
    titles: titles.length > 0 ? createTitleWords(titles.map(titleWord)) : TITLE_WORDS,
    cues: cues.length > 0 ? createCueWords(cues.map(cueOf)) : CUE_WORDS,
    english: counts ? { units: entries, terms: nominalTerms } : null,
  }
}

function titleWord(title: string | TitleAddition): TitleWord {
  return typeof title === 'string'
    ? { printed: title, kind: 'office' }
    : { printed: title.printed, kind: title.kind ?? 'office' }
}

function unitEntry({ printed, code, dimension, factor = 1 }: UnitAddition): UnitEntry {
  return { word: printed, code, class: dimension ?? classOfCode(code), factor: new Big(factor).toFixed() }
}

function cueOf(cue: string | CueAddition): Cue {
  const { printed, stance = 'neutral', frame = 'comma' } = typeof cue === 'string' ? { printed: cue } : cue
  return { form: printed, stance, frame }
}
