import { describe, expect, it } from 'vitest'
import { readHtml, readWebArchive } from '../../../../pipeline/io/html/read-html.ts'
import { encodeLegacy } from '../../../support/encode-legacy.ts'
import * as pages from './saved-pages.ts'

async function read(html: string | Uint8Array) {
  const bytes = Buffer.from(html as string)
  const { pages: read, facts, messages } = await readHtml({ name: 'a.html', path: 'in/a.html', bytes })
  const [page] = read
  return { text: page?.text?.text ?? '', encoding: page?.text?.encoding, origin: page?.origin, facts, messages }
}

/** The first words of each paragraph: what is there and in which order. */
async function outline(html: string | Uint8Array): Promise<string[]> {
  return (await read(html)).text.split('\n\n').map((paragraph) => paragraph.slice(0, 16))
}

const CHIP = [
  '青禾县的晶圆厂昨天试产，首批8英',
  '“设备国产化率从三成提高到了六成',
  '据青禾县发改局介绍，该项目总投资',
  '陆砚秋表示，人才仍是短板，工厂今',
]

describe('saved pages', () => {
  it.each<[string, string | Uint8Array, readonly string[]]>([
    [
      'a system with tags of its own, in GBK',
      encodeLegacy(pages.FOUNDER, 'gb18030'),
      [
        '晶圆厂试产良率超九成',
        '带动配套企业17家',
        '——月产能明年扩至4万片',
        '青禾日报 2024年07月03日',
        '本报记者 白简之',
        ...CHIP,
      ],
    ],
    [
      'tables in tables, in GBK',
      encodeLegacy(pages.TABLES, 'gb18030'),
      ['晶圆厂试产良率超九成', '2024-07-03', '记者　白简之', ...CHIP],
    ],
    [
      'a page of today',
      pages.MODERN,
      ['晶圆厂试产良率超九成', '2024-07-03 08:11', '作者：白简之', ...CHIP, '工人在检查晶圆。周牧野 摄'],
    ],
    ['an account', pages.ACCOUNT, ['晶圆厂试产良率超九成', '青禾发布 2024-07-03 ', ...CHIP]],
    ['a properties comment', pages.PROPERTIES, ['晶圆厂试产良率超九成', '作者：白简之', ...CHIP]],
    ['one paragraph', pages.SHORT, ['新桥今日通车', '本报讯（记者 白简之）青禾新桥今']],
    [
      'English',
      pages.ENGLISH,
      [
        'Wafer plant starts trial run',
        'By Nora Quill',
        'July 3, 2024',
        'The wafer plant in Greenfield',
        '“Local suppliers now make six',
        'The project cost $5.8 billion',
      ],
    ],
  ])('%s: title first, then the article and nothing else', async (_case, html, expected) => {
    const found = await outline(html)
    expect(found).toEqual(expected.map((text) => text.slice(0, 16)))
    expect((await read(html)).messages).toEqual([])
  })

  it('Traditional in Big5, between line breaks', async () => {
    const { text, encoding } = await read(encodeLegacy(pages.BREAKS, 'big5'))
    expect(encoding).toBe('big5')
    expect(text.split('\n\n')).toHaveLength(5)
    expect(text).toMatch(
      /^晶圓廠試產良率逾九成\n\n【記者白簡之.青禾報導】2024\/07\/03\n\n青禾縣的晶圓廠.*\n\n「設備.*\n\n據青禾縣政府.*2300人。$/,
    )
  })

  it('rows of a table are lines, and of a ruby the reading is left out', async () => {
    const { text } = await read(pages.FIGURES)
    expect(text).toContain('\n\n县\t产值（亿元）\t同比\n\n青禾\t58.3\t8.4%\n\n白河\t41\t-2%\n\n燊海公司的负责人说，')
  })

  it('lines of a column stay lines', async () => {
    const { text } = await read(pages.WRAPPED)
    expect(text.split('\n\n').map((paragraph) => paragraph.split('\n').length)).toEqual([4, 3])
  })
})

