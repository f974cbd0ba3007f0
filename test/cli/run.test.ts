import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { broadsheet, readRows, snapshot, startBroadsheet } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'

// Every test starts the program, some of them several times, and a busy machine is slow to load it.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const PAGE = '海湾新厂投产\n\n海湾市市长林木森昨天表示，新厂已经投产，年产值预计达到3.5亿元，同比增长12%。\n'

const pages = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`in/p${i}.txt`, PAGE.replace('3.5', `${i}.5`)]))

describe('broadsheet run', () => {
  it('writes every table, and the closing summary', () => {
    const folder = tempFolder({ 'in/2023-03-14.txt': PAGE })
    const { status, stdout, stderr } = broadsheet(['run', 'in', '-o', 'out', '--publication', '海湾报'], {
      cwd: folder,
    })
    expect(stderr).toContain('[1/1] 2023-03-14')
    expect(status).toBe(0)
    for (const label of [
      'complete',
      'issues',
      'articles',
      'seams mended',
      'claims',
      'quotes',
      'warnings',
      'dead letters',
    ])
      expect(stdout).toContain(label)
    const tables = ['articles', 'claim-checks', 'claims', 'entities', 'pages', 'quotes', 'repairs', 'speakers']
    const rows = [
      ...tables.map((table) => `${table}.jsonl`),
      ...['claim-checks', 'claims', 'quotes', 'repairs', 'speakers'].map((table) => `${table}.csv`),
    ]
    expect(Object.keys(snapshot(path.join(folder, 'out')))).toEqual(
      [
        ...[...rows, 'datapackage.json', 'dead-letter.jsonl', 'run.json', '.broadsheet/index.jsonl'],
        ...[...tables, 'dead-letter', 'corrections-report', 'run'].map((name) => `schemas/${name}.schema.json`),
        ...[...rows, 'issue.json'].map((file) => `issues/2023-03-14/${file}`),
      ].sort(),
    )
    const [claim] = readRows(folder, 'out/claims.jsonl')
    expect(claim).toMatchObject({ issue_date: '2023-03-14', publication: '海湾报', value: 350000000 })
    const csv = readFileSync(path.join(folder, 'out/claims.csv'), 'utf8')
    expect(csv.startsWith('\uFEFFclaim_id,issue_id,')).toBe(true)
    expect(csv.split('\r\n')).toHaveLength(readRows(folder, 'out/claims.jsonl').length + 2)
  })

  it('writes the same bytes at any concurrency', () => {
    const folder = tempFolder({ ...pages(12), 'in/p5.txt': '' })
    const outputs = ['1', '8'].map((concurrency) => {
      const output = `out-${concurrency}`
      expect(
        broadsheet(['run', 'in', '-o', output, '--concurrency', concurrency, '--no-bom'], { cwd: folder }).status,
      ).toBe(2)
      const { 'run.json': _clock, ...data } = snapshot(path.join(folder, output))
      return data
    })
    expect(outputs[1]).toEqual(outputs[0])
    expect(outputs[0]?.['claims.csv']?.startsWith('claim_id,')).toBe(true)
  })

  it('stops after normalise; reads standard input', () => {
    const folder = tempFolder()
    const { status } = broadsheet(['run', '-', '-o', 'out', '--until', 'normalise', '--quiet'], {
      cwd: folder,
      input: '甲  乙\n',
    })
    expect(status).toBe(0)
    const files = Object.keys(snapshot(path.join(folder, 'out')))
    const all = ['dead-letter.jsonl', 'issues/stdin/normalised.jsonl', 'normalised.jsonl', 'run.json']
    expect(files.filter((file) => /(?:\.jsonl|\.csv|run\.json)$/.test(file) && !file.startsWith('.'))).toEqual(all)
    const blocks = [expect.objectContaining({ start: 0, end: 2, lines: 1 })]
    expect(readRows(folder, 'out/normalised.jsonl')).toEqual([
      { issue_id: 'stdin', page: 'stdin', encoding: 'utf-8', text: '甲乙', blocks },
    ])
  })

  it('logs JSON, one object a line; under --quiet only what failed', () => {
    const folder = tempFolder({ 'in/a.txt': PAGE, 'in/b.txt': '', 'in/c.jpg': '' })
    const { stdout, stderr } = broadsheet(['run', 'in', '-o', 'out', '--until', 'repair', '--json'], { cwd: folder })
    expect(stdout).toBe('')
    const records = stderr
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    expect(records.map(({ event }) => event)).toEqual(['plan', 'warning', 'issue', 'dead_letter', 'summary'])
    expect(records.at(-1)).toMatchObject({ status: 'partial', issues: 1, dead_letters: 1, warnings: 1 })
    const quiet = broadsheet(['run', 'in', '-o', 'out', '--until', 'repair', '--quiet'], { cwd: folder })
    expect(quiet.stdout).toBe('')
    expect(quiet.stderr.trim().split('\n')).toEqual([expect.stringContaining('DECODE_EMPTY')])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'leaves the files as they were on %s, and goes on afterwards',
    async (signal) => {
      const folder = tempFolder({ ...pages(300), 'out/claims.jsonl': 'earlier' })
      const child = startBroadsheet(['run', 'in', '-o', 'out'], folder)
      let log = ''
      child.stderr.on('data', (text: Buffer) => {
        log += text
        if (text.includes('[2/300]')) child.kill(signal)
      })
      const [status] = await once(child, 'close')
      expect(status).toBe(signal === 'SIGINT' ? 130 : 143)
      expect(log).toContain('run again to go on from here')
      const { 'claims.jsonl': claims, ...hidden } = snapshot(path.join(folder, 'out'))
      expect(claims).toBe('earlier')
      for (const file of Object.keys(hidden)) expect(file).toMatch(/^\.broadsheet\/pending\//)
      const kept = new Set(Object.keys(hidden).map((file) => file.split(path.sep)[2]))
      for (const id of ['p0', 'p1']) expect(kept).toContain(id)
      const again = startBroadsheet(['run', 'in/p0.txt', 'in/p1.txt', '-o', 'out', '--json'], folder)
      let records = ''
      again.stderr.on('data', (text: Buffer) => {
        records += text
      })
      expect(await once(again, 'close')).toEqual([0, null])
      const events = records
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).event)
      expect(events).not.toContain('issue')
    },
  )

  it('tells what it read, what it did not have to, and what went', () => {
    const folder = tempFolder(pages(3))
    const run = ['run', 'in', '-o', 'out', '--until', 'repair']
    expect(broadsheet(run, { cwd: folder }).stdout).toMatch(
      /^complete in .*: 3 read → out, which holds\n {2}issues +3\n/,
    )
    rmSync(path.join(folder, 'in/p1.txt'))
    const { stdout, stderr } = broadsheet([...run, '--prune'], { cwd: folder })
    expect(stdout).toMatch(/: 0 read, 2 unchanged, 1 removed → out, which holds\n {2}issues +2\n/)
    expect(stderr).not.toContain('[1/')
  })

  it('goes on when nobody reads its log', async () => {
    const folder = tempFolder(pages(20))
    const child = startBroadsheet(['run', 'in', '-o', 'out', '--until', 'repair'], folder)
    child.stderr.destroy()
    child.stdout.destroy()
    const [status] = await once(child, 'close')
    expect(status).toBe(0)
    expect(readRows(folder, 'out/articles.jsonl')).toHaveLength(20)
  })
})

