import type { RecognisedEntity } from '../recogniser.ts'
import type { Tag } from './tags.ts'
import type { Units } from './units.ts'

/**
 * Reads the entities off a path of tags. Types without a label of ours are dropped.
 *
 * @param scores log probabilities, one row of all tags for each unit
 */
export const entitiesOf = (
  units: Units,
  path: Int32Array,
  tags: readonly Tag[],
  scores: Float32Array,
): readonly RecognisedEntity[] => {
  const entities: RecognisedEntity[] = []
  let first = -1

  const close = (end: number): void => {
    const label = first < 0 ? undefined : tags[path[first] ?? 0]?.label
    if (label !== undefined) {
      let sum = 0
      for (let i = first; i < end; i += 1) sum += Math.exp(scores[i * tags.length + (path[i] ?? 0)] ?? 0)
      const last = end - 1
      entities.push({
        start: units.starts[first] ?? 0,
        end: (units.starts[last] ?? 0) + (units.texts[last]?.length ?? 0),
        label,
        // Rounded, so that the last bits of the arithmetic of one processor do not reach the output.
        score: Math.round((sum / (end - first)) * 1000) / 1000,
      })
    }
    first = -1
  }

  for (let i = 0; i < path.length; i += 1) {
    const tag = tags[path[i] ?? 0]
    const before = first < 0 ? undefined : tags[path[i - 1] ?? 0]
    const place = tag?.place ?? 'O'
    if (place === 'O' || place === 'B' || place === 'S' || before?.type !== tag?.type || before?.place === 'E') close(i)
    if (place !== 'O' && first < 0) first = i
  }
  close(path.length)
  return entities
}
