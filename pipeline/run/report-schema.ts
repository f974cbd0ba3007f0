import { type Columns, type Table, table } from '../schema/index.ts'
import type { AlarmRecord, InputRecord, RunConfig, RunCounts, RunReport, ThisRun } from './report.ts'

const COUNT = { type: 'integer', minimum: 0 } as const
const SHA256 = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const

const CONFIG: Columns<RunConfig> = {
  inputs: { type: 'strings', description: 'Files and folders, as given.', example: ['raw'] },
  until: {
    type: 'string',
    description: 'The last stage whose result is written.',
    values: { normalise: 'clean text', repair: 'articles', extract: 'claims, quotes and all' },
  },
  repair: {
    type: 'string',
    description: 'How much repair may do.',
    values: {
      off: 'blocks stay as they stand',
      conservative: 'neighbours that plainly are one paragraph are joined',
      full: 'the reading order is looked for',
    },
  },
  bom: { type: 'boolean', description: 'Whether the CSV begins with a byte order mark.' },
  date: { type: 'string', optional: true, format: 'date', description: 'Date given for all issues.' },
  publication: { type: 'string', optional: true, description: 'Newspaper given for all issues.' },
  place: { type: 'string', optional: true, description: 'Where it appears, given for all issues.' },
  lang: { type: 'string', optional: true, description: 'Language given for all issues.' },
  defaults: {
    type: 'object',
    optional: true,
    description: 'Newspaper, place and language of issues that name none.',
  },
  speakers: { type: 'string', optional: true, description: 'The register of speakers.' },
  corrections: { type: 'string', optional: true, description: 'The file of what people have ruled.' },
  force: { type: 'boolean', optional: true, description: 'Whether finished issues were read again.' },
  prune: { type: 'boolean', optional: true, description: 'Whether issues whose input is gone were removed.' },
  lexicon: { type: 'object', optional: true, description: "Words of the user's own, as configured." },
  thresholds: { type: 'object', optional: true, description: 'How sure records must be to be kept.' },
  parquet: { type: 'boolean', optional: true, description: 'Whether Parquet was written.' },
}

const COUNTS: Columns<RunCounts> = {
  inputs: { ...COUNT, description: 'Issues and dead letters.' },
  issues: { ...COUNT, description: 'Issues in the folder.' },
  dead_letters: { ...COUNT, description: 'Inputs that gave no rows in this run.' },
  articles: { ...COUNT, description: 'Rows of `articles`.' },
  seams: { ...COUNT, description: 'Places where text was joined or moved.' },
  fragments: { ...COUNT, description: 'Paragraphs whose other half was not found.' },
  claims: { ...COUNT, description: 'Rows of `claims`.' },
  claim_checks: { ...COUNT, description: 'Rows of `claim-checks`.' },
  quotes: { ...COUNT, description: 'Rows of `quotes`.' },
  speakers: { ...COUNT, description: 'Rows of `speakers`.' },
  entities: { ...COUNT, description: 'Rows of `entities`.' },
  warnings: { ...COUNT, description: 'Warnings, those not listed included.' },
}

const THIS_RUN: Columns<ThisRun> = {
  processed: { ...COUNT, description: 'Issues that were read.' },
  unchanged: { ...COUNT, description: 'Issues that were finished before, and not read again.' },
  pruned: { ...COUNT, description: 'Issues that were taken out of the folder.' },
  dead_letters: { ...COUNT, description: 'Inputs that gave no rows.' },
}

const ALARMS: Columns<AlarmRecord> = {
  kind: {
    type: 'string',
    description: 'What is out of line.',
    values: {
      'few-claims': 'far fewer claims',
      'few-quotes': 'far fewer quotes',
      short: 'far less text',
      'few-pages': 'far fewer pages',
      'empty-pages': 'pages with next to no text',
      'doubtful-seams': 'many repairs that may be wrong',
      'new-encoding': 'an encoding that no earlier issue had',
    },
  },
  value: { type: 'number', nullable: true, description: "This issue's figure; null for an encoding." },
  usual: { type: 'number', nullable: true, description: 'What the earlier issues have in the middle.' },
  compared_with: { ...COUNT, description: 'How many earlier issues that is.' },
  reason: { type: 'string', description: 'The same in words.' },
  issue_id: { type: 'string', description: 'The issue.' },
  issue_date: { type: 'string', format: 'date', nullable: true, description: 'Its date.' },
  publication: { type: 'string', nullable: true, description: 'Its newspaper.' },
  this_run: { type: 'boolean', description: 'Whether this run read it.' },
}

