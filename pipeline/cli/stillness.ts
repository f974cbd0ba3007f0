/** What tells whether a file has changed; null for one that is gone. */
export type Look = (path: string) => Promise<string | null>

/** Knows which files have not changed for a while: one that is being written is not read. */
export interface Stillness {
  /** Something happened to a file. */
  readonly touch: (path: string) => void
  /** Looks at what is moving; returns what has come to rest, or is gone. */
  readonly check: () => Promise<readonly string[]>
  /** Whether a file rests; looks again, because it may have begun to move unnoticed. */
  readonly isStill: (path: string) => Promise<boolean>
  /** Whether the file was ever heard of. */
  readonly knows: (path: string) => boolean
}

/** @param rest - milliseconds for which a file must not change. */
export function createStillness(rest: number, look: Look, now: () => number = Date.now): Stillness {
  const moving = new Map<string, { state: string | null; since: number }>()
  const still = new Map<string, string>()
  const touch = (path: string) => {
    still.delete(path)
    moving.set(path, { state: '', since: now() })
  }
  return {
    touch,
    knows: (path) => moving.has(path) || still.has(path),
    check: async () => {
      const settled: string[] = []
      for (const path of [...moving.keys()]) {
        const state = await look(path)
        const before = moving.get(path)
        if (before === undefined) continue
        if (state !== null && before.state !== state) moving.set(path, { state, since: now() })
        else if (state === null || now() - before.since >= rest) {
          moving.delete(path)
          if (state !== null) still.set(path, state)
          settled.push(path)
        }
      }
      return settled
    },
    isStill: async (path) => {
      if (moving.has(path)) return false
      const state = await look(path)
      if (state !== null && still.get(path) === state) return true
      touch(path)
      return false
    },
  }
}
