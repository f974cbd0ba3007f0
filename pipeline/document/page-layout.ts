import type { Span } from './span.ts'

/** A rectangle on a page: points (1/72 inch) from its left and from its upper edge. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Lines that stand together in one column and are set alike: a paragraph, as far as its column holds it. */
export interface PrintedBlock {
  /** In the page's decoded text. */
  readonly span: Span
  readonly box: Box
  /** The column that it is set in: as wide as most lines there, as high as the lines that follow each other without a gap. */
  readonly column: Box
  /** Font size in points. */
  readonly size: number
  readonly lines: number
  /** Its first line begins further in than the column. */
  readonly indented: boolean
  /** How far before the column's end its last line stops; negative where marks hang over. */
  readonly room: number
}

/** Where the text of a page stands on paper: known of PDF pages, of no others. */
export interface PageLayout {
  readonly width: number
  readonly height: number
  /** `vertical`: lines run from top to bottom and follow each other from right to left. */
  readonly writing: 'horizontal' | 'vertical'
  /** In the order of the text; together they hold all that the page prints. */
  readonly blocks: readonly PrintedBlock[]
}
