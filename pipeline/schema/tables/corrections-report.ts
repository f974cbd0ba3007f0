import type { CorrectionReportRow } from '../rows.ts'
import { type Table, table } from './column.ts'

export const CORRECTIONS_REPORT: Table<CorrectionReportRow> = table<CorrectionReportRow>('corrections-report', {
  description: 'One line of the corrections file, and what became of it in this run. None is dropped in silence.',
  primaryKey: ['issue_id', 'id', 'outcome'],
  csv: false,
  columns: {
    issue_id: { type: 'string', description: 'The issue it is about.', example: 'yunze-gongyebao-2024-01-23' },
    id: { type: 'string', description: 'The claim, quote or seam that it is about.', example: 'c-affa87ed690b4494' },
    action: {
      type: 'string',
      description: 'What it asks for.',
      values: {
        accept: 'the row is right',
        reject: 'the row goes',
        edit: 'fields of the row are set',
        join: 'two places of the raw text go together',
        split: 'a seam is taken apart',
      },
    },
    outcome: {
      type: 'string',
      description: 'What became of it.',
      values: {
        applied: 'the rows follow it',
        unchanged: 'the rows say so without it',
        gone: 'the row or place is not there any more',
        refused: 'it cannot be followed',
        'not-met': 'its issue, or its table, was not made',
        superseded: 'a later line rules on the same row',
      },
    },
    reason: { type: 'string', nullable: true, description: 'Why, where it was not simply followed.' },
    by: { type: 'string', nullable: true, description: 'Who ruled so, as the corrections file says.', example: 'desk' },
    at: {
      type: 'string',
      nullable: true,
      description: 'When, as the corrections file says.',
      example: '2024-01-24T08:30:00Z',
    },
    note: { type: 'string', nullable: true, description: 'What the corrections file notes.' },
  },
})