const INPUTS: Columns<InputRecord> = {
  issue_id: { type: 'string', description: 'The issue of the page.' },
  path: { type: 'string', description: 'The file; with `working_folder` it leads back to it.' },
  page: { type: 'string', description: "The page's name in the rows." },
  page_label: { type: 'string', nullable: true, description: 'Its printed name, where a sidecar gives one.' },
  sha256: { ...SHA256, description: "Hash of the file's bytes." },
  bytes: { ...COUNT, unit: 'bytes', description: 'Its size.' },
  encoding: {
    type: 'string',
    nullable: true,
    pattern: '^[a-z0-9-]+$',
    description: 'What it was written in; null where it was not found out.',
  },
}

/** `run.json` as a table of one row: what it says, field by field. */
export const RUN_REPORT: Table<RunReport> = table<RunReport>('run', {
  description:
    'What a run did, and what stands in the folder after it. Everything that depends on the clock is here and in no other file.',
  primaryKey: [],
  csv: false,
  columns: {
    version: { type: 'string', description: 'The version of Broadsheet.', example: '0.1.0' },
    status: {
      type: 'string',
      description: 'How the run ended.',
      values: { complete: 'every input gave its rows', partial: 'some did', failed: 'none did' },
    },
    started_at: { type: 'string', format: 'date-time', description: 'When it began.' },
    finished_at: { type: 'string', format: 'date-time', description: 'When it ended.' },
    duration_ms: { ...COUNT, unit: 'milliseconds', description: 'How long it took.' },
    working_folder: {
      type: 'string',
      description: 'The way from the output folder to the one that the paths in `inputs` start from.',
    },
    config: { type: 'object', description: 'How it was called and configured.', members: CONFIG },
    config_hash: { ...SHA256, description: 'Names what decides the rows beside the pages.' },
    models: {
      type: 'json',
      description: 'The models that had a say.',
      members: {
        id: { type: 'string', description: 'Name of the model.', example: 'broadsheet-ner-zh-small' },
        hash: { type: 'string', description: 'Hash of its files.' },
      },
    },
    counts: {
      type: 'object',
      description: 'Of the whole folder, whenever its issues were read; dead letters of this run.',
      members: COUNTS,
    },
    this_run: { type: 'object', description: 'What became of the inputs of this run.', members: THIS_RUN },
    corrections: {
      type: 'counts',
      optional: true,
      description: 'What became of the lines of the corrections file: how many of each outcome.',
    },
    alarms: {
      type: 'json',
      description: 'Issues that are out of line with the earlier ones of their newspaper.',
      members: ALARMS,
    },
    outputs: {
      type: 'json',
      description: 'The files that were written.',
      members: {
        file: { type: 'string', description: 'Its name in the folder.', example: 'claims.jsonl' },
        bytes: { ...COUNT, unit: 'bytes', description: 'Its size.' },
        sha256: { ...SHA256, description: 'Its hash.' },
      },
    },
    warnings: {
      type: 'json',
      description: 'The first thousand; `counts.warnings` has their number.',
      members: {
        issue_id: { type: 'string', nullable: true, description: 'The issue; null for what is about none.' },
        page: { type: 'string', nullable: true, description: 'The page; null for what is about none.' },
        rule: { type: 'string', description: 'Stable name of the warning.', example: 'run/issue-kept' },
        reason: { type: 'string', description: 'What is wrong, and what to do.' },
      },
    },
    inputs: { type: 'json', description: 'The pages that were read.', members: INPUTS },
  },
})
