import type {
  CheckKind,
  CheckOutcome,
  ClaimKind,
  Comparator,
  QuoteType,
  Role,
  SpeakerType,
  Stance,
} from '../../extractors/index.ts'
import type {
  Encoding,
  EntityLabel,
  ErrorCode,
  PageFormat,
  ParagraphKind,
  SeamKind,
  StageName,
} from '../document/index.ts'

/** `[start, end)` in code points of the decoded file, with the page's name where it is not the article's own. */
export type RawSpanCell = readonly [number, number] | readonly [number, number, string]

interface Placed {
  readonly issue_id: string
  readonly issue_date: string | null
  readonly publication: string | null
  readonly page: string
  readonly article_id: string
}

export interface ParagraphCell {
  readonly text: string
  readonly kind: ParagraphKind
  readonly raw_spans: readonly RawSpanCell[]
}

export interface ArticleRow extends Placed {
  readonly title: string | null
  readonly byline: readonly string[]
  readonly paragraphs: readonly ParagraphCell[]
  /** The article that printed the same text first, in this or another issue; null for a first printing. */
  readonly reprint_of: string | null
}

/** A place where repair joined or moved text, or a paragraph whose other half it did not find (`fragment`). */
export interface RepairRow extends Placed {
  readonly seam_id: string
  readonly article_title: string | null
  readonly paragraph: number
  readonly kind: SeamKind | 'fragment'
  /** Where the text before the seam ends, in code points of its decoded page; null for a fragment without beginning. */
  readonly tail_page: string | null
  readonly tail_end: number | null
  readonly tail_text: string | null
  /** Where the text after the seam starts; null for a fragment without end. */
  readonly head_page: string | null
  readonly head_start: number | null
  readonly head_text: string | null
  /** Null for a fragment. */
  readonly score: number | null
  readonly margin: number | null
  /** False where a warning says the same. */
  readonly certain: boolean
  readonly evidence: readonly string[]
}

type Review = 'accepted' | 'edited'

export interface ClaimRow extends Placed {
  readonly claim_id: string
  readonly article_title: string | null
  readonly paragraph: number
  readonly sentence: string
  readonly text: string
  readonly start: number
  readonly end: number
  readonly kind: ClaimKind
  /** Null when the exact value has more digits than a JSON number keeps; `text` has it as printed. */
  readonly value: number | null
  readonly value_high: number | null
  /** The exact figure where `value` or `value_high` would lose digits of it; null otherwise. */
  readonly value_text: string | null
  readonly comparator: Comparator
  readonly unit: string | null
  readonly unit_code: string | null
  readonly subject: string | null
  readonly indicator: string | null
  readonly region: string | null
  readonly whole: string | null
  readonly direction: 'up' | 'down' | 'flat' | null
  readonly basis: 'yoy' | 'mom' | 'qoq' | null
  readonly period_start: string | null
  readonly period_end: string | null
  readonly modality: 'actual' | 'target'
  readonly claimant: string | null
  readonly quote_id: string | null
  /** The claim that states the same fact first in the issue. */
  readonly same_as: string | null
  /** `share:confirmed`, one for each of `check_ids`. */
  readonly checks: readonly string[]
  readonly check_ids: readonly string[]
  /** `reprint_of` of the article: rows with it count a figure that has been counted before. */
  readonly reprint_of: string | null
  /** What people have ruled: the row stands as it is, or was edited; null where nobody has looked. */
  readonly review: Review | null
  readonly confidence: number
}

/** What the claims of an issue say of each other; the place is that of the claim checked. */
export interface ClaimCheckRow extends Placed {
  readonly check_id: string
  readonly article_title: string | null
  readonly paragraph: number
  readonly kind: CheckKind
  readonly outcome: CheckOutcome
  readonly claim_id: string
  /** The claim checked, then those it was checked with. */
  readonly claim_ids: readonly string[]
  readonly arithmetic: string
  readonly expected: number | null
  readonly printed: number | null
  readonly tolerance: number | null
  readonly unit_code: string | null
  readonly confidence: number
}

export interface QuoteRow extends Placed {
  readonly quote_id: string
  readonly article_title: string | null
  readonly paragraph: number
  readonly sentence: string
  readonly start: number
  readonly end: number
  readonly type: QuoteType
  readonly text: string
  readonly cue: string
  readonly stance: Stance | null
  readonly speaker: string | null
  readonly speaker_type: SpeakerType | null
  readonly titles: readonly string[]
  readonly speaker_mention: string | null
  readonly speaker_id: string | null
  readonly claim_ids: readonly string[]
  readonly reprint_of: string | null
  readonly review: Review | null
  readonly confidence: number
}

/** One speaker of one issue; `page` to `end` are where the issue first prints the name. */
export interface SpeakerRow extends Placed {
  readonly speaker_id: string
  readonly article_title: string | null
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly type: SpeakerType
  readonly name: string
  /** How else the issue names him: short forms, surname and office; no pronouns. */
  readonly other_names: readonly string[]
  readonly titles: readonly string[]
  readonly organisations: readonly string[]
  readonly offices: readonly string[]
  readonly roles: readonly Role[]
  /** Of several persons who say one thing: the rows of each. */
  readonly members: readonly string[]
  readonly articles: number
  readonly quotes: number
  readonly claims: number
  /** True where the name tells the speaker from others beyond the article. */
  readonly named: boolean
  readonly confidence: number
}

export interface EntityRow extends Placed {
  readonly entity_id: string
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly label: EntityLabel
  readonly score: number
}

/** What one issue contributes to the tables. */
export interface IssueRows {
  readonly articles: readonly ArticleRow[]
  readonly repairs: readonly RepairRow[]
  readonly claims: readonly ClaimRow[]
  readonly claimChecks: readonly ClaimCheckRow[]
  readonly quotes: readonly QuoteRow[]
  readonly speakers: readonly SpeakerRow[]
  readonly entities: readonly EntityRow[]
}

/** One page of an issue with the text that `raw_spans` count in. */
export interface PageRow {
  readonly issue_id: string
  readonly page: string
  /** The page's printed name, where a sidecar gives one. */
  readonly page_label: string | null
  /** As the run that read it was given it. */
  readonly path: string
  readonly format: PageFormat
  readonly encoding: Encoding
  /** Of the file's bytes. */
  readonly sha256: string
  readonly text: string
}

/** One normalised page; block offsets count code points of its text. */
export interface NormalisedRow {
  readonly issue_id: string
  readonly page: string
  readonly encoding: Encoding
  readonly text: string
  readonly blocks: readonly {
    readonly start: number
    readonly end: number
    readonly lines: number
    readonly width: number
    readonly indented: boolean
  }[]
}

/** Why an input gave no rows. */
export interface DeadLetterRow {
  readonly issue_id: string
  readonly path: string
  /** Where it was when it failed: being read, in a stage, or being turned into rows. */
  readonly stage: 'read' | StageName | 'rows'
  readonly code: ErrorCode
  readonly reason: string
}

/** What became of a line of the corrections file. */
export interface CorrectionReportRow {
  readonly issue_id: string
  readonly id: string
  readonly action: 'accept' | 'reject' | 'edit' | 'join' | 'split'
  readonly outcome: 'applied' | 'unchanged' | 'gone' | 'refused' | 'not-met' | 'superseded'
  readonly reason: string | null
  readonly by: string | null
  readonly at: string | null
  readonly note: string | null
}
