import type { Span } from '../../pipeline/document/index.ts'
import { entriesAt, longestAt, wordsByEnd, wordsByStart } from '../word-index.ts'
import { CHANGE_HEADS, LEXICON, SINGLES_BEFORE_FIGURE, SINGLES_INSIDE, TARGET_CUES, type WordClass } from './lexicon.ts'

/** A word of the lexicon found in a clause. Stretches between words are noun material. */
export interface Word extends Span {
  readonly word: string
  readonly classes: readonly WordClass[]
}

const CLASSES = new Map<string, WordClass[]>()
for (const [name, words] of Object.entries(LEXICON)) {
  for (const word of words) {
    const classes = CLASSES.get(word) ?? []
    if (!classes.includes(name as WordClass)) classes.push(name as WordClass)
    CLASSES.set(word, classes)
  }
}
// 增至, 降到, 减为: the level that a change reaches.
for (const name of ['up', 'down'] as const) {
  for (const word of LEXICON[name]) {
    if (!/[\u4e00-\u9fff]$/.test(word) || /[至到为达]$/.test(word)) continue
    for (const tail of ['至', '到', '为']) if (!CLASSES.has(word + tail)) CLASSES.set(word + tail, [name])
  }
}
for (const word of TARGET_CUES) if (word.length > 1 && !CLASSES.has(word)) CLASSES.set(word, ['adverb'])
// 申请到, 投资了: with these after it a verb that can be a noun is none.
for (const word of LEXICON.nominal) {
  for (const tail of ['到', '得', '了']) if (!CLASSES.has(word + tail)) CLASSES.set(word + tail, ['verb'])
}
// 减少幅度, 上涨速度: the change named as a measure.
for (const word of [...LEXICON.up, ...LEXICON.down]) {
  if (word.length !== 2) continue
  for (const head of CHANGE_HEADS) if (!CLASSES.has(word + head)) CLASSES.set(word + head, ['noun'])
}
const known = wordsByStart(CLASSES.keys())
const knownByEnd = wordsByEnd(CLASSES.keys())
/** Nouns, and verbs that can be nouns. */
const nouns = wordsByStart([...CLASSES].filter(([, classes]) => isNoun(classes)).map(([word]) => word))
/** Nouns that are nothing else first of all: 增加值. */
const properNouns = wordsByStart([...CLASSES].filter(([, classes]) => classes.includes('noun')).map(([word]) => word))

function isNoun(classes: readonly WordClass[]): boolean {
  return classes.includes('noun') || classes.includes('nominal')
}

/**
 * Finds the lexicon's words in a stretch, the longest at each place first: 数据 is taken whole, so 据 in it is no
 * coverb. Not a segmenter: what no word covers stays as it is.
 */
export function findWords(folded: string, within: Span): readonly Word[] {
  const found: Word[] = []
  for (let at = within.start; at < within.end; ) {
    const word = wordAt(folded, at, within.end)
    if (word) found.push({ start: at, end: at + word.length, word, classes: CLASSES.get(word) ?? [] })
    at += word?.length ?? 1
  }
  return found
}

function wordAt(folded: string, at: number, end: number): string | null {
  const word = longestAt(known, folded, at, end)?.word ?? null
  return word === null || word.length > 1 || SINGLES_INSIDE.includes(word) ? word : null
}

/** The longest word that ends right at `end` and does not begin before `start`. */
export function wordBefore(folded: string, end: number, start: number): Word | null {
  for (const { word } of entriesAt(knownByEnd, folded, end - 1)) {
    const from = end - word.length
    if (from < start || !folded.startsWith(word, from)) continue
    // 产能|达: a word that begins inside a known noun gives way to a shorter one.
    if (word.length > 1 && cutsNoun(folded, from)) continue
    if (word.length === 1 && !SINGLES_BEFORE_FIGURE.includes(word)) continue
    return { start: from, end, word, classes: classesOf(word) }
  }
  return null
}

/** A noun that lies across an edge reaches no further from it on either side. */
const NOUN_REACH = 3

/** True where a noun of the lexicon lies across `edge`: whoever ends or begins a phrase there cuts a word. */
export function cutsNoun(folded: string, edge: number): boolean {
  for (let start = Math.max(0, edge - NOUN_REACH); start < edge; start += 1) {
    for (const { word } of entriesAt(nouns, folded, start)) {
      const end = start + word.length
      if (end > edge && end <= edge + NOUN_REACH && folded.startsWith(word, start)) return true
    }
  }
  return false
}

/** The end of the longest noun of the lexicon that begins at `start`, or `start`. */
export function nounEnd(folded: string, start: number, end: number): number {
  const noun = longestAt(properNouns, folded, start, end)
  return noun && noun.end - start > 1 ? noun.end : start
}

/** The classes of a word, none where the lexicon does not know it. */
export function classesOf(word: string): readonly WordClass[] {
  return CLASSES.get(word) ?? []
}

export function isClass(word: Word, ...classes: readonly WordClass[]): boolean {
  return word.classes.some((name) => classes.includes(name))
}

/** A regular expression source for any of the words, the longest first. */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')
}
