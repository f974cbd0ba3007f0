import type { SpeakerRow } from '../rows.ts'
import { type Columns, type Table, table } from './column.ts'
import { ARTICLE_TITLE, OFFSET, PARAGRAPH, PLACE, SHARE } from './place.ts'
import { ROLE_KINDS, SPEAKER_TYPES } from './speaker-types.ts'

/** What a title is taken apart into; the register of speakers has it too. */
export const ROLES: Columns<Pick<SpeakerRow, 'roles'>>['roles'] = {
  type: 'json',
  description: 'Each title taken apart; JSON in the CSV.',
  members: {
    title: { type: 'string', description: 'As printed.', example: '市工业和信息化局局长' },
    organisation: {
      type: 'string',
      nullable: true,
      description: 'The organisation in it.',
      example: '市工业和信息化局',
    },
    office: { type: 'string', nullable: true, description: 'The office in it.', example: '局长' },
    kind: { type: 'string', description: 'What the title makes of its holder.', values: ROLE_KINDS },
  },
}

export const OTHER_NAMES = {
  type: 'strings',
  description: 'How else the speaker is named: short forms, surname with office; no pronouns.',
  example: ['顾局长'],
} as const

export const SPEAKERS: Table<SpeakerRow> = table<SpeakerRow>('speakers', {
  description:
    'One speaker of an issue, in order of first mention. `page` to `end` are where the issue first prints the name. Namesakes with roles that exclude each other are two rows.',
  primaryKey: ['issue_id', 'speaker_id'],
  csv: true,
  columns: {
    speaker_id: {
      type: 'string',
      description:
        "The speaker. Stable for the same input; with `--speakers` the register's id, which is stable over the issues of a paper, so that rows of several issues share it.",
      example: 's-936cb84118e02fbf',
    },
    ...PLACE,
    article_title: ARTICLE_TITLE,
    paragraph: PARAGRAPH,
    start: { ...OFFSET, description: "Start of the first mention in the paragraph's text.", example: 10 },
    end: { ...OFFSET, description: 'Its end, exclusive.', example: 13 },
    type: { type: 'string', description: 'What the speaker is.', values: SPEAKER_TYPES },
    name: { type: 'string', description: 'The fullest name printed in the issue.', example: '顾维桢' },
    other_names: OTHER_NAMES,
    titles: {
      type: 'strings',
      description: 'Every role printed for the speaker in any article of the issue.',
      example: ['市工业和信息化局局长'],
    },
    organisations: {
      type: 'strings',
      description: 'The organisations in the titles, each once.',
      example: ['市工业和信息化局'],
    },
    offices: { type: 'strings', description: 'The offices in the titles, each once.', example: ['局长'] },
    roles: ROLES,
    members: {
      type: 'strings',
      description: 'Of several persons who say one thing: their rows.',
      example: ['s-936cb84118e02fbf', 's-1f0b3a77c2d94e86'],
      references: { table: 'speakers', column: 'speaker_id', within: ['issue_id'] },
    },
    articles: {
      type: 'integer',
      minimum: 0,
      unit: 'articles',
      description: 'How many articles quote the speaker.',
      example: 1,
    },
    quotes: {
      type: 'integer',
      minimum: 0,
      unit: 'statements',
      description: 'How many statements; a joint one counts for the group and for each member.',
      example: 3,
    },
    claims: { type: 'integer', minimum: 0, unit: 'claims', description: 'How many claims inside them.', example: 8 },
    named: {
      type: 'boolean',
      description:
        'False for what only its article tells from others: groups, unnamed persons, 警方 alone, a name that fits two persons.',
      example: true,
    },
    confidence: {
      ...SHARE,
      description: 'How surely the name was read times how sure the linking is; under 0.65 look at the row.',
      example: 0.98,
    },
  },
})
