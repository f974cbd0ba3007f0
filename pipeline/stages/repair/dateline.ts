import { DATELINE_OPENINGS } from './lexicon.ts'

/** How agencies and desks open the first paragraph of an article. */
export const DATELINE = new RegExp(
  `^[（(【]?(?:${DATELINE_OPENINGS.join('|')})|^[A-Z][A-Za-z .]{2,24}, (?:[A-Z][a-z]{2,8}\\.? \\d{1,2} )?\\([A-Z]`,
)
