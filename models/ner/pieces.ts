/** Turns one unit into the ids of its word pieces; empty where the tokenizer drops it. */
export type Tokenise = (unit: string) => readonly number[]

const LIMIT = 50_000
/** As in models/training: no unit takes more of a window than this. */
const PIECES = 16

/**
 * Remembers the pieces of units: newspapers use few different characters, and the tokenizer costs more than the model.
 * Forgets everything at a limit, which keeps memory flat.
 */
export const rememberPieces = (tokenise: Tokenise): Tokenise => {
  const known = new Map<string, readonly number[]>()
  return (unit) => {
    const found = known.get(unit)
    if (found !== undefined) return found
    if (known.size >= LIMIT) known.clear()
    const pieces = tokenise(unit).slice(0, PIECES)
    known.set(unit, pieces)
    return pieces
  }
}
