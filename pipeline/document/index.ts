export { codePointIndex, type ToCodePoints } from './code-points.ts'
export type { CorrectionRecord, Corrector, IssueCorrector, NamedRows } from './corrector.ts'
export { exactNumber } from './decimal.ts'
export { type ErrorCode, PipelineError } from './errors.ts'
export { groupBy } from './group-by.ts'
export {
  type Article,
  type AssembledParagraph,
  type Block,
  type DecodedPage,
  ENTITY_LABELS,
  type Encoding,
  type Entity,
  type EntityLabel,
  type FoldedArticle,
  type Fragment,
  type IssueMeta,
  isCertain,
  type LooseEnd,
  type NormalisedPage,
  type Origin,
  PARAGRAPH_KINDS,
  type PageFormat,
  type Paragraph,
  type ParagraphKind,
  type RawIssue,
  type RawPage,
  type RawSpan,
  type ReaderText,
  type RecognisedArticle,
  type Seam,
  type SeamKind,
} from './issue.ts'
export { literalPattern, longestFirst } from './longest-first.ts'
export type { Message } from './message.ts'
export { composeMaps, identityMap, type OffsetMap, type Run, toLower } from './offset-map.ts'
export type { Box, PageLayout, PrintedBlock } from './page-layout.ts'
export { rawSpansOf } from './raw.ts'
export { REPAIR_MODES, type RepairMode } from './repair-mode.ts'
export { type PagePlace, type Ruling, type RulingOutcome, seamId } from './rulings.ts'
export { countLeading } from './search.ts'
export { compareSpans, contains, overlaps, type Span, slice, spanLength } from './span.ts'
export { stableId } from './stable-id.ts'
export {
  type AnyIssue,
  type DecodedIssue,
  type FoldedIssue,
  type NormalisedIssue,
  type RecognisedIssue,
  type RepairedIssue,
  STAGE_NAMES,
  type Stage,
  type StageName,
} from './stage.ts'
export { buildLayer, type LayerPart, lowerSpans, type TextLayer } from './text-layer.ts'
export type { Thresholds } from './thresholds.ts'
