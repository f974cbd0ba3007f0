import type { ClaimRow } from '../rows.ts'
import { type Table, table } from './column.ts'
import { ARTICLE_TITLE, CONFIDENCE, idPattern, OFFSET, PARAGRAPH, PLACE, REPRINT_OF, REVIEW } from './place.ts'

export const CLAIMS: Table<ClaimRow> = table<ClaimRow>('claims', {
  description:
    'One numeric claim: a quantity that the text asserts of something, be it an amount, a ratio, a change, a rank or a duration. Numbers that only name (`5G`, `十四五`), dates and list markers are none. A fact printed twice gives two rows.',
  primaryKey: ['claim_id'],
  csv: true,
  columns: {
    claim_id: {
      type: 'string',
      pattern: idPattern('c'),
      description:
        'The claim. The id is made from the issue and the raw place of the numeral, never from rules or versions.',
      example: 'c-affa87ed690b4494',
    },
    ...PLACE,
    article_title: ARTICLE_TITLE,
    paragraph: PARAGRAPH,
    sentence: {
      type: 'string',
      description: 'The sentence around it; of one longer than 4,000 characters a thousand on either side.',
    },
    text: {
      type: 'string',
      description:
        'The quantity as printed: numeral, unit, and an approximator glued to them; not the verb (`超过`, `增长`), not 同比.',
      example: '2000亿元',
    },
    start: { ...OFFSET, description: "Start of `text` in the paragraph's text.", example: 73 },
    end: { ...OFFSET, description: 'Its end, exclusive.', example: 79 },
    kind: {
      type: 'string',
      description: 'What sort of statement the number makes.',
      values: {
        amount: 'money, counts, measures',
        ratio: 'a level in %, as a fraction or in 成: shares, rates',
        change: 'growth or decline, relative or absolute',
        rank: 'a place in an order: `居全国第二`',
        duration: 'a length of time: `连续8年`; not a date',
      },
    },
    value: {
      type: 'number',
      nullable: true,
      description:
        'The number, multipliers expanded (`1.2万亿元` → 1200000000000). Percent stays in percent, fractions and 成 become percent (`三成` → 30). A change in 倍 is the increase in multiples of the base (`翻一番` → 1). Of a range the lower end. Null only where the exact figure has more digits than a JSON number keeps: then `value_text` has it.',
      example: 200000000000,
    },
    value_high: {
      type: 'number',
      nullable: true,
      description: 'Upper end of a range (`5至8万` → 50000 and 80000; `十几` → 11 and 19); null for everything else.',
      example: 80000,
    },
    value_text: {
      type: 'string',
      nullable: true,
      description:
        'The exact decimal where a JSON number would lose digits of it, the ends of a range with `..` between; null otherwise.',
      example: '12345678901234567890123',
    },
    comparator: {
      type: 'string',
      description: 'How the printed number bounds the true one.',
      values: {
        eq: 'exactly, as far as the text says',
        approx: 'about (约, 近, 左右)',
        gt: 'more than (超过, 突破, 逾, 多, 余)',
        ge: 'at least (以上, 不低于)',
        lt: 'less than (不足, 不到)',
        le: 'at most (以下, 以内, 不超过)',
        range: 'between `value` and `value_high`',
      },
    },
    unit: {
      type: 'string',
      nullable: true,
      description: 'Unit as printed, without multiplier; null where none is printed (`一半以上`, ranks).',
      example: '元',
    },
    unit_code: {
      type: 'string',
      nullable: true,
      description:
        'Canonical unit: ISO 4217 for money (`CNY`; a bare 元 is HKD in a page from Hong Kong, TWD from Taiwan), `percent`, `percentage_point`, `times`, `rank`, `year` … `second`, UCUM for physical units (`GW`, `km`, `t`), `count` for counted things.',
      example: 'CNY',
    },
    subject: {
      type: 'string',
      nullable: true,
      description: 'The shortest noun phrase that names what is measured, resolved over ellipsis and 其中.',
      example: '规模以上工业增加值',
    },
    indicator: {
      type: 'string',
      nullable: true,
      description:
        'The subject as a key to join series by, over issues and scripts: Simplified, without region, period, growth words and determiners. `indicator`, `region`, `unit_code` and `kind` together name a series.',
      example: '规模以上工业增加值',
    },
    region: {
      type: 'string',
      nullable: true,
      description: 'Territory or scope of the figure, where the text names one.',
      example: '全国',
    },
    whole: {
      type: 'string',
      nullable: true,
      description: 'Of a share: what it is a share of.',
      example: '全行业收入',
    },
    direction: {
      type: 'string',
      nullable: true,
      description: 'Of a change: which way. Null for all other kinds.',
      values: { up: 'growth', down: 'decline', flat: 'no change' },
    },
    basis: {
      type: 'string',
      nullable: true,
      description: 'Of a change: against what.',
      values: {
        yoy: 'the same time of the year before (同比, 比上年)',
        mom: 'the month before (环比, 比上月)',
        qoq: 'the quarter before',
      },
    },
    period_start: {
      type: 'string',
      format: 'date',
      nullable: true,
      description:
        "First day of the time that the claim is about, relative expressions resolved against the issue's date; null where the text gives none.",
      example: '2023-01-01',
    },
    period_end: {
      type: 'string',
      format: 'date',
      nullable: true,
      description: 'Last day of it, inclusive. A point in time (`截至2022年年底`) has both alike.',
      example: '2023-12-31',
    },
    modality: {
      type: 'string',
      description: 'Whether the figure is said to be so.',
      values: { actual: 'a fact, as the text has it', target: 'a plan, goal, requirement or forecast' },
    },
    claimant: {
      type: 'string',
      nullable: true,
      description:
        'Who asserts it: the speaker of the quote around it, or the source of a `…数据显示`; null for the paper itself.',
      example: '顾维桢',
    },
    quote_id: {
      type: 'string',
      nullable: true,
      pattern: idPattern('q'),
      description: 'The quote whose words hold the figure.',
      example: 'q-526567f814a7d403',
      references: { table: 'quotes', column: 'quote_id' },
    },
    same_as: {
      type: 'string',
      nullable: true,
      pattern: idPattern('c'),
      description: 'The claim that states the same fact first in the issue; null for a first statement.',
      example: 'c-b9d6076605bad677',
      references: { table: 'claims', column: 'claim_id' },
    },
    checks: {
      type: 'strings',
      pattern: '^[a-z]+:[a-z_]+$',
      description: 'What was checked of the claim, and how it came out: kind and outcome of each row of `check_ids`.',
      example: ['share:confirmed'],
    },
    check_ids: {
      type: 'strings',
      pattern: idPattern('k'),
      description: 'Those rows.',
      example: ['k-eadc4104f5450874'],
      references: { table: 'claim-checks', column: 'check_id' },
    },
    reprint_of: {
      ...REPRINT_OF,
      description: "The article's `reprint_of`: a row that has it counts a figure that has been counted before.",
    },
    review: REVIEW,
    confidence: CONFIDENCE,
  },
})
