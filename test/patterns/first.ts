import type { AST } from '@eslint-community/regexpp'

/** What may stand at a place for a part to go on from there: code units, one bit each, and one for all beyond them. */
export type First = Uint32Array | null

const UNITS = 0x10000
const BEYOND = UNITS
const WORDS = UNITS / 32 + 1

/** At the end of the text. */
export const NOTHING: First = new Uint32Array(WORDS)

const known = new Map<string, Uint32Array>()
const joined = new WeakMap<Uint32Array, WeakMap<Uint32Array, Uint32Array>>()
const met = new WeakMap<Uint32Array, WeakMap<Uint32Array, boolean>>()

type OneCharacter = AST.Character | AST.CharacterSet | AST.CharacterClass

/** The characters that one element stands for, found by asking the engine. */
export function charactersOf(element: OneCharacter, flags: string): First {
  const mode = flags.replace(/[^iusv]/g, '')
  const key = `${mode}/${element.raw}`
  const found = known.get(key)
  if (found) return found
  const bits = new Uint32Array(WORDS)
  const set = (at: number) => {
    bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31))
  }
  if (element.type === 'Character' && !mode.includes('i')) set(Math.min(element.value, BEYOND))
  else {
    const pattern = new RegExp(`^(?:${element.raw})$`, mode)
    for (let unit = 0; unit < UNITS; unit += 1) if (pattern.test(String.fromCharCode(unit))) set(unit)
    if (mayBeBeyond(element.raw, pattern)) set(BEYOND)
  }
  known.set(key, bits)
  return bits
}

const SAMPLES = ['\u{10400}', '\u{10fffd}', '\u{1d400}', '\u{1d7d8}', '\u{1f600}', '\u{20bb7}', '\u{e0100}']

function mayBeBeyond(raw: string, pattern: RegExp): boolean {
  return /[\u{10000}-\u{10ffff}]|\\u\{/u.test(raw) || SAMPLES.some((sample) => pattern.test(sample))
}

/** Whether all characters of one are among the other's. */
export function within(inner: First, outer: First): boolean {
  return inner !== null && outer !== null && inner.every((bits, at) => (bits & ~(outer[at] ?? 0)) === 0)
}

/** Null is not known: anything. */
export function union(a: First, b: First): First {
  if (a === null || b === null || a === b) return a === null ? a : b
  return remember(joined, a, b, () => a.map((bits, at) => bits | (b[at] ?? 0)))
}

/** Whether some character goes on with both. */
export function overlaps(a: First, b: First): boolean {
  if (a === null || b === null || a === b) return true
  return remember(met, a, b, () => a.some((bits, at) => (bits & (b[at] ?? 0)) !== 0))
}

function remember<T>(
  memory: WeakMap<Uint32Array, WeakMap<Uint32Array, T>>,
  a: Uint32Array,
  b: Uint32Array,
  make: () => T,
): T {
  const inner = memory.get(a) ?? new WeakMap<Uint32Array, T>()
  memory.set(a, inner)
  const made = inner.get(b) ?? make()
  inner.set(b, made)
  return made
}
