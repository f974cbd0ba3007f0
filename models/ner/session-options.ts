/** Where to load from. */
export interface SessionOptions {
  /** A folder, or the id of a model on the Hub. */
  readonly model: string
  /** The commit of it that the Hub is asked for; null keeps the network shut. */
  readonly revision: string | null
  readonly threads: number
}
