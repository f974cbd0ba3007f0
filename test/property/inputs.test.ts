import { rmSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PipelineError } from '../../pipeline/document/index.ts'
import { planInputs, readIssue } from '../../pipeline/io/index.ts'
import { makeFolder, tempFolder } from '../support/temp-folder.ts'
import { type ZipMember, zip } from '../support/zip.ts'

/** Plans and reads a folder of one file; whatever goes wrong must be an error with a code. */
async function readAll(name: string, content: Uint8Array): Promise<void> {
  const folder = makeFolder({ [name]: content })
  try {
    const { entries } = await planInputs([path.join(folder, name), folder])
    expect(entries.length).toBeGreaterThan(0)
    for (const entry of entries) {
      if (entry.kind === 'refused') {
        expect(entry.error).toBeInstanceOf(PipelineError)
        continue
      }
      await readIssue(entry).catch((thrown) => {
        if (!(thrown instanceof PipelineError)) throw thrown
      })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const bytes = fc.uint8Array({ maxLength: 400 })
const TAGS = [
  '<p>',
  '</p>',
  '<table>',
  '<td>',
  '<tr>',
  '<a href=x>',
  '</a>',
  '<br>',
  '<div id=ozoom>',
  '<h1>',
  '<!--',
  '-->',
  '<script>',
  '<pre>',
  '<title>',
  '<meta charset=gbk>',
  '<!doctype html>',
  '<frameset>',
  '&#12288;',
  '&nbsp;',
  '</html>',
  '<svg>',
  '<ruby>',
]
const html = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TAGS),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constant('海湾市的新厂昨天投产，产值3.5亿元。'),
    ),
    { maxLength: 60 },
  )
  .map((parts) => Buffer.from(parts.join('')))
const jsonl = fc
  .array(fc.oneof(fc.json(), fc.constantFrom('{"text": "海湾"}', '{"id": 1, "text": "\\ud800"}', '{', '', '\r')), {
    maxLength: 20,
  })
  .map((lines) => Buffer.from(lines.join('\n')))

/** An archive with some of its bytes changed: what of it is still right leads further in than noise does. */
function damaged(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
  return fc.tuple(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(whole.length)).map(([changes, end]) => {
    const copy = Uint8Array.from(whole)
    for (const [at, value] of changes) copy[at] = value
    return end % 4 === 0 ? copy.subarray(0, end) : copy
  })
}

const MEMBERS: readonly ZipMember[] = [
  { name: 'a.txt', content: '海湾' },
  { name: 'day/b.html', content: '<p>海湾' },
  { name: 'c.jsonl', content: '{"text": "海湾"}\n' },
  { name: 'd.txt.gz', content: gzipSync('海湾') },
]

describe('inputs of any bytes', () => {
  it.each([
    ['noise as HTML', 'a.html', bytes],
    ['noise as a web archive', 'a.mhtml', bytes],
    ['noise as JSON Lines', 'a.jsonl', bytes],
    ['noise as gzip', 'a.txt.gz', bytes],
    ['noise as zip', 'a.zip', bytes],
    ['tags in any order', 'a.html', html],
    ['lines of any JSON', 'a.jsonl', jsonl],
    ['a damaged archive', 'a.zip', damaged(zip(MEMBERS))],
    ['a damaged gzip file', 'a.jsonl.gz', damaged(gzipSync('{"text": "海湾"}\n'.repeat(20)))],
  ])(
    '%s: read or refused with a code',
    async (_case, name, content) => {
      await fc.assert(
        fc.asyncProperty(content, (value) => readAll(name, value)),
        { numRuns: 60 },
      )
    },
    60_000,
  )

  it('archives of any names: nothing is written, and no path leads out', async () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '', 'a', 'C:', '\\', '/', 'x.txt', '.hidden', '__MACOSX'),
      fc.string({ maxLength: 5 }),
    )
    const names = fc.array(
      fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => `${parts.join('/')}.txt`),
      { minLength: 1, maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(names, async (list) => {
        const folder = tempFolder({ 'in/a.zip': zip(list.map((name) => ({ name, content: 'x' }))) })
        const { entries } = await planInputs([path.join(folder, 'in')])
        for (const { path: at } of entries) expect(at.startsWith(path.join(folder, 'in'))).toBe(true)
        for (const entry of entries) {
          if (entry.kind === 'issue') expect(entry.issueId.split('/')).not.toContain('..')
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
