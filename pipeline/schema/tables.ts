import type {
  ArticleRow,
  ClaimCheckRow,
  ClaimRow,
  EntityRow,
  NormalisedRow,
  PageRow,
  QuoteRow,
  RepairRow,
  SpeakerRow,
} from './rows.ts'

type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'strings' | 'json'

/** One column of a table: its place in the list is its place in the CSV. */
export interface Column<Row> {
  readonly name: keyof Row & string
  readonly type: ColumnType
}

export interface Table<Row> {
  readonly name: string
  readonly columns: readonly Column<Row>[]
  /** False for tables whose cells nest: they are JSONL alone. */
  readonly csv: boolean
}

const PLACE = [
  { name: 'issue_id', type: 'string' },
  { name: 'issue_date', type: 'string' },
  { name: 'publication', type: 'string' },
  { name: 'page', type: 'string' },
  { name: 'article_id', type: 'string' },
] as const

export const ARTICLES: Table<ArticleRow> = {
  name: 'articles',
  csv: false,
  columns: [
    ...PLACE,
    { name: 'title', type: 'string' },
    { name: 'byline', type: 'strings' },
    { name: 'paragraphs', type: 'json' },
    { name: 'reprint_of', type: 'string' },
  ],
}

export const REPAIRS: Table<RepairRow> = {
  name: 'repairs',
  csv: true,
  columns: [
    { name: 'seam_id', type: 'string' },
    ...PLACE,
    { name: 'article_title', type: 'string' },
    { name: 'paragraph', type: 'integer' },
    { name: 'kind', type: 'string' },
    { name: 'tail_page', type: 'string' },
    { name: 'tail_end', type: 'integer' },
    { name: 'tail_text', type: 'string' },
    { name: 'head_page', type: 'string' },
    { name: 'head_start', type: 'integer' },
    { name: 'head_text', type: 'string' },
    { name: 'score', type: 'number' },
    { name: 'margin', type: 'number' },
    { name: 'certain', type: 'boolean' },
    { name: 'evidence', type: 'strings' },
  ],
}

export const CLAIMS: Table<ClaimRow> = {
  name: 'claims',
  csv: true,
  columns: [
    { name: 'claim_id', type: 'string' },
    ...PLACE,
    { name: 'article_title', type: 'string' },
    { name: 'paragraph', type: 'integer' },
    { name: 'sentence', type: 'string' },
    { name: 'text', type: 'string' },
    { name: 'start', type: 'integer' },
    { name: 'end', type: 'integer' },
    { name: 'kind', type: 'string' },
    { name: 'value', type: 'number' },
    { name: 'value_high', type: 'number' },
    { name: 'value_text', type: 'string' },
    { name: 'comparator', type: 'string' },
    { name: 'unit', type: 'string' },
    { name: 'unit_code', type: 'string' },
    { name: 'subject', type: 'string' },
    { name: 'indicator', type: 'string' },
    { name: 'region', type: 'string' },
    { name: 'whole', type: 'string' },
    { name: 'direction', type: 'string' },
    { name: 'basis', type: 'string' },
    { name: 'period_start', type: 'string' },
    { name: 'period_end', type: 'string' },
    { name: 'modality', type: 'string' },
    { name: 'claimant', type: 'string' },
    { name: 'quote_id', type: 'string' },
    { name: 'same_as', type: 'string' },
    { name: 'checks', type: 'strings' },
    { name: 'check_ids', type: 'strings' },
    { name: 'reprint_of', type: 'string' },
    { name: 'review', type: 'string' },
    { name: 'confidence', type: 'number' },
  ],
}

export const CLAIM_CHECKS: Table<ClaimCheckRow> = {
  name: 'claim-checks',
  csv: true,
  columns: [
    { name: 'check_id', type: 'string' },
    ...PLACE,
    { name: 'article_title', type: 'string' },
    { name: 'paragraph', type: 'integer' },
    { name: 'kind', type: 'string' },
    { name: 'outcome', type: 'string' },
    { name: 'claim_id', type: 'string' },
    { name: 'claim_ids', type: 'strings' },
    { name: 'arithmetic', type: 'string' },
    { name: 'expected', type: 'number' },
    { name: 'printed', type: 'number' },
    { name: 'tolerance', type: 'number' },
    { name: 'unit_code', type: 'string' },
    { name: 'confidence', type: 'number' },
  ],
}

export const QUOTES: Table<QuoteRow> = {
  name: 'quotes',
  csv: true,
  columns: [
    { name: 'quote_id', type: 'string' },
    ...PLACE,
    { name: 'article_title', type: 'string' },
    { name: 'paragraph', type: 'integer' },
    { name: 'sentence', type: 'string' },
    { name: 'start', type: 'integer' },
    { name: 'end', type: 'integer' },
    { name: 'type', type: 'string' },
    { name: 'text', type: 'string' },
    { name: 'cue', type: 'string' },
    { name: 'stance', type: 'string' },
    { name: 'speaker', type: 'string' },
    { name: 'speaker_type', type: 'string' },
    { name: 'titles', type: 'strings' },
    { name: 'speaker_mention', type: 'string' },
    { name: 'speaker_id', type: 'string' },
    { name: 'claim_ids', type: 'strings' },
    { name: 'reprint_of', type: 'string' },
    { name: 'review', type: 'string' },
    { name: 'confidence', type: 'number' },
  ],
}

export const SPEAKERS: Table<SpeakerRow> = {
  name: 'speakers',
  csv: true,
  columns: [
    { name: 'speaker_id', type: 'string' },
    ...PLACE,
    { name: 'article_title', type: 'string' },
    { name: 'paragraph', type: 'integer' },
    { name: 'start', type: 'integer' },
    { name: 'end', type: 'integer' },
    { name: 'type', type: 'string' },
    { name: 'name', type: 'string' },
    { name: 'other_names', type: 'strings' },
    { name: 'titles', type: 'strings' },
    { name: 'organisations', type: 'strings' },
    { name: 'offices', type: 'strings' },
    { name: 'roles', type: 'json' },
    { name: 'members', type: 'strings' },
    { name: 'articles', type: 'integer' },
    { name: 'quotes', type: 'integer' },
    { name: 'claims', type: 'integer' },
    { name: 'named', type: 'boolean' },
    { name: 'confidence', type: 'number' },
  ],
}

export const ENTITIES: Table<EntityRow> = {
  name: 'entities',
  csv: false,
  columns: [
    { name: 'entity_id', type: 'string' },
    ...PLACE,
    { name: 'paragraph', type: 'integer' },
    { name: 'start', type: 'integer' },
    { name: 'end', type: 'integer' },
    { name: 'text', type: 'string' },
    { name: 'label', type: 'string' },
    { name: 'score', type: 'number' },
  ],
}

export const PAGES: Table<PageRow> = {
  name: 'pages',
  csv: false,
  columns: [
    { name: 'issue_id', type: 'string' },
    { name: 'page', type: 'string' },
    { name: 'page_label', type: 'string' },
    { name: 'path', type: 'string' },
    { name: 'format', type: 'string' },
    { name: 'encoding', type: 'string' },
    { name: 'sha256', type: 'string' },
    { name: 'text', type: 'string' },
  ],
}

export const NORMALISED: Table<NormalisedRow> = {
  name: 'normalised',
  csv: false,
  columns: [
    { name: 'issue_id', type: 'string' },
    { name: 'page', type: 'string' },
    { name: 'encoding', type: 'string' },
    { name: 'text', type: 'string' },
    { name: 'blocks', type: 'json' },
  ],
}
