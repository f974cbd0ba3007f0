/** Text as it is compared: width, spaces and line ends are the typesetter's. */
export function squeeze(text: unknown): string {
  return typeof text === 'string' ? text.normalize('NFKC').replace(/\s+/gu, '') : ''
}

/** Letters and figures alone. */
export function lettersOf(text: unknown): string {
  return squeeze(text).replace(/[\p{P}\p{S}]/gu, '')
}

/** Without punctuation at either end. */
export function trimMarks(text: unknown): string {
  return squeeze(text)
    .replace(/^\p{P}+/u, '')
    .replace(/(?<!\p{P})\p{P}+$/u, '')
}

/** How alike two texts are by their pairs of neighbouring characters, 0 to 1 (Dice's coefficient). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [pairs, others] = [pairsOf(a), pairsOf(b)]
  let shared = 0
  for (const [pair, times] of pairs.counts) shared += Math.min(times, others.counts.get(pair) ?? 0)
  const all = pairs.total + others.total
  return all > 0 ? (2 * shared) / all : 0
}

function pairsOf(text: string) {
  const characters = [...text]
  const counts = new Map<string, number>()
  for (let i = 1; i < characters.length; i += 1) {
    const pair = `${characters[i - 1]}${characters[i]}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return { counts, total: Math.max(0, characters.length - 1) }
}

/** One name is the other, or holds it and is at most twice as long. */
export function sameName(a: string, b: string): boolean {
  if (a === b) return true
  if (a === '' || b === '' || !(a.includes(b) || b.includes(a))) return false
  const [short = 0, long = 0] = [[...a].length, [...b].length].sort((m, n) => m - n)
  return 2 * short >= long
}

/** A field of gold: one acceptable value or several. */
export function acceptable(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