describe('broadsheet explain', () => {
  it('leads from a row to its bytes', () => {
    const folder = tempFolder({ 'in/a.txt': PAGE })
    expect(broadsheet(['run', 'in', '-o', 'out', '--quiet', '--date', '2024-05-06'], { cwd: folder }).status).toBe(0)
    const claim = readRows(folder, 'out/claims.jsonl')[0]
    const { status, stdout } = broadsheet(['explain', String(claim?.['claim_id']), '-o', 'out'], { cwd: folder })
    expect(status).toBe(0)
    const text = String(claim?.['text'])
    const at = Buffer.from(PAGE).indexOf(text)
    expect(stdout).toContain(`⟦${text}⟧`)
    expect(stdout).toContain(`raw bytes      ${at}–${at + Buffer.byteLength(text)} `)
    expect(stdout).toMatch(/derivation\n {3}1\. \S+\/\S+/)
    expect(stdout).not.toContain('note:')
    // From another folder, paths in run.json still lead to the file.
    const quote = readRows(folder, 'out/quotes.jsonl')[0]
    const elsewhere = broadsheet(['explain', String(quote?.['quote_id']), '-o', '../out'], {
      cwd: path.join(folder, 'in'),
    })
    expect(elsewhere.stdout).toContain(`⟦${quote?.['text']}⟧`)
    // The bytes are what it explains: when they have changed, it says so instead.
    const changed = tempFolder({
      'in/a.txt': `${PAGE}新`,
      ...Object.fromEntries(
        ['out/run.json', 'out/claims.jsonl', 'out/issues/a/issue.json'].map((file) => [
          file,
          readFileSync(path.join(folder, file)),
        ]),
      ),
    })
    expect(broadsheet(['explain', String(claim?.['claim_id']), '-o', 'out'], { cwd: changed })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('has changed since the run'),
    })
  })

  it.each([
    [
      'an id that no row has',
      { 'out/run.json': '{"status": "complete"}', 'out/claims.jsonl': '', 'out/quotes.jsonl': '' },
      'ROW_NOT_FOUND',
    ],
    ['a folder without a run', {}, 'OUTPUT_UNREADABLE'],
  ])('refuses %s', (_case, files, code) => {
    const { status, stderr } = broadsheet(['explain', 'c-0', '-o', 'out'], { cwd: tempFolder(files) })
    expect(status).toBe(1)
    expect(stderr).toContain(code)
  })
})

