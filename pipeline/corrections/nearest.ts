/** Beyond this many edits a word is another word. */
const MOST_EDITS = 3
const LONGEST = 40

/** The known word that a mistyped one is nearest to; null where none is near. */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  if (typed.length > LONGEST) return null
  let best: string | null = null
  let least = MOST_EDITS + 1
  for (const word of known) {
    const edits = editsBetween(typed.toLowerCase(), word)
    if (edits < least && edits < word.length) {
      best = word
      least = edits
    }
  }
  return best
}

function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
