import type { QuoteRow } from '../rows.ts'
import { type Table, table } from './column.ts'
import { ARTICLE_TITLE, CONFIDENCE, idPattern, OFFSET, PARAGRAPH, PLACE, REPRINT_OF, REVIEW } from './place.ts'
import { SPEAKER_TYPES } from './speaker-types.ts'

export const QUOTES: Table<QuoteRow> = table<QuoteRow>('quotes', {
  description:
    'One attributed statement. Coined terms in quotation marks, slogans and what the reporter says without attribution are none; each reporting verb of a sentence has a row of its own.',
  primaryKey: ['quote_id'],
  csv: true,
  columns: {
    quote_id: {
      type: 'string',
      pattern: idPattern('q'),
      description: 'The statement. The id is made from the issue and the raw place of its content.',
      example: 'q-526567f814a7d403',
    },
    ...PLACE,
    article_title: ARTICLE_TITLE,
    paragraph: PARAGRAPH,
    sentence: {
      type: 'string',
      description:
        'The sentences that hold content and attribution; of one longer than 4,000 characters what stands around.',
    },
    start: {
      ...OFFSET,
      description:
        "Start of the content in the paragraph's text; of an interrupted quote from its first piece to its last.",
      example: 23,
    },
    end: { ...OFFSET, description: 'Its end, exclusive, in the same paragraph.', example: 94 },
    type: {
      type: 'string',
      description: 'How the words are given.',
      values: {
        direct: 'in quotation marks',
        indirect: 'reported without marks; a coined term in marks changes nothing',
        mixed: 'reported speech that holds a quoted clause of the statement',
      },
    },
    text: {
      type: 'string',
      description:
        'The content: without its outer marks for a direct quote, what follows the cue to the end of what is reported for the others. Paragraphs of a long quote are joined by a line feed, the pieces of an interrupted one with nothing between.',
    },
    cue: { type: 'string', description: 'The reporting verb or phrase.', example: '表示' },
    stance: {
      type: 'string',
      nullable: true,
      description: 'What the cue says of the attitude; null where it is no verb, like the colon of a headline.',
      values: {
        neutral: 'plain report (说, 表示)',
        assertive: 'held to be so (认为, 强调)',
        appeal: 'asked for (呼吁, 建议)',
        denial: 'denied (否认)',
        question: 'asked (问)',
        concession: 'admitted (承认, 供认)',
        critical: 'criticised (批评)',
        forecast: 'expected (预计)',
      },
    },
    speaker: {
      type: 'string',
      nullable: true,
      description:
        'Of a person the fullest name in the article; the group, organisation or document as printed; null only where the text leaves it open.',
      example: '顾维桢',
    },
    speaker_type: {
      type: 'string',
      nullable: true,
      description: 'What the speaker is; null where `speaker` is.',
      values: SPEAKER_TYPES,
    },
    titles: {
      type: 'strings',
      description:
        "The person's roles from any mention in the article; organisation and office printed together are one text.",
      example: ['市工业和信息化局局长'],
    },
    speaker_mention: {
      type: 'string',
      nullable: true,
      description: 'The mention used here, without titles: a name or a pronoun.',
      example: '他',
    },
    speaker_id: {
      type: 'string',
      nullable: true,
      description: "The speaker's row in `speakers`; null where `speaker` is.",
      example: 's-936cb84118e02fbf',
      references: { table: 'speakers', column: 'speaker_id', within: ['issue_id'] },
    },
    claim_ids: {
      type: 'strings',
      pattern: idPattern('c'),
      description: 'The claims inside the content.',
      example: ['c-a0985045867d714c'],
      references: { table: 'claims', column: 'claim_id' },
    },
    reprint_of: {
      ...REPRINT_OF,
      description: "The article's `reprint_of`: a row that has it counts a statement that has been counted before.",
    },
    review: REVIEW,
    confidence: CONFIDENCE,
  },
})
