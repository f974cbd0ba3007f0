import type { EntityRow } from '../rows.ts'
import { type Table, table } from './column.ts'
import { idPattern, OFFSET, PARAGRAPH, PLACE, SHARE } from './place.ts'

export const ENTITIES: Table<EntityRow> = table<EntityRow>('entities', {
  description: 'One name that the entity model found.',
  primaryKey: ['entity_id'],
  csv: false,
  columns: {
    entity_id: {
      type: 'string',
      pattern: idPattern('e'),
      description: 'The name in its place. The id is made from the issue and the raw place.',
      example: 'e-61a5d619f2a0f192',
    },
    ...PLACE,
    paragraph: PARAGRAPH,
    start: { ...OFFSET, description: "Start of the name in the paragraph's text.", example: 28 },
    end: { ...OFFSET, description: 'Its end, exclusive.', example: 34 },
    text: { type: 'string', description: 'The name as printed.', example: '市十五届人大' },
    label: {
      type: 'string',
      description: 'What it names.',
      values: { PER: 'a person', ORG: 'an organisation', LOC: 'a place', TITLE: 'an office or role' },
    },
    score: { ...SHARE, description: "The model's score.", example: 0.955 },
  },
})
