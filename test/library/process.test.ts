import { describe, expect, it } from 'vitest'
import { composePipeline, type EachInput, type IssueInput, issueRows, PipelineError } from '../../pipeline/index.ts'
import { fakeRecogniser } from '../support/fake-recogniser.ts'

const TEXT = '去年全市新建充电桩1200个，同比增长8.7%。“我们明年再建一批。”秦川越说。'
const pipeline = composePipeline(fakeRecogniser({ 秦川越: 'PER' }))

const input = (n: number): EachInput => ({ input: `第${n}座新厂投产，年产值达${n}.5亿元。`, facts: { id: `n${n}` } })

describe('process', () => {
  it('takes a text and what is known of it', async () => {
    const issue = await pipeline.process(TEXT, { id: 'demo', date: '2024-05-20', publication: '云泽日报' })
    const { claims, quotes } = issueRows(issue)
    expect(claims.map(({ value, issue_id, period_start }) => [value, issue_id, period_start])).toEqual([
      [1200, 'demo', '2023-01-01'],
      [8.7, 'demo', '2023-01-01'],
    ])
    expect(quotes.map(({ speaker, publication }) => [speaker, publication])).toEqual([['秦川越', '云泽日报']])
  })

  it('gives a text without an id the same one each time', async () => {
    const [a, b, other] = await Promise.all([TEXT, TEXT, `${TEXT}完`].map((text) => pipeline.process(text)))
    expect(a?.meta.issueId).toMatch(/^text-[0-9a-f]{16}$/)
    expect(b?.meta.issueId).toBe(a?.meta.issueId)
    expect(other?.meta.issueId).not.toBe(a?.meta.issueId)
  })

  it('reads bytes in old encodings, and pages in order', async () => {
    const gbk = Uint8Array.from([0xb2, 0xfa, 0xc1, 0xbf, 0xb4, 0xef, 0x33, 0xcd, 0xf2, 0xb6, 0xd6, 0xa1, 0xa3])
    const { pages } = await pipeline.process([
      { name: 'A01', text: '头版' },
      { name: 'A02', text: gbk },
    ])
    expect(pages.map(({ origin, decoded }) => [origin.page, decoded])).toEqual([
      ['A01', '头版'],
      ['A02', '产量达3万吨。'],
    ])
  })

  const refused: [string, IssueInput, object, string][] = [
    ['a date of no calendar', TEXT, { date: '2024-02-30' }, 'OPTION_INVALID'],
    ['an empty id', TEXT, { id: ' ' }, 'OPTION_INVALID'],
    ['no page', [], {}, 'OPTION_INVALID'],
    ['an empty text', '', {}, 'DECODE_EMPTY'],
    ['pages of one name', ['a', 'b'].map((text) => ({ name: 'A01', text })), {}, 'OPTION_INVALID'],
  ]
  it.each(refused)('refuses %s', async (_, given, facts, code) => {
    await expect(pipeline.process(given, facts)).rejects.toMatchObject({ name: 'PipelineError', code })
  })

  it('stops when it is told to', async () => {
    const reason = new Error('enough')
    await expect(pipeline.process(TEXT, {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})

describe('processEach', () => {
  it('yields results in order, failures among them', async () => {
    const seen: unknown[] = []
    for await (const one of pipeline.processEach([input(1), { input: '' }, input(3)], { concurrency: 3 })) {
      seen.push(one.kind === 'done' ? one.issue.meta.issueId : one.error.code)
      expect(one.index).toBe(seen.length - 1)
    }
    expect(seen).toEqual(['n1', 'DECODE_EMPTY', 'n3'])
  })

  it('asks for no more than it works on, and closes the source when the consumer leaves', async () => {
    let asked = 0
    let closed = false
    async function* endless() {
      try {
        for (;;) yield input(++asked)
      } finally {
        closed = true
      }
    }
    let taken = 0
    for await (const one of pipeline.processEach(endless(), { concurrency: 2 })) {
      expect(one.kind).toBe('done')
      expect(asked).toBeLessThanOrEqual(taken + 2)
      taken += 1
      if (taken === 5) break
    }
    expect(closed).toBe(true)
  })

  it('throws the reason of its signal after what it has given', async () => {
    const controller = new AbortController()
    const seen: number[] = []
    const all = async () => {
      for await (const { index } of pipeline.processEach([1, 2, 3, 4].map(input), { signal: controller.signal })) {
        seen.push(index)
        controller.abort(new Error('enough'))
      }
    }
    await expect(all()).rejects.toThrow('enough')
    expect(seen).toEqual([0])
  })

  it('lets a bug through', async () => {
    const broken = composePipeline({ ...fakeRecogniser(), recognise: () => Promise.reject(new TypeError('a bug')) })
    const all = async () => {
      for await (const one of broken.processEach([input(1)])) expect(one).toBeNull()
    }
    await expect(all()).rejects.toThrow(TypeError)
  })

  it('refuses a concurrency of nothing', async () => {
    await expect(pipeline.processEach([], { concurrency: 0 }).next()).rejects.toBeInstanceOf(PipelineError)
  })
})
