import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { broadsheet, readRows, snapshot, startBroadsheet } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { documents, parseRecords } from '../support/worker.ts'

// Every test starts the program, and a busy machine is slow to load it.
vi.setConfig({ testTimeout: 120_000 })

const LINE = '海湾市的新厂昨天投产，第一批产品已经装船，年产值预计达到3.5亿元。'
const text = (lines: number) => `海湾新厂投产\n\n　　${LINE.repeat(lines)}\n`
const document = (id: string, lines = 1) => ({ id, date: '2031-01-01', text: text(lines), origin: `docs.jsonl:${id}` })

/** Without models: what a process does with its pipes and signals hangs on none. */
const PLAIN = ['worker', '--until', 'repair', '--repair', 'off', '--no-config']

function startWorker(...more: readonly string[]) {
  const child = startBroadsheet([...PLAIN, ...more])
  let out = ''
  child.stdout.setEncoding('utf8')
  const read = () => child.stdout.on('data', (chunk: string) => (out += chunk))
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  // A worker that is killed leaves its input closed.
  child.stdin.on('error', () => {})
  const ends = () => out.split('\n').filter((line) => line.startsWith('{"table":"end"')).length
  const until = async (condition: () => boolean) => {
    while (!condition()) await wait(10)
  }
  return { child, read, ended, ends, until, text: () => out }
}

describe('a worker as a process', () => {
  it('answers a document before the next one comes, and ends with its input', async () => {
    const worker = startWorker()
    worker.read()
    for (const id of ['a', 'b', 'c']) {
      worker.child.stdin.write(documents(document(id)))
      const before = worker.ends()
      await worker.until(() => worker.ends() > before)
    }
    worker.child.stdin.end()
    expect(await worker.ended).toEqual({ code: 0, signal: null })
    const records = parseRecords(worker.text())
    expect(records.flatMap(({ table, document: id }) => (table === 'end' ? [id] : []))).toEqual(['a', 'b', 'c'])
  })

  it('reads no further than a slow reader lets it', async () => {
    const worker = startWorker()
    const total = 400
    let accepted = 0
    const lines = Array.from({ length: total }, (_, i) => documents(document(String(i), 200)))
    const bytes = Buffer.byteLength(lines.join(''))
    for (const line of lines) worker.child.stdin.write(line, () => (accepted += Buffer.byteLength(line)))
    worker.child.stdin.end()
    // Until it has stood still for two seconds, nothing has been read of what it writes.
    let before = -1
    while (accepted === 0 || accepted !== before) {
      before = accepted
      await wait(2000)
    }
    // Eight documents under way, what two pipes hold, and what this side keeps: far from all there is.
    expect(accepted).toBeGreaterThan(0)
    expect(accepted).toBeLessThan(1_000_000)
    expect(bytes).toBeGreaterThan(7_000_000)
    worker.read()
    expect(await worker.ended).toEqual({ code: 0, signal: null })
    expect(worker.ends()).toBe(total)
  })

  it('answers what is under way on SIGTERM, and says by its code that input is left', async () => {
    const worker = startWorker('--batch', '3')
    worker.read()
    worker.child.stdin.write(documents(...Array.from({ length: 40 }, (_, i) => document(String(i), 100))))
    await worker.until(() => worker.ends() > 0)
    worker.child.kill('SIGTERM')
    expect(await worker.ended).toEqual({ code: 143, signal: null })
    const records = parseRecords(worker.text())
    expect(records.at(-1)?.table).toBe('end')
    const begun = new Set(records.slice(1).map(({ document: id }) => id))
    expect(worker.ends()).toBe(begun.size)
  })

  it('killed at any moment, leaves what a second worker completes to the output of a run', async () => {
    const folder = tempFolder()
    const docs = Array.from({ length: 30 }, (_, i) => document(String(i + 1), 20 + i))
    writeFileSync(path.join(folder, 'docs.jsonl'), documents(...docs))
    const worker = startWorker()
    worker.read()
    worker.child.stdin.end(documents(...docs))
    await worker.until(() => worker.ends() > 3)
    worker.child.kill('SIGKILL')
    expect(await worker.ended).toEqual({ code: null, signal: 'SIGKILL' })
    writeFileSync(path.join(folder, '1.jsonl'), worker.text())
    const retry = broadsheet(PLAIN, { input: documents(...docs.slice(2)) })
    expect(retry.status).toBe(0)
    writeFileSync(path.join(folder, '2.jsonl'), retry.stdout)
    const at = { cwd: folder }
    expect(broadsheet(['merge', '1.jsonl', '2.jsonl', '-o', 'merged'], at)).toMatchObject({ status: 0, stderr: '' })
    expect(broadsheet(['run', 'docs.jsonl', '--until', 'repair', '--repair', 'off', '-o', 'run'], at).status).toBe(0)
    const [merged, run] = ['merged', 'run'].map((name) => snapshot(path.join(folder, name)))
    expect({ ...merged, 'run.json': '' }).toEqual({ ...run, 'run.json': '' })
  })

  it('ends when its reader goes', async () => {
    const worker = startWorker()
    worker.child.stdin.write(documents(...Array.from({ length: 200 }, (_, i) => document(String(i), 100))))
    worker.child.stdout.once('data', () => worker.child.stdout.destroy())
    expect(await worker.ended).toEqual({ code: 141, signal: null })
  })

  it.each([
    ['--batch', '0'],
    ['--batch', 'many'],
    ['--tables', 'claims,nonsense'],
    ['--root', 'nowhere'],
    ['--date', 'yesterday'],
  ])('says what is wrong with %s %s before it reads anything', (...option) => {
    const { status, stdout, stderr } = broadsheet([...PLAIN, ...option], { input: documents(document('a')) })
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('OPTION_INVALID')
    expect(stderr).not.toContain('bug')
  })
})

