import { createLexicon, LEXICON, type Lexicon, type LexiconAdditions } from '../../extractors/index.ts'
import { foldText } from './fold/index.ts'
import { toHalfWidth } from './normalise/characters.ts'

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]+/g

/** A word as the rules meet it in a text: Simplified, letters and digits half-width. */
function asMatched(word: string): string {
  return foldText(word.replace(FULL_WIDTH, toHalfWidth))
}

/** Additions as the rules meet their words, which may be printed in either script. */
export function foldAdditions({ titles, units, nominalTerms, cues }: LexiconAdditions): LexiconAdditions {
  const fold = <Item extends { readonly printed: string }>(item: Item): Item => ({
    ...item,
    printed: asMatched(item.printed),
  })
  const foldWord = <Item extends { readonly printed: string }>(item: Item | string): Item | string =>
    typeof item === 'string' ? asMatched(item) : fold(item)
  return {
    titles: titles?.map(foldWord),
    units: units?.map(fold),
    nominalTerms: nominalTerms?.map(asMatched),
    cues: cues?.map(foldWord),
  }
}

/**
 * The words that a pipeline knows: the built-in ones and the user's.
 *
 * @throws PipelineError CONFIG_INVALID - when an addition is none that rules can use; the message names its key.
 */
export function compileLexicon(additions?: LexiconAdditions): Lexicon {
  return additions === undefined ? LEXICON : createLexicon(foldAdditions(additions))
}
