import nlp from 'compromise/two'
import type { Span } from '../../pipeline/document/index.ts'

/** A word of a sentence with compromise's part-of-speech tags (`Noun`, `Verb`, `Person`, `Cardinal` …). Offsets of the text. */
export interface Token extends Span {
  /** As printed, without the punctuation around it. */
  readonly text: string
  readonly lower: string
  readonly tags: ReadonlySet<string>
  /** Punctuation and space that follow it. */
  readonly post: string
}

/**
 * compromise reads a whole text into linked lists and tags it in many passes; a stretch of this many code units keeps one call's
 * memory and time small on hostile input (a one-megabyte paragraph), and is longer than any newspaper paragraph needs.
 */
const LONGEST_STRETCH = 4000
/** A word longer than this is no English word: such stretches (base64, a hostile line) are not tagged at all. */
const LONGEST_WORD = 80

const SENTENCE_GAP = /[.!?]["”’)]*\s/g
const WORD_RUN = /\S{81,}/

/** Cuts a text into stretches at sentence ends where there are any, at spaces or anywhere else where there are none. */
function stretchesOf(text: string, within: Span): readonly Span[] {
  const stretches: Span[] = []
  let start = within.start
  while (start < within.end) {
    const limit = Math.min(within.end, start + LONGEST_STRETCH)
    const end = limit === within.end ? limit : cutBefore(text, start, limit)
    stretches.push({ start, end })
    start = end
  }
  return stretches
}

function cutBefore(text: string, start: number, limit: number): number {
  const stretch = text.slice(start, limit)
  let cut = 0
  for (const gap of stretch.matchAll(SENTENCE_GAP)) cut = gap.index + gap[0].length
  if (cut === 0) cut = stretch.lastIndexOf(' ') + 1
  return cut === 0 ? limit : start + cut
}

const VERBS = ['rose', 'shed', 'slid', 'sank'] as const
const NOUNS = [
  'shares',
  'firms',
  'stocks',
  'seats',
  'cases',
  'votes',
  'deaths',
  'ships',
  'jobs',
  'wafers',
  'sorties',
  'points',
  'aircraft',
] as const

/**
 * Words of market and agency reports whose tags compromise guesses from the place they stand in, its own lexicon notwithstanding:
 * a stock that `rose` is a flower to it, and `shares Wednesday` a verb with its day. Lower case only: `Rose` is a name.
 */
const NEWS_TAGS = new Map<string, ReadonlySet<string>>([
  ...VERBS.map((word) => [word, new Set(['Verb', 'PastTense'])] as const),
  ...NOUNS.map((word) => [word, new Set(['Noun', 'Plural'])] as const),
  ['index', new Set(['Noun', 'Singular'])],
])

interface TermJson {
  readonly text: string
  readonly post?: string
  readonly tags?: readonly string[]
  readonly offset?: { readonly start: number; readonly length: number }
}

interface SentenceJson {
  readonly terms: readonly TermJson[]
  readonly offset?: { readonly start: number; readonly length: number }
}

/** A sentence as compromise splits it, with its tagged words. */
export interface TaggedSentence {
  readonly span: Span
  readonly tokens: readonly Token[]
}

/**
 * Sentences and tagged words of a stretch of text, by compromise.
 *
 * compromise counts offsets itself; a word whose printed form does not stand at its offset is dropped rather than trusted
 * (an expanded contraction has no form of its own).
 */
export function tagSentences(text: string, within: Span): readonly TaggedSentence[] {
  return stretchesOf(text, within).flatMap((stretch) => tagStretch(text, stretch))
}

function tagStretch(text: string, stretch: Span): readonly TaggedSentence[] {
  const source = text.slice(stretch.start, stretch.end)
  if (source.trim() === '') return []
  if (WORD_RUN.test(source)) return [{ span: stretch, tokens: [] }]
  const sentences = parse(source)
  return sentences.map((sentence, index) => {
    const tokens = sentence.terms.flatMap((term) => toToken(text, stretch.start, term))
    const next = sentences[index + 1]
    const start = index === 0 ? stretch.start : openedStart(text, stretch, sentence)
    return { span: { start, end: next ? openedStart(text, stretch, next) : stretch.end }, tokens }
  })
}

/** Code units of text whose parses are kept: an issue's English pages, or a small part of a hostile line. */
const MOST_KEPT = 300_000
/**
 * Parses of stretches read lately, oldest first. Names are looked for before quotes and claims are, in the paragraph's text cut out of its
 * article; parsing is nearly all of the work and depends on the stretch alone, so one parse serves all three.
 */
const parses = new Map<string, readonly SentenceJson[]>()
let kept = 0

function parse(source: string): readonly SentenceJson[] {
  const known = parses.get(source)
  if (known) return known
  const sentences = nlp(source).json({ offset: true, terms: { offset: true } }) as readonly SentenceJson[]
  parses.set(source, sentences)
  kept += source.length
  for (const oldest of parses.keys()) {
    if (kept <= MOST_KEPT) break
    parses.delete(oldest)
    kept -= oldest.length
  }
  return sentences
}

/** compromise begins a sentence at its first word; the mark or bracket that opens before the word belongs to it. */
function openedStart(text: string, stretch: Span, sentence: SentenceJson): number {
  let start = stretch.start + (sentence.offset?.start ?? 0)
  while (start > stretch.start && /["“‘'([]/.test(text[start - 1] as string)) start -= 1
  return start
}

/** Behind a dash compromise takes `have` for a noun. */
const AUXILIARY: ReadonlySet<string> = new Set(['Verb', 'PresentTense', 'Auxiliary'])

function tagsOf(term: TermJson): ReadonlySet<string> {
  const tags = NEWS_TAGS.get(term.text) ?? new Set(term.tags)
  return /^ha(?:ve|s|d)$/.test(term.text) && tags.has('Noun') ? AUXILIARY : tags
}

function toToken(text: string, shift: number, term: TermJson): readonly Token[] {
  if (!term.offset || term.text.length === 0 || term.text.length > LONGEST_WORD) return []
  const start = shift + term.offset.start
  const end = start + term.text.length
  if (text.slice(start, end) !== term.text) return []
  const lower = term.text.toLowerCase()
  return [{ start, end, text: term.text, lower, tags: tagsOf(term), post: term.post ?? '' }]
}
