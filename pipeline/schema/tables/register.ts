import type { RegisterEntry } from '../register.ts'
import { type Table, table } from './column.ts'
import { SPEAKER_TYPES } from './speaker-types.ts'
import { OTHER_NAMES, ROLES } from './speakers.ts'

/** Who is carried from issue to issue. */
interface RegisteredSpeaker extends RegisterEntry {
  readonly type: 'person' | 'organisation'
}

const { person, organisation } = SPEAKER_TYPES

const ISSUE_ID = { type: 'string', example: 'yunze-gongyebao-2024-01-23' } as const
const ISSUE_DATE = { type: 'string', format: 'date', nullable: true, example: '2024-01-23' } as const

/** The file that `--speakers` names; it lies where the user says. */
export const REGISTER: Table<RegisteredSpeaker> = table<RegisteredSpeaker>('speakers-register', {
  description: 'One speaker known over the issues of a paper.',
  primaryKey: ['speaker_id'],
  csv: false,
  columns: {
    speaker_id: {
      type: 'string',
      description: 'The id that the speaker has in every issue.',
      example: 's-936cb84118e02fbf',
    },
    type: { type: 'string', description: 'What the speaker is.', values: { person, organisation } },
    name: { type: 'string', description: 'The fullest name printed in any issue.', example: '顾维桢' },
    other_names: OTHER_NAMES,
    roles: ROLES,
    first_issue_id: { ...ISSUE_ID, description: 'First issue that named the speaker, by date and id.' },
    first_issue_date: { ...ISSUE_DATE, description: 'Its date.' },
    last_issue_id: { ...ISSUE_ID, description: 'Last issue that did.' },
    last_issue_date: { ...ISSUE_DATE, description: 'Its date.' },
  },
})
