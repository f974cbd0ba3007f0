import type { RecognisedArticle, RecognisedIssue, Span } from '../pipeline/document/index.ts'

/** One step of how an annotation came about, in the order in which it happened; `broadsheet explain` prints it. */
export interface TraceStep {
  /** `quantity/percent`, `period/governing`, `subject/ellipsis`. */
  readonly rule: string
  /** What the rule saw and decided, for a maintainer: one short sentence. */
  readonly note: string
  /** In the article's text, where the rule looked. */
  readonly span?: Span
}

export const CLAIM_KINDS = ['amount', 'ratio', 'change', 'rank', 'duration'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

export const COMPARATORS = ['eq', 'approx', 'gt', 'ge', 'lt', 'le', 'range'] as const
export type Comparator = (typeof COMPARATORS)[number]

/**
 * A number with its unit, as found. Spans are in the text given.
 *
 * `value` and `valueHigh` are exact decimals in plain notation (`10812600000000`, `-2.5`): they become JSON numbers only
 * when written.
 */
export interface Quantity {
  /** Numeral, unit and glued approximator; contract field `text`. */
  readonly span: Span
  /** The numeral alone: its place makes the claim's id, because approximators and units are read better by later versions. */
  readonly numeral: Span
  readonly kind: ClaimKind
  readonly value: string
  readonly valueHigh: string | null
  readonly comparator: Comparator
  /** As printed, without multiplier; null where none is printed. */
  readonly unit: string | null
  /** ISO 4217, `percent`, `percentage_point`, `times`, `rank`, a time unit, UCUM, `count`. */
  readonly unitCode: string | null
  /** True for a number that names and does not measure (5G, 十四五, 第三次): reported by `quantities`, never a claim. */
  readonly nominal: boolean
  readonly rule: string
  readonly trace: readonly TraceStep[]
}

/** A stretch of time that a text names, in ISO dates, both ends included. */
export interface Period {
  readonly start: string
  readonly end: string
}

/** A time expression found in a text and resolved against the issue's date. */
export interface TimeExpression {
  readonly span: Span
  /** Null where it needs the issue's date and there is none, or where it names no stretch of its own (近五年 without a date). */
  readonly period: Period | null
  /** True where the issue's date was needed: the period is implied, not stated. */
  readonly relative: boolean
  /** 到2030年, 力争…年: looks forward to an end. */
  readonly future: boolean
  readonly rule: string
}

export const DIRECTIONS = ['up', 'down', 'flat'] as const
export const BASES = ['yoy', 'mom', 'qoq'] as const
export const MODALITIES = ['actual', 'target'] as const

/** A quantity asserted of something. Spans are in the article's text. */
export interface Claim {
  readonly quantity: Quantity
  /** Index into the article's paragraphs. */
  readonly paragraph: number
  /** The sentence around it. */
  readonly sentence: Span
  readonly kind: ClaimKind
  readonly subject: string | null
  /** The subject as a key to join series by: the same for 我国工业增加值 and 工业增加值, in either script. */
  readonly indicator: string | null
  readonly region: string | null
  readonly whole: string | null
  /** The whole as a key; null where there is none. */
  readonly wholeIndicator: string | null
  readonly direction: (typeof DIRECTIONS)[number] | null
  readonly basis: (typeof BASES)[number] | null
  readonly period: Period | null
  readonly modality: (typeof MODALITIES)[number]
  readonly claimant: string | null
  /** 0 to 1. */
  readonly confidence: number
  readonly trace: readonly TraceStep[]
}

/** Where a claim stands: the article in its issue, the claim in its article. */
export interface ClaimPlace {
  readonly article: number
  readonly claim: number
}

export const CHECK_KINDS = ['share', 'sum', 'growth', 'repeat', 'statement'] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

/**
 * - `confirmed`, `contradicted`: recomputed from other figures.
 * - `same`: the fact was stated before.
 * - `conflict`: two statements of one time cannot both be true.
 * - `compatible`: two statements of one time differ and can both be true (超过10万亿元, 10.8万亿元).
 * - `other_period`: two statements differ and are of different times, or of no stated time: no conflict.
 */
export const CHECK_OUTCOMES = ['confirmed', 'contradicted', 'same', 'conflict', 'compatible', 'other_period'] as const
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number]

