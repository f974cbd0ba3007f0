import type { Encoding } from '../../document/index.ts'
import type { NormalisedRow, PageRow } from '../rows.ts'
import { type Table, table } from './column.ts'
import { ISSUE_ID, OFFSET } from './place.ts'

const ENCODINGS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'with or without byte order mark',
  'utf-16le': 'little-endian',
  'utf-16be': 'big-endian',
  gb18030: 'and GBK, GB2312 within it',
  big5: 'and its Hong Kong characters',
  'windows-1252': 'old English pages',
}

const PAGE = { type: 'string', description: "The page's name: that of its file.", example: 'A01.txt' } as const

export const PAGES: Table<PageRow> = table<PageRow>('pages', {
  description: 'One raw page with the text that all raw places count in: the proof that every row leads back to.',
  primaryKey: ['issue_id', 'page'],
  csv: false,
  columns: {
    issue_id: ISSUE_ID,
    page: PAGE,
    page_label: {
      type: 'string',
      nullable: true,
      description: "The page's printed name, where a sidecar gives one.",
      example: 'A1 要闻',
    },
    path: {
      type: 'string',
      description: 'Where the page was read from, as the run was given it.',
      example: 'raw/2024-01-23/A01.txt',
    },
    format: {
      type: 'string',
      description: 'What kind of file it was.',
      values: {
        text: 'plain text',
        html: 'a saved web page; `text` is what the reader took out',
        pdf: 'a page of a PDF with a text layer; `text` is that layer',
        jsonl: 'a record of a JSON Lines file; `text` is its text',
      },
    },
    encoding: { type: 'string', description: 'What the file was written in.', values: ENCODINGS },
    sha256: {
      type: 'string',
      pattern: '^[0-9a-f]{64}$',
      description: "Hash of the file's bytes.",
      example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
    text: { type: 'string', description: 'The decoded text, a byte order mark included.' },
  },
})

export const NORMALISED: Table<NormalisedRow> = table<NormalisedRow>('normalised', {
  description: 'One normalised page, before anything is known of articles: what `--until normalise` writes.',
  primaryKey: ['issue_id', 'page'],
  csv: false,
  columns: {
    issue_id: ISSUE_ID,
    page: PAGE,
    encoding: { type: 'string', description: 'What the file was written in.', values: ENCODINGS },
    text: {
      type: 'string',
      description: 'Half-width, without stray spaces, wrapped lines joined; blocks stand on lines of their own.',
    },
    blocks: {
      type: 'json',
      description: 'The printed blocks, in the order of the file.',
      members: {
        start: { ...OFFSET, description: "Start in the page's `text`." },
        end: { ...OFFSET, description: 'End, exclusive.' },
        lines: {
          type: 'integer',
          minimum: 0,
          unit: 'printed lines',
          description: 'Lines that the block had before they were joined.',
        },
        width: {
          type: 'number',
          minimum: 0,
          unit: 'full-width cells',
          description: 'Width of its longest printed line; two Latin letters fill one cell.',
        },
        indented: { type: 'boolean', description: 'Whether its first line begins with an indent.' },
      },
    },
  },
})
