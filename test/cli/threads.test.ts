import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { broadsheet, readRows, snapshot, startBroadsheet } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'

vi.setConfig({ testTimeout: 240_000 })

const MODEL = path.resolve(import.meta.dirname, '../../models/broadsheet-ner-zh-small')

function page(i: number): string {
  return `学校扩招${i}\n\n　　海湾市教育局局长苏青禾昨天表示，海湾市的${i + 3}所学校明年都将扩招，新增学位${i * 10 + 7}个，同比增长${i}.5%。\n`
}

/** Pages of several kinds, as files, lines and a folder. */
function inputs(): Record<string, string> {
  const lines = [11, 12, 13].map((i) => JSON.stringify({ id: `line-${i}`, date: '2031-02-03', text: page(i) }))
  return {
    'in/2031-01-01.txt': page(1),
    'in/2031-01-02.txt': page(2).repeat(30),
    'in/2031-01-03.txt': '\u0000\u0001\u0002',
    'in/2031-01-04.html': `<html><body><article><h1>学校扩招</h1><p>${page(4)}</p></article></body></html>`,
    'in/2031-01-05/a.txt': page(5),
    'in/2031-01-05/b.txt': page(6),
    'in/day.jsonl': `${lines.join('\n')}\nnot a line\n`,
    'people.jsonl': '',
  }
}

/** A program that is loaded before ours in every thread. */
function hook(folder: string, program: string): { readonly NODE_OPTIONS: string } {
  const file = path.join(folder, 'hook.cjs')
  writeFileSync(file, `const { isMainThread, workerData } = require('node:worker_threads')\n${program}`)
  return { NODE_OPTIONS: `--require ${file}` }
}

/** Does something in a thread that comes upon a page with 〔毒〕. */
const onPoison = (what: string) => `
if (!isMainThread && workerData.threads === undefined) {
  const { decode } = TextDecoder.prototype
  TextDecoder.prototype.decode = function (...given) {
    const text = decode.apply(this, given)
    if (text.includes('〔毒〕')) ${what}
    return text
  }
}`

function rowsAndRecords(folder: string): Record<string, string> {
  const { 'out/run.json': _clock, ...files } = snapshot(folder)
  return Object.fromEntries(Object.entries(files).filter(([name]) => name.startsWith('out')))
}

