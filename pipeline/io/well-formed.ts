const LONE_SURROGATES = /\p{Surrogate}/gu

/**
 * Text as UTF-8 can carry it: a lone surrogate becomes U+FFFD. It counts as one code point before and after, so offsets
 * hold. JSON could escape it instead (`\\ud800`), but pandas cannot encode such a string and DuckDB refuses the whole file.
 */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATES, '\uFFFD')
}
