import { widthOf } from '../normalise/characters.ts'

/*
 * What a seam looks like from both sides
 *
 * Features are numbers hashed into `SEAM_DIMENSIONS` buckets: the characters on either side of the cut and across it, their
 * classes, brackets left open and closed, and the lengths of the two pieces. The trainer (bench/train-seam.ts) and the
 * scorer use this one function, so they cannot come to differ. Texts are folded, so one table serves both scripts.
 */

export const SEAM_DIMENSIONS = 1 << 18
/** Weights are whole numbers of this fraction, in one byte. */
export const WEIGHT_STEP = 1 / 24
/** No pair of pieces has more features than this. */
export const MOST_FEATURES = 32
/** How far into a piece open brackets are looked for: further ones say little about the cut, and pages may be one line. */
const BRACKET_REACH = 300

const OPENERS = '“‘《（(【〈['
const CLOSERS = '”’》）)】〉]'

/** How a piece ends: read once, for every head that may follow. */
export interface TailLook {
  readonly units: readonly [number, number, number]
  readonly classes: readonly [number, number]
  readonly shape: number
  readonly open: number
}

/** How a piece begins. */
export interface HeadLook {
  readonly units: readonly [number, number]
  readonly classes: readonly [number, number]
  readonly shape: number
  readonly closed: number
}

export function readTail(tail: string): TailLook {
  const units = [unitAt(tail, tail.length - 3), unitAt(tail, tail.length - 2), unitAt(tail, tail.length - 1)] as const
  return { units, classes: [classOf(units[1]), classOf(units[2])], shape: shapeOf(tail), open: lastOpen(tail) }
}

export function readHead(head: string): HeadLook {
  const units = [unitAt(head, 0), unitAt(head, 1)] as const
  const classes = [classOf(units[0]), classOf(units[1])] as const
  return { units, classes, shape: shapeOf(head), closed: firstUnopened(head) }
}

/** Writes the features of `tail` + `head` into `features` and returns how many there are. */
export function seamFeatures(tail: TailLook, head: HeadLook, features: Uint32Array): number {
  const [x2, x1, x0] = tail.units
  const [y0, y1] = head.units
  const [class1, class0] = tail.classes
  const [next0, next1] = head.classes
  features[0] = hash(1, x0, y0, 0, 0)
  features[1] = hash(2, x1, x0, y0, 0)
  features[2] = hash(3, x0, y0, y1, 0)
  features[3] = hash(5, x0, 0, 0, 0)
  features[4] = hash(6, x1, x0, 0, 0)
  features[5] = hash(7, x2, x1, x0, 0)
  features[6] = hash(8, y0, 0, 0, 0)
  features[7] = hash(9, y0, y1, 0, 0)
  features[8] = hash(12, x1, y0, 0, 0)
  features[9] = hash(13, x0, y1, 0, 0)
  features[10] = hash(16, class1, class0, next0, next1)
  features[11] = hash(17, class0, next0, 0, 0)
  features[12] = hash(18, tail.shape, 0, 0, 0)
  features[13] = hash(19, head.shape, 0, 0, 0)
  features[14] = hash(20, tail.shape, class0, next0, 0)
  features[15] = hash(21, tail.shape, head.shape, 0, 0)
  features[16] = hash(22, tail.shape, y0, y1, 0)
  features[17] = hash(23, tail.open, head.closed, 0, 0)
  features[18] = hash(24, tail.open, head.closed, class0, next0)
  features[19] = hash(25, 0, 0, 0, 0)
  return SEAM_FEATURES
}

const SEAM_FEATURES = 20

export const OPENING_DIMENSIONS = 1 << 14

/** Writes the features of how a block begins: what tells a paragraph's opening from a place in the middle of one. */
export function openingFeatures(head: string, features: Uint32Array): number {
  const [y0, y1, y2, y3] = [0, 1, 2, 3].map((at) => unitAt(head, at)) as [number, number, number, number]
  const found = [
    hash(31, y0, 0, 0, 0),
    hash(32, y0, y1, 0, 0),
    hash(33, y0, y1, y2, 0),
    hash(34, classOf(y0), classOf(y1), classOf(y2), classOf(y3)),
    hash(35, firstUnopened(head), 0, 0, 0),
    hash(36, firstMark(head), 0, 0, 0),
    hash(37, 0, 0, 0, 0),
  ]
  found.forEach((feature, index) => {
    features[index] = feature & (OPENING_DIMENSIONS - 1)
  })
  return found.length
}

