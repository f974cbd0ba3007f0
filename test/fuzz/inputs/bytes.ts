import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { encodeLegacy } from '../../support/encode-legacy.ts'
import { setColumns, writePdf } from '../../support/pdf.ts'
import { type ZipMember, zip } from '../../support/zip.ts'
import { TEXT } from './texts.ts'

export const utf8 = (text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  text.map((one) => new TextEncoder().encode(one))
export const utf16 = (text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  text.map((one) => Uint8Array.from(Buffer.from(one, 'utf16le')))

type Encode = (text: string) => Uint8Array

/** What the encoding does not have is left out. */
function legacy(encoding: 'gb18030' | 'big5'): Encode {
  const encodable = (character: string) => {
    try {
      return [...encodeLegacy(character, encoding)]
    } catch {
      return []
    }
  }
  return (text) => Uint8Array.from([...text].flatMap(encodable))
}

const ENCODINGS: readonly Encode[] = [
  (text) => new TextEncoder().encode(text),
  (text) => new TextEncoder().encode(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  legacy('gb18030'),
  legacy('big5'),
  (text) => Buffer.from(text, 'latin1'),
]

/** Cut at both ends, and some bytes changed: what of it is still right leads further in than noise does. */
export function damaged(whole: fc.Arbitrary<Uint8Array>, most = 6): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat(), fc.nat(255))
  const cut = fc.tuple(fc.nat(), fc.nat())
  return fc
    .tuple(whole, fc.array(change, { maxLength: most }), fc.option(cut, { freq: 3 }))
    .map(([bytes, changes, ends]) => {
      const copy = Uint8Array.from(bytes)
      for (const [at, value] of changes) if (copy.length > 0) copy[at % copy.length] = value
      if (!ends) return copy
      const [from = 0, to = 0] = ends.map((end) => end % (copy.length + 1)).sort((a, b) => a - b)
      return copy.subarray(from, to)
    })
}

/** Pages in any encoding, whole or damaged; a form feed stands between two of one issue. */
export const ENCODED: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.array(TEXT, { minLength: 1, maxLength: 2 }), fc.constantFrom(...ENCODINGS))
  .chain(([pages, encode]) => {
    const whole = encode(pages.join('\f'))
    return fc.oneof(fc.constant(whole), damaged(fc.constant(whole)))
  })

const LAID_OUT = fc.tuple(fc.array(TEXT, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean())
/** In the objects of the file, each exchanged for another: what its parts say of each other no longer fits. */
const PDF_WORDS = [
  '/Kids',
  '/Count',
  '/Type',
  '/Page',
  '/Contents',
  '/Font',
  '/Length',
  '/Encoding',
  'Tf',
  'Tm',
  'Tj',
  'BT',
  'ET',
  'obj',
  'endobj',
  'xref',
  '0 R',
  '2 0 R',
  '<<',
  '>>',
  '[',
  ']',
  '-1',
  '0',
  '99999999999',
  'null',
  '/DescendantFonts',
  'stream',
  'endstream',
  'startxref',
  '%%EOF',
] as const

/** PDF files of small pages, their words exchanged and their bytes damaged. */
export const PDF: fc.Arbitrary<Uint8Array> = fc
  .tuple(LAID_OUT, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...PDF_WORDS)), { maxLength: 4 }))
  .chain(([[texts, vertical, encrypted], exchanges]) => {
    const setting = { x: 40, y: 60, size: 10, width: 12, lines: 8, gutter: 14 }
    const columns = setColumns(
      texts.map((text) => text.replace(/[\r\n]/g, '')),
      setting,
    )
    let file = Buffer.from(
      writePdf([columns.flat()], { vertical, encrypted: encrypted && exchanges.length === 3 }),
    ).toString('latin1')
    for (const [at, word] of exchanges) file = exchange(file, at, word)
    const whole = Uint8Array.from(Buffer.from(file, 'latin1'))
    return fc.oneof({ weight: 3, arbitrary: fc.constant(whole) }, { weight: 1, arbitrary: damaged(fc.constant(whole)) })
  })

function exchange(file: string, at: number, word: string): string {
  const places = [...file.matchAll(/\/?[A-Za-z]{2,}|\d+(?: 0 R)?|<<|>>|[[\]]/g)]
  const place = places[at % Math.max(1, places.length)]
  return place ? file.slice(0, place.index) + word + file.slice(place.index + place[0].length) : file
}

const NAME_PART = fc.oneof(
  fc.constantFrom('..', '.', '', 'a', 'day', 'C:', '\\', 'x', '.hidden', '__MACOSX', 'issue.meta.json'),
  fc.string({ unit: 'binary', maxLength: 5 }),
)
const NAME = fc
  .tuple(
    fc.array(NAME_PART, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('.txt', '.html', '.jsonl', '.txt.gz', '.pdf', ''),
  )
  .map(([parts, ending]) => `${parts.join('/')}${ending}`)
const MEMBER: fc.Arbitrary<ZipMember> = fc
  .record(
    {
      name: fc.oneof(NAME, fc.uint8Array({ maxLength: 12 })),
      content: fc.oneof(TEXT, fc.constant(Uint8Array.from(gzipSync('海湾')))),
      flags: fc.constantFrom(0, 1, 8),
      method: fc.constantFrom(0, 8, 8, 9),
      claimedSize: fc.constantFrom(0, 1, 4_000_000_000),
      mode: fc.constantFrom(0o120777, 0o100644),
      offset: fc.nat(400),
    },
    { requiredKeys: ['name', 'content'] },
  )
  .map((member) => member as ZipMember)

/** Archives as no honest program writes them, and damaged ones. */
export const ZIP: fc.Arbitrary<Uint8Array> = fc.array(MEMBER, { maxLength: 5 }).chain((members) => {
  const whole = fc.constant(zip(members))
  return fc.oneof(whole, damaged(whole))
})