describe('merge as a command', () => {
  it('reads from a pipe, and passes its steps on', () => {
    const folder = tempFolder()
    const { stdout } = broadsheet(PLAIN, { input: documents(document('a'), document('b'), { id: 'c' }) })
    const merged = broadsheet(['merge', '-', '-o', 'out', '--quiet'], { cwd: folder, input: stdout })
    expect(merged.status).toBe(2)
    expect(merged.stderr).toContain('JSONL_INVALID')
    const settled = broadsheet(['merge', '--step', 'settle'], { cwd: folder, input: stdout })
    expect(settled).toMatchObject({ status: 0, stderr: '', stdout })
  })

  it('writes the rows and the report of a run with the same rulings', () => {
    const folder = tempFolder()
    const at = { cwd: folder }
    // Their ids are the lines' numbers, as the origins say.
    const docs = documents(document('1'), document('2'))
    writeFileSync(path.join(folder, 'docs.jsonl'), docs)
    const run = (...more: readonly string[]) =>
      broadsheet(['run', 'docs.jsonl', '-o', 'run', '--no-config', '--quiet', ...more], at)
    expect(run().status).toBe(0)
    const [first, second] = readRows(folder, 'run', 'claims.jsonl')
    const rulings = [
      { id: first?.['claim_id'], issue_id: '1', action: 'reject' },
      { id: second?.['claim_id'], issue_id: '2', action: 'accept' },
      { id: 'c-00000000000000ff', issue_id: '1', action: 'reject' },
    ]
    writeFileSync(path.join(folder, 'corrections.jsonl'), documents(...rulings))
    const ruled = ['--corrections', 'corrections.jsonl']
    expect(run(...ruled).status).toBe(0)
    const records = broadsheet(['worker', '--no-config', ...ruled], { ...at, input: docs })
    writeFileSync(path.join(folder, 'records.jsonl'), records.stdout)
    const merged = broadsheet(['merge', 'records.jsonl', '-o', 'merged', '--no-config', '--quiet', ...ruled], at)
    expect(merged).toMatchObject({ status: 0, stderr: '' })
    const [one, other] = ['merged', 'run'].map((name) => snapshot(path.join(folder, name)))
    expect(
      readRows(folder, 'run', 'corrections-report.jsonl')
        .map((row) => row['outcome'])
        .sort(),
    ).toEqual(['applied', 'applied', 'gone'])
    expect({ ...one, 'run.json': '' }).toEqual({ ...other, 'run.json': '' })
  })

  it('says what it needs', () => {
    expect(broadsheet(['merge']).stderr).toContain('OPTION_INVALID')
    expect(broadsheet(['merge', 'nowhere']).stderr).toContain('INPUT_NOT_FOUND')
    expect(broadsheet(['merge', '--step', 'settle', 'x.jsonl']).stderr).toContain('OPTION_INVALID')
  })
})