/** How soon the first mark comes, and which: paragraphs open with a phrase, the middle of one with the end of a clause. */
function firstMark(head: string): number {
  const sample = head.slice(0, 24)
  const at = sample.search(/[，。；、：]/)
  return at < 0 ? 0 : 1 + Math.min(at, 15) * 8 + '，。；、：'.indexOf(sample[at] as string)
}

function hash(kind: number, a: number, b: number, c: number, d: number): number {
  let h = Math.imul(kind, 0x9e3779b1)
  h = Math.imul(h ^ a, 0x85ebca6b)
  h = Math.imul((h >>> 15) ^ h ^ b, 0xc2b2ae35)
  h = Math.imul((h >>> 13) ^ h ^ c, 0x27d4eb2f)
  h = Math.imul((h >>> 16) ^ h ^ d, 0x165667b1)
  return ((h >>> 15) ^ h) & (SEAM_DIMENSIONS - 1)
}

/** A code unit, with all digits taken as one: `8月` and `9月` cut alike. */
function unitAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return 0
  const unit = text.charCodeAt(at)
  return unit >= 0x30 && unit <= 0x39 ? 0x30 : unit
}

const CLASS_MARKS: readonly string[] = [
  '。！？!?',
  '，,',
  '、',
  '；;',
  '：:',
  '…—',
  '%％',
  ' \u00b7',
  '.',
  OPENERS,
  CLOSERS,
  '"\'',
]

/** 0 nothing, 1 digit, 2 capital, 3 small letter, 4 and up marks, 20 Han and the rest. */
function classOf(unit: number): number {
  if (unit === 0) return 0
  if (unit === 0x30) return 1
  if (unit >= 0x41 && unit <= 0x5a) return 2
  if (unit >= 0x61 && unit <= 0x7a) return 3
  if (unit >= 0x3400 && unit <= 0x9fff) return 20
  const mark = String.fromCharCode(unit)
  const found = CLASS_MARKS.findIndex((marks) => marks.includes(mark))
  return found < 0 ? 19 : 4 + found
}

const WIDTH_STEPS = [6, 12, 18, 24, 32, 45, 80]

/** Length of a piece in steps, and whether it holds a comma or a full stop: headings are short and hold neither. */
function shapeOf(text: string): number {
  const width = widthOf(text.slice(0, 200))
  const step = WIDTH_STEPS.findIndex((limit) => width <= limit)
  const sample = text.slice(0, 200)
  const marks = (/[，,、]/.test(sample) ? 1 : 0) + (/[。；]|[.] /.test(sample) ? 2 : 0)
  return (step < 0 ? WIDTH_STEPS.length : step) * 4 + marks
}

/** Which bracket the tail leaves open at its end, by index in `OPENERS` from 1; 0 for none. */
function lastOpen(tail: string): number {
  const depth: number[] = []
  for (let i = Math.max(0, tail.length - BRACKET_REACH); i < tail.length; i += 1) {
    const opener = OPENERS.indexOf(tail[i] as string)
    if (opener >= 0) depth.push(opener + 1)
    else if (CLOSERS.includes(tail[i] as string)) depth.pop()
  }
  return depth.at(-1) ?? 0
}

/** Which bracket the head closes without having opened it. */
function firstUnopened(head: string): number {
  let depth = 0
  const end = Math.min(head.length, BRACKET_REACH)
  for (let i = 0; i < end; i += 1) {
    if (OPENERS.includes(head[i] as string)) depth += 1
    else {
      const closer = CLOSERS.indexOf(head[i] as string)
      if (closer < 0) continue
      if (depth === 0) return closer + 1
      depth -= 1
    }
  }
  return 0
}
