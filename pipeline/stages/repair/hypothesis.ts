/** Neighbouring pieces of the flow that stay together: from the first up to, not with, the second. */
export type Stretch = readonly [from: number, to: number]

/** One way in which a page may have come apart, and the reading order that follows from it. */
export interface Hypothesis {
  readonly layout: string
  /** The flow in reading order; stretches that follow each other in the flow too are one. */
  readonly stretches: readonly Stretch[]
  /** Log odds, comparable between the hypotheses of one page. */
  readonly value: number
}

/** Takes out empty stretches and makes one of those that follow each other in the flow. */
export function mergeStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: [number, number][] = []
  for (const [from, to] of stretches) {
    const last = merged.at(-1)
    if (from === to) continue
    if (last?.[1] === from) last[1] = to
    else merged.push([from, to])
  }
  return merged
}
