// Texts made to be slow for rules: for each construct that they look for, as much of it as fits, or its beginning without its end.
// The bench doubles their length and expects at most 2.2 times the time. Every sentence is invented.
import { again, counted, type Make } from './text-makers.ts'

/** Three characters that make a surname and a given name of every number. */
const NAMES = '陈林周吴郑王冯褚卫蒋沈韩杨朱秦'
const nameOf = (index: number): string =>
  `${NAMES[index % NAMES.length]}${String.fromCharCode(0x4e00 + (index % 5000))}某`

/** By what they strain; each stands for one stage or construct. */
export const HOSTILE_RULES = {
  /** Sentences: none ever ends. */
  'no full stop': again('城外的河边长着许多柳树和杨树，'),
  'no punctuation': again('城外的河边长着许多柳树和杨树'),
  'no full stop, English': again('and the mill by the river was shut again '),
  /** Layout. */
  'empty lines': again('\n'),
  'one character a line': again('河\n'),
  'short paragraphs': counted((at) => `第${at}号通知已经贴出\n`),
  'spaces only': again(' '),
  'jump lines': again('（下转第二版）\n（上接第一版）\n'),
  /** Quotations. */
  'opening marks': again('“'),
  'closing marks': again('”'),
  'straight marks': again('"'),
  'marks around nothing': again('“”'),
  'nested marks': again('“‘'),
  'ten thousand quotes': counted((at) => `${nameOf(at)}说：“第${at}座桥修好了。”`),
  'quotes in one sentence': counted((at) => `${nameOf(at)}说“桥修好了”，`),
  'quotes that run on': counted((at) => `“第${at}座桥修好了。\n`),
  'book titles never closed': again('《河边的'),
  'brackets never closed': again('（河边的'),
  /** Speakers. */
  'cue words': again('表示指出强调认为称说'),
  'cues with commas': again('他说，她称，'),
  pronouns: again('他说，他表示，其认为，'),
  surnames: again('王李张刘陈杨黄赵'),
  offices: again('局长部长主任董事长'),
  'names after offices': counted((at) => `局长${nameOf(at)}、`),
  organisations: again('公司集团大学委员会'),
  'sources never named': again('根据按照依据据'),
  'other sources': again('据河边的《某某'),
  /** Numbers and times. */
  digits: again('7'),
  'Chinese digits': again('七'),
  multipliers: again('百千万亿'),
  'grouped digits': again('123,'),
  'full-width digits': again('１２，'),
  'decimal points': again('1.2.'),
  exponents: again('1e9'),
  ranges: again('3至5至'),
  fractions: again('三分之'),
  percentages: again('增长5%、'),
  'figures in one sentence': counted((at) => `柳树${at + 2}棵，`),
  'shares of shares': again('其中占5%的'),
  'dealt figures': again('分别为3万吨和5万吨、'),
  'bounds and approximators': again('约近超过不足至少'),
  years: again('2019年'),
  'ranges of days': again('3日至5日'),
  'times without figures': again('今年去年同期以来截至目前'),
  'quarters and halves': again('上半年第三季度'),
  'target words': again('将力争到计划'),
  /** English. */
  'English quotes': counted((at) => `"Bridge ${at} is open," Mr. Ho said. `),
  'English figures': counted((at) => `rose ${at + 2} percent, `),
  'English names': again('Paula Reed and '),
  'according to': again('according to the '),
  'English numerals': again('one hundred and '),
  'one long word': again('a'),
  /** Characters. */
  'lone surrogates': again('\ud840'),
  'astral characters': again('𠀋'),
  'combining marks': again('e\u0301'),
  'control characters': again('\u0000\u0007'),
  traditional: again('憂鬱的臺灣烏龜'),
  'both scripts': again('乾坤发髮'),
  'markup that never ends': again('<div class="'),
  'formulas of a spreadsheet': again('=1+1,"'),
} as const satisfies Readonly<Record<string, Make>>