describe('broadsheet repairs', () => {
  const broken =
    '海湾新厂投产\n\n海湾市的新厂昨天投产，三百名工人参加了仪式。第一批产品已经装\n\n船运往南方的港口，工人们都到码头送行。\n'

  it('shows what was joined, and explain tells of one seam', () => {
    const folder = tempFolder({ 'in/a.txt': broken })
    broadsheet(['run', 'in', '-o', 'out', '--quiet', '--until', 'repair'], { cwd: folder })
    const { status, stdout } = broadsheet(['repairs', '-o', 'out'], { cwd: folder })
    expect(status).toBe(0)
    expect(stdout).toMatch(/a: 海湾新厂投产 .*\n {2}….*第一批产品已经装 ‖ 船运往南方的港口/)
    expect(broadsheet(['repairs', 'b', '-o', 'out'], { cwd: folder }).stdout).toBe('')
    const id = String(readRows(folder, 'out/repairs.jsonl')[0]?.['seam_id'])
    const explained = broadsheet(['explain', id, '-o', 'out'], { cwd: folder })
    expect(explained.status).toBe(0)
    const at = Buffer.from(broken).indexOf('船运')
    expect(explained.stdout).toContain(`bytes ${at}–`)
  })

  it('refuses a folder without a record', () => {
    const { status, stderr } = broadsheet(['repairs', '-o', 'out'], { cwd: tempFolder() })
    expect(status).toBe(1)
    expect(stderr).toContain('OUTPUT_UNREADABLE')
  })

  it('has nothing to show where repair was off, and run.json says so', () => {
    const folder = tempFolder({ 'in/a.txt': broken })
    const run = ['run', 'in', '-o', 'out', '--quiet', '--until', 'repair', '--repair', 'off']
    expect(broadsheet(run, { cwd: folder }).status).toBe(0)
    expect(readRows(folder, 'out/repairs.jsonl').map((row) => row['kind'])).toEqual(['fragment'])
    const report = JSON.parse(readFileSync(path.join(folder, 'out/run.json'), 'utf8'))
    expect(report).toMatchObject({ config: { repair: 'off' }, counts: { seams: 0, fragments: 1 } })
    expect(broadsheet([...run.slice(0, -1), 'some'], { cwd: folder }).status).toBe(1)
  })
})

describe('broadsheet', () => {
  it('teaches by example', () => {
    for (const command of [[], ['run'], ['watch'], ['quantities'], ['entities'], ['explain'], ['repairs']]) {
      const { status, stdout } = broadsheet([...command, '--help'])
      expect(status).toBe(0)
      expect(stdout).toMatch(/Examples?:\n {2}\$ /)
    }
  })

  it('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'))
    expect(broadsheet(['--version']).stdout).toBe(`${version}\n`)
  })

  it('fails on what it does not know', () => {
    expect(broadsheet(['run', '--nonsense']).status).toBe(1)
    expect(broadsheet(['nonsense']).status).toBe(1)
  })
})
