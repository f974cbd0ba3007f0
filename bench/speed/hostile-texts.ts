// Texts that are hard for a stage: the openings of a pattern without its end, ten thousand of what is once in a text, nothing but
// candidates. Invented; each can be made in any length.

import { HOSTILE_PAGES } from './hostile-pages.ts'
import { HOSTILE_RULES } from './hostile-rules.ts'
import { again, counted, han, type Make } from './text-makers.ts'

export interface HostileText {
  readonly name: string
  readonly make: Make
}

/** A page of white space alone is refused. */
const behindAWord =
  (piece: string): Make =>
  (characters) =>
    `报纸${again(piece)(characters - 2)}`

const SENTENCES = counted(
  (n) => `${han(n)}${han(n + 1)}市财政局局长${han(n + 2)}明远表示，第${n}季度收入增长${n % 97}.${n % 10}%。`,
)
const QUOTES = counted((n) => `${han(n)}海峰说：“我们去年售出${n}台，比上年多${n % 50}%。”`)

const TEXTS: Readonly<Record<string, Readonly<Record<string, Make>>>> = {
  decode: {
    'one character': again('报'),
    'marks of order': again('\uFEFF，'),
    'nothing printable': again('\u0001\u0002 '),
  },
  'decode gb18030': { 'all characters': counted(han) },
  normalise: {
    'one line': again('报'),
    'empty lines': behindAWord('\n'),
    'white space': behindAWord(' \t\u3000'),
    'short lines': again('报\n'),
    'spaced letters': again('报 纸 '),
    controls: again('今天全市经济平稳运行，财政收入继续增长，各区就业形势良好，物价稳定，商业兴旺。\u0007\r'),
  },
  repair: {
    'one line': again('全市经济平稳运行，'),
    'short blocks': counted((n) => `${han(n)}${han(n + 7)}城开工\n\n`),
    'blocks without an end': counted((n) => `${han(n)}城今年新增就业岗位，其中制造业占到\n\n`),
    'closed blocks': counted((n) => `${han(n)}城今年新增就业岗位${n}个，其中制造业占到一半。\n\n`),
    'page headers': again('A01版　要闻\n\n'),
    'jump lines': again('（下转第二版）\n\n'),
    'open brackets': again('（《“'),
  },
  fold: { Traditional: again('國務院總理鎝隨身碟'), 'quotation marks': again('「『') },
  quantities: {
    digits: again('1'),
    'digits and commas': again('1,'),
    'digits and points': again('1.'),
    'Han digits': again('一二三四五六七八九'),
    scales: again('万亿'),
    ranges: again('1至'),
    percent: again('%'),
    figures: counted((n) => `${n}.${n % 10}亿元、`),
    fractions: again('分之'),
  },
  recognise: {
    sentences: SENTENCES,
    'one name': again('市长陈明远、'),
    'no break': again('陈明远'),
    'Latin letters': again('a'),
    figures: counted((n) => `${n},`),
    'names in a list': counted((n) => `${han(n)}明远、`),
  },
  quotes: {
    sentences: SENTENCES,
    quotes: QUOTES,
    'open quotation marks': again('“'),
    'marks in turn': again('“”'),
    'marks within marks': again('“‘'),
    cues: again('表示'),
    'cues and colons': again('他说：'),
    titles: again('董事长总经理'),
    'names in a list': counted((n) => `${han(n)}明远、`),
    pronouns: again('他们说，“好。”'),
  },
  claims: {
    sentences: SENTENCES,
    quotes: QUOTES,
    'figures without end': counted((n) => `增长${n}%，`),
    'figures in a list': counted((n) => `${n}亿元、`),
    'one sentence': counted((n) => `${han(n)}产量${n}吨，`),
    times: again('去年同期'),
    brackets: again('（增长1%'),
  },
  rows: { sentences: SENTENCES, quotes: QUOTES, 'figures without end': counted((n) => `增长${n}%，`) },
  csv: { sentences: SENTENCES, quotes: QUOTES, formulas: counted((n) => `\n\n=1+${n}，增长${n}%。`) },
  html: {
    'open elements': again('<div>'),
    'open brackets': again('<'),
    'closing elements': again('</p>'),
    attributes: again('<a b="'),
    entities: again('&amp;&#'),
    comments: again('<!--'),
    paragraphs: counted((n) => `<p>${han(n)}城今年新增就业岗位${n}个，其中制造业占到一半。</p>`),
    scripts: again('<script>'),
    tables: again('<table><tr><td>报'),
  },
}

/** What is made for the rules is given to each of them, whichever it was meant for. */
const RULES: ReadonlySet<string> = new Set(['quantities', 'quotes', 'claims'])

export function hostileTexts(stage: string): readonly HostileText[] {
  const forRules = RULES.has(stage) ? HOSTILE_RULES : {}
  const all: Readonly<Record<string, Make>> = { ...forRules, ...TEXTS[stage], ...HOSTILE_PAGES[stage] }
  return Object.entries(all).map(([name, make]) => ({ name, make }))
}
