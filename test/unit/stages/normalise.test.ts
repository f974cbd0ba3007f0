import { describe, expect, it } from 'vitest'
import { createNormalise } from '../../../pipeline/stages/index.ts'
import { checkIssue } from '../../support/check-article.ts'
import { rawIssue } from '../../support/pages.ts'

async function blocksOf(decoded: string): Promise<readonly string[]> {
  const { meta } = rawIssue([])
  const origin = { page: '01.txt', path: '01.txt', format: 'text' as const, sha256: '', byteLength: 0 }
  const issue = await createNormalise().run({ meta, messages: [], pages: [{ origin, encoding: 'utf-8', decoded }] })
  checkIssue(issue)
  return issue.pages.flatMap((page) => page.normalised.text.split('\n'))
}

describe('characters', () => {
  it.each([
    ['half-width digits and letters', '产量１２３４吨，ＧＤＰ增长', ['产量1234吨，GDP增长']],
    ['a full-width per cent sign', '增长８．５％。％不变', ['增长8.5%。％不变']],
    ['a full-width point', '１．２万亿。３．第三', ['1.2万亿。3．第三']],
    ['full-width commas between thousands', '共１，２３４，５６７元', ['共1,234,567元']],
    ['but not in a list of years', '１９９９，２００４，２００９年', ['1999，2004，2009年']],
    ['nor of small numbers', '7，8月，１，２，３名', ['7，8月，1，2，3名']],
    ['no space between Han characters', '工 业　增\u00a0加 值，同 比增长了。', ['工业增加值，同比增长了。']],
    ['one space elsewhere', '建成 5G  基站。 OK   go', ['建成 5G 基站。 OK go']],
    ['spaces of a headline', '稳住基本盘　开好新局面', ['稳住基本盘 开好新局面']],
    ['no spaces in a word set wide', '社　　论', ['社论']],
    ['whatever hides in it', '社\u0007　\u200b论', ['社论']],
    ['no space beside shared marks in Chinese', '他说： “ 好 ” 。', ['他说：“好”。']],
    ['their spaces in English', 'He said “no” — and left.', ['He said “no” — and left.']],
    ['no soft hyphens, zero widths, controls', '经\u00ad济\u200b增\u0007长\ufeff。', ['经济增长。']],
    ['any kind of line end', '一。\r\n二。\r三。\u2028四。', ['一。', '二。', '三。', '四。']],
  ])('keeps %s', async (_, raw, expected) => {
    expect(await blocksOf(raw)).toEqual(expected)
  })
})

describe('hard-wrapped lines', () => {
  it('joins the lines of a narrow column, and begins a block at an indent', async () => {
    const raw = [
      '　　清河镇今年春天新修的水',
      '渠全长四十二公里，可以灌溉',
      '六个村的两千亩稻田，村民们',
      '说再也不用为水发愁了。',
      '　　镇长介绍，下一步还要把',
      '水渠延长到山脚下的果园去。',
    ].join('\n')
    expect(await blocksOf(raw)).toEqual([
      '清河镇今年春天新修的水渠全长四十二公里，可以灌溉六个村的两千亩稻田，村民们说再也不用为水发愁了。',
      '镇长介绍，下一步还要把水渠延长到山脚下的果园去。',
    ])
  })

  it('ends a block after a line that had room left', async () => {
    const raw = [
      '清河镇今年春天新修的水渠全',
      '长四十二公里，能浇地两千亩',
      '有余。',
      '镇长介绍，下一步还要把水渠',
      '延长到山脚下的那片果园去。',
    ].join('\n')
    expect(await blocksOf(raw)).toHaveLength(2)
  })

  it('lets a mark hang over the edge and a word stay whole', async () => {
    const raw = [
      '清河镇建成了全省最大的水库，',
      '年供水能力达到3400万立方米',
      '以上，还接入了ZigBee传感',
      '器和十二座自动的泵站设备。',
    ].join('\n')
    expect(await blocksOf(raw)).toHaveLength(1)
  })

  it('joins English lines with spaces and mends hyphenated words', async () => {
    const raw = [
      'The harbour authority said on Tues-',
      'day that traffic through the north-',
      'ern basin had grown faster than in',
      'any year since the great Anglo-',
      'French line opened its terminal.',
    ].join('\n')
    expect(await blocksOf(raw)).toEqual([
      'The harbour authority said on Tuesday that traffic through the northern basin had grown faster than in any year since the great Anglo-French line opened its terminal.',
    ])
  })

  it.each([
    [
      'paragraphs on lines of their own',
      '清河镇修了水渠。\n这条水渠全长四十二公里，可以灌溉六个村的稻田。\n村民说好。',
    ],
    ['a list', '一、修渠\n二、种树造林\n三、把路修到每一个村'],
    ['verses', '清河流水长，\n两岸稻花香。\n渠成人欢笑，\n不觉到天光。'],
  ])('leaves %s alone', async (_, raw) => {
    expect(await blocksOf(raw)).toEqual(raw.split('\n'))
  })

  it('records lines, width in cells and indents', async () => {
    const { meta } = rawIssue([])
    const origin = { page: '01.txt', path: '01.txt', format: 'text' as const, sha256: '', byteLength: 0 }
    const decoded = '　　清河镇今年春天新修的水\n渠全长42公里，可以灌溉六个\n村。'
    const issue = await createNormalise().run({ meta, messages: [], pages: [{ origin, encoding: 'utf-8', decoded }] })
    expect(issue.pages[0]?.blocks).toMatchObject([{ lines: 3, width: 13, indented: true }])
  })
})
