import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

interface GoldParagraph {
  readonly kind: string
  readonly text: string
}

interface GoldClaim {
  readonly article: number
  readonly paragraph: number
  readonly text: string
  readonly context: string
  readonly kind: string | readonly string[]
  readonly value: number
  readonly value_high: number | null
  readonly comparator: string | readonly string[]
  readonly unit_code: string | readonly string[]
  readonly direction: string | null
  readonly period_start: string | null
  readonly period_end: string | null
}

interface GoldQuote {
  readonly article: number
  readonly paragraph: number
  readonly text: string
  readonly pieces?: readonly string[]
  readonly cue: string | readonly string[]
  readonly speaker: string
  readonly speaker_mention: string
  readonly titles: readonly string[]
}

interface GoldIssue {
  readonly id: string
  readonly date: string
  readonly source_file?: string
  readonly source_files?: readonly { readonly path: string; readonly encoding: string }[]
  readonly articles: readonly { readonly title: string; readonly paragraphs: readonly GoldParagraph[] }[]
  readonly transitions: readonly (readonly [string, string])[]
  readonly claims: readonly GoldClaim[]
  readonly quotes: readonly GoldQuote[]
}

const rawFolder = resolve(import.meta.dirname, '../../raw')
const goldenFolder = resolve(import.meta.dirname, '../golden')
const issues = readdirSync(join(goldenFolder, 'gold')).map(
  (name) => JSON.parse(readFileSync(join(goldenFolder, 'gold', name), 'utf8')) as GoldIssue,
)

const pageBytes = (name: string): Buffer => readFileSync(join(rawFolder, name))
const decode = (bytes: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    decode(bytes, 'utf-8')
    return true
  } catch {
    return false
  }
}

/** The page as the gold counts it: compatibility forms folded, white space gone. */
const inked = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')
const occurrences = (text: string, part: string): number => text.split(part).length - 1

const rawText = (issue: GoldIssue): string => {
  const sources = issue.source_files ?? [{ path: issue.source_file ?? '', encoding: 'utf-8' }]
  return sources.map(({ path, encoding }) => decode(readFileSync(join(goldenFolder, path)), encoding)).join('\n')
}

const paragraphText = (issue: GoldIssue, at: { readonly article: number; readonly paragraph: number }): string => {
  const paragraph = issue.articles[at.article]?.paragraphs[at.paragraph]
  if (paragraph === undefined) throw new Error(`${issue.id}: no paragraph ${at.article}/${at.paragraph}`)
  return paragraph.text
}

const articleText = (issue: GoldIssue, article: number): string =>
  (issue.articles[article]?.paragraphs ?? []).map((paragraph) => paragraph.text).join('\n')

const first = <T>(value: T | readonly T[]): T => (Array.isArray(value) ? value[0] : value) as T
const all = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value]) as readonly T[]

