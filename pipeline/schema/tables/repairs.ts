import type { RepairRow } from '../rows.ts'
import { type Table, table } from './column.ts'
import { ARTICLE_TITLE, idPattern, OFFSET, PLACE, SHARE } from './place.ts'

export const REPAIRS: Table<RepairRow> = table<RepairRow>('repairs', {
  description:
    'One seam: a place where the text of an article does not stand together in the raw pages; or one fragment: a paragraph whose other half was not found.',
  primaryKey: ['seam_id'],
  csv: true,
  columns: {
    seam_id: {
      type: 'string',
      pattern: idPattern('r'),
      description: 'The seam. The id is made from the issue and the two raw ends alone.',
      example: 'r-0bc612d1b11b9526',
    },
    ...PLACE,
    article_title: ARTICLE_TITLE,
    paragraph: {
      type: 'integer',
      minimum: 0,
      description: 'Index of the paragraph that the seam lies in, or that it stands before.',
      example: 3,
    },
    kind: {
      type: 'string',
      description: 'What was done here.',
      values: {
        'same-paragraph': 'the next block goes on with the paragraph',
        'moved-block': 'a block from elsewhere on the page goes on with it',
        'paragraph-boundary': 'a block from elsewhere follows, and begins a paragraph',
        jump: 'the article goes on upon another page',
        fragment: 'the paragraph stops or begins in the middle of a sentence, and its other half is missing',
      },
    },
    tail_page: {
      type: 'string',
      nullable: true,
      description: 'Page on which the text before the seam ends; null for a fragment without beginning.',
      example: 'A01.txt',
      references: { table: 'pages', column: 'page', within: ['issue_id'] },
    },
    tail_end: { ...OFFSET, nullable: true, description: "Where it ends, in that page's `text`.", example: 283 },
    tail_text: {
      type: 'string',
      nullable: true,
      description: 'Its last characters.',
      example: '发出久违的生机。这份成绩',
    },
    head_page: {
      type: 'string',
      nullable: true,
      description: 'Page on which the text after the seam starts; null for a fragment without end.',
      example: 'A01.txt',
      references: { table: 'pages', column: 'page', within: ['issue_id'] },
    },
    head_start: { ...OFFSET, nullable: true, description: "Where it starts, in that page's `text`.", example: 285 },
    head_text: {
      type: 'string',
      nullable: true,
      description: 'Its first characters.',
      example: '单来之不易，是企业家拼出',
    },
    score: {
      ...SHARE,
      nullable: true,
      description: 'How likely the seam is right; null for a fragment.',
      example: 0.958,
    },
    margin: {
      type: 'number',
      nullable: true,
      unit: 'log odds',
      description: 'By how much the next best reading was beaten; null where none was weighed, and for a fragment.',
      example: 1.81,
    },
    certain: {
      type: 'boolean',
      description:
        'False for a seam with a score under 0.7 (or under the threshold that the configuration sets) and for every fragment: a warning says the same.',
      example: true,
    },
    evidence: {
      type: 'strings',
      description: 'What spoke for it, in words.',
      example: ['the next block', 'head begins like the middle of a paragraph'],
    },
  },
})
