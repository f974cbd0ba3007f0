/** What an entity can be. Labels of other models are mapped onto these, or dropped. */
export type EntityLabel = 'PER' | 'ORG' | 'LOC' | 'TITLE'

/** One entity; offsets are half-open, in UTF-16 code units of the text given. */
export interface RecognisedEntity {
  readonly start: number
  readonly end: number
  readonly label: EntityLabel
  /** Mean probability of the chosen tags, 0 to 1. */
  readonly score: number
}

/** Finds entities in texts; the same text always gets the same answer. */
export interface Recogniser {
  /** Model id, as in the manifest or as given. */
  readonly id: string
  /** SHA-256 over the hashes of the model's files: changes whenever answers might. */
  readonly hash: string
  /** One list of entities for each text, in order of position, without overlaps. */
  readonly recognise: (texts: readonly string[]) => Promise<readonly (readonly RecognisedEntity[])[]>
  /** Waits for running calls and frees the session. */
  readonly dispose: () => Promise<void>
}