describe('what a page says of itself', () => {
  it.each([
    [
      'meta properties and the address it was saved from',
      pages.MODERN,
      { date: '2024-07-03', publication: '青禾日报', url: 'https://news.example.org/a/1024.html' },
    ],
    ['a properties comment', pages.PROPERTIES, { date: '2024-07-03' }],
    ['linked data', pages.ENGLISH, { date: '2024-07-03', publication: 'Greenfield Courier' }],
    ['nothing', pages.SHORT, {}],
  ])('%s', async (_case, html, facts) => {
    expect((await read(html)).facts).toEqual(facts)
  })

  it.each([
    ['2024-07-03T01:00:00Z', '2024-07-03'],
    ['2024/7/3 8:11', '2024-07-03'],
    ['2024年7月3日', '2024-07-03'],
    ['20240703', '2024-07-03'],
    ['2024-02-30', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('a date as %s', async (stamp, date) => {
    expect((await read(`<meta name="pubdate" content="${stamp}"><p>海湾</p>`)).facts?.date).toBe(date)
  })
})

describe('encodings', () => {
  const text = '青禾县的晶圆厂昨天试产，良率达到91%。'
  const page = (charset: string) => `<html><head><meta charset="${charset}"></head><body><p>${text}</p></body></html>`

  it.each<[string, Uint8Array, string]>([
    ['declared', encodeLegacy(page('gb2312'), 'gb18030'), 'gb18030'],
    ['not declared', encodeLegacy(`<p>${text}`, 'gb18030'), 'gb18030'],
    ['declared wrongly: saved anew as UTF-8', Buffer.from(page('gb2312')), 'utf-8'],
    ['declared wrongly: not UTF-8 at all', encodeLegacy(page('utf-8'), 'gb18030'), 'gb18030'],
    ['marked', Buffer.from(`\uFEFF${page('gbk')}`, 'utf16le'), 'utf-16le'],
    [
      'with a broken character',
      Buffer.concat([
        encodeLegacy(page('gbk'), 'gb18030'),
        encodeLegacy(`<p>${text.repeat(20)}`, 'gb18030'),
        Buffer.from([0xff]),
      ]),
      'gb18030',
    ],
  ])('%s', async (_case, bytes, encoding) => {
    const found = await read(bytes)
    expect(found.text).toContain(text)
    expect(found.encoding).toBe(encoding)
    expect(found.origin).toMatchObject({ format: 'html', byteLength: bytes.length })
  })

  it('reads the quotation marks of western pages', async () => {
    const html = Buffer.concat([Buffer.from('<meta charset=iso-8859-1><p>He said '), Buffer.from([0x93, 0x61, 0x94])])
    expect(await read(html)).toMatchObject({ text: 'He said “a”', encoding: 'windows-1252' })
  })

  it('refuses what is no text', async () => {
    await expect(read(Buffer.from([0x89, 0x50, 0, 1, 2, 3, 0, 0xff, 0, 7]))).rejects.toMatchObject({
      code: 'DECODE_BINARY',
    })
  })
})

describe('pages without an article', () => {
  it('takes all text and says so', async () => {
    const { text, messages } = await read(pages.DIRECTORY)
    expect(text).toBe('青禾日报\n\n2024年07月03日')
    expect(messages).toMatchObject([{ rule: 'io/article-not-found', severity: 'warning', page: 'a.html' }])
  })

  it.each([
    ['frames', pages.FRAMES, /only holds frames/],
    ['scripts', pages.SCRIPTED, /made by scripts/],
    ['an empty file', '', /shows no text/],
    ['pictures', '<p><img src=a.jpg>&nbsp;</p>', /pictures/],
  ])('%s: a dead letter that says what to do', async (_case, html, reason) => {
    await expect(read(html)).rejects.toMatchObject({ code: 'INPUT_NO_TEXT', message: expect.stringMatching(reason) })
  })

  it.each([
    ['tags without end', '<b>x'.repeat(60_000).repeat(2), 'INPUT_TOO_LARGE'],
    ['elements within elements', `${'<div>'.repeat(3000)}x${'</div>'.repeat(3000)}`, 'INPUT_TOO_LARGE'],
    ['tables within tables', '<table><tr><td>x'.repeat(1000), 'INPUT_TOO_LARGE'],
    ['an element of a million classes', `<p class="${'a '.repeat(500_000)}">x`, 'INPUT_DAMAGED'],
  ])('%s: refused', async (_case, html, code) => {
    await expect(read(html)).rejects.toMatchObject({ code })
  })
})

describe('a web archive', () => {
  const HEAD =
    'From: <Saved by a browser>\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--=_1"\r\n\r\n'
  const part = (type: string, transfer: string, body: string) =>
    `----=_1\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${transfer}\r\n\r\n${body}\r\n`
  const readArchive = async (text: string) => {
    const file = { name: 'a.mhtml', path: 'a.mhtml', bytes: Buffer.from(text) }
    return (await readWebArchive(file)).pages[0]
  }

  it.each([
    ['quoted-printable', '<p>=E6=B5=B7=E6=B9=BE=\r\n=3D1</p>'],
    ['base64', Buffer.from('<p>海湾=1</p>').toString('base64')],
    ['8bit', '<p>海湾=1</p>'],
  ])('in %s: its page is read, its pictures are not', async (transfer, body) => {
    const archive = `${HEAD}${part('image/png', 'base64', 'AAAA')}${part('text/html', transfer, body)}----=_1--`
    expect(await readArchive(archive)).toMatchObject({
      text: { text: '海湾=1' },
      origin: { byteLength: archive.length + (transfer === '8bit' ? 4 : 0) },
    })
  })

  it('without a page: a dead letter', async () => {
    await expect(readArchive(`${HEAD}${part('image/png', 'base64', 'AAAA')}`)).rejects.toMatchObject({
      code: 'INPUT_NO_TEXT',
    })
    await expect(readArchive('no archive')).rejects.toMatchObject({ code: 'INPUT_NO_TEXT' })
  })
})
