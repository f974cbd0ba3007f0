import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { broadsheet, readRows, snapshot } from '../support/cli.ts'
import { makeFolder, tempFolder } from '../support/temp-folder.ts'
import { zip } from '../support/zip.ts'

// Every test starts the program, some of them several times, and a busy machine is slow to load it.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const LINE = '海湾市的新厂昨天投产，第一批产品已经装船，年产值预计达到3.5亿元。'
const PAGE = `海湾新厂投产\n\n${LINE}\n`
const WIDE = Buffer.from(PAGE, 'utf16le')

const bytes = (...values: number[]) => Uint8Array.from(values)
const joined = (...parts: (string | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

const PNG = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)

/** Runs a folder of pages up to repair: bad input shows before the model does. */
function runFolder(folder: string, ...more: readonly string[]) {
  const output = path.join(folder, 'out')
  const result = broadsheet(['run', 'in', ...more, '-o', 'out', '--until', 'repair'], { cwd: folder })
  const rows = (name: string) => (existsSync(path.join(output, name)) ? readRows(output, name) : [])
  return { ...result, letters: rows('dead-letter.jsonl'), issues: rows('articles.jsonl').map((row) => row['issue_id']) }
}

/** Every kind of bad input in one run, because starting the program takes longer than all of them together. */
describe('bad input', () => {
  const CONTENTS: Readonly<Record<string, { readonly content: string | Uint8Array; readonly code: string }>> = {
    'an empty file': { content: '', code: 'DECODE_EMPTY' },
    'only spaces': { content: ' \n\t\u3000\r\n', code: 'DECODE_EMPTY' },
    'binary data': { content: joined(PNG, bytes(...Array(500).keys())), code: 'DECODE_BINARY' },
    'NUL bytes in text': { content: joined(PAGE, bytes(0, 0, 0x41, 0), PAGE), code: 'DECODE_BINARY' },
    'a lone surrogate in UTF-16': {
      content: joined(bytes(0xff, 0xfe), WIDE, bytes(0, 0xd8), WIDE),
      code: 'DECODE_UNDECODABLE',
    },
    'a lone surrogate in UTF-8': { content: joined(PAGE, bytes(0xed, 0xa0, 0x80), PAGE), code: 'DECODE_UNDECODABLE' },
    'a page cut inside a character': { content: Buffer.from(PAGE).subarray(0, -2), code: 'DECODE_UNDECODABLE' },
  }
  let run: ReturnType<typeof runFolder>
  const letterOf = (issueId: string) => run.letters.find((letter) => letter['issue_id'] === issueId)

  beforeAll(() => {
    const pages = Object.entries(CONTENTS).map(([name, { content }]) => [`in/${name}.txt`, content])
    const folder = makeFolder({
      ...Object.fromEntries(pages),
      'in/good.txt': PAGE,
      'in/good/1.txt': PAGE,
      'in/broken sidecar.txt': PAGE,
      'in/broken sidecar.meta.json': '{"date": "2023-02-30"}',
      'in/day/1.txt': PAGE,
      'in/one long line.txt': LINE.repeat(11_000),
      'in/50 MB in one line.txt': LINE.repeat((50 * 1024 * 1024) / Buffer.byteLength(LINE)),
      'in/frames.html': '<frameset><frame src=1.htm></frameset>',
      'in/cut off.txt.gz': gzipSync(PAGE).subarray(0, 40),
      'in/no archive.zip': PAGE,
      'in/packed.zip': zip([
        { name: '1.txt', content: PAGE },
        { name: '../../outside.txt', content: PAGE },
        { name: 'locked.txt', content: PAGE, flags: 1 },
      ]),
      'in/lines.jsonl': `${JSON.stringify({ id: 'line', text: PAGE })}\n{"text": \n`,
      'secret.txt': PAGE,
    })
    symlinkSync('../..', path.join(folder, 'in/day/up'))
    symlinkSync('../secret.txt', path.join(folder, 'in/leak.txt'))
    run = runFolder(folder, 'nowhere')
    return () => rmSync(folder, { recursive: true })
  })

  it('leaves the run partial, and the other issues are read', () => {
    expect(run.status).toBe(2)
    expect(run.issues).toEqual(['day', 'good', 'line', 'one long line', 'packed'])
    expect(run.stdout).toContain('partial')
    expect(run.stdout).toMatch(new RegExp(`dead letters +${run.letters.length}\\b`))
  })

  it.each(Object.entries(CONTENTS))('%s: a dead letter', (name, { code }) => {
    const file = `in/${name}.txt`
    expect(letterOf(name)).toEqual({
      issue_id: name,
      path: file,
      stage: 'decode',
      code,
      reason: expect.stringContaining(file),
    })
    expect(run.stderr).toContain(`dead letter: ${name}: `)
  })

  it.each([
    ['a link in a circle', 'up', 'in/day/up', 'INPUT_LOOP'],
    ['a link out of the folder', 'leak', 'in/leak.txt', 'INPUT_OUTSIDE'],
    ['the second of two inputs with one name', 'good', 'in/good', 'INPUT_DUPLICATE_ID'],
    ['50 MB in one line', '50 MB in one line', 'in/50 MB in one line.txt', 'INPUT_TOO_LARGE'],
    ['a folder that does not exist', 'nowhere', 'nowhere', 'INPUT_NOT_FOUND'],
    ['a web page of frames', 'frames', 'in/frames.html', 'INPUT_NO_TEXT'],
    ['a packed file that is cut off', 'cut off', 'in/cut off.txt.gz', 'INPUT_DAMAGED'],
    ['an archive that is none', 'no archive', 'in/no archive.zip', 'INPUT_DAMAGED'],
    ['a name that leads out of an archive', 'outside', 'in/packed.zip/../../outside.txt', 'INPUT_OUTSIDE'],
    ['an encrypted file in an archive', 'locked', 'in/packed.zip/locked.txt', 'INPUT_ENCRYPTED'],
    ['a line that is no JSON', 'lines-2', 'in/lines.jsonl:2', 'JSONL_INVALID'],
  ])('%s: a dead letter', (_case, id, file, code) => {
    expect(letterOf(id)).toEqual({
      issue_id: id,
      path: file,
      stage: 'read',
      code,
      reason: expect.stringContaining(file),
    })
  })

  it('a broken sidecar: its page gives no rows without date and paper', () => {
    const reason = expect.stringMatching(/in\/broken sidecar\.meta\.json.*2023-02-30/)
    expect(letterOf('broken sidecar')).toMatchObject({ path: 'in/broken sidecar.txt', code: 'SIDECAR_INVALID', reason })
  })

  it('is a failed run when nothing else was given', () => {
    const { status, letters, issues } = runFolder(tempFolder({ 'in/a.txt': '' }))
    expect(status).toBe(1)
    expect(letters).toMatchObject([{ issue_id: 'a' }])
    expect(issues).toEqual([])
  })
})

describe('an output that must not be harmed', () => {
  const EARLIER = {
    'out/articles.jsonl': '{"earlier": true}\n',
    'out/notes.txt': 'mine',
    'out/run.json': '{"status": "complete"}',
  }

  it.each([
    ['when no issue comes through', ['run', 'nowhere', '-o', 'out', '--until', 'repair']],
    ['when an option is wrong', ['run', 'in', '-o', 'out', '--date', '2023-02-30']],
    ['when a choice is wrong', ['run', 'in', '-o', 'out', '--until', 'never']],
    ['when the concurrency is none', ['run', 'in', '-o', 'out', '--concurrency', '0']],
    ['when the model is missing', ['run', 'in', '-o', 'out', '--model', './no-such-model']],
  ])('%s', (_case, args) => {
    const folder = tempFolder({ 'in/a.txt': PAGE, ...EARLIER })
    const before = snapshot(path.join(folder, 'out'))
    const { status, stderr } = broadsheet(args, { cwd: folder })
    expect(status).toBe(1)
    expect(stderr).not.toBe('')
    expect(stderr).not.toContain('    at ')
    expect(snapshot(path.join(folder, 'out'))).toEqual(before)
  })

  it('replaces the files of an earlier run and no others', () => {
    const folder = tempFolder({ 'in/a.txt': PAGE, ...EARLIER })
    expect(runFolder(folder).status).toBe(0)
    const after = snapshot(path.join(folder, 'out'))
    const tables = ['articles.jsonl', 'dead-letter.jsonl', 'pages.jsonl', 'repairs.csv', 'repairs.jsonl']
    const visible = Object.keys(after).filter((file) => !/^(\.broadsheet|issues|schemas)\//.test(file))
    expect(visible).toEqual([...tables, 'datapackage.json', 'notes.txt', 'run.json'].sort())
    expect(after['notes.txt']).toBe('mine')
    expect(after['articles.jsonl']).not.toContain('earlier')
  })

  it('says so when it cannot be written, before anything is read', () => {
    const folder = tempFolder({ 'in/a.txt': PAGE, file: 'mine' })
    const below = broadsheet(['run', 'in', '-o', 'file/below', '--until', 'repair'], { cwd: folder })
    expect(below.status).toBe(1)
    expect(below.stderr).toMatch(/OUTPUT_UNWRITABLE/)
    mkdirSync(path.join(folder, 'out/articles.jsonl'), { recursive: true })
    writeFileSync(path.join(folder, 'out/dead-letter.jsonl'), 'earlier')
    expect(broadsheet(['run', 'in', '-o', 'out', '--until', 'repair'], { cwd: folder }).status).toBe(1)
    expect(snapshot(path.join(folder, 'out'))).toEqual({ 'dead-letter.jsonl': 'earlier' })
  })
})
