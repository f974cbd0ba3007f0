/** How sure records must be, 0 to 1. */
export interface Thresholds {
  /** Claims with less confidence are left out; 0 where absent. */
  readonly claims?: number | undefined
  /** Quotes with less confidence are left out; 0 where absent. */
  readonly quotes?: number | undefined
  /** Seams with a lower score are doubtful: they carry a warning; 0.7 where absent. */
  readonly seams?: number | undefined
}