/** What the claims of an issue say of each other; figures are exact decimals in plain notation. */
export interface Check {
  readonly kind: CheckKind
  readonly outcome: CheckOutcome
  /** The claim checked, then those it was checked with: part and whole, the parts, old level and new, the first statement. */
  readonly claims: readonly ClaimPlace[]
  /** For a reader: `26583亿元 ÷ 108126亿元 = 24.585%`. */
  readonly arithmetic: string
  /** What the checked figure should be; null where nothing is computed. */
  readonly expected: string | null
  /** Half of the last digit that the checked figure prints; null where nothing is computed. */
  readonly tolerance: string | null
  /** 0 to 1. */
  readonly confidence: number
}

export const QUOTE_TYPES = ['direct', 'indirect', 'mixed'] as const
export type QuoteType = (typeof QUOTE_TYPES)[number]

export const SPEAKER_TYPES = ['person', 'group', 'organisation', 'document'] as const
export type SpeakerType = (typeof SPEAKER_TYPES)[number]

/** What a reporting verb says of the attitude in which something was said. */
export const STANCES = [
  'neutral',
  'assertive',
  'appeal',
  'denial',
  'question',
  'concession',
  'critical',
  'forecast',
] as const
export type Stance = (typeof STANCES)[number]

/**
 * What a title makes of its holder: an `office` (局长, 董事长), a `profession` (教授, 分析师), a `membership` that goes with any
 * other role (人大代表, 政协委员), an `ordinary` person's part (村民, 司机), or an `organisation` alone (`某公司林某某`).
 */
export const ROLE_KINDS = ['office', 'profession', 'membership', 'ordinary', 'organisation'] as const
export type RoleKind = (typeof ROLE_KINDS)[number]

/** One title taken apart, as printed. */
export interface Role {
  readonly title: string
  readonly organisation: string | null
  readonly office: string | null
  readonly kind: RoleKind
}

/** How a speaker is named: by a name, by surname and office (`林厅长`), or by a description (`一位老人`). */
export const SPEAKER_FORMS = ['name', 'surname', 'description'] as const
export type SpeakerForm = (typeof SPEAKER_FORMS)[number]

/** One of several persons who say one thing. */
export interface JointSpeaker {
  readonly name: string
  readonly place: Span
  readonly roles: readonly Role[]
}

/** What tells a speaker from others of the issue, beside the name. */
export interface SpeakerIdentity {
  readonly form: SpeakerForm
  /** Where the article first prints the name; the mention where it has none. */
  readonly place: Span
  readonly roles: readonly Role[]
  /** Of a joint statement: each person named. */
  readonly members: readonly JointSpeaker[]
  /** 0 to 1: how sure the name was read. */
  readonly score: number
}

/** A statement credited to somebody. Spans are in the article's text. */
export interface Quote {
  readonly type: QuoteType
  readonly paragraph: number
  /** The content's pieces in order: one, or several when an attribution or a paragraph's end interrupts it. */
  readonly pieces: readonly Span[]
  /** The content as printed: pieces joined with nothing between, with a line feed where a paragraph ends. */
  readonly text: string
  readonly cue: string
  readonly cueSpan: Span
  /** Of the cue; null where no verb tells it: a colon, a quotation that goes on from the last speaker. */
  readonly stance: Stance | null
  /** Null only where the text leaves it open. */
  readonly speaker: string | null
  readonly speakerType: SpeakerType | null
  readonly titles: readonly string[]
  readonly speakerMention: string | null
  /** Null exactly where `speaker` is. */
  readonly identity: SpeakerIdentity | null
  /** 0 to 1. */
  readonly confidence: number
  readonly trace: readonly TraceStep[]
}

export interface ExtractedArticle extends RecognisedArticle {
  /** In text order. */
  readonly claims: readonly Claim[]
  readonly quotes: readonly Quote[]
}

export interface ExtractedIssue extends RecognisedIssue {
  readonly articles: readonly ExtractedArticle[]
  /** In the order of the claims checked. */
  readonly checks: readonly Check[]
}
