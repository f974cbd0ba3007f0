// How hostile texts are made: in any length, from one piece or from numbered ones.

/** A text of so many UTF-16 code units. */
export type Make = (characters: number) => string

/** One piece, again and again. */
export const again =
  (piece: string): Make =>
  (characters) =>
    piece.repeat(Math.ceil(characters / piece.length)).slice(0, characters)

/** Pieces with running numbers, so that no two are alike and nothing that is remembered helps. */
export const counted =
  (piece: (n: number) => string): Make =>
  (characters) => {
    const pieces: string[] = []
    for (let [n, length] = [0, 0]; length < characters; n += 1) {
      const text = piece(n)
      pieces.push(text)
      length += text.length
    }
    return pieces.join('').slice(0, characters)
  }

/** A different Han character for every number. */
export const han = (n: number): string => String.fromCharCode(0x4e00 + ((n * 131) % 0x5000))
