const LONE_SURROGATES = /\p{Surrogate}/gu

/**
 * Text as UTF-8 can carry it: a lone surrogate becomes U+FFFD. It counts as one code point before and after, so offsets
 * hold. JSON could escape it instead (`\\ud800`), but Python cannot encode such a string again, and strict readers refuse the whole file.
 */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATES, '\uFFFD')
}
