/** A map that forgets what was used longest ago. */
export interface Lru<V> {
  readonly get: (key: string) => V | undefined
  readonly set: (key: string, value: V) => void
}

/** Keeps at most `size` entries and `characters` of key text, so that memory stays flat whatever the texts are. */
export const createLru = <V>(size: number, characters = 4_000_000): Lru<V> => {
  const entries = new Map<string, V>()
  let held = 0
  return {
    get: (key) => {
      const value = entries.get(key)
      if (value === undefined) return undefined
      // A Map iterates in order of insertion: taken out and put back, the entry is the youngest.
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set: (key, value) => {
      if (size <= 0 || key.length > characters) return
      if (!entries.delete(key)) held += key.length
      entries.set(key, value)
      for (const oldest of entries.keys()) {
        if (entries.size <= size && held <= characters) break
        entries.delete(oldest)
        held -= oldest.length
      }
    },
  }
}
