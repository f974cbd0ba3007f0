import { once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { broadsheet, startBroadsheet } from '../support/cli.ts'

// Every test starts the program, some of them several times, and a busy machine is slow to load it.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

interface Answer {
  readonly text: string
  readonly quantities?: readonly { readonly text: string; readonly start: number; readonly end: number }[]
  readonly entities?: readonly {
    readonly text: string
    readonly start: number
    readonly end: number
    readonly label: string
  }[]
}

function answers(stdout: string): Answer[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function expectOffsetsInCodePoints(found: readonly Answer[]): void {
  for (const { text, quantities = [], entities = [] } of found) {
    for (const item of [...quantities, ...entities]) {
      expect([...text].slice(item.start, item.end).join('')).toBe(item.text)
    }
  }
}

describe('broadsheet quantities', () => {
  it('answers every line in order, empty ones and a last one without its line feed too', () => {
    const input = '产量达1.2亿吨\n\n𠮷林市增長３．６％\r\nSales rose 12% to $3 million\n5G\n投資5億元'
    const { status, stdout } = broadsheet(['quantities', '--place', 'Taiwan'], { input })
    expect(status).toBe(0)
    const found = answers(stdout)
    expect(found.map(({ text }) => text)).toEqual([
      '产量达1.2亿吨',
      '',
      '𠮷林市增長３．６％',
      'Sales rose 12% to $3 million',
      '5G',
      '投資5億元',
    ])
    expectOffsetsInCodePoints(found)
    expect(found[0]).toEqual({
      text: '产量达1.2亿吨',
      quantities: [
        {
          text: '1.2亿吨',
          start: 3,
          end: 8,
          kind: 'amount',
          value: 120000000,
          value_high: null,
          comparator: 'eq',
          unit: '吨',
          unit_code: 't',
          nominal: false,
        },
      ],
    })
    expect(found[1]?.quantities).toEqual([])
    expect(found[2]?.quantities).toMatchObject([{ text: '３．６％', start: 5, value: 3.6, unit_code: 'percent' }])
    expect(found[3]?.quantities).toHaveLength(2)
    expect(found[4]?.quantities).toMatchObject([{ nominal: true }])
    expect(found[5]?.quantities).toMatchObject([{ value: 500000000, unit_code: 'TWD' }])
  })

  it('answers a line before the next one comes', async () => {
    const child = startBroadsheet(['quantities'])
    for (const line of ['增长3%', '下降4%']) {
      child.stdin.write(`${line}\n`)
      const [chunk] = await once(child.stdout, 'data')
      expect(answers(String(chunk)).map(({ text }) => text)).toEqual([line])
    }
    child.stdin.end()
    expect((await once(child, 'close'))[0]).toBe(0)
  })

  it('ends in peace when its reader has seen enough', async () => {
    const child = startBroadsheet(['quantities'])
    child.stdin.on('error', () => {
      // The program is gone while we still write: that is the point.
    })
    let stderr = ''
    child.stderr.on('data', (text: Buffer) => {
      stderr += text
    })
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.end('产量达1.2亿吨，增长3%\n'.repeat(20_000))
    const [status] = await once(child, 'close')
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })
})

describe('broadsheet entities', () => {
  it('answers every line in order, in both languages', () => {
    const input = '海湾市市长林木森昨天在北京表示\n\nMayor John Smith spoke in London\n'
    const { status, stdout } = broadsheet(['entities'], { input })
    expect(status).toBe(0)
    const found = answers(stdout)
    expect(found.map(({ text }) => text)).toEqual([
      '海湾市市长林木森昨天在北京表示',
      '',
      'Mayor John Smith spoke in London',
    ])
    expectOffsetsInCodePoints(found)
    expect(found[0]?.entities).toContainEqual(
      expect.objectContaining({ text: '北京', label: 'LOC', score: expect.any(Number) }),
    )
    expect(found[1]?.entities).toEqual([])
    expect(found[2]?.entities).toContainEqual(expect.objectContaining({ text: 'John Smith', label: 'PER' }))
  })
})
