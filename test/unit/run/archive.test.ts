import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { composePipeline } from '../../../pipeline/index.ts'
import { type AnyStage, runIssues } from '../../../pipeline/run/index.ts'
import { readRows, snapshot } from '../../support/cli.ts'
import { fakeRecogniser } from '../../support/fake-recogniser.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const COPY = `　　新岭社海湾3月5日电 海湾市港务局5日发布的统计显示，今年前两个月，海湾港完成货物吞吐量1862万吨，同比增长7.3%，其中集装箱吞吐量46.2万标箱，增长11.8%。

　　港务局局长何建业说：“新开通的两条近海航线分担了主航道的压力，船舶平均候泊时间由去年同期的9.5小时缩短到6.2小时。”码头上的岸桥全部改为远程操控。`

const page = (title: string, text: string) => `${title}\n\n${text}\n`

const PAGES = {
  '晨报-2031-03-06.txt': page('海湾港货物多了', COPY),
  '时报-2031-03-07.txt': page('港口两月忙', `${COPY}\n\n　　另据了解，邻市的码头正在扩建。`),
}
const EARLIEST = { '晚报-2031-03-05.txt': page('海湾港开年见旺', COPY) }

async function run(input: string, output: string) {
  const { stages } = composePipeline(fakeRecogniser())
  const { report } = await runIssues({
    config: { inputs: [input], until: 'extract', repair: 'full', bom: false },
    output,
    stages: Object.values(stages) as readonly unknown[] as readonly AnyStage[],
    models: [],
    version: '0.0.0',
    concurrency: 2,
  })
  return report
}

const columns = (output: string, table: string) =>
  readRows(output, table).map((row) => [String(row['issue_id']), row['reprint_of']] as const)

/** All files but the report, which knows the clock, and the state of the store. */
function rowsOf(output: string): Record<string, string> {
  const files = Object.entries(snapshot(output))
  return Object.fromEntries(files.filter(([name]) => name !== 'run.json' && !name.startsWith('.broadsheet')))
}

describe('a run over reprints', () => {
  it('names the first printing in the rows of the later ones', async () => {
    const output = tempFolder()
    await run(tempFolder(PAGES), output)
    const first = readRows(output, 'articles.jsonl')[0]?.['article_id']
    expect(first).toMatch(/^a-/)
    for (const table of ['articles.jsonl', 'claims.jsonl', 'quotes.jsonl']) {
      const links = columns(output, table)
      expect(links.length, table).toBeGreaterThan(1)
      for (const [issue, reprintOf] of links) expect(reprintOf, table).toBe(issue.startsWith('时报') ? first : null)
    }
    expect(readFileSync(path.join(output, 'claims.csv'), 'utf8')).toContain(String(first))
  })

  it('links anew when an earlier printing comes in, as if all had come at once', async () => {
    const [apart, at, all] = [tempFolder(), tempFolder(), tempFolder({ ...PAGES, ...EARLIEST })]
    const input = tempFolder(PAGES)
    await run(input, apart)
    const { this_run } = await run(all, at)
    expect(this_run.processed).toBe(3)
    await run(all, apart)
    expect(new Set(columns(apart, 'articles.jsonl').map(([, reprintOf]) => reprintOf)).size).toBe(2)
    expect(columns(apart, 'claims.jsonl')).toEqual(columns(at, 'claims.jsonl'))
    // Pages name the file they were read from, which lies elsewhere here.
    const shards = (output: string) =>
      Object.entries(rowsOf(output)).filter(([name]) => /(?<!pages)\.(?:jsonl|csv)$/.test(name))
    expect(shards(apart)).toEqual(shards(at))
  })

  it('takes a link back when the first printing goes', async () => {
    const output = tempFolder()
    await run(tempFolder(PAGES), output)
    expect(columns(output, 'articles.jsonl').some(([, reprintOf]) => reprintOf !== null)).toBe(true)
    const changed = tempFolder({
      ...PAGES,
      '晨报-2031-03-06.txt': page('别的', '　　这一天的报纸说的是全然不同的事情。'),
    })
    await run(changed, output)
    expect(columns(output, 'articles.jsonl').every(([, reprintOf]) => reprintOf === null)).toBe(true)
  })
})

describe('a run over issues of one paper', () => {
  const sidecar = JSON.stringify({ publication: '海湾晨报' })
  const body = Array.from(
    { length: 24 },
    (_, i) => `　　第${i + 3}区今年投入${i + 2}30万元，建成${i + 4}2座小桥，同比增长${i}.7%。`,
  ).join('\n\n')

  it('says what is out of line, in the report and as a warning', async () => {
    const days = Array.from({ length: 7 }, (_, i) => [`2031-04-0${i + 1}`, page('小桥', body)] as const)
    const lean = [
      '2031-04-08',
      page('闲话', `　　${'今天天气很好街上的人都在慢慢地走着说着笑着'.repeat(40)}。`),
    ] as const
    const files = [...days, lean].flatMap(([day, text]) => [
      [`${day}.txt`, text],
      [`${day}.meta.json`, sidecar],
    ])
    const report = await run(tempFolder(Object.fromEntries(files)), tempFolder())
    const own = report.alarms.filter(({ issue_id }) => issue_id === '2031-04-08')
    expect(own.map(({ kind, this_run }) => [kind, this_run])).toContainEqual(['few-claims', true])
    expect(report.alarms).toHaveLength(own.length)
    expect(
      report.warnings.some(({ rule, issue_id }) => rule === 'archive/few-claims' && issue_id === '2031-04-08'),
    ).toBe(true)
  })
})
