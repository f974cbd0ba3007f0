import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTextStages } from '../../../pipeline/index.ts'
import { type AnyStage, type RunEvent, type RunOptions, runIssues } from '../../../pipeline/run/index.ts'
import { readRows, snapshot } from '../../support/cli.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const PAGE = '海湾新厂投产\n\n海湾市的新厂昨天投产，第一批产品已经装船。\n'

const { decode, normalise, repair } = createTextStages()

function options(input: string, output: string, more: Partial<RunOptions> = {}): RunOptions {
  return {
    config: { inputs: [input], until: 'repair', repair: 'full', bom: true },
    output,
    stages: [decode, normalise, repair] as readonly unknown[] as readonly AnyStage[],
    models: [],
    version: '0.0.0',
    concurrency: 2,
    ...more,
  }
}

describe('runIssues', () => {
  it('writes the tables with a report that vouches for them', async () => {
    const [input, output] = [tempFolder({ 'a.txt': PAGE, 'b.txt': PAGE }), tempFolder()]
    const { report, written } = await runIssues(options(input, output))
    expect(written).toBe(true)
    expect(report).toMatchObject({ status: 'complete', counts: { inputs: 2, issues: 2, dead_letters: 0 } })
    expect(JSON.parse(readFileSync(path.join(output, 'run.json'), 'utf8'))).toEqual(report)
    const tables = ['articles.jsonl', 'repairs.jsonl', 'repairs.csv', 'pages.jsonl']
    const described = ['articles', 'repairs', 'pages', 'dead-letter', 'corrections-report', 'run']
    const schemas = described.map((name) => `schemas/${name}.schema.json`)
    const outputs = [...tables, ...schemas, 'datapackage.json', 'dead-letter.jsonl']
    expect(report.outputs.map(({ file }) => file)).toEqual(outputs)
    const shards = ['a', 'b'].flatMap((id) => [...tables, 'issue.json'].map((file) => `issues/${id}/${file}`))
    expect(Object.keys(snapshot(output))).toEqual([...outputs, ...shards, '.broadsheet/index.jsonl', 'run.json'].sort())
    expect(report.inputs.map(({ issue_id, encoding }) => [issue_id, encoding])).toEqual([
      ['a', 'utf-8'],
      ['b', 'utf-8'],
    ])
  })

  it('gives the hash of a configuration to what decides the rows, and to nothing else', async () => {
    const input = tempFolder({ 'a.txt': PAGE })
    const hash = async (more: Partial<RunOptions['config']>, rest: Partial<RunOptions> = {}) => {
      const base = options(input, tempFolder(), rest)
      return (await runIssues({ ...base, config: { ...base.config, ...more } })).report.config_hash
    }
    const plain = await hash({})
    expect(await hash({}, { concurrency: 5 })).toBe(plain)
    expect(await hash({ date: '2020-01-01' })).not.toBe(plain)
    expect(await hash({ repair: 'off' })).not.toBe(plain)
    expect(await hash({}, { version: '0.0.1' })).not.toBe(plain)
    expect(await hash({}, { models: [{ id: 'm', hash: 'h' }] })).not.toBe(plain)
  })

  it('is partial when some inputs die, and says why', async () => {
    const [input, output] = [tempFolder({ 'a.txt': '', 'b.txt': PAGE }), tempFolder()]
    const events: RunEvent[] = []
    const { report } = await runIssues(options(input, output, { onEvent: (event) => events.push(event) }))
    expect(report.status).toBe('partial')
    expect(readRows(output, 'dead-letter.jsonl')).toMatchObject([
      { issue_id: 'a', stage: 'decode', code: 'DECODE_EMPTY' },
    ])
    expect(readRows(output, 'articles.jsonl').map((row) => row['issue_id'])).toEqual(['b'])
    expect(events.filter(({ kind }) => kind !== 'step').map(({ kind }) => kind)).toEqual([
      'plan',
      'dead-letter',
      'issue',
      'writing',
    ])
  })

  it('warns of tables that an earlier run left and this one does not write', async () => {
    const [input, output] = [tempFolder({ 'a.txt': PAGE }), tempFolder({ 'claims.csv': 'old', 'notes.csv': 'mine' })]
    const { report } = await runIssues(options(input, output))
    expect(report.warnings).toMatchObject([
      { rule: 'run/files-stale', reason: expect.stringMatching(/: claims\.csv\.$/) },
    ])
    expect(snapshot(output)).toMatchObject({ 'claims.csv': 'old', 'notes.csv': 'mine' })
  })

  it('does not put nothing in the place of an earlier run', async () => {
    const [input, output] = [tempFolder({ 'a.txt': PAGE }), tempFolder()]
    await runIssues(options(input, output))
    const before = snapshot(output)
    const { report, written } = await runIssues(options(path.join(input, 'nowhere'), output))
    expect(report.status).toBe('failed')
    expect(written).toBe(false)
    expect(snapshot(output)).toEqual(before)
  })

  it('writes the dead letters of a failed run where there was none before, or only a failed one', async () => {
    const output = tempFolder()
    for (const name of ['nowhere', 'elsewhere']) {
      const { written } = await runIssues(options(path.join(output, name), output))
      expect(written).toBe(true)
      expect(readRows(output, 'dead-letter.jsonl')).toMatchObject([
        { issue_id: name, stage: 'read', code: 'INPUT_NOT_FOUND' },
      ])
    }
  })

  it('leaves the files as they were when the run is given up', async () => {
    const [input, output] = [tempFolder({ 'a.txt': PAGE, 'b.txt': PAGE, 'c.txt': PAGE }), tempFolder()]
    writeFileSync(path.join(output, 'articles.jsonl'), 'old')
    const controller = new AbortController()
    const onEvent = (event: RunEvent) => {
      if (event.kind === 'issue') controller.abort(new Error('enough'))
    }
    const run = runIssues(options(input, output, { signal: controller.signal, onEvent, concurrency: 1 }))
    await expect(run).rejects.toThrow('enough')
    const { 'articles.jsonl': articles, ...more } = snapshot(output)
    expect(articles).toBe('old')
    // What was through is kept for the next run, out of sight.
    expect(Object.keys(more)).toContain('.broadsheet/pending/a/issue.json')
    for (const file of Object.keys(more)) expect(file).toMatch(/^\.broadsheet\/pending\//)
  })
})
