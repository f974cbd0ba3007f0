import type { Message } from './message.ts'
import type { OffsetMap } from './offset-map.ts'
import type { PageLayout, PrintedBlock } from './page-layout.ts'
import type { Ruling } from './rulings.ts'
import type { Span } from './span.ts'
import type { TextLayer } from './text-layer.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252'

/** Where and when the paper appeared; null where neither a flag, a sidecar, the file's name nor the page says. */
export interface IssueMeta {
  readonly issueId: string
  /** ISO date. */
  readonly date: string | null
  readonly publication: string | null
  /** Where the paper appears, as the sidecar or flag says it: `Hong Kong`, `Taiwan`, `上海`. */
  readonly place: string | null
  /** `zh` or `en` when the sidecar says so; null leaves it to each paragraph's script. */
  readonly lang: string | null
  readonly url: string | null
}

/** What kind of file a page was read from. */
export type PageFormat = 'text' | 'html' | 'pdf' | 'jsonl'

/** The raw file, kept so that every row leads back to its bytes. */
export interface Origin {
  /** The page's name: the file's name. */
  readonly page: string
  /** Path as the user gave it, then the names below it: for reports and dead letters, never in rows. */
  readonly path: string
  readonly format: PageFormat
  readonly sha256: string
  readonly byteLength: number
}

/** An issue as read from disk: pages in name order. */
export interface RawIssue {
  readonly meta: IssueMeta
  readonly pages: readonly RawPage[]
  readonly messages: readonly Message[]
  /** Seams that a person has ruled on: the repair stage follows them. */
  readonly rulings?: readonly Ruling[]
}

export interface RawPage {
  readonly origin: Origin
  /** The file; of a packed file what was packed. */
  readonly bytes: Uint8Array
  /** The text that a reader took out of a file that is no plain text; without it `decode` finds it in the bytes. */
  readonly text?: ReaderText
}

/** Text out of HTML, PDF or JSON: `raw_spans` count in it. */
export interface ReaderText {
  readonly text: string
  /** What the file was written in. */
  readonly encoding: Encoding
  /** Where it stands on paper, if the file says so. */
  readonly layout?: PageLayout
}

export interface DecodedPage {
  readonly origin: Origin
  readonly encoding: Encoding
  /** The decoded file, byte order mark included, or what a reader took out of it: the text that `raw_spans` count in. */
  readonly decoded: string
  readonly layout?: PageLayout
}

/** A block of a page as printed: text between blank lines, its hard-wrapped lines joined. */
export interface Block {
  /** In the page's normalised text. */
  readonly span: Span
  /** Printed lines the block had before they were joined. */
  readonly lines: number
  /** Width of its longest printed line in full-width cells (two Latin characters in one): geometry for repair. */
  readonly width: number
  /** True when its first line began with an indent (two full-width spaces in a Chinese page). */
  readonly indented: boolean
  /** The same block on paper, where the page's layout is known. */
  readonly printed?: PrintedBlock
}

export interface NormalisedPage extends DecodedPage {
  /** Over the decoded text. Blocks are separated by one line feed; nothing but white space and controls is dropped. */
  readonly normalised: TextLayer
  readonly blocks: readonly Block[]
}

export const PARAGRAPH_KINDS = ['title', 'kicker', 'byline', 'subhead', 'body', 'caption', 'furniture'] as const
export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number]

/** A stretch of one page's normalised text. */
export interface Fragment {
  readonly pageIndex: number
  readonly span: Span
}

/** A paragraph as segmentation and repair leave it: its fragments in reading order. */
export interface AssembledParagraph {
  readonly kind: ParagraphKind
  readonly fragments: readonly Fragment[]
}

/**
 * `same-paragraph`: the next block goes on with the paragraph. `moved-block`: a block from elsewhere on the page does.
 * `paragraph-boundary`: a block from elsewhere was put behind this one, and begins a paragraph. `jump`: the article goes on
 * upon another page.
 */
export type SeamKind = 'same-paragraph' | 'moved-block' | 'paragraph-boundary' | 'jump'

/** A place where two fragments were joined, or a block was moved: what does not stand together in the raw text. */
export interface Seam {
  readonly kind: SeamKind
  /** Index of the paragraph that the seam lies in, or that it stands before. */
  readonly paragraph: number
  /** Raw place of the character before the seam, and of the one after it (decoded text). */
  readonly tail: RawSpan
  readonly head: RawSpan
  /** 0 to 1. */
  readonly score: number
  /** By how many log odds the next best reading was beaten; null where none was weighed against it. */
  readonly margin: number | null
  readonly evidence: readonly string[]
}

/** Seams less likely than this may be wrong: they carry a warning. */
const CERTAIN = 0.7

/** @param threshold - of the run, where it has one of its own. */
export function isCertain({ score }: Seam, threshold: number = CERTAIN): boolean {
  return score >= threshold
}

/** A paragraph's edge in the middle of a sentence, whose other half was not found. */
export interface LooseEnd {
  readonly paragraph: number
  /** The paragraph stops here, or it begins here. */
  readonly side: 'tail' | 'head'
  /** Raw place of the paragraph's last character, or of its first. */
  readonly at: RawSpan
}

/** Half-open, UTF-16 code units of the decoded text of one page. */
export interface RawSpan extends Span {
  readonly pageIndex: number
}

export interface Paragraph {
  readonly kind: ParagraphKind
  /** In the article's text. */
  readonly span: Span
  /** In the order in which they were joined. */
  readonly rawSpans: readonly RawSpan[]
}

/** One article of an issue, its text repaired. Paragraphs are joined by one line feed. */
export interface Article {
  readonly articleId: string
  readonly meta: IssueMeta
  /** Page (file name) on which the article starts. */
  readonly page: string
  readonly title: string | null
  /** Reporters' names. */
  readonly byline: readonly string[]
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  /** From the article's text to the decoded text of its pages: one map per page, same upper coordinates. */
  readonly rawMaps: readonly { readonly pageIndex: number; readonly map: OffsetMap }[]
  readonly seams: readonly Seam[]
  readonly looseEnds: readonly LooseEnd[]
}

/**
 * `folded` is the article's text as rules see it: Simplified, one style of quotation marks. It has exactly as many UTF-16
 * code units as `text` and matches it unit by unit, so a span of one is a span of the other.
 * See docs/decisions/0003-length-preserving-fold.md.
 */
export interface FoldedArticle extends Article {
  readonly folded: string
}

export const ENTITY_LABELS = ['PER', 'ORG', 'LOC', 'TITLE'] as const
export type EntityLabel = (typeof ENTITY_LABELS)[number]

export interface Entity {
  readonly span: Span
  readonly label: EntityLabel
  /** 0 to 1. */
  readonly score: number
}

export interface RecognisedArticle extends FoldedArticle {
  /** In text order, not overlapping. */
  readonly entities: readonly Entity[]
}
