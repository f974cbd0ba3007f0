/**
 * Trains the seam model: `tsx bench/train-seam.ts <news folder> [titles to leave out]`.
 *
 * Reads `*.jsonl.gz` of `{title, paragraphs}`, cuts paragraphs at random places, and learns to tell the two halves of one
 * paragraph from pieces that only happen to stand beside each other: whole neighbouring paragraphs, headings and what
 * follows them, halves of different paragraphs. Logistic regression on hashed features, averaged, weights to one byte each;
 * writes `pipeline/stages/repair/seam-weights.ts`. Nothing of the text goes into the file but these numbers.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { foldText } from '../pipeline/stages/fold/index.ts'
import {
  MOST_FEATURES,
  OPENING_DIMENSIONS,
  openingFeatures,
  readHead,
  readTail,
  SEAM_DIMENSIONS,
  seamFeatures,
  WEIGHT_STEP,
} from '../pipeline/stages/repair/seam-features.ts'

const PARAGRAPHS_PER_SOURCE = 200_000
const EPOCHS = 3
const RATE = 0.25
const HELD_OUT = 50

interface Article {
  readonly title: string | null
  readonly paragraphs: readonly string[]
}

let seed = 20240229
/** A small generator of our own: the same weights every time. */
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T

function readArticles(folder: string, leaveOut: ReadonlySet<string>): Article[] {
  const articles: Article[] = []
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl.gz'))) {
    const lines = gunzipSync(readFileSync(join(folder, file)))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
    const total = lines.length
    let paragraphs = 0
    for (let i = 0; i < total && paragraphs < PARAGRAPHS_PER_SOURCE; i += 1) {
      const article = JSON.parse(pick(lines)) as Article
      if (article.title !== null && leaveOut.has(bare(article.title))) continue
      const clean = article.paragraphs.map(cleanParagraph).filter((text) => text.length > 1 && !text.includes('|'))
      articles.push({ title: article.title === null ? null : cleanParagraph(article.title), paragraphs: clean })
      paragraphs += clean.length
    }
  }
  return articles
}

const bare = (text: string) => foldText(text).replace(/[\s\p{P}]+/gu, '')
const HAN_GAP = /(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])/g
const cleanParagraph = (text: string) => foldText(text.replace(HAN_GAP, '').replace(/\s+/g, ' ').trim())

interface Example {
  readonly tail: string
  readonly head: string
  readonly joined: 0 | 1
}

/** A cut as a column makes it: anywhere in Chinese, mostly between words in English. */
function cut(paragraph: string): readonly [string, string] | null {
  if (paragraph.length < 16) return null
  let at = 4 + Math.floor(random() * (paragraph.length - 8))
  if (/[A-Za-z] [A-Za-z]/.test(paragraph) && !/[\u4e00-\u9fff]/.test(paragraph) && random() < 0.85) {
    at = paragraph.indexOf(' ', at)
    if (at < 0) return null
  }
  // Tables and lines keep digits and words of Latin letters together more often than not.
  if (/[0-9A-Za-z]{2}/.test(paragraph.slice(at - 1, at + 1)) && random() < 0.6) return null
  // A tail or a head may itself be the middle of a paragraph cut twice.
  const from = random() < 0.2 ? Math.floor(random() * at * 0.8) : 0
  const to = random() < 0.2 ? at + Math.floor((paragraph.length - at) * random()) + 1 : paragraph.length
  return [paragraph.slice(from, at).trim(), paragraph.slice(at, to).trim()]
}

/** All examples of one article; halves of other articles' paragraphs come from `strangers`. */
function* examplesOf(article: Article, strangers: readonly Article[]): Generator<Example> {
  const { paragraphs, title } = article
  if (title && paragraphs[0]) yield { tail: title, head: paragraphs[0], joined: 0 }
  for (let i = 0; i < paragraphs.length; i += 1) {
    const text = paragraphs[i] as string
    const next = paragraphs[i + 1]
    if (next) yield { tail: text, head: next, joined: 0 }
    const halves = cut(text)
    if (!halves) continue
    yield { tail: halves[0], head: halves[1], joined: 1 }
    if (next) {
      yield { tail: halves[0], head: next, joined: 0 }
      yield { tail: text, head: cut(next)?.[1] ?? next, joined: 0 }
    }
    const other =
      random() < 0.5
        ? pick(paragraphs)
        : (pick(pick(strangers).paragraphs.length ? strangers : [article]).paragraphs[0] ?? text)
    const stranger = cut(other)
    if (stranger && other !== text) {
      yield { tail: halves[0], head: random() < 0.7 ? stranger[1] : other, joined: 0 }
      yield { tail: random() < 0.5 ? stranger[0] : other, head: halves[1], joined: 0 }
    }
    const again = cut(text)
    if (again) yield { tail: again[0], head: again[1], joined: 1 }
  }
}