describe('the pages in raw/', () => {
  it('are every issue that has gold, and no other', () => {
    const names = readdirSync(rawFolder)
      .filter((name) => !name.endsWith('.meta.json'))
      .map((name) => name.replace(/\.txt$/u, ''))
    expect(names.sort()).toEqual(issues.map((issue) => issue.id).sort())
  })

  it('have the encodings they are there to show', () => {
    for (const name of [
      'yunze-gongyebao-2024-01-23.txt',
      'qinghe-zaobao-20240605.txt',
      'haijia-ribao-2024-09-12.txt',
      'harbour-ledger-b3.txt',
    ])
      expect(isUtf8(pageBytes(name)), name).toBe(true)
    const gb18030 = pageBytes('lingchuan-ribao-20240402.txt')
    expect(isUtf8(gb18030)).toBe(false)
    expect(decode(gb18030, 'gb18030')).toContain('岭川日报')
    const big5 = pageBytes('taoyu-shibao-20240520.txt')
    expect(isUtf8(big5)).toBe(false)
    expect(decode(big5, 'big5')).toContain('澤川科技')
    expect([...pageBytes('donglin-wanbao-2024-11-08/01.txt').subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect([...pageBytes('donglin-wanbao-2024-11-08/02.txt').subarray(0, 2)]).toEqual([0xff, 0xfe])
  })

  it('wrap the GB18030 page hard: lines of one width, indented paragraphs, numbers split between lines', () => {
    const lines = decode(pageBytes('lingchuan-ribao-20240402.txt'), 'gb18030').split('\r\n')
    const full = lines.filter((line) => line.length === 23 || line.length === 24)
    expect(full.length).toBeGreaterThanOrEqual(20)
    expect(lines.filter((line) => /^　　[^　]/u.test(line))).toHaveLength(6)
    const split = lines.filter((line, row) => /[０-９]$/u.test(line) && /^[０-９]/u.test(lines[row + 1] ?? ''))
    expect(split).toHaveLength(2)
  })

  it('keep the broken page broken', () => {
    const blocks = rawText(issueById('yunze-gongyebao-2024-01-23')).split(/\n\s*\n/u)
    for (const [left, right] of issueById('yunze-gongyebao-2024-01-23').transitions) {
      expect(
        blocks.filter((block) => block.endsWith(left)),
        left,
      ).toHaveLength(1)
      expect(
        blocks.filter((block) => block.startsWith(right)),
        right,
      ).toHaveLength(1)
    }
  })
})

const issueById = (id: string): GoldIssue => {
  const issue = issues.find((candidate) => candidate.id === id)
  if (issue === undefined) throw new Error(`no gold for ${id}`)
  return issue
}

describe.each(issues.map((issue) => [issue.id, issue] as const))('gold of %s', (_id, issue) => {
  it('accounts for every character of the page and adds none', () => {
    const gold = issue.articles.map((_article, index) => articleText(issue, index)).join('')
    expect([...inked(gold)].sort().join('')).toBe([...inked(rawText(issue))].sort().join(''))
  })

  it('joins its transitions in reading order', () => {
    const text = issue.articles
      .map(({ paragraphs }) => paragraphs.filter(({ kind }) => kind !== 'furniture').map((paragraph) => paragraph.text))
      .map((texts) => texts.join(''))
    for (const [left, right] of issue.transitions)
      expect(text.filter((article) => article.includes(left + right))).toHaveLength(1)
  })

  it('finds each claim once, with the fields its kind asks for', () => {
    expect(issue.claims.length).toBeGreaterThan(0)
    for (const claim of issue.claims) {
      expect(occurrences(paragraphText(issue, claim), claim.context), claim.context).toBe(1)
      expect(occurrences(claim.context, claim.text), claim.context).toBe(1)
      expect(claim.value_high !== null, claim.context).toBe(first(claim.comparator) === 'range')
      if (first(claim.kind) === 'change') expect(claim.direction, claim.context).not.toBeNull()
      if (first(claim.kind) === 'rank') expect(claim.unit_code, claim.context).toBe('rank')
      expect(claim.period_start === null, claim.context).toBe(claim.period_end === null)
      if (claim.period_start !== null && claim.period_end !== null)
        expect(claim.period_start <= claim.period_end, claim.context).toBe(true)
    }
  })

  it('reads the printed numerals as the values say', () => {
    for (const claim of issue.claims) {
      const printed = printedValues(claim.text)
      expect(printed, claim.context).toEqual(
        claim.value_high === null ? [claim.value] : [claim.value, claim.value_high].slice(-printed.length),
      )
    }
  })

  it('finds each quote, cue, mention and title where it says', () => {
    expect(issue.quotes.length).toBeGreaterThan(0)
    for (const quote of issue.quotes) {
      const text = paragraphText(issue, quote)
      for (const piece of quote.pieces ?? [quote.text]) {
        expect(occurrences(text, piece), piece).toBe(1)
        expect(quote.text).toContain(piece)
      }
      expect(
        all(quote.cue).some((cue) => text.includes(cue)),
        quote.text,
      ).toBe(true)
      expect(text).toContain(quote.speaker_mention)
      for (const name of [quote.speaker, ...quote.titles]) expect(articleText(issue, quote.article)).toContain(name)
    }
  })
})

/** Numerals written in Chinese or English words, which a reader checks by eye; all others are computed below. */
const worded: Readonly<Record<string, readonly number[]>> = {
  一成: [10],
  一半: [50],
  一年內: [1],
  七成以上: [70],
  三成: [30],
  三年: [3],
  三百多元: [300],
  二十个: [20],
  二十余家: [20],
  二十多次: [20],
  五稿: [5],
  全省第一: [1],
  全省第二位: [2],
  全省茶叶类第三位: [3],
  全国第一: [1],
  全球第三: [3],
  六年: [6],
  六成: [60],
  六百多戶: [600],
  兩個月: [2],
  兩成: [20],
  兩成一: [21],
  八成: [80],
  十几条: [11, 19],
  四分之一: [25],
  四分之一以上: [25],
  四成: [40],
  四成七: [47],
  三分之二: [66.67],
  約三分之一: [33.33],
  約三分之二: [66.67],
  本港第二: [2],
  百亿元: [10_000_000_000],
  翻了一番: [1],
  两个: [2],
  两辆: [2],
  两部: [2],
  近一半: [50],
  近两成: [20],
  近五成: [50],
  近半: [50],
  近半数: [50],
  近四成: [40],
  'six-week': [6],
  'two-day': [2],
  'two-thirds': [66.67],
}

const multipliers: Readonly<Record<string, number>> = {
  '': 0,
  万: 4,
  萬: 4,
  亿: 8,
  億: 8,
  万亿: 12,
  ' million': 6,
  ' billion': 9,
}

/** Decimal shift without floating-point error, the way a person moves the point. */
const shifted = (digits: string, places: number): number => Number(`${digits.replaceAll(',', '')}e${places}`)

const printedValues = (text: string): readonly number[] => {
  const words = worded[text]
  if (words !== undefined) return words
  const found = [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)(万亿|万|萬|亿|億| million| billion)?/gu)]
  return found.map(([, digits, multiplier]) => shifted(digits ?? '', multipliers[multiplier ?? ''] ?? 0))
}

