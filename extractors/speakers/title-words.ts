import type { RoleKind } from '../types.ts'
import { type WordIndex, wordsByStart } from '../word-index.ts'
import { type AffixFinder, endingFinder, openingFinder } from './affixes.ts'
import { OFFICES } from './lexicon.ts'
import { HEADS, MEMBERSHIPS, ORDINARY, PROFESSIONS } from './role-lexicon.ts'

/** A title of the user's own; an office where no kind is given. Simplified. */
export interface TitleWord {
  readonly printed: string
  readonly kind: Exclude<RoleKind, 'organisation'>
}

/** The titles that a run knows, compiled: the lexicon's and the user's. */
export interface TitleWords {
  /** The user's own, as a recogniser may take them. */
  readonly own: readonly string[]
  /** The longest office or profession at the end of a text. */
  readonly endsWithOffice: AffixFinder
  readonly opensWithOffice: AffixFinder
  /** True when a text ends with an office or profession, or like one. */
  readonly endsWithRole: (text: string) => boolean
  /** Every office and profession, for finding them in a text. */
  readonly offices: WordIndex
  /** The office at the end of a title, those of ordinary people included. */
  readonly endsWithTitle: AffixFinder
  /** The office at the end of a text where it heads a firm or body. */
  readonly endsWithHead: AffixFinder
  readonly kindOf: (office: string) => RoleKind
}

/** Endings of roles that no list of offices exhausts (次⟦长⟧, 审批⟦员⟧), and words that end so and are none. */
const ROLE =
  /(?<![成增延擅生特助专市校])长$|(?<!动|复|人|全)员$|(?<!大|老|出)师$|(?<!五|感|器|法)官$|(?<!或|前|后|笔|作|记|再)者$|(?<!国|大|厂|商|买|卖|全|几|多|独|各|一|这|那|该|回)家$/u

const endsWithMembership = endingFinder(MEMBERSHIPS)
const endsWithOrdinary = endingFinder(ORDINARY)
const endsWithProfession = endingFinder(PROFESSIONS)

/** Compiles the lexicon's titles together with the user's, whose kinds win. */
export function createTitleWords(own: readonly TitleWord[] = []): TitleWords {
  const offices = [...OFFICES, ...own.map(({ printed }) => printed)]
  const kinds = new Map(own.map(({ printed, kind }) => [printed, kind]))
  const endsWithOwn = endingFinder([...kinds.keys()])
  const endsWithOffice = endingFinder(offices)
  return {
    own: own.map(({ printed }) => printed),
    endsWithOffice,
    opensWithOffice: openingFinder(offices),
    endsWithRole: (text) => endsWithOffice(text) !== null || (text.length > 1 && ROLE.test(text.slice(-3))),
    offices: wordsByStart(offices),
    endsWithTitle: (text) => endsWithOffice(text) ?? endsWithMembership(text) ?? endsWithOrdinary(text),
    endsWithHead: endingFinder([
      ...HEADS,
      ...own.filter(({ kind }) => kind === 'office').map(({ printed }) => printed),
    ]),
    kindOf: (office) => kinds.get(endsWithOwn(office) ?? '') ?? kindOf(office),
  }
}

/** The titles of the lexicon alone, compiled once. */
export const TITLE_WORDS: TitleWords = createTitleWords()

function kindOf(office: string): RoleKind {
  if (endsWithMembership(office) !== null) return 'membership'
  if (endsWithOrdinary(office) !== null) return 'ordinary'
  return endsWithProfession(office) !== null ? 'profession' : 'office'
}
