import { mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../support/temp-folder.ts'
import { documents, fakeStages, work } from '../../support/worker.ts'

const TEXT = '海湾新厂投产\n\n　　海湾市教育局局长何建业昨天表示，海湾市的三所学校明年都将扩招，经费为3.5亿元。\n'
const good = (id: string) => ({ id, date: '2031-01-01', publication: '海湾日报', text: TEXT })

const codesOf = (records: Awaited<ReturnType<typeof work>>['records']) =>
  Object.fromEntries(
    records.flatMap(({ table, document, row }) => (table === 'dead-letter' ? [[document, row['code']]] : [])),
  )

describe('the stream of a worker', () => {
  it('says what it is, then answers each document in one piece, with what its end counts', async () => {
    const { records, ended } = await work(documents(good('b'), good('a')))
    expect(ended).toBe(true)
    expect(records[0]).toMatchObject({ table: 'protocol', protocol: 1, until: 'extract', version: '0.0.0' })
    expect([...new Set(records.slice(1).map(({ document }) => document))]).toEqual(['b', 'a'])
    for (const id of ['b', 'a']) {
      const own = records.filter(({ document }) => document === id)
      const tables = own.slice(0, -1).map(({ table }) => table)
      expect(tables).toEqual(expect.arrayContaining(['articles', 'claims', 'quotes', 'speakers', 'pages', 'issue']))
      const counts = Object.fromEntries([...new Set(tables)].map((t) => [t, tables.filter((u) => u === t).length]))
      expect(own.at(-1)).toMatchObject({ table: 'end', status: 'done', counts })
      expect(new Set(own.map(({ input }) => input)).size).toBe(1)
    }
  })

  it('gives a document the same bytes whatever stands around it and however many are under way', async () => {
    const alone = await work(documents(good('x')))
    const among = await work(documents(good('a'), { id: 'bad' }, good('x'), good('c')), { batch: 1 })
    const linesOf = ({ text }: { text: string }) => text.split('\n').filter((line) => line.includes('"document":"x"'))
    expect(linesOf(among)).toEqual(linesOf(alone))
    expect(linesOf(alone).length).toBeGreaterThan(6)
  })

  it('sorts its order as issues are ordered', async () => {
    const ids = ['b', 'a\ud83d\ude00', 'a\uff01', 'a']
    const docs = ids.map((id) => ({ ...good(id), date: id === 'b' ? undefined : '2031-01-01' }))
    const { records } = await work(documents(...docs))
    const issues = records.filter(({ table }) => table === 'issue')
    const sorted = [...issues].sort((one, two) =>
      Buffer.compare(Buffer.from(one.order ?? ''), Buffer.from(two.order ?? '')),
    )
    // By UTF-16 code units, as programs in other languages would not compare them.
    expect(sorted.map(({ document }) => document)).toEqual(['b', 'a', 'a\ud83d\ude00', 'a\uff01'])
  })

  it('calls a page by its origin', async () => {
    const { records } = await work(documents({ ...good('n'), origin: 'raw/agency.jsonl:12' }, good('m')))
    const pages = records.filter(({ table }) => table === 'pages').map(({ row }) => [row['page'], row['path']])
    expect(pages).toEqual([
      ['agency.jsonl', 'raw/agency.jsonl:12'],
      ['m', 'm'],
    ])
  })

  it('leaves out tables that nobody asked for, and counts what it wrote', async () => {
    const { records } = await work(documents(good('a'), { id: 'bad' }), { tables: ['claims'] })
    expect(new Set(records.map(({ table }) => table))).toEqual(new Set(['protocol', 'claims', 'end', 'dead-letter']))
    expect(records.at(-1)).toMatchObject({ document: 'bad', status: 'dead', counts: { 'dead-letter': 1 } })
  })
})

describe('bad documents', () => {
  it('are dead letters, and the next one is answered', async () => {
    const lines = Buffer.concat([
      Buffer.from('{"id": "cut"\n\n   \n"no object"\n'),
      Buffer.from(
        documents(
          { text: TEXT },
          { id: 'no text' },
          { id: 'empty', text: ' \n ' },
          { id: 'no date', text: TEXT, date: '2023-02-30' },
          { id: 'both', text: TEXT, path: 'a.txt' },
          { id: 'no root', path: 'a.txt' },
          { id: '', text: TEXT },
          { id: ['x'], text: TEXT },
        ),
      ),
      Buffer.from('{"id": "bytes", "text": "'),
      Buffer.from([0xff, 0xfe, 0x81, 0x00, 0xff]),
      Buffer.from('"}\n'),
      Buffer.from(documents({ id: 7, text: TEXT })),
      Buffer.from(JSON.stringify({ id: 'half \ud800', text: `${TEXT}\ud800\u0000` })),
    ])
    const { records, bugs } = await work(lines)
    const ends = records.filter(({ table }) => table === 'end')
    expect(bugs).toEqual([])
    expect(ends.map(({ status }) => status)).toEqual([...Array(11).fill('dead'), 'done', 'done'])
    expect(ends.slice(-2).map(({ document }) => document)).toEqual(['7', 'half \ufffd'])
    const codes = codesOf(records)
    expect(codes).toMatchObject({
      'no text': 'JSONL_INVALID',
      empty: 'JSONL_INVALID',
      'no date': 'JSONL_INVALID',
      both: 'JSONL_INVALID',
      'no root': 'INPUT_OUTSIDE',
    })
    expect(Object.keys(codes).filter((id) => /^line-[0-9a-f]{16}$/.test(id))).toHaveLength(6)
  })

  it('are answered under the same name on a retry', async () => {
    const first = await work('not json\n')
    const second = await work(`${documents(good('a'))}not json\n`)
    expect(first.records.filter(({ table }) => table === 'dead-letter')).toEqual(
      second.records.filter(({ table }) => table === 'dead-letter'),
    )
  })

  it('may be longer than memory should hold: skipped to their line feed', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'a')
    const stream = async function* () {
      yield Buffer.from('{"id": "long", "text": "')
      for (let i = 0; i < 40; i += 1) yield chunk
      yield Buffer.from(`"}\n${documents(good('next'))}`)
    }
    const { records } = await work(stream())
    const ends = records.filter(({ table }) => table === 'end')
    expect(ends.map(({ status }) => status)).toEqual(['dead', 'done'])
    expect(Object.values(codesOf(records))).toEqual(['INPUT_TOO_LARGE'])
  })

  it('that a stage stumbles over are told as our bug, and are dead', async () => {
    const stages = fakeStages().map((stage) =>
      stage.name === 'repair' ? { ...stage, run: () => Promise.reject(new TypeError('x is undefined')) } : stage,
    )
    const { records, bugs } = await work(documents(good('a'), good('b')), { stages })
    expect(codesOf(records)).toEqual({ a: 'STAGE_FAILED', b: 'STAGE_FAILED' })
    expect(bugs).toHaveLength(2)
  })

  it('of one id are answered each, told apart by their input', async () => {
    const { records } = await work(documents(good('a'), { ...good('a'), text: `${TEXT}${TEXT}` }, good('a')))
    const ends = records.filter(({ table }) => table === 'end')
    expect(ends).toHaveLength(3)
    expect(new Set(ends.map(({ input }) => input)).size).toBe(2)
  })
})

