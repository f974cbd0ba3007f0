import { createHash } from 'node:crypto'

/** Bytes of a name; file systems allow 255, and names beside it grow a little. */
const LONGEST = 180
const HASH_DIGITS = 10
/** Between a name and its hash; no name keeps one of its own. */
const MARK = '~'

/** What a file system or a shell cannot take in a name; `%` and `~` because they are given a meaning here. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}/\\:*?"<>|%~]|^[.\s]|[.\s]$/gu
/** Bytes have no way to tell one from another. */
const LONE_SURROGATE = /\p{Cs}/u
/** Names that Windows keeps for devices, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/

/**
 * The name of an issue's folder under `issues/`: its id as far as a file system takes it, Chinese as it is.
 *
 * Made from the id alone, so that it hangs on no other issue. Ids that a file system may take for one another (by case,
 * by Unicode form) are kept apart by a hash: all but the one in small letters and composed form carry it.
 */
export function folderName(issueId: string): string {
  const name = issueId.replace(UNSAFE, percentEncoded)
  const folded = issueId.normalize('NFC').toLowerCase()
  const plain = folded === issueId && !RESERVED.test(folded) && !LONE_SURROGATE.test(issueId) && issueId !== ''
  if (plain && Buffer.byteLength(name) <= LONGEST) return name
  const hash = createHash('sha256').update(JSON.stringify(issueId)).digest('hex').slice(0, HASH_DIGITS)
  return `${cutBytes(name, LONGEST - HASH_DIGITS - MARK.length)}${MARK}${hash}`
}

function percentEncoded(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

/** The longest start of whole code points. */
function cutBytes(text: string, limit: number): string {
  let bytes = 0
  let end = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > limit) break
    end += character.length
  }
  return text.slice(0, end)
}
