import fc from 'fast-check'
import { TEXT } from './texts.ts'

const TAGS = [
  'p',
  'div',
  'span',
  'table',
  'tr',
  'td',
  'th',
  'a href=x',
  'br',
  'hr',
  'h1',
  'h2',
  'ul',
  'li',
  'article',
  'main',
  'nav',
  'aside',
  'footer',
  'div id=ozoom',
  'div class=article-content',
  'div style="display:none"',
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'svg',
  'math',
  'ruby',
  'rt',
  'pre',
  'textarea',
  'title',
  'select',
  'option',
  'button',
  'form',
  'founder-content',
  'frameset',
  'frame',
  'plaintext',
  'img alt="海湾"',
  'meta charset=gbk',
  'meta charset=utf-16',
  'meta http-equiv=Content-Type content="text/html; charset=big5"',
  'meta name=date content="2024-13-45"',
  'meta property="og:title" content="海湾"',
  'base href="//x"',
  'link rel=canonical href=x',
  'html lang=zh-Hant',
  'body onload=alert(1)',
] as const
const LOOSE = [
  '<!--',
  '-->',
  '<!doctype html>',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.0"?>',
  '<',
  '>',
  '</',
  '/>',
  '="',
  "='",
  '&',
  '&#12288;',
  '&nbsp;',
  '&#x110000;',
  '&#0;',
  '&#xd800;',
  '&lt;script&gt;',
  '&amp;amp;',
  '&copy',
  '</html>',
  '</body>',
  '</p>',
  '</script>',
  '<script>document.write("<p>假")</script>',
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"海湾","datePublished":"2024-05-20"}</script>',
  '<script type="application/ld+json">{"@graph":[[[',
  '\u0000',
] as const

type Node = string

/** Elements in each other, now and then left open, or closed by another's end. */
const NODE: fc.Arbitrary<Node> = fc.letrec<{ node: Node; element: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'markup' },
    { weight: 2, arbitrary: TEXT },
    { weight: 2, arbitrary: fc.constantFrom<string>(...LOOSE) },
    { weight: 4, arbitrary: tie('element') },
  ),
  element: fc
    .tuple(
      fc.constantFrom(...TAGS),
      fc.array(tie('node'), { maxLength: 5, depthIdentifier: 'markup' }),
      fc.constantFrom('own', 'own', 'own', 'none', 'other'),
    )
    .map(([tag, inside, close]) => {
      const end = close === 'none' ? '' : `</${close === 'own' ? tag.split(' ')[0] : 'div'}>`
      return `<${tag}>${inside.join('')}${end}`
    }),
})).node

/** Deep nests of one element: what recursion breaks at. */
const DEEP = fc
  .tuple(fc.constantFrom(...TAGS), fc.integer({ min: 100, max: 3000 }), fc.boolean())
  .map(
    ([tag, depth, closed]) =>
      `${`<${tag}>`.repeat(depth)}海湾。${closed ? `</${tag.split(' ')[0]}>`.repeat(depth) : ''}`,
  )

export const HTML: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 20, arbitrary: NODE }, { weight: 1, arbitrary: DEEP }), { maxLength: 8 })
  .map((nodes) => nodes.join(''))

/** Web archives: boundaries, headers and packed parts that do not fit each other. */
export const MHTML: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.constantFrom<string>(
          'MIME-Version: 1.0\r\n',
          'Content-Type: multipart/related; boundary="b"\r\n',
          '\r\n--b\r\n',
          '\r\n--b--\r\n',
          'Content-Type: text/html; charset=utf-8\r\n',
          'Content-Transfer-Encoding: quoted-printable\r\n',
          'Content-Transfer-Encoding: base64\r\n',
          '\r\n\r\n',
          '=E6=B5=B7=\r\n=E6=B9=BE=ZZ=',
          'PHA+5rW35rm+PC9wPg==',
        ),
        HTML,
      ),
      { maxLength: 14 },
    ),
  )
  .map(([parts]) => parts.join(''))