/** A value of one issue's gold, named by its text and enough context to be the only one. */
const figure = (id: string, context: string, text?: string): number => {
  const found = issueById(id).claims.filter(
    (claim) => claim.context.includes(context) && (text === undefined || claim.text === text),
  )
  expect(found, context).toHaveLength(1)
  return found[0]?.value ?? Number.NaN
}

const yunze = 'yunze-gongyebao-2024-01-23'
const qinghe = 'qinghe-zaobao-20240605'
const haijia = 'haijia-ribao-2024-09-12'
const donglin = 'donglin-wanbao-2024-11-08'
const ledger = 'harbour-ledger-b3'

describe('the figures printed on the pages', () => {
  // [issue, part, whole, the share in percent as printed, its decimals]
  it.each([
    [yunze, '电动机型产量2.35万台', '产销分别达6.18万台', '占总产量的38%', 0],
    [yunze, '实现利润总额516亿元', '实现营业收入8426亿元', '营业收入利润率为6.1%', 1],
    [yunze, '国家出口47.2亿美元', '出口额达112.4亿美元', '占比42%', 0],
    [yunze, '先进制造业项目176个', '重点工业项目268个', '占项目总数的65.7%', 1],
    [yunze, '高技能人才23万人', '技能人才总量已达74万人', '占31.1%', 1],
    [qinghe, '吞吐量205.7万标箱', '吞吐量342.8万标箱', '占全港的60%', 0],
    [qinghe, '完成137.1万标箱', '吞吐量342.8万标箱', '占40%', 0],
    [donglin, '参赛规模3万人', '收到11.2万人报名', '中签率为26.8%', 1],
  ])('%s: %s of %s is %s', (id, part, whole, share, decimals) => {
    expect(((100 * figure(id, part)) / figure(id, whole)).toFixed(decimals)).toBe(figure(id, share).toFixed(decimals))
  })

  it('grow as they say', () => {
    const growth = 100 * (figure(haijia, '2023年的70,600人次') / figure(haijia, '2017年的58,400人次') - 1)
    expect(Math.round(growth)).toBe(figure(haijia, '6年間上升兩成一', '兩成一'))
    const before = figure(ledger, 'to finish at 7,964.80') - figure(ledger, 'gained 41.20 points')
    expect(((100 * figure(ledger, 'gained 41.20 points')) / before).toFixed(2)).toBe(
      figure(ledger, 'or 0.52 percent').toFixed(2),
    )
  })

  it('add up', () => {
    expect(figure(qinghe, '吞吐量205.7万标箱') + figure(qinghe, '完成137.1万标箱')).toBe(
      figure(qinghe, '吞吐量342.8万标箱'),
    )
    const paid =
      figure(donglin, '12户人家') * figure(donglin, '平均每户出资2.1万元') + figure(donglin, '政府补贴24万元')
    expect(paid).toBe(figure(donglin, '总造价49.2万元'))
    expect(figure(ledger, 'put in $150 million') + figure(ledger, 'government $90 million')).toBe(
      figure(ledger, 'backs $240 million'),
    )
    // the year's task behind 94.6 % is the 1200 lifts of the plan, and 4870 lifts of twelve homes serve 58,000 and some
    expect(Math.round(figure(donglin, '新增加装电梯1135部') / 0.946)).toBe(1200)
    expect(figure(donglin, '累计建成电梯4870部') * 12).toBeGreaterThan(figure(donglin, '惠及居民5.8万余户'))
  })
})
