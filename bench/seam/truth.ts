import type { RolePiece } from '../../pipeline/stages/repair/piece.ts'

/** A page whose order is known, as the simulator writes it. */
export interface KnownPage {
  readonly id: string
  readonly raw: string
  readonly articles: readonly { readonly paragraphs: readonly { readonly kind: string; readonly text: string }[] }[]
}

/** Two pieces that follow each other in print: of one paragraph, or the end of one and the beginning of the next. */
export interface TrueSeam {
  readonly tail: RolePiece
  readonly head: RolePiece
  readonly joined: boolean
}

const FLOW = new Set(['title', 'body', 'subhead'])
const squeeze = (text: string) => text.replace(/\s+/g, '')

/** The seams of a page, by where its pieces stand in the articles' text. */
export function trueSeams(page: KnownPage, pieces: readonly RolePiece[]): readonly TrueSeam[] {
  return page.articles.flatMap(({ paragraphs }) => {
    const text = paragraphs
      .filter(({ kind }) => FLOW.has(kind))
      .map((paragraph) => squeeze(paragraph.text))
      .join('\n')
    const placed = pieces
      .map((piece) => ({ piece, text: squeeze(piece.printed) }))
      .filter((part) => part.text !== '' && text.includes(part.text))
      .map((part) => ({ ...part, at: text.indexOf(part.text) }))
      .sort((a, b) => a.at - b.at)
    return placed.slice(1).flatMap((head, i): TrueSeam[] => {
      const tail = placed[i]
      if (!tail) return []
      const end = tail.at + tail.text.length
      if (head.at !== end && !(head.at === end + 1 && text[end] === '\n')) return []
      return [{ tail: tail.piece, head: head.piece, joined: head.at === end }]
    })
  })
}
