import { stableId } from '../document/index.ts'

export { stableId } from '../document/index.ts'

export type IdMaker = (prefix: string, ...place: readonly (string | number)[]) => string

/** Gives ids that stay apart when two records share their raw place: the second one is numbered. */
export function createIdMaker(): IdMaker {
  const seen = new Map<string, number>()
  return (prefix, ...place) => {
    const id = stableId(prefix, ...place)
    const times = seen.get(id) ?? 0
    seen.set(id, times + 1)
    return times === 0 ? id : stableId(prefix, ...place, times)
  }
}
