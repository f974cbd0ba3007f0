import fc from 'fast-check'

/** Digits of scripts that `\d` does not know, and marks that stand for numbers. */
const NUMERALS = [
  '三千五百亿',
  '〇一二三',
  '壹佰贰拾叁萬肆仟',
  '廿卅卌',
  '两万三',
  '半',
  '十几',
  '数百',
  '百分之三点五',
  '三分之二',
  '3.6',
  '1,234,567.89',
  '１２３４．５％',
  '٣٤٫٥',
  '३४',
  'ⅫⅣ',
  '①⑳㊿',
  '²½¾',
  '𝟘𝟙',
  '1e400',
  '-0',
  '9'.repeat(40),
  '零'.repeat(12),
  '万亿'.repeat(8),
  '点'.repeat(5),
] as const

const UNITS = [
  '亿元',
  '%',
  '％',
  '个百分点',
  '倍',
  '成',
  '万标准机架',
  'GW',
  '元/吨',
  '年',
  '家',
  '美元',
  '番',
] as const
const BOUNDS = [
  '约',
  '近',
  '超过',
  '不足',
  '以上',
  '左右',
  '多',
  '余',
  '至',
  '~',
  '—',
  '-',
  '到',
  '分别',
  '和',
  '、',
] as const
const TIMES = [
  '去年',
  '2023年1月至3月',
  '截至2022年年底',
  '“十四五”期间',
  '13月32日',
  '同比',
  '过去一年',
  '前三季度',
] as const
const NAMES = [
  '甲文远',
  '海湾集团',
  '市财政局',
  '董事长',
  '他',
  '其中',
  '代表委员',
  '《规划》',
  '记者从海湾港获悉',
] as const
const CUES = [
  '表示，',
  '说：',
  '指出',
  '数据显示，',
  '据',
  '介绍，',
  '认为',
  '强调',
  '，” 他说，“',
  'said',
  ', she said.',
] as const
const MARKS = [...'“”‘’「」『』《》〈〉（）()[]{}"\'，。；：！？、…—,.;:!?|·'] as const
const LAYOUT = [
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  '\u0085',
  '\u3000\u3000',
  ' ',
  '\t',
  '本报记者 甲文远 乙思齐',
  '第3版 要闻 2024年5月20日 星期一',
  '（下转第2版）',
  '（上接第1版）',
  '图为码头。',
  '■ ',
  '一是',
  '记者：',
] as const
const ODD = [
  '\ufeff',
  '\u200b',
  '\u00ad',
  '\u202e',
  '\u0000',
  '\u0007',
  '\ud83d',
  '\udc00',
  '😀',
  '𠮷',
  '鎝',
  'e\u0301',
  '\u0301',
  'ﬁ',
  '⼈',
  '\ue000',
  '\uffff',
  '=1+1',
] as const
const SENTENCES = [
  '海湾市去年工业增加值达3.6万亿元，同比增长8.7%。',
  '海湾集团董事长甲文远表示，今年将新建基站60万个。',
  '“要稳住增长。”甲文远说，“要扩大投资。”',
  '产销分别完成了705.8万辆和688.7万辆，',
  '其中，出口占全国的三成四，排名世界第一。',
  'Shares of Bay Group rose 1.5 percent to $3.2 billion, analyst Ann Lee said.',
  '“The harbour,” she said, “will grow by a third in 2025.”',
] as const

const LISTS = [NUMERALS, UNITS, BOUNDS, TIMES, NAMES, CUES, MARKS, LAYOUT, ODD, SENTENCES] as const
const PIECE = fc.oneof(
  ...LISTS.map((list) => fc.constantFrom<string>(...list)),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

/** Marks that open and close each other, nested, crossed and left open. */
const NESTED = fc
  .array(fc.oneof(fc.constantFrom(...MARKS), fc.constantFrom<string>(...CUES, ...NAMES, '要扩大投资', '\n\n')), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''))

/** One thing again and again: what makes a loop slow, or a counter overflow. */
const REPEATED = fc
  .tuple(fc.array(PIECE, { minLength: 1, maxLength: 3 }), fc.integer({ min: 2, max: 60 }))
  .map(([parts, times]) => parts.join('').repeat(times))

/** Texts made of what newspapers print and of what breaks programs, in any order; lone surrogates too. */
export const TEXT: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 12, arbitrary: PIECE }, { weight: 2, arbitrary: NESTED }, { weight: 1, arbitrary: REPEATED }),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''))

/** Texts of numbers, above all. */
export const NUMBERS: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom<string>(...NUMERALS) },
      { weight: 3, arbitrary: fc.constantFrom<string>(...UNITS, ...BOUNDS, ...TIMES) },
      {
        weight: 2,
        arbitrary: fc.string({
          unit: fc.constantFrom(...'0123456789.,，%％零一二两三四五六七八九十百千万亿兆点分之第几数多半'),
        }),
      },
      { weight: 1, arbitrary: PIECE },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

/** Cells and records as the CSV target takes them apart. */
export const CELLS: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        "'",
        '"',
        '""',
        ',',
        ';',
        '；',
        '|',
        '[',
        ' ',
        '＝1',
        '-12',
        '\ufeff',
      ),
      fc.constantFrom('\u001f', '\u001f', '\u001f', '\u001e'),
      fc.constantFrom('=HYPERLINK("x")', '-1+1', '@SUM(A1)', '海湾'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))
