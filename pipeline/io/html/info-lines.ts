import { INFO_CUES, isPaperName, SOURCE_CUES } from './lexicon.ts'

/** Lines after the title that may tell of date, source and author, and how long they are at most. */
const MAX_LINES = 5
const MAX_LENGTH = 80

const PART = new RegExp(`\\s+(?=(?:${[...INFO_CUES, ...SOURCE_CUES].join('|')}))`)
const SOURCE = new RegExp(`^(?:${SOURCE_CUES.join('|')})\\s?[:：]\\s?(\\S{2,20})$`)

/** What stands between title and text, laid as a page prints it. */
export interface InfoLines {
  readonly paragraphs: readonly string[]
  /** The paper that a line names as its source. */
  readonly source: string | null
}

/**
 * Web pages put date, source and author into one line (`2024-07-03 08:11 来源：甲报 作者：王某`), printed pages do not: author
 * and date get lines of their own, and the source is taken for what it says.
 */
export function layInfoLines(paragraphs: readonly string[]): InfoLines {
  const [title, ...rest] = paragraphs
  if (title === undefined) return { paragraphs, source: null }
  const count = rest
    .slice(0, MAX_LINES)
    .findIndex((line) => line.length > MAX_LENGTH || /[。！？.!?]["”’」]?$/.test(line))
  const lines = rest.slice(0, count < 0 ? MAX_LINES : count).flatMap((line) => line.split(PART))
  const sources = lines.map((line) => SOURCE.exec(line)?.[1] ?? null)
  const source = sources.find((name) => name !== null && isPaperName(name)) ?? null
  const kept = lines.filter((_, at) => sources[at] === null)
  return { paragraphs: [title, ...kept, ...rest.slice(count < 0 ? MAX_LINES : count)], source }
}
