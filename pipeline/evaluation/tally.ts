/** So many of so many. */
export interface Share {
  hit: number
  of: number
}

/** Records found against those there are and those that were given. */
export interface Found {
  right: number
  given: number
  gold: number
}

export type Shares = Record<string, Share>

export function count(shares: Shares, name: string, hit: boolean): void {
  const share = shares[name] ?? { hit: 0, of: 0 }
  share.of += 1
  if (hit) share.hit += 1
  shares[name] = share
}

/** Precision, recall and their harmonic mean, 0 to 1; 1 where there was nothing to find and nothing was given. */
export function ratesOf({ right, given, gold }: Found): { precision: number; recall: number; f1: number } {
  const precision = given > 0 ? right / given : gold > 0 ? 0 : 1
  const recall = gold > 0 ? right / gold : 1
  return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 }
}

export function addShares(total: Shares, more: Shares): void {
  for (const [name, { hit, of }] of Object.entries(more)) {
    const share = total[name] ?? { hit: 0, of: 0 }
    total[name] = { hit: share.hit + hit, of: share.of + of }
  }
}

export function addFound(total: Record<string, Found>, more: Readonly<Record<string, Found>>): void {
  for (const [name, { right, given, gold }] of Object.entries(more)) {
    const known = total[name] ?? { right: 0, given: 0, gold: 0 }
    total[name] = { right: known.right + right, given: known.given + given, gold: known.gold + gold }
  }
}
