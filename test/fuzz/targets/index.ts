import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { damaged, ENCODED, PDF, utf8, utf16, ZIP } from '../inputs/bytes.ts'
import { HTML, JSON_VALUE, LEXICON, LINES, MHTML } from '../inputs/markup.ts'
import { CELLS, NUMBERS, TEXT } from '../inputs/texts.ts'
import { csv } from './csv.ts'
import { decode } from './decode.ts'
import { gzip, jsonl, zip } from './files.ts'
import { pdfLayout } from './pdf-layout.ts'
import { quantities } from './quantities.ts'
import { lexicon, rows } from './rows.ts'
import { stages } from './stages.ts'
import type { Target } from './target.ts'
import { html, mhtml, pdf } from './web.ts'
import { config, corrections, sidecar } from './words.ts'

export interface Fuzzed {
  readonly run: Target
  /** What it is given, made as its files are made; noise is mixed in. */
  readonly inputs: fc.Arbitrary<Uint8Array>
  /** Runs where a hundred are asked for: fewer of what is slow, more of what has the most ways to go wrong. */
  readonly share: number
}

const NOISE = fc.uint8Array({ maxLength: 300 })
const withNoise = (inputs: fc.Arbitrary<Uint8Array>) =>
  fc.oneof({ weight: 9, arbitrary: inputs }, { weight: 1, arbitrary: NOISE })

export const TARGETS: Readonly<Record<string, Fuzzed>> = {
  decode: { run: decode, inputs: withNoise(ENCODED), share: 150 },
  stages: { run: stages, inputs: withNoise(ENCODED), share: 100 },
  rows: { run: rows, inputs: utf8(TEXT), share: 60 },
  lexicon: { run: lexicon, inputs: utf8(LEXICON), share: 15 },
  quantities: { run: quantities, inputs: fc.oneof(utf8(NUMBERS), utf16(NUMBERS)), share: 200 },
  csv: { run: csv, inputs: withNoise(utf16(CELLS)), share: 200 },
  html: { run: html, inputs: withNoise(utf8(HTML)), share: 40 },
  mhtml: { run: mhtml, inputs: withNoise(utf8(MHTML)), share: 30 },
  pdf: { run: pdf, inputs: withNoise(PDF), share: 3 },
  'pdf-layout': { run: pdfLayout, inputs: fc.uint8Array({ maxLength: 400 }), share: 100 },
  zip: { run: zip, inputs: withNoise(ZIP), share: 40 },
  gzip: { run: gzip, inputs: damaged(utf8(LINES).map((lines) => Uint8Array.from(gzipSync(lines)))), share: 40 },
  jsonl: { run: jsonl, inputs: withNoise(utf8(LINES)), share: 40 },
  corrections: { run: corrections, inputs: withNoise(utf8(LINES)), share: 100 },
  sidecar: { run: sidecar, inputs: utf8(JSON_VALUE), share: 100 },
  config: { run: config, inputs: utf8(JSON_VALUE), share: 100 },
}