describe('broadsheet run in threads', () => {
  it('writes byte for byte what one thread writes, standard input and rulings included', () => {
    const folders = [
      ['--threads', '1', '--concurrency', '1'],
      ['--threads', '2'],
      ['--threads', '5'],
    ].map((flags) => {
      const folder = tempFolder(inputs())
      writeFileSync(path.join(folder, 'rulings.jsonl'), '')
      const args = ['run', 'in', '-', '-o', 'out', '--speakers', 'people.jsonl', '--corrections', 'rulings.jsonl']
      const first = broadsheet([...args, ...flags], { cwd: folder, input: page(9) })
      expect(first.status, first.stderr).toBe(2)
      const [claim] = readRows(folder, 'out/claims.jsonl')
      const { claim_id: id, issue_id } = claim ?? {}
      writeFileSync(path.join(folder, 'rulings.jsonl'), `${JSON.stringify({ id, issue_id, action: 'reject' })}\n`)
      expect(broadsheet([...args, ...flags], { cwd: folder, input: page(9) }).status).toBe(2)
      expect(readRows(folder, 'out/claims.jsonl').map((row) => row['claim_id'])).not.toContain(id)
      return rowsAndRecords(folder)
    })
    expect(Object.keys(folders[0] ?? {}).length).toBeGreaterThan(30)
    for (const other of folders.slice(1)) expect(other).toEqual(folders[0])
  })

  it('makes a dead letter of the issue under which a thread ends, and goes on', () => {
    const folder = tempFolder({ ...inputs(), 'in/2031-01-02-poison.txt': `〔毒〕\n${page(3)}` })
    const env = hook(folder, onPoison('process.exit(7)'))
    const { status, stderr } = broadsheet(['run', 'in', '-o', 'out', '--threads', '2'], { cwd: folder, env })
    expect(status, stderr).toBe(2)
    const letters = readRows(folder, 'out/dead-letter.jsonl')
    const crashed = letters.filter((letter) => letter['code'] === 'WORKER_CRASHED')
    expect(crashed).toMatchObject([{ issue_id: '2031-01-02-poison', stage: 'decode' }])
    expect(crashed[0]?.['reason']).toContain('exited with code: 7')
    expect(letters).toHaveLength(3)
    expect(new Set(readRows(folder, 'out/articles.jsonl').map((row) => row['issue_id'])).size).toBe(7)
  })

  it('ends with what happened to the models, when their thread ends', () => {
    const folder = tempFolder(inputs())
    const env = hook(folder, 'if (!isMainThread && workerData.threads !== undefined) setTimeout(process.exit, 50, 9)')
    const { status, stderr } = broadsheet(['run', 'in', '-o', 'out', '--threads', '2'], { cwd: folder, env })
    expect(status).toBe(1)
    expect(stderr).toContain('(MODEL_STOPPED)')
    expect(stderr).toContain('exit code 9')
    expect(existsSync(path.join(folder, 'out/claims.jsonl'))).toBe(false)
  })

  it('refuses a model that is not whole or none before it keeps anything of an issue', () => {
    const folder = tempFolder(inputs())
    cpSync(MODEL, path.join(folder, 'model'), { recursive: true })
    const run = () => broadsheet(['run', 'in', '-o', 'out', '--model', 'model', '--threads', '2'], { cwd: folder })
    writeFileSync(path.join(folder, 'model/onnx/model_quantized.onnx'), 'no model')
    const unsupported = run()
    expect(unsupported.status).toBe(1)
    expect(unsupported.stderr).toContain('(MODEL_UNSUPPORTED)')
    rmSync(path.join(folder, 'model/tokenizer.json'))
    expect(run().stderr).toContain('(MODEL_MISSING)')
    const kept = path.join(folder, 'out/.broadsheet/pending')
    expect(existsSync(kept) ? readdirSync(kept) : []).toEqual([])
    expect(existsSync(path.join(folder, 'out/claims.jsonl'))).toBe(false)
  })

  it('opens no session, and starts no thread, where nothing is new', () => {
    const folder = tempFolder(inputs())
    mkdirSync(path.join(folder, 'seen'))
    const env = hook(
      folder,
      `
const { writeFileSync } = require('node:fs')
const { threadId } = require('node:worker_threads')
const see = (what) => writeFileSync(${JSON.stringify(path.join(folder, 'seen'))} + '/' + what, '')
if (!isMainThread) see('thread-' + threadId)
const { dlopen } = process
process.dlopen = function (module, file, ...more) {
  if (file.includes('onnxruntime')) see('session')
  return dlopen.call(this, module, file, ...more)
}`,
    )
    const seen = () => readdirSync(path.join(folder, 'seen'))
    const run = () => broadsheet(['run', 'in', '-o', 'out', '--threads', '2'], { cwd: folder, env })
    expect(run().status).toBe(2)
    expect(seen()).toContain('session')
    expect(seen().filter((what) => what.startsWith('thread'))).toHaveLength(3)
    writeFileSync(path.join(folder, 'in/2031-01-03.txt'), page(3))
    expect(run().status).toBe(2)
    const before = rowsAndRecords(folder)
    for (const what of seen()) writeFileSync(path.join(folder, 'seen', what), 'seen before')
    expect(run().status).toBe(2)
    for (const what of seen()) expect(readFileSync(path.join(folder, 'seen', what), 'utf8')).toBe('seen before')
    expect(rowsAndRecords(folder)).toEqual(before)
  })

  it('answers Ctrl-C at once, though a thread is caught in a page, and keeps what is through', async () => {
    const folder = tempFolder({ ...inputs(), 'in/2031-01-02-poison.txt': `〔毒〕\n${page(3)}` })
    const env = hook(folder, onPoison('for (;;);'))
    const child = startBroadsheet(['run', 'in', '-o', 'out', '--threads', '2'], folder, env)
    const closed = once(child, 'close')
    let lines = ''
    child.stdout.resume()
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (text: Buffer) => {
        lines += text.toString()
        if (lines.includes('2031-01-01: articles')) resolve()
      })
    })
    const asked = performance.now()
    child.kill('SIGINT')
    const [status] = await closed
    expect(status).toBe(130)
    expect(performance.now() - asked).toBeLessThan(10_000)
    expect(readdirSync(path.join(folder, 'out/.broadsheet/pending'))).toContain('2031-01-01')
  })
})