const KEYS = [
  'id',
  'issue_id',
  'action',
  'set',
  'tail',
  'head',
  'seen',
  'by',
  'page',
  'offset',
  'text',
  'title',
  'date',
  'paragraphs',
  'byline',
  'lang',
  'url',
  'publication',
  'place',
  'titles',
  'units',
  'cues',
  'nominalTerms',
  'printed',
  'code',
  'factor',
  'dimension',
  'stance',
  'frame',
  'kind',
  'lexicon',
  'thresholds',
  'claims',
  'input',
  'output',
  'repair',
  'concurrency',
  'value',
  'speaker',
  '__proto__',
  'constructor',
  'toString',
  '',
] as const
const WORDS = [
  'c-00000000000000ff',
  'q-00000000000000ff',
  'r-00000000000000ff',
  'accept',
  'reject',
  'edit',
  'join',
  'split',
  '2024-05-20',
  '2024-02-30',
  'zh',
  'zh-Hant',
  'full',
  'money',
  'percent',
  '01.txt',
  '亿元',
  '标准集装箱',
  '双11',
  '表示',
  '董事长',
  '.*',
  '(a+)+$',
  '[',
  '\\',
  '\ud800',
  '\u0000',
] as const

const VALUE: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'value' },
    { weight: 4, arbitrary: fc.constantFrom<unknown>(...WORDS, null, true, 0, -1, 1.5, 1e308, 2 ** 53) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 5, depthIdentifier: 'value' }) },
    {
      weight: 4,
      arbitrary: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 6, depthIdentifier: 'value' }),
    },
  ),
})).value

/** JSON of the words that our files use, where they belong and where they do not. */
export const JSON_VALUE: fc.Arbitrary<string> = VALUE.map((value) => JSON.stringify(value) ?? 'null')

const SHAPED_CORRECTION = fc.record(
  {
    id: fc.constantFrom('c-00000000000000ff', 'q-00000000000000ff', 'r-00000000000000ff', 'x'),
    issue_id: fc.constantFrom('a', '', 1),
    action: fc.constantFrom('accept', 'reject', 'edit', 'join', 'split', 'merge'),
    set: VALUE,
    seen: VALUE,
    tail: fc.oneof(VALUE, fc.record({ page: fc.string(), offset: fc.integer() })),
    head: fc.oneof(VALUE, fc.record({ page: fc.string(), offset: fc.integer() })),
    note: VALUE,
  },
  { requiredKeys: ['id', 'issue_id', 'action'] },
)
const SHAPED_ARTICLE = fc.record(
  {
    id: fc.oneof(fc.string(), fc.nat(3)),
    date: fc.constantFrom('2024-05-20', '2024-05-20T01:00', 'x', null),
    title: VALUE,
    text: TEXT,
    byline: VALUE,
    paragraphs: VALUE,
    page: VALUE,
  },
  { requiredKeys: [] },
)

/** Lines of JSON Lines files: articles and corrections of the right shape, of a wrong one, and none. */
export const LINES: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      SHAPED_CORRECTION.map((value) => JSON.stringify(value)),
      SHAPED_ARTICLE.map((value) => JSON.stringify(value)),
      JSON_VALUE,
      fc.constantFrom('', '{', '\r', '\ufeff', 'null', '"', '{"text":"\\ud800"}'),
    ),
    { maxLength: 8 },
  )
  .map((lines) => lines.join('\n'))

const WORD = fc.oneof(fc.constantFrom<string>(...WORDS), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
const SHAPED_LEXICON = fc.record(
  {
    titles: fc.array(fc.oneof(WORD, fc.record({ printed: WORD })), { maxLength: 4 }),
    units: fc.array(
      fc.record(
        { printed: WORD, code: WORD, factor: fc.constantFrom(0.001, 1, 50) },
        { requiredKeys: ['printed', 'code'] },
      ),
      { maxLength: 4 },
    ),
    nominalTerms: fc.array(WORD, { maxLength: 4 }),
    cues: fc.array(WORD, { maxLength: 4 }),
  },
  { requiredKeys: [] },
)

/** Words of a user's own, a line of JSON, and a text that they stand in. */
export const LEXICON: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: SHAPED_LEXICON.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: JSON_VALUE },
    ),
    TEXT,
  )
  .map(([json, text]) => `${json}\n${text}`)
