/** Confidences and scores are written with three decimals: more would be noise and would not be stable. */
export function roundShare(share: number): number {
  return Math.round(share * 1000) / 1000
}
