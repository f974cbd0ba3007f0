import type { DeadLetterRow } from '../rows.ts'
import { type Table, table } from './column.ts'

export const DEAD_LETTERS: Table<DeadLetterRow> = table<DeadLetterRow>('dead-letter', {
  description: 'One input that gave no rows in this run. The others are not touched by it.',
  primaryKey: ['issue_id', 'path', 'code'],
  csv: false,
  columns: {
    issue_id: {
      type: 'string',
      description: 'The edition that it would have been.',
      example: 'yunze-gongyebao-2024-01-23',
    },
    path: { type: 'string', description: 'The file or folder, as the run was given it.', example: 'raw/p1.txt' },
    stage: {
      type: 'string',
      description: 'Where it failed.',
      values: {
        read: 'reading the file',
        decode: 'finding its encoding',
        normalise: 'cleaning its text',
        repair: 'putting its articles together',
        fold: 'making the view that rules see',
        recognise: 'finding names',
        extract: 'finding claims and quotes',
        rows: 'making rows of them',
      },
    },
    code: {
      type: 'string',
      pattern: '^[A-Z]+(?:_[A-Z]+)*$',
      description: 'Stable code of the failure, to search for.',
      example: 'DECODE_BINARY',
    },
    reason: {
      type: 'string',
      description: 'What is wrong, where, and what to do.',
      example: 'raw/p1.txt is not a text file: it holds NUL bytes. Give the page as plain text.',
    },
  },
})