const features = new Uint32Array(MOST_FEATURES)

/** A model: how many weights, and which of them an example calls on. */
interface Model {
  readonly dimensions: number
  readonly featuresOf: (example: Example, features: Uint32Array) => number
}

const SEAM: Model = {
  dimensions: SEAM_DIMENSIONS,
  featuresOf: ({ tail, head }, out) => seamFeatures(readTail(tail), readHead(head), out),
}
const OPENING: Model = { dimensions: OPENING_DIMENSIONS, featuresOf: ({ head }, out) => openingFeatures(head, out) }

type Examples = (article: Article, strangers: readonly Article[]) => Generator<Example>

function scoreOf(model: Model, weights: Float64Array, example: Example): { count: number; probability: number } {
  const count = model.featuresOf(example, features)
  let sum = 0
  for (let i = 0; i < count; i += 1) sum += weights[features[i] as number] as number
  return { count, probability: 1 / (1 + Math.exp(-sum)) }
}

/** AdaGrad on the logistic loss: rare pairs of characters learn fast, common ones slowly. */
function train(model: Model, examples: Examples, articles: readonly Article[]): Float64Array {
  const weights = new Float64Array(model.dimensions)
  const squares = new Float64Array(model.dimensions).fill(1e-3)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    let loss = 0
    let seen = 0
    for (const article of articles) {
      for (const example of examples(article, articles)) {
        const { count, probability } = scoreOf(model, weights, example)
        const gradient = probability - example.joined
        loss -= Math.log(Math.max(1e-9, example.joined ? probability : 1 - probability))
        seen += 1
        for (let i = 0; i < count; i += 1) {
          const at = features[i] as number
          const step = gradient + 1e-6 * (weights[at] as number)
          squares[at] = (squares[at] as number) + step * step
          weights[at] = (weights[at] as number) - (RATE * step) / Math.sqrt(squares[at] as number)
        }
      }
    }
    console.error(`epoch ${epoch}: ${seen} examples, loss ${(loss / seen).toFixed(4)}`)
  }
  return weights
}

/** Beginnings of paragraphs, and of what is left of them after a cut. */
function* openingsOf(article: Article): Generator<Example> {
  for (const text of article.paragraphs) {
    const halves = cut(text)
    if (!halves) continue
    yield { tail: '', head: text, joined: 0 }
    yield { tail: '', head: halves[1], joined: 1 }
  }
}

function quantise(weights: Float64Array): Int8Array {
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / WEIGHT_STEP))))
}

function report(model: Model, examples: Examples, weights: Float64Array, articles: readonly Article[]): void {
  const bins = { joined: [0, 0, 0], apart: [0, 0, 0] }
  for (const article of articles) {
    for (const example of examples(article, articles)) {
      const { probability } = scoreOf(model, weights, example)
      const bin = probability >= 0.9 ? 2 : probability >= 0.5 ? 1 : 0
      const counts = example.joined ? bins.joined : bins.apart
      counts[bin] = (counts[bin] ?? 0) + 1
    }
  }
  console.error('held out, under 0.5 / 0.5 to 0.9 / over 0.9:', JSON.stringify(bins))
}

/** Trains one model, reports it on articles kept out, and gives its weights as text. */
function makeWeights(model: Model, examples: Examples, articles: readonly Article[]): string {
  const kept = articles.filter((_, index) => index % HELD_OUT !== 0)
  const held = articles.filter((_, index) => index % HELD_OUT === 0)
  const bytes = quantise(train(model, examples, kept))
  report(
    model,
    examples,
    Float64Array.from(bytes, (byte) => byte * WEIGHT_STEP),
    held,
  )
  return Buffer.from(bytes.buffer).toString('base64')
}

function writeWeights(name: string, constant: string, encoded: string): void {
  const note = '// Written by bench/train-seam.ts; not edited by hand.'
  const weights = `/** One signed byte a weight, base64. */\nexport const ${constant} =\n  '${encoded}'\n`
  writeFileSync(`pipeline/stages/repair/${name}.ts`, `${note}\n\n${weights}`)
}

const [folder, leaveOutFile, which] = process.argv.slice(2)
if (folder) {
  const leaveOut = new Set(leaveOutFile ? readFileSync(leaveOutFile, 'utf8').split('\n').map(bare) : [])
  const articles = readArticles(folder, leaveOut)
  console.error(`${articles.length} articles`)
  if (which !== 'opening') writeWeights('seam-weights', 'SEAM_WEIGHTS', makeWeights(SEAM, examplesOf, articles))
  if (which !== 'seam') writeWeights('opening-weights', 'OPENING_WEIGHTS', makeWeights(OPENING, openingsOf, articles))
} else console.error('usage: tsx bench/train-seam.ts <folder of *.jsonl.gz> [file of titles to leave out]')
