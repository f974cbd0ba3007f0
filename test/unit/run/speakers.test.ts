import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { composePipeline } from '../../../pipeline/index.ts'
import { type AnyStage, runIssues } from '../../../pipeline/run/index.ts'
import { readRows } from '../../support/cli.ts'
import { fakeRecogniser } from '../../support/fake-recogniser.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const page = (title: string, text: string) => `${title}\n\n${text}\n`
const DAYS = {
  '2031-01-01.txt': page('学校扩招', '　　海湾市教育局局长何建业昨天表示，海湾市的三所学校明年都将扩招。'),
  '2031-01-02.txt': page('苹果丰收', '　　村民何建业昨天说，今年的苹果个头大，价格也好，卖得不错。'),
  '2031-01-03.txt': page('食堂扩建', '　　海湾市教育局局长何建业昨天说，三所学校的食堂也要扩建。'),
}

async function run(inputs: readonly string[], register: string | null, concurrency = 2) {
  const output = tempFolder()
  const { stages } = composePipeline(fakeRecogniser())
  const { report } = await runIssues({
    config: {
      inputs,
      until: 'extract',
      repair: 'full',
      bom: false,
      ...(register === null ? {} : { speakers: register }),
    },
    output,
    stages: Object.values(stages) as readonly unknown[] as readonly AnyStage[],
    models: [],
    version: '0.0.0',
    concurrency,
  })
  const ids = (table: string) =>
    readRows(output, table)
      .map((row) => `${String(row['issue_id'])} ${String(row['speaker_id'])}`)
      .sort()
  return { report, speakers: ids('speakers.jsonl'), quotes: ids('quotes.jsonl') }
}

describe('a run with a register of speakers', () => {
  it('gives the same ids whatever the order of files, the concurrency and the number of runs', async () => {
    const input = tempFolder(DAYS)
    const files = Object.keys(DAYS).map((name) => path.join(input, name))
    const registers = ['forward', 'backward', 'daily'].map((name) => path.join(tempFolder(), `${name}.jsonl`))
    const [forward = '', backward = '', daily = ''] = registers
    const first = await run(files, forward, 1)
    const second = await run([...files].reverse(), backward, 4)
    const days = []
    for (const file of files) days.push(await run([file], daily))
    expect(second.speakers).toEqual(first.speakers)
    expect(days.flatMap(({ speakers }) => speakers)).toEqual(first.speakers)
    expect(days.flatMap(({ quotes }) => quotes)).toEqual(first.quotes)
    const [one, two, three] = first.speakers.map((line) => line.split(' ')[1])
    expect(one).toBe(three)
    expect(one).not.toBe(two)
    const contents = registers.map((file) => readFileSync(file, 'utf8'))
    expect(new Set(contents).size).toBe(1)
    // The same run once more changes nothing.
    expect((await run(files, forward)).speakers).toEqual(first.speakers)
    expect(readFileSync(forward, 'utf8')).toBe(contents[0])
  })

  it('points quotes to the rows of their speakers', async () => {
    const { speakers, quotes } = await run([tempFolder(DAYS)], path.join(tempFolder(), 'register.jsonl'))
    expect(quotes).toEqual(speakers)
  })

  it('stops at a damaged register before anything is made', async () => {
    const register = path.join(tempFolder({ 'register.jsonl': '{' }), 'register.jsonl')
    const output = path.join(tempFolder(), 'output')
    const options = {
      config: { inputs: ['raw'], until: 'extract', repair: 'full', bom: false, speakers: register } as const,
      output,
    }
    const failing = runIssues({ ...options, stages: [], models: [], version: '0.0.0', concurrency: 1 })
    await expect(failing).rejects.toMatchObject({ code: 'REGISTER_INVALID' })
    expect(existsSync(output)).toBe(false)
    expect(readFileSync(register, 'utf8')).toBe('{')
  })

  it('leaves the register alone when no issue came through', async () => {
    const register = path.join(tempFolder(), 'register.jsonl')
    writeFileSync(register, '')
    const { report } = await run([path.join(tempFolder(), 'nowhere')], register)
    expect(report.status).toBe('failed')
    expect(readFileSync(register, 'utf8')).toBe('')
  })

  it('hashes what the register said, not its name', async () => {
    const input = tempFolder(DAYS)
    const hash = async (register: string | null) => (await run([input], register)).report.config_hash
    const [a, b] = [path.join(tempFolder(), 'a.jsonl'), path.join(tempFolder(), 'b.jsonl')]
    const fresh = await hash(a)
    expect(await hash(b)).toBe(fresh)
    expect(await hash(a)).not.toBe(fresh)
    expect(await hash(null)).not.toBe(fresh)
  })
})
