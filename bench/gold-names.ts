// People named in the quotes of the gold pages: are they found, exactly, wherever the paragraphs around the quotes name them?
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Recogniser } from '../models/index.ts'
import { agree } from '../pipeline/stages/recognise/consistency.ts'

type OneOrMore<T> = T | readonly T[]

interface GoldQuote {
  readonly article: number
  readonly paragraph: number
  readonly speaker: OneOrMore<string | null>
  readonly speaker_any?: readonly string[]
  readonly speaker_mention?: OneOrMore<string | null>
  readonly speaker_type: OneOrMore<string>
  readonly titles?: OneOrMore<string>
}

/** What is read of a gold file. */
export interface GoldPage {
  readonly id: string
  readonly articles: readonly {
    readonly byline: readonly string[]
    readonly paragraphs: readonly { readonly text: string; readonly kind: string }[]
  }[]
  readonly quotes: readonly GoldQuote[]
}

const listOf = <T>(value: OneOrMore<T> | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T]

/** Pages with Chinese text; English ones are read by rules, not by the model. */
export const readGoldPages = (folders: readonly string[]): readonly GoldPage[] =>
  folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.json'))
    .map((path): GoldPage => JSON.parse(readFileSync(path, 'utf8')))
    .filter(({ articles }) => articles.some(({ paragraphs }) => paragraphs.some(({ text }) => HAN.test(text))))

const HAN = /\p{Script=Han}/u
const PRONOUN = /^[他她它其]们?$/u
/** 骆先生 is named by 骆: the honorific is no part of the name. */
const HONORIFIC = /(?:先生|女士|小姐|太太|婆婆|伯伯)$/u
/** Who is quoted by office alone (有关负责人, 发言人, 局长) has no name. */
const OFFICE = /[人长员者家]$/u

/** A name as it stands in the text, and how much of that is the name. */
interface Name {
  readonly text: string
  readonly length: number
}

const namesOf = ({ quotes, articles }: GoldPage, fold: Fold): readonly Name[] => {
  const people = quotes.filter(({ speaker_type }) => listOf(speaker_type).includes('person'))
  const speakers = people.flatMap((quote) => [
    ...listOf(quote.speaker),
    ...(quote.speaker_any ?? []),
    ...listOf(quote.speaker_mention ?? null),
  ])
  const texts = [...speakers, ...articles.flatMap(({ byline }) => byline)]
    .map((name) => (name === null ? '' : fold(name)))
    .filter((name) => HAN.test(name) && !PRONOUN.test(name) && !OFFICE.test(name))
  return [...new Set(texts)]
    .map((text) => ({ text, length: text.replace(HONORIFIC, '').length }))
    .sort((a, b) => b.text.length - a.text.length)
}

type Fold = (text: string) => string
type Spans = readonly (readonly [start: number, end: number])[]

/** Where a text has the names, longest first, without overlap. */
const occurrences = (text: string, names: readonly Name[]): Spans => {
  const spans: [number, number][] = []
  for (const name of names) {
    for (let at = text.indexOf(name.text); at >= 0; at = text.indexOf(name.text, at + 1)) {
      const end = at + name.length
      if (!spans.some(([start, stop]) => at < stop && start < end)) spans.push([at, end])
    }
  }
  return spans
}

/** What the gold pages say of the names of people. */
export interface NameCount {
  readonly hits: number
  readonly found: number
  readonly gold: number
  /** Every miss and every span too many, with a little context. */
  readonly wrong: readonly string[]
}

/**
 * Counts, in the paragraphs that hold a gold quote, exact `PER` spans against the places of the quoted people's and the
 * reporters' names. Somebody else named there counts as found too many: `wrong` lists all, to be read.
 *
 * @param consistent lets the mentions of an article agree, as the pipeline does
 */
export const countNames = async (
  pages: readonly GoldPage[],
  recogniser: Recogniser,
  fold: Fold,
  consistent: boolean,
): Promise<NameCount> => {
  const total = { hits: 0, found: 0, gold: 0, wrong: [] as string[] }
  for (const page of pages) {
    const names = namesOf(page, fold)
    for (const [index, article] of page.articles.entries()) {
      const texts = article.paragraphs.map(({ text }) => fold(text))
      const read = await recogniser.recognise(texts)
      const paragraphs = texts.map((text, i) => ({ text, entities: read[i] ?? [] }))
      const entities = consistent ? agree(paragraphs) : read
      const quoted = new Set(page.quotes.filter((quote) => quote.article === index).map(({ paragraph }) => paragraph))
      for (const at of quoted) {
        const text = texts[at] ?? ''
        const gold = occurrences(text, names).map(String)
        const found = (entities[at] ?? []).filter(({ label }) => label === 'PER').map((e) => `${e.start},${e.end}`)
        total.gold += gold.length
        total.found += found.length
        total.hits += gold.filter((span) => found.includes(span)).length
        const show = (what: string, span: string): string => {
          const [start = 0, end = 0] = span.split(',').map(Number)
          return `${what} ${text.slice(Math.max(0, start - 6), start)}[${text.slice(start, end)}]${text.slice(end, end + 6)}`
        }
        total.wrong.push(...gold.filter((span) => !found.includes(span)).map((span) => show('missed  ', span)))
        total.wrong.push(...found.filter((span) => !gold.includes(span)).map((span) => show('too many', span)))
      }
    }
  }
  return total
}
