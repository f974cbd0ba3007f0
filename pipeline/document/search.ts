/**
 * How many items at the front of a list pass a test that, once failed, fails for all that follow: the index of the first
 * that does not. A binary search, because hostile pages have long lists.
 */
export function countLeading<T>(items: readonly T[], test: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (test(items[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}
