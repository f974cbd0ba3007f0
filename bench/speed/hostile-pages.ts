// Pages that are hard for what stands before the extractors: cut into as many pieces as there are characters, all pieces
// alike, headings alone, elements within elements. Invented; each can be made in any length.

import { again, counted, han, type Make } from './text-makers.ts'

const word = (n: number): string => `${han(n)}${han(n + 3)}${han(n + 11)}`

/** A page of two hundred pieces at most is searched for its order: this one has so many, and all the text in them. */
const inPieces = (count: number, end: string): Make => {
  return (characters) => {
    const each = Math.max(1, Math.floor(characters / count) - end.length - 2)
    return Array.from({ length: count }, (_, n) => `${counted((i) => word(n * 97 + i))(each)}${end}`).join('\n\n')
  }
}

export const HOSTILE_PAGES: Readonly<Record<string, Readonly<Record<string, Make>>>> = {
  normalise: {
    'one character a line': again('报\n'),
    'one character a block': again('报\n\n'),
    'lines of one width': counted((n) => `${word(n)}${word(n + 7)}${word(n + 9)}${word(n + 5)}\n`),
    'lines of all widths': counted((n) => `${word(n).repeat(1 + (n % 20))}\n`),
    'blocks of two lines': counted((n) => `${word(n).repeat(4)}\n${word(n + 1).repeat(1 + (n % 5))}\n\n`),
    'hyphens at line ends': again('regula-\ntion '),
    'no line break': again('全市经济平稳运行，'),
    indents: again('\u3000\u3000报\n'),
  },
  repair: {
    'one character a block': counted((n) => `${han(n)}\n\n`),
    'one line a block': counted((n) => `${word(n)}${word(n + 1)}${word(n + 2)}在\n\n`),
    'all blocks alike': again('全市经济平稳运行，今年新增就业岗位\n\n'),
    'all blocks alike and closed': again('全市经济平稳运行，今年新增就业岗位。\n\n'),
    'headings alone': counted((n) => `${word(n)}${word(n + 2)}开工\n\n`),
    'captions alone': counted((n) => `图为${word(n)}车站。\n\n`),
    'bylines alone': counted((n) => `本报记者 李${han(n)}${han(n + 1)}\n\n`),
    'kickers and headings': counted((n) => `【聚焦】\n\n${word(n)}${word(n + 2)}开工\n\n`),
    'headlines and text in turn': counted((n) => `${word(n)}开工\n\n${word(n + 1).repeat(12)}，占到\n\n`),
    'no full stop in pieces': inPieces(200, ''),
    'two hundred closed pieces': inPieces(200, '。'),
    'two articles, two hundred pieces': (characters) =>
      `${word(1)}通车\n\n${word(2)}开学\n\n${inPieces(198, '')(Math.max(400, characters - 20))}`,
  },
  html: {
    'nested divisions': (characters) => {
      const depth = Math.floor(characters / 12)
      return `${'<div>'.repeat(depth)}报${'</div>'.repeat(depth)}`
    },
    'nested spans': (characters) => {
      const depth = Math.floor(characters / 14)
      return `${'<span>'.repeat(depth)}报${'</span>'.repeat(depth)}`
    },
    'nested lists': again('<ul><li>报'),
    'nested tables': again('<table><tr><td>报'),
    'nested rows': again('<table><tr><td><table><tr>'),
    'formatting without end': again('<b><i>报'),
    'formatting across paragraphs': again('<b><p>报'),
    links: counted((n) => `<a href="${n}">${word(n)}</a>`),
    'links in one paragraph': (characters) => `<p>${counted((n) => `<a href="${n}">${word(n)}</a>，`)(characters)}</p>`,
    'line breaks': counted((n) => `${word(n)}<br>`),
    'line breaks between links': counted((n) => `<a>${word(n)}</a><br>`),
    'long attributes': (characters) => `<p class="${again('a ')(characters)}">报</p>`,
    'many attributes': (characters) => `<p ${counted((n) => `a${n}=1 `)(characters)}>报</p>`,
    'wide rows': (characters) => `<table><tr>${again('<td>报')(characters)}</table>`,
    'long rows': again('<tr><td>报<td>纸</tr>'),
    'one line': again('全市经济平稳运行，'),
  },
}
