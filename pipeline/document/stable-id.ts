import { createHash } from 'node:crypto'

const ID_DIGITS = 16

/**
 * Ids are made from the issue and the place in the raw text and nothing else, so that they survive better rules.
 *
 * @param prefix - `c` claim, `q` quote, `e` entity.
 * @param place - issue id, page name and raw offset.
 */
export function stableId(prefix: string, ...place: readonly (string | number)[]): string {
  const digest = createHash('sha256')
    .update([prefix, ...place].join('\u0000'))
    .digest('hex')
  return `${prefix}-${digest.slice(0, ID_DIGITS)}`
}
