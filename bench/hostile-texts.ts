/**
 * Texts made to be slow: for each construct that a stage looks for, as much of it as fits, or its beginning without its end.
 * The bench doubles their length and expects at most 2.2 times the time; the fuzzers start from them.
 *
 * Every sentence is invented. `length` is in UTF-16 code units; a text may be a few units longer or shorter.
 */
type Maker = (length: number) => string

/** One unit of text repeated; `numbered` units differ, so that nothing kept from one serves the next. */
const repeated =
  (unit: string): Maker =>
  (length) =>
    unit.repeat(Math.max(1, Math.ceil(length / unit.length)))

const numbered =
  (unit: (index: number) => string): Maker =>
  (length) => {
    const parts: string[] = []
    for (let at = 0, size = 0; size < length; at += 1) {
      const part = unit(at)
      parts.push(part)
      size += part.length
    }
    return parts.join('')
  }

/** Three characters that make a surname and a given name of every number. */
const NAMES = '陈林周吴郑王冯褚卫蒋沈韩杨朱秦'
const nameOf = (index: number): string =>
  `${NAMES[index % NAMES.length]}${String.fromCharCode(0x4e00 + (index % 5000))}某`

/** By what they strain; each stands for one stage or construct. */
export const HOSTILE_TEXTS = {
  /** Sentences: none ever ends. */
  'no full stop': repeated('城外的河边长着许多柳树和杨树，'),
  'no punctuation': repeated('城外的河边长着许多柳树和杨树'),
  'no full stop, English': repeated('and the mill by the river was shut again '),
  /** Layout. */
  'empty lines': repeated('\n'),
  'one character a line': repeated('河\n'),
  'short paragraphs': numbered((at) => `第${at}号通知已经贴出\n`),
  'spaces only': repeated(' '),
  'jump lines': repeated('（下转第二版）\n（上接第一版）\n'),
  /** Quotations. */
  'opening marks': repeated('“'),
  'closing marks': repeated('”'),
  'straight marks': repeated('"'),
  'marks around nothing': repeated('“”'),
  'nested marks': repeated('“‘'),
  'ten thousand quotes': numbered((at) => `${nameOf(at)}说：“第${at}座桥修好了。”`),
  'quotes in one sentence': numbered((at) => `${nameOf(at)}说“桥修好了”，`),
  'quotes that run on': numbered((at) => `“第${at}座桥修好了。\n`),
  'book titles never closed': repeated('《河边的'),
  'brackets never closed': repeated('（河边的'),
  /** Speakers. */
  'cue words': repeated('表示指出强调认为称说'),
  'cues with commas': repeated('他说，她称，'),
  pronouns: repeated('他说，他表示，其认为，'),
  surnames: repeated('王李张刘陈杨黄赵'),
  offices: repeated('局长部长主任董事长'),
  'names after offices': numbered((at) => `局长${nameOf(at)}、`),
  organisations: repeated('公司集团大学委员会'),
  'sources never named': repeated('根据按照依据据'),
  'other sources': repeated('据河边的《某某'),
  /** Numbers and times. */
  digits: repeated('7'),
  'Chinese digits': repeated('七'),
  multipliers: repeated('百千万亿'),
  'grouped digits': repeated('123,'),
  'full-width digits': repeated('１２，'),
  'decimal points': repeated('1.2.'),
  exponents: repeated('1e9'),
  ranges: repeated('3至5至'),
  fractions: repeated('三分之'),
  percentages: repeated('增长5%、'),
  'figures in one sentence': numbered((at) => `柳树${at + 2}棵，`),
  'shares of shares': repeated('其中占5%的'),
  'dealt figures': repeated('分别为3万吨和5万吨、'),
  'bounds and approximators': repeated('约近超过不足至少'),
  years: repeated('2019年'),
  'ranges of days': repeated('3日至5日'),
  'times without figures': repeated('今年去年同期以来截至目前'),
  'quarters and halves': repeated('上半年第三季度'),
  'target words': repeated('将力争到计划'),
  /** English. */
  'English quotes': numbered((at) => `"Bridge ${at} is open," Mr. Ho said. `),
  'English figures': numbered((at) => `rose ${at + 2} percent, `),
  'English names': repeated('Paula Reed and '),
  'according to': repeated('according to the '),
  'English numerals': repeated('one hundred and '),
  'one long word': repeated('a'),
  /** Characters. */
  'lone surrogates': repeated('\ud840'),
  'astral characters': repeated('𠀋'),
  'combining marks': repeated('e\u0301'),
  'control characters': repeated('\u0000\u0007'),
  traditional: repeated('憂鬱的臺灣烏龜'),
  'both scripts': repeated('乾坤发髮'),
  'markup that never ends': repeated('<div class="'),
  'formulas of a spreadsheet': repeated('=1+1,"'),
} as const satisfies Readonly<Record<string, Maker>>
