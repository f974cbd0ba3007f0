/**
 * A sample of a set of hashes that tells how much of one set is in another: all hashes under a threshold, which is the
 * same for all large sets and higher for small ones. Two samples are compared below the lower of their thresholds, where
 * both are complete. (MinHash in its bottom-k form; unlike the k-permutation form it estimates containment too, which is
 * what a text cut by half needs.)
 */
export interface Sketch {
  /** How many hashes the whole set has. */
  readonly size: number
  /** The sample, ascending. */
  readonly hashes: Uint32Array
}

/** One hash in eight is kept: a page's article of 800 characters has a hundred. */
const KEPT_SHARE = 1 / 8
/** Fewer would tell too little; a brief keeps all it has. */
const FEWEST = 96
/** A text of half a million characters is no article, and its signature need not be larger than it. */
const MOST = 1024

const HASHES = 2 ** 32

/** @param hashes - with or without repeats. */
export function sketchOf(hashes: Iterable<number>): Sketch {
  const all = Uint32Array.from(new Set(hashes)).sort()
  const under = all.findIndex((hash) => hash >= HASHES * KEPT_SHARE)
  const kept = Math.min(MOST, Math.max(FEWEST, under < 0 ? all.length : under))
  return { size: all.length, hashes: all.slice(0, kept) }
}

/** What two sketches have in common, counted in the stretch where both are complete. */
export interface Overlap {
  readonly a: number
  readonly b: number
  readonly shared: number
}

export function overlapOf(a: Sketch, b: Sketch): Overlap {
  const limit = Math.min(limitOf(a), limitOf(b))
  const overlap = { a: 0, b: 0, shared: 0 }
  for (let i = 0, j = 0; ; ) {
    const [x, y] = [a.hashes[i] ?? HASHES, b.hashes[j] ?? HASHES]
    if (Math.min(x, y) > limit || (x === HASHES && y === HASHES)) return overlap
    if (x <= y) {
      overlap.a += 1
      i += 1
    }
    if (y <= x) {
      overlap.b += 1
      j += 1
    }
    if (x === y) overlap.shared += 1
  }
}

/** The highest hash up to which a sketch has all hashes of its set. */
function limitOf({ size, hashes }: Sketch): number {
  return hashes.length === size ? HASHES - 1 : (hashes.at(-1) ?? 0)
}

/** `size:base64`, which is what a signature keeps. */
export function encodeSketch({ size, hashes }: Sketch): string {
  const bytes = Buffer.alloc(hashes.length * 4)
  hashes.forEach((hash, i) => {
    bytes.writeUInt32LE(hash, i * 4)
  })
  return `${size}:${bytes.toString('base64')}`
}

export function decodeSketch(text: string): Sketch {
  const colon = text.indexOf(':')
  const bytes = Buffer.from(text.slice(colon + 1), 'base64')
  const hashes = Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readUInt32LE(i * 4))
  return { size: Number(text.slice(0, colon)), hashes }
}
