import { describe, expect, it } from 'vitest'
import { createReprintLinker, signatureOf } from '../../../pipeline/archive/index.ts'
import { foldText } from '../../../pipeline/stages/index.ts'
import { articleOf } from './article.ts'

// The invented copy of an agency, long enough for an article of a page.
const COPY = `新岭社海湾3月5日电 海湾市港务局5日发布的统计显示，今年前两个月，海湾港完成货物吞吐量1862万吨，同比增长7.3%，其中集装箱吞吐量46.2万标箱，增长11.8%。
港务局局长何建业介绍，新开通的两条近海航线分担了主航道的压力，船舶平均候泊时间由去年同期的9.5小时缩短到6.2小时。码头上的岸桥全部改为远程操控，一名司机坐在控制室里可以照看三台设备。
走进三号泊位，工人林大江正在检查缆桩。他说，过去卸一船矿石要两天，如今换了新的抓斗，一天半就能卸完。货主们也愿意多等一潮水，因为堆场的租金比邻港便宜了一成。
何建业表示，下一步将疏浚北侧航道，把水深由14米加到16.5米，让更大的船进得来、靠得稳。工程预计投入23亿元，分三期实施，最后一期在后年夏天完工。
在港区以南，一座占地320亩的冷链园正在收尾，建成后可以存放12万吨海产品。附近的渔民盼着它早点开门，省得把鱼运到一百公里以外去冻。`

const LEAD = '本报综合消息 记者昨天从有关方面了解到下面这些情况，细节仍在核实之中。\n'

interface Printing {
  readonly id: string
  readonly date: string | null
  readonly text: string
}

function linksOf(printings: readonly Printing[]): Record<string, string> {
  const linker = createReprintLinker()
  const links = printings.flatMap(({ id, date, text }) => {
    const signature = signatureOf({ ...articleOf(id, text), folded: foldText(text) })
    return [...linker.add({ date, signatures: signature === null ? [] : [signature] })]
  })
  return Object.fromEntries(links)
}

/** What a second printing of the copy is linked to. */
const linkOf = (text: string, original = COPY) =>
  linksOf([
    { id: 'first', date: '2031-03-06', text: original },
    { id: 'again', date: '2031-03-07', text },
  ])['again']

describe('reprints', () => {
  it.each([
    ['the same text', COPY],
    ['another lead', LEAD + COPY],
    ['a cut ending', COPY.slice(0, COPY.length * 0.6)],
    ['other punctuation and spaces', COPY.replaceAll('，', ', ').replaceAll('。', '．')],
    [
      'small edits',
      COPY.replace('介绍', '说').replace('正在检查', '检查着').replace('仍', '还').replace('愿意', '乐意'),
    ],
    ['a corrected figure', COPY.replace('320亩', '330亩')],
    [
      'the other script',
      COPY.replaceAll('货', '貨').replaceAll('运', '運').replaceAll('码头', '碼頭').replaceAll('长', '長'),
    ],
  ])('are found: %s', (_, text) => {
    expect(linkOf(text)).toBe('first')
  })

  it.each([
    ['the same form with other figures', COPY.replace(/\d+/g, (figure) => String(Number(figure) + 3))],
    ['a text that holds a third of it', COPY.slice(0, COPY.length / 3) + '山'.repeat(10) + articleText(11)],
    ['another text', articleText(3)],
  ])('are not: %s', (_, text) => {
    expect(linkOf(text)).toBeUndefined()
  })

  it('are not: a notice with another name and date', () => {
    const notice = (name: string, day: number) =>
      `遗失声明 本人${name}不慎将身份证遗失，证号尾数为${day}17，自登报之日起声明作废，如有冒用与本人无关，特此向社会各界声明，望拾得者与本报联系，必有重谢。`
    expect(linkOf(notice('何建业', 43), notice('林大江', 58))).toBeUndefined()
  })

  it('are not: the brief that was printed before the whole copy', () => {
    const brief = COPY.slice(0, 80)
    expect(linkOf(COPY, brief)).toBeUndefined()
    expect(linkOf(brief, COPY)).toBe('first')
  })

  it('all name the first printing, not the one before', () => {
    const days = ['2031-03-06', '2031-03-07', '2031-03-08'].map((date, i) => ({ id: `a${i}`, date, text: COPY }))
    expect(linksOf(days)).toEqual({ a1: 'a0', a2: 'a0' })
  })

  it('are not looked for after months, nor forgotten where there is no date', () => {
    const linksFrom = (date: string | null) =>
      linksOf([
        { id: 'a', date, text: COPY },
        { id: 'b', date: '2031-08-01', text: COPY },
      ])
    expect(linksFrom('2031-03-06')).toEqual({})
    expect(linksFrom(null)).toEqual({ b: 'a' })
  })

  it('need a text that is more than a formula', () => {
    expect(signatureOf(articleOf('a', '本版责任编辑何建业 电话见第二版'))).toBeNull()
    expect(signatureOf(articleOf('a', '', 'body'))).toBeNull()
  })

  it('leave titles, captions and furniture out', () => {
    expect(signatureOf(articleOf('a', COPY, 'furniture'))).toBeNull()
  })

  it('have signatures that stay small', () => {
    const size = (text: string) => JSON.stringify(signatureOf(articleOf('a', text))).length
    expect(size(COPY)).toBeLessThan(1500)
    expect(size(articleText(1).repeat(1) + longText(300_000))).toBeLessThan(16_000)
  })

  it('stay quick when thousands of articles share their boilerplate', () => {
    const tail = COPY.slice(-120)
    const linker = createReprintLinker()
    const started = performance.now()
    for (let i = 0; i < 3000; i += 1) {
      const signature = signatureOf(articleOf(`a${i}`, articleText(i) + tail))
      linker.add({ date: '2031-03-06', signatures: signature === null ? [] : [signature] })
    }
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

/** A text of its own for each number: characters in an order that no other has. */
function articleText(seed: number): string {
  return longText(300, seed)
}

function longText(length: number, seed = 1): string {
  let state = seed + 1
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return String.fromCharCode(0x4e00 + ((state >>> 16) % 6000))
  }).join('')
}
