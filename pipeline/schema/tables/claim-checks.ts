import type { ClaimCheckRow } from '../rows.ts'
import { type Table, table } from './column.ts'
import { ARTICLE_TITLE, CONFIDENCE, idPattern, PARAGRAPH, PLACE } from './place.ts'

export const CLAIM_CHECKS: Table<ClaimCheckRow> = table<ClaimCheckRow>('claim-checks', {
  description:
    'One check: what the claims of an issue say of each other. The place is that of the claim checked. Silence means nothing, because most claims cannot be checked; both claims of a conflict stay as they are.',
  primaryKey: ['check_id'],
  csv: true,
  columns: {
    check_id: {
      type: 'string',
      pattern: idPattern('k'),
      description: 'The check. The id is made from its kind and its claims.',
      example: 'k-eadc4104f5450874',
    },
    ...PLACE,
    article_title: ARTICLE_TITLE,
    paragraph: PARAGRAPH,
    kind: {
      type: 'string',
      description: 'What was compared.',
      values: {
        share: 'a share against part and whole',
        sum: 'a total against its parts; shares that make 100',
        growth: 'a change against two levels, or a percentage against change and level',
        repeat: 'a fact that was said before',
        statement: 'two figures of one series',
      },
    },
    outcome: {
      type: 'string',
      description: 'How it came out.',
      values: {
        confirmed: 'recomputed, and right within the digits printed',
        contradicted: 'recomputed, and wrong',
        same: 'said before',
        conflict: 'two figures of one time that cannot both be true',
        compatible: 'a bound and the figure that it rounds',
        other_period: 'two figures of different times, or of which one has no time: no conflict',
      },
    },
    claim_id: {
      type: 'string',
      pattern: idPattern('c'),
      description: 'The claim checked.',
      example: 'c-75b72fb58a19b88e',
      references: { table: 'claims', column: 'claim_id' },
    },
    claim_ids: {
      type: 'strings',
      pattern: idPattern('c'),
      description:
        'It, then those it was checked with: part and whole, the parts, old level and new, the first statement.',
      example: ['c-75b72fb58a19b88e', 'c-b9d6076605bad677', 'c-a0985045867d714c'],
      references: { table: 'claims', column: 'claim_id' },
    },
    arithmetic: {
      type: 'string',
      description: 'The computation for a reader; of statements both with their periods.',
      example: '516亿元 ÷ 8426亿元 = 6.124%',
    },
    expected: {
      type: 'number',
      nullable: true,
      description: 'The computed figure, in the unit of `unit_code`; null where nothing is computed.',
      example: 6.124,
    },
    printed: {
      type: 'number',
      nullable: true,
      description: 'The printed figure; null where nothing is computed, and for shares that make 100.',
      example: 6.1,
    },
    tolerance: {
      type: 'number',
      minimum: 0,
      nullable: true,
      description: 'Half of the last digit that is printed; null where nothing is computed.',
      example: 0.05,
    },
    unit_code: {
      type: 'string',
      nullable: true,
      description: "The claim's `unit_code`.",
      example: 'percent',
    },
    confidence: CONFIDENCE,
  },
})
