import { MAX_WORD, MAX_WORDS, STANCES } from '../../extractors/index.ts'
import { REPAIR_MODES } from '../document/index.ts'
import type { GroupNode, TextNode, ValueOf } from './description.ts'

/** What may stand for an addition: one word as it is printed. */
const printed = (description: string, example: string) =>
  ({ type: 'text', description, example, maxLength: MAX_WORD, required: true }) as const satisfies TextNode

const share = { type: 'number', minimum: 0, maximum: 1 } as const

const LEXICON = {
  type: 'group',
  description: 'Words of your own beside the built-in ones, in Simplified or Traditional characters.',
  keys: {
    titles: {
      type: 'list',
      maxItems: MAX_WORDS,
      description:
        'Titles, offices and professions: a name is looked for beside them, and they go into the speaker’s titles.',
      example: ['首席体验官', { printed: '主理人', kind: 'profession' }],
      of: {
        type: 'shorthand',
        description: 'A title; an office where no kind is given.',
        text: printed('The title alone, an office.', '首席体验官'),
        group: {
          type: 'group',
          description: 'A title with its kind.',
          keys: {
            printed: printed('As it stands beside a name.', '主理人'),
            kind: {
              type: 'choice',
              values: ['office', 'profession', 'membership', 'ordinary'],
              standard: 'office',
              description:
                'What it makes of its holder: an office, a profession, a membership that goes with any other role, an ordinary person’s part.',
            },
          },
        },
      },
    },
    units: {
      type: 'list',
      maxItems: MAX_WORDS,
      description: 'Units that stand behind a number.',
      example: [{ printed: '担', code: 'kg', factor: 50 }],
      of: {
        type: 'group',
        description: 'A unit. A word that is built in already is read as you say from then on.',
        keys: {
          printed: printed('As it stands behind a number, without 万 or 亿.', '担'),
          code: {
            type: 'text',
            maxLength: MAX_WORD,
            required: true,
            description:
              'What `unit_code` says: an ISO 4217 currency, a UCUM unit, `count`, or a name of your own without spaces.',
            example: 'kg',
          },
          dimension: {
            type: 'choice',
            values: ['money', 'physical', 'count', 'time', 'percent'],
            standard: 'by the code',
            description:
              'What is measured. Three capitals are money, a code of a built-in unit means what it means there, any other is physical.',
          },
          factor: {
            type: 'number',
            above: 0,
            standard: '1',
            description: 'How many of the code’s unit one is: values are multiplied by it.',
            example: 50,
          },
        },
      },
    },
    nominalTerms: {
      type: 'list',
      maxItems: MAX_WORDS,
      description: 'Names made with a number. The number in them measures nothing and makes no claim.',
      example: ['双11', '315晚会'],
      of: printed('The name; it holds a digit or a Chinese numeral.', '双11'),
    },
    cues: {
      type: 'list',
      maxItems: MAX_WORDS,
      description: 'Chinese reporting verbs.',
      example: ['放话', { printed: '撂话', stance: 'critical' }],
      of: {
        type: 'shorthand',
        description: 'A reporting verb.',
        text: printed('The verb alone: neutral, before a comma, a colon or a quotation.', '放话'),
        group: {
          type: 'group',
          description: 'A reporting verb with what it says of the attitude and how it takes what is said.',
          keys: {
            printed: printed('The verb.', '撂话'),
            stance: { type: 'choice', values: STANCES, standard: 'neutral', description: 'The attitude it tells.' },
            frame: {
              type: 'choice',
              values: ['clause', 'comma', 'colon', 'data'],
              standard: 'comma',
              description:
                'Where what is said stands: anywhere behind it; behind a comma, a colon or in a quotation; behind a colon or in a quotation; `data` for figures and studies.',
            },
          },
        },
      },
    },
  },
} as const satisfies GroupNode

/** Every key of a configuration file. */
export const CONFIG = {
  type: 'group',
  description:
    'Configuration of broadsheet. Flags win over it, it wins over defaults. Paths count from this file’s folder.',
  keys: {
    $schema: {
      type: 'text',
      description: 'Where editors find the schema of this file.',
      example: './node_modules/broadsheet/docs/config.schema.json',
    },
    inputs: {
      type: 'list',
      description: 'Files and folders to read; those named on the command line take their place.',
      standard: '["raw"]',
      example: ['raw'],
      of: { type: 'text', path: true, description: 'A file or folder.' },
    },
    output: {
      type: 'text',
      path: true,
      standard: 'output',
      description: 'Folder that the tables are written to.',
      example: 'output',
    },
    until: {
      type: 'choice',
      values: ['normalise', 'repair', 'extract'],
      standard: 'extract',
      description: 'How far to go: the last stage whose result is written.',
    },
    repair: {
      type: 'choice',
      values: REPAIR_MODES,
      standard: 'full',
      description: 'What repair may do: nothing, join plain neighbours, find the reading order.',
    },
    publication: { type: 'text', description: 'The paper of issues that name none.', example: '江州晚报' },
    place: {
      type: 'text',
      description: 'Where issues that do not say it appear; in Hong Kong 元 is HKD, in Taiwan TWD.',
      example: 'Hong Kong',
    },
    lang: {
      type: 'choice',
      values: ['zh', 'en'],
      standard: 'told by the script',
      description: 'Language of issues that do not say it.',
    },
    model: {
      type: 'text',
      path: true,
      standard: 'the embedded model',
      description:
        'Another entity model: the folder of a transformers.js model, or a Hub id with its commit (`owner/name@<commit>`) where no such folder exists.',
    },
    speakers: {
      type: 'text',
      path: true,
      description: 'Register of speakers: read first, matched, and exchanged whole at the end.',
      example: 'people.jsonl',
    },
    corrections: {
      type: 'text',
      path: true,
      description: 'What people have ruled about rows: applied on every run.',
      example: 'corrections.jsonl',
    },
    bom: { type: 'flag', standard: 'true', description: 'Byte order mark in CSV, which Excel needs.' },
    parquet: { type: 'flag', standard: 'false', description: 'Parquet beside CSV.' },
    concurrency: {
      type: 'number',
      integer: true,
      minimum: 1,
      maximum: 64,
      standard: 'the processors, at most 4',
      description: 'Issues that may be in one stage at once, where one thread does it all; rows never depend on it.',
      example: 2,
    },
    threads: {
      type: 'number',
      integer: true,
      minimum: 1,
      maximum: 64,
      standard: 'the processors',
      description:
        'Threads that read issues, beside the one that has the models; 1: one does it all. Rows never depend on it.',
      example: 4,
    },
    lexicon: LEXICON,
    thresholds: {
      type: 'group',
      description: 'How sure a record must be.',
      keys: {
        claims: { ...share, standard: '0', description: 'Claims with less confidence are left out.', example: 0.5 },
        seams: {
          ...share,
          standard: '0.7',
          description: 'Seams with a lower score are doubtful: `certain` is false, and they carry a warning.',
        },
        quotes: { ...share, standard: '0', description: 'Quotes with less confidence are left out.', example: 0.5 },
      },
    },
  },
} as const satisfies GroupNode

/** What a configuration file may hold. */
export interface BroadsheetConfig extends ConfigValue {}

type ConfigValue = ValueOf<typeof CONFIG>
