import type { ArticleRow } from '../rows.ts'
import type { Columns } from './column.ts'

/** What every id of a kind looks like: its letter and sixteen digits. */
export const idPattern = (prefix: string): string => `^${prefix}-[0-9a-f]{16}$`

/** A share, score or confidence. */
export const SHARE = { type: 'number', minimum: 0, maximum: 1, unit: 'share' } as const

/** A place in a text: an offset in code points, from 0. */
export const OFFSET = { type: 'integer', minimum: 0, unit: 'code points' } as const

export const ISSUE_ID = {
  type: 'string',
  description: 'The edition: the name of its file or folder, unless a sidecar gives another id.',
  example: 'yunze-gongyebao-2024-01-23',
} as const

type Placed = 'issue_id' | 'issue_date' | 'publication' | 'page' | 'article_id'

/** The edition and the article; every row of a table that has articles repeats them, so that it can be read alone. */
export const PLACE: Columns<Pick<ArticleRow, Placed>> = {
  issue_id: ISSUE_ID,
  issue_date: {
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'Day on which the edition appeared.',
    example: '2024-01-23',
  },
  publication: { type: 'string', nullable: true, description: 'Name of the newspaper.', example: '云泽工业报' },
  page: {
    type: 'string',
    description: 'Name of the file on which the article starts.',
    example: 'A01.txt',
    references: { table: 'pages', column: 'page', within: ['issue_id'] },
  },
  article_id: {
    type: 'string',
    pattern: idPattern('a'),
    description:
      'The article. The id is made from its place in the raw text, and is the same in every run and version.',
    example: 'a-62155ffe0bdc0966',
    references: { table: 'articles', column: 'article_id' },
  },
}

export const ARTICLE_TITLE = {
  type: 'string',
  nullable: true,
  description: "The article's title as printed; null where it has none.",
  example: '向实而行蓄动能',
} as const

export const PARAGRAPH = {
  type: 'integer',
  minimum: 0,
  description: "Index into the article's `paragraphs`, from 0. Titles and subheads are paragraphs too.",
  example: 3,
} as const

export const CONFIDENCE = {
  ...SHARE,
  description: 'How direct the evidence for the row was. It orders rows; it is no probability.',
  example: 0.95,
} as const

export const REPRINT_OF = {
  type: 'string',
  nullable: true,
  pattern: idPattern('a'),
  example: 'a-8d2f6c01b7a94e35',
  references: { table: 'articles', column: 'article_id' },
} as const

export const REVIEW = {
  type: 'string',
  nullable: true,
  description: 'What people have ruled of the row in `corrections.jsonl`; null where nobody has looked at it.',
  values: {
    accepted: 'the row stands as it is',
    edited: 'fields of it were set by hand',
  },
} as const
