/**
 * Part of `npm run bench`: our quantities beside those of `@microsoft/recognizers-text-suite`, on the same text in the same
 * run, and our own cost on one text that grows.
 */
import { createRequire } from 'node:module'
import { findQuantities, languageOf } from '../extractors/index.ts'
import { createTextStages, type RawIssue, slice } from '../pipeline/index.ts'

/** As much of the peer as is used: its package declares no types that a strict project can read. */
interface Peer {
  readonly recognizeNumber: Recognise
  readonly recognizePercentage: Recognise
  readonly recognizeCurrency: Recognise
  readonly recognizeDimension: Recognise
}
type Recognise = (line: string, culture: string) => readonly unknown[]

const require = createRequire(import.meta.url)
const peer: Peer = require('@microsoft/recognizers-text-suite')
const CULTURE = 'zh-cn'
const RECOGNISERS = [
  peer.recognizeNumber,
  peer.recognizePercentage,
  peer.recognizeCurrency,
  peer.recognizeDimension,
] as const

/** Both sides see the lines this many times after a round that is not counted; ours is faster and needs more to be timed. */
const PEER_ROUNDS = 1
const OUR_ROUNDS = 20
const MEGABYTES = [1, 2, 5, 10] as const
const PAPER = { place: null }

/** A text as the rules see it: as printed, and folded to the same length. */
interface BenchText {
  readonly text: string
  readonly folded: string
}

/** Prints characters a second of both on the issues' Chinese paragraphs, then our cost on one call with 1 to 10 MB. */
export async function compareQuantities(issues: readonly RawIssue[]): Promise<void> {
  const lines = await chineseLines(issues)
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0)
  const ours = timeRounds(OUR_ROUNDS, () => lines.map(({ text, folded }) => findQuantities(text, folded, PAPER).length))
  const theirs = timeRounds(PEER_ROUNDS, () =>
    lines.map(({ text }) => RECOGNISERS.map((recognise) => recognise(text, CULTURE).length)),
  )
  console.log(`\nquantities, ${lines.length} lines, ${characters.toLocaleString('en')} characters, line by line, warm`)
  console.log(`broadsheet            ${rate(characters, ours)} characters/s`)
  console.log(
    `recognizers-text      ${rate(characters, theirs)} characters/s (number, percentage, currency, dimension)`,
  )
  console.log(`times as fast         ${(theirs / ours).toFixed(1).padStart(12)}`)
  console.log('\nquantities, one call')
  for (const megabytes of MEGABYTES) timeOneCall(lines, megabytes)
}

/** The Chinese paragraphs, as the rules get them. */
async function chineseLines(issues: readonly RawIssue[]): Promise<BenchText[]> {
  const { decode, normalise, repair, fold } = createTextStages()
  const lines: BenchText[] = []
  for (const issue of issues) {
    const { articles } = await fold.run(await repair.run(await normalise.run(await decode.run(issue))))
    for (const { text, folded, paragraphs } of articles) {
      for (const { span } of paragraphs) {
        if (languageOf(slice(text, span)) !== 'en') lines.push({ text: slice(text, span), folded: slice(folded, span) })
      }
    }
  }
  return lines
}

/** Seconds a round takes, the first round left out. */
function timeRounds(rounds: number, work: () => unknown): number {
  work()
  const start = performance.now()
  for (let round = 0; round < rounds; round += 1) work()
  return (performance.now() - start) / 1000 / rounds
}

/** One text of so many bytes, made of the lines: Han characters take three bytes each. */
function timeOneCall(lines: readonly BenchText[], megabytes: number): void {
  const [text, folded] = (['text', 'folded'] as const).map((side) => lines.map((line) => line[side]).join('\n'))
  const times = Math.ceil((megabytes * 1_000_000) / Buffer.byteLength(text ?? ''))
  const repeated = [text, folded].map((side) => Array.from({ length: times }, () => side).join('\n')) as [
    string,
    string,
  ]
  const start = performance.now()
  findQuantities(...repeated, PAPER)
  const seconds = (performance.now() - start) / 1000
  const size = (Buffer.byteLength(repeated[0]) / 1_000_000).toFixed(1)
  console.log(
    `${`${size} MB`.padEnd(16)}${seconds.toFixed(2).padStart(8)} s ${rate(repeated[0].length, seconds)} characters/s`,
  )
}

function rate(characters: number, seconds: number): string {
  return Math.round(characters / Math.max(seconds, 1e-9))
    .toLocaleString('en')
    .padStart(12)
}