describe('documents given as paths', () => {
  it('are read under the root, and nowhere else', async () => {
    const folder = tempFolder({
      'raw/a.txt': TEXT,
      'raw/a.meta.json': '{"publication": "山城晚报", "date": "2030-01-01"}',
      'raw/day/1.txt': TEXT,
      'raw/day/2.txt': TEXT,
      'raw/empty/readme': '',
      'raw/lines.jsonl': '{}',
      'raw/odd.bin': TEXT,
      'raw-not/b.txt': TEXT,
      'secret.txt': TEXT,
    })
    const root = path.join(folder, 'raw')
    symlinkSync('../secret.txt', path.join(root, 'leak.txt'))
    symlinkSync('a.txt', path.join(root, 'link.txt'))
    symlinkSync('..', path.join(root, 'up'))
    mkdirSync(path.join(root, 'linked'))
    symlinkSync('../../secret.txt', path.join(root, 'linked/1.txt'))
    const paths = {
      file: 'a.txt',
      folder: 'day',
      absolute: path.join(root, 'a.txt'),
      link: 'link.txt',
      leak: 'leak.txt',
      up: '../secret.txt',
      sideways: '../raw-not/b.txt',
      rooted: path.join(folder, 'secret.txt'),
      through: 'up/secret.txt',
      linked: 'linked',
      missing: 'nothing.txt',
      empty: 'empty',
      lines: 'lines.jsonl',
      odd: 'odd.bin',
    }
    const { records } = await work(documents(...Object.entries(paths).map(([id, given]) => ({ id, path: given }))), {
      root,
    })
    expect(codesOf(records)).toEqual({
      leak: 'INPUT_OUTSIDE',
      up: 'INPUT_OUTSIDE',
      sideways: 'INPUT_OUTSIDE',
      rooted: 'INPUT_OUTSIDE',
      through: 'INPUT_OUTSIDE',
      linked: 'INPUT_OUTSIDE',
      missing: 'INPUT_NOT_FOUND',
      empty: 'INPUT_NOT_FOUND',
      lines: 'INPUT_UNSUPPORTED',
      odd: 'INPUT_UNSUPPORTED',
    })
    const pages = records.filter(({ table, document }) => table === 'pages' && document === 'folder')
    expect(pages.map(({ row }) => row['path'])).toEqual([`${root}/day/1.txt`, `${root}/day/2.txt`])
    const issue = records.find(({ table, document }) => table === 'issue' && document === 'file')
    expect(issue?.row).toMatchObject({ issue_date: '2030-01-01', publication: '山城晚报' })
  })

  it('say more than their sidecars', async () => {
    const root = tempFolder({ 'a.txt': TEXT, 'a.meta.json': '{"publication": "山城晚报", "date": "2030-01-01"}' })
    const { records } = await work(documents({ id: 'x', path: 'a.txt', date: '2031-05-06' }), { root })
    const issue = records.find(({ table }) => table === 'issue')
    expect(issue?.row).toMatchObject({ issue_id: 'x', issue_date: '2031-05-06', publication: '山城晚报' })
  })
})

describe('a worker that is stopped', () => {
  it('answers what is under way, and says that input is left', async () => {
    const controller = new AbortController()
    const stages = fakeStages().map((stage) => ({
      ...stage,
      run: (issue: Parameters<typeof stage.run>[0]) => {
        controller.abort()
        return stage.run(issue)
      },
    }))
    const { ended, records } = await work(documents(good('a'), good('b'), good('c')), {
      stages,
      batch: 1,
      signal: controller.signal,
    })
    expect(ended).toBe(false)
    expect(records.filter(({ table }) => table === 'end').map(({ document }) => document)).toEqual(['a'])
  })
})
