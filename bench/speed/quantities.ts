// Our quantities beside those of `@microsoft/recognizers-text-suite`, on the same text in the same run, and our own cost on one
// text that grows.
import { createRequire } from 'node:module'
import { findQuantities, languageOf } from './built.ts'
import { type Cost, costOf, inTurn } from './measure.ts'
import { figure, printTable, rates, rounded, seconds } from './print.ts'
import { type BenchText, paragraphsOf, readSamples } from './texts.ts'

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

const ROUNDS = 5
/** The lines are read so often by us while the peer reads them once: else we would be too quick for the clock. */
const OURS_PER_ROUND = 20
const MEGABYTES = [1, 2, 5, 10] as const
const PAPER = { place: null }
const AIM = 20

export interface QuantitiesPart {
  readonly lines: number
  readonly characters: number
  readonly ours: Cost
  readonly peer: Cost
  /** By processor time. */
  readonly timesAsFast: number
  /** One call on one text. */
  readonly oneCall: readonly { readonly megabytes: number; readonly characters: number; readonly cost: Cost }[]
}

/** On the Chinese paragraphs of the samples, one by one; then one call with 1 to 10 MB of them. */
export async function compareQuantities(): Promise<QuantitiesPart> {
  const lines = await paragraphsOf(await readSamples(), (text) => languageOf(text) !== 'en')
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0)
  const { many, theirs } = await inTurn(ROUNDS, {
    many: () =>
      repeat(OURS_PER_ROUND, () => lines.map(({ text, folded }) => findQuantities(text, folded, PAPER).length)),
    theirs: () => lines.map(({ text }) => RECOGNISERS.map((recognise) => recognise(text, CULTURE).length)),
  })
  const ours = { wall: many.wall / OURS_PER_ROUND, processor: many.processor / OURS_PER_ROUND }
  const oneCall = []
  for (const megabytes of MEGABYTES) oneCall.push(await timeOneCall(lines, megabytes))
  const part = {
    lines: lines.length,
    characters,
    ours,
    peer: theirs,
    timesAsFast: rounded(theirs.processor / ours.processor),
    oneCall,
  }
  print(part)
  return part
}

function repeat(times: number, work: () => unknown): void {
  for (let time = 0; time < times; time += 1) work()
}

/** One text of so many bytes, made of the lines: Han characters take three bytes each. */
async function timeOneCall(lines: readonly BenchText[], megabytes: number): Promise<QuantitiesPart['oneCall'][number]> {
  const [text = '', folded = ''] = (['text', 'folded'] as const).map((side) =>
    lines.map((line) => line[side]).join('\n'),
  )
  const times = Math.ceil((megabytes * 1_000_000) / Buffer.byteLength(text))
  const long = (side: string): string => Array.from({ length: times }, () => side).join('\n')
  const [longText, longFolded] = [long(text), long(folded)]
  const cost = await costOf(() => findQuantities(longText, longFolded, PAPER))
  return { megabytes, characters: longText.length, cost }
}

function print({ lines, characters, ours, peer: theirs, timesAsFast, oneCall }: QuantitiesPart): void {
  printTable(
    `Quantities, ${lines} paragraphs, ${figure(characters)} characters, one by one (aim: ${AIM} times as fast)`,
    ['', 'characters/s', 'per processor s', 'times as fast'],
    [
      ['broadsheet', ...rates(characters, ours), figure(timesAsFast, 1)],
      ['recognizers-text', ...rates(characters, theirs), ''],
    ],
  )
  printTable(
    'Quantities, one call',
    ['', 'took', 'characters/s', 'per processor s'],
    oneCall.map(({ megabytes, characters: length, cost }) => [
      `${megabytes} MB`,
      seconds(cost.wall),
      ...rates(length, cost),
    ]),
  )
}
