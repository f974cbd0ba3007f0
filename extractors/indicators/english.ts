import type { MeasuredName } from './chinese.ts'
import { ENGLISH_DETERMINERS, ENGLISH_GROWTH_WORDS, ENGLISH_PERIOD_WORDS, ENGLISH_SAME_NAME } from './lexicon.ts'

const LONGEST = 120
const MAX_PARTS = 8

const FRONT: ReadonlySet<string> = new Set([...ENGLISH_DETERMINERS, ...ENGLISH_PERIOD_WORDS])
const GROWTH: ReadonlySet<string> = new Set(ENGLISH_GROWTH_WORDS)
const ARTICLE = /\b(?:the|an?) /g
const YEAR = /^(?:19|20)\d{2}(?:'s|-\d{2})?$/
const COUNTING = /^(?:number|total|count|amount|tally) of /

/** The key of an English name: lower case, without articles, owners in front, periods and growth words. */
export function englishIndicator({ subject, region, kind }: MeasuredName): string | null {
  if (subject.length > LONGEST) return null
  const plain = subject
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”"‘]|\([^()]{0,40}\)|’(?!s\b)/g, '')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim()
  const owned = region === null ? plain : withoutOwner(plain, region.toLowerCase().replace(/^the /, ''))
  const bare = stripFront(owned).replace(ARTICLE, '').replace(COUNTING, '')
  const name = kind === 'change' || kind === 'ratio' ? stripGrowth(bare) : bare
  const key = ENGLISH_SAME_NAME[name] ?? name
  return /[a-z]{2}/.test(key) ? key : null
}

/** `China's exports`, `China exports`: the region has a column of its own. */
function withoutOwner(name: string, region: string): string {
  const owner = [`${region}'s `, `${region}' `, `${region} `].find((each) => name.startsWith(each))
  return owner === undefined ? name : name.slice(owner.length)
}

function stripFront(name: string): string {
  const parts = name.split(' ')
  let from = 0
  while (from < Math.min(parts.length - 1, MAX_PARTS) && isFront(parts[from] ?? '')) from += 1
  return parts.slice(from).join(' ')
}

function isFront(word: string): boolean {
  return FRONT.has(word.replace(/'s$/, '')) || YEAR.test(word)
}

/** A name that is nothing but growth stays: English subjects name what grows. */
function stripGrowth(name: string): string {
  const parts = name.split(' ')
  let to = parts.length
  while (to > 1 && GROWTH.has(parts[to - 1] ?? '')) to -= 1
  return parts
    .slice(0, to)
    .join(' ')
    .replace(/ (?:in|of)$/, '')
}
