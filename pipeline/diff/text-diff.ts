import { diffArrays } from 'diff'

/** A stretch of a text: in both versions, in the old one alone, or in the new one alone. */
export interface TextPart {
  readonly kind: 'same' | 'old' | 'new'
  readonly text: string
}

/** A paragraph that differs: taken out (`new` null), put in (`old` null), or reworded, with its parts. */
export interface ParagraphChange {
  readonly old: { readonly index: number; readonly text: string } | null
  readonly new: { readonly index: number; readonly text: string } | null
  readonly parts: readonly TextPart[]
}

/** Beyond so many edits two texts have nothing in common that helps a reader, and looking for more would take minutes. */
const MOST_EDITS = 500

/** A Han character says as much as a word of an alphabet. */
const WORD = /[\p{Script=Latin}\p{N}]+|[\s\S]/gu

/** What changed between two versions of an article, paragraph by paragraph. */
export function diffParagraphs(old: readonly string[], now: readonly string[]): readonly ParagraphChange[] {
  const changes: ParagraphChange[] = []
  let [oldAt, newAt] = [0, 0]
  let taken: { index: number; text: string }[] = []
  const release = () => {
    for (const paragraph of taken) changes.push({ old: paragraph, new: null, parts: [] })
    taken = []
  }
  for (const { kind, items } of diffItems(old, now)) {
    if (kind === 'same') {
      release()
      oldAt += items.length
      newAt += items.length
    } else if (kind === 'old') {
      for (const [i, text] of items.entries()) taken.push({ index: oldAt + i, text })
      oldAt += items.length
    } else {
      for (const [i, text] of items.entries()) {
        const before = taken.shift() ?? null
        const parts = before === null ? [] : diffWords(before.text, text)
        changes.push({ old: before, new: { index: newAt + i, text }, parts })
      }
      newAt += items.length
    }
  }
  release()
  return changes
}

/** What changed between two versions of a sentence or a paragraph. */
export function diffWords(old: string, now: string): readonly TextPart[] {
  return diffItems(old.match(WORD) ?? [], now.match(WORD) ?? []).map(({ kind, items }) => ({
    kind,
    text: items.join(''),
  }))
}

interface Stretch {
  readonly kind: TextPart['kind']
  readonly items: readonly string[]
}

function diffItems(old: readonly string[], now: readonly string[]): readonly Stretch[] {
  const found = diffArrays([...old], [...now], { maxEditLength: MOST_EDITS })
  if (found === undefined) {
    return [
      { kind: 'old', items: old },
      { kind: 'new', items: now },
    ]
  }
  return found.map(({ added, removed, value }) => ({ kind: added ? 'new' : removed ? 'old' : 'same', items: value }))
}
