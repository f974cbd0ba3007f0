/** Further apart than this, two words are not one misspelt; nor are short ones that share too little. */
const MAX_DISTANCE = 2
const MAX_SHARE = 0.4
/** Nobody misspells a longer word that we have. */
const LONGEST = 40

/** The word of a list that a misspelt one is most likely meant to be; null where none is near. */
export function closestTo(word: string, list: readonly string[]): string | null {
  if (word.length > LONGEST) return null
  const ranked = list
    .map((candidate) => ({ candidate, distance: distanceOf(plain(word), plain(candidate)) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  if (!best || best.distance > MAX_DISTANCE || best.distance > best.candidate.length * MAX_SHARE) return null
  return best.candidate
}

/** `nominal_terms`, `NominalTerms` and `nominal-terms` are one word to whoever types them. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '')
}

/** Fewest characters to insert, delete, exchange or swap with a neighbour. */
function distanceOf(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[b.length] ?? a.length
}
