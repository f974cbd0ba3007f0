import type { UnitClass } from './quantities/index.ts'
import type { Frame } from './quotes/lexicon.ts'
import type { RoleKind, Stance } from './types.ts'

/** What a unit may measure: it decides how a number with it is read. */
export type UnitDimension = Extract<UnitClass, 'money' | 'physical' | 'count' | 'time' | 'percent'>

/** A title, office or profession of the user's own. */
export interface TitleAddition {
  readonly printed: string
  /** What it makes of its holder; an office where absent. */
  readonly kind?: Exclude<RoleKind, 'organisation'> | undefined
}

/** A unit of the user's own: `{ printed: '标准集装箱', code: 'TEU' }`. */
export interface UnitAddition {
  /** As it stands behind a number, without multiplier. */
  readonly printed: string
  /** What `unit_code` says: ISO 4217, UCUM, `count`, or a name of one's own. */
  readonly code: string
  /** By the code where absent: as built-in units of that code; three capitals are money, any other code is physical. */
  readonly dimension?: UnitDimension | undefined
  /** How many of the code's unit one is: 50 for a 担 in `kg`; 1 where absent. */
  readonly factor?: number | undefined
}

/** A reporting verb of the user's own. */
export interface CueAddition {
  readonly printed: string
  /** `neutral` where absent. */
  readonly stance?: Stance | undefined
  /** How it takes what is said; `comma` where absent: only before a comma, a colon or a quotation. */
  readonly frame?: Frame | undefined
}

/** Words that a run knows beside the built-in ones, in either script. The same word in the built-in tables gives way. */
export interface LexiconAdditions {
  readonly titles?: readonly (string | TitleAddition)[] | undefined
  readonly units?: readonly UnitAddition[] | undefined
  /** Names made with a number, which measure nothing: `双11`, `315晚会`. */
  readonly nominalTerms?: readonly string[] | undefined
  /** Reporting verbs, Chinese only. */
  readonly cues?: readonly (string | CueAddition)[] | undefined
}

/** Something wrong with an addition. */
export interface AdditionProblem {
  /** `units[2].printed` */
  readonly key: string
  readonly reason: string
}
