import type { Row } from '../io/index.ts'
import type { GoldIssue, GoldQuote } from './gold.ts'
import type { Miss } from './misses.ts'
import { pairOff } from './pairing.ts'
import { count, type Found, type Shares } from './tally.ts'
import { acceptable, lettersOf, likeness, sameName, squeeze, trimMarks } from './wording.ts'

export interface QuoteScore {
  readonly found: Record<'found' | 'strict' | 'direct' | 'attributed' | 'titles', Found>
  readonly fields: Shares
}

/** Contents less alike are not one quote; to be strict they must agree nearly whole. */
const ALIKE = 0.5
const STRICT = 0.8
const TITLE_ALIKE = 0.8
/** Of two quotes of the same words the same speaker's is meant, then the one that stands at the same place. */
const SAME_SPEAKER = 0.01
const DRIFT = 0.005
/** Characters shown of a quote in the list of misses. */
const SHOWN = 40

export function scoreQuotes(
  gold: GoldIssue,
  rows: readonly Row[],
  paragraphOf: (row: Row) => readonly string[],
  misses: Miss[],
): QuoteScore {
  const alike = new Map<string, number>()
  const partner = pairOff(
    gold.quotes.flatMap((quote, i) =>
      rows.flatMap((row, j) => {
        const how = likeness(lettersOf(quote.text), lettersOf(row['text']))
        if (how < ALIKE) return []
        alike.set(`${i} ${j}`, how)
        const speaker = lettersOf(quote.speaker) === lettersOf(row['speaker']) ? SAME_SPEAKER : 0
        const drift = DRIFT * Math.abs(i / gold.quotes.length - j / rows.length)
        return [{ gold: i, given: j, weight: how + speaker - drift }]
      }),
    ),
  )
  const fields: Shares = {}
  const right = { strict: 0, direct: 0, attributed: 0 }
  const titles = { right: 0, given: 0, gold: 0 }
  gold.quotes.forEach((quote, i) => {
    const j = partner.get(i)
    const row = rows[j ?? -1]
    if (row === undefined) {
      misses.push(miss(gold, 'quote-missed', quote.text, quote.speaker, null))
      return
    }
    const good = fieldsRight(quote, row, paragraphOf(row))
    for (const [field, hit] of Object.entries(good)) {
      count(fields, field, hit)
      if (!hit) misses.push(miss(gold, `quote-${field}`, quote.text, ...wantedAndGiven(field, quote, row)))
    }
    countTitles(titles, quote, row)
    const nearly = (alike.get(`${i} ${j}`) ?? 0) >= STRICT
    if (good['speaker']) right.attributed += 1
    if (good['speaker'] && nearly) right.strict += 1
    if (good['speaker'] && nearly && acceptable(quote.type)[0] === 'direct') right.direct += 1
  })
  const taken = new Set(partner.values())
  rows.forEach((row, j) => {
    if (!taken.has(j)) misses.push(miss(gold, 'quote-invented', row['text'], null, row['speaker']))
  })
  const sizes = { given: rows.length, gold: gold.quotes.length }
  const directs = {
    given: Math.max(right.direct, rows.filter((row) => row['type'] === 'direct').length),
    gold: gold.quotes.filter(({ type }) => acceptable(type)[0] === 'direct').length,
  }
  return {
    found: {
      found: { right: partner.size, ...sizes },
      strict: { right: right.strict, ...sizes },
      direct: { right: right.direct, ...directs },
      attributed: { right: right.attributed, ...sizes },
      titles: { ...titles, right: Math.min(titles.right, titles.gold) },
    },
    fields,
  }
}

function fieldsRight(quote: GoldQuote, row: Row, paragraph: readonly string[]): Record<string, boolean> {
  const [start, end] = [Number(row['start']), Number(row['end'])]
  const opening = squeeze(paragraph.slice(start, start + 4).join(''))
  return {
    speaker: speakerRight(quote, row),
    type: acceptable(quote.type).includes(row['type']),
    speaker_type: acceptable(quote.speaker_type).includes(row['speaker_type']),
    content: trimMarks(quote.text) === trimMarks(row['text']),
    cue: acceptable(quote.cue).some((cue) => cueRight(lettersOf(cue), lettersOf(row['cue']))),
    offsets: squeeze(row['text']).startsWith(opening) && start < end,
  }
}

/** A person has one name; groups and organisations may be printed longer or shorter. */
function speakerRight({ speaker, speaker_any, speaker_type }: GoldQuote, row: Row): boolean {
  if (speaker === null) return (row['speaker'] ?? null) === null
  const given = lettersOf(row['speaker'])
  const person = acceptable(speaker_type)[0] === 'person'
  return [speaker, ...(speaker_any ?? [])].some((name) =>
    person ? lettersOf(name) === given : sameName(lettersOf(name), given),
  )
}

function cueRight(wanted: string, given: string): boolean {
  return wanted === given || (given.length >= 2 && wanted.includes(given))
}

/** Titles beyond those wanted that are acceptable too count neither for nor against. */
function countTitles(total: Found, quote: GoldQuote, row: Row): void {
  const wanted = quote.titles.map(lettersOf).filter((title) => title !== '')
  const others = (quote.titles_any ?? []).map(lettersOf)
  const given = acceptable(row['titles'])
    .map(lettersOf)
    .filter((title) => title !== '')
  const open = new Set(wanted.keys())
  let [right, spare] = [0, 0]
  for (const title of given) {
    const match = [...open].find((i) => likeness(wanted[i] ?? '', title) >= TITLE_ALIKE)
    if (match !== undefined) open.delete(match)
    else if (!others.some((other) => likeness(other, title) >= TITLE_ALIKE)) continue
    right += 1
    if (match === undefined && right > wanted.length) spare += 1
  }
  total.right += Math.min(right, wanted.length)
  total.given += given.length - spare
  total.gold += wanted.length
}

function wantedAndGiven(field: string, quote: GoldQuote, row: Row): readonly [unknown, unknown] {
  if (field === 'content' || field === 'offsets') return [quote.text, row['text']]
  const wanted = field === 'speaker' ? [quote.speaker, ...(quote.speaker_any ?? [])] : quote[field as keyof GoldQuote]
  return [wanted ?? null, row[field] ?? null]
}

function miss(gold: GoldIssue, kind: string, text: unknown, wanted: unknown, given: unknown): Miss {
  const words = [...String(text ?? '')]
  const at = words.length > SHOWN ? `${words.slice(0, SHOWN).join('')}…` : words.join('')
  return { issue_id: gold.id, kind, at, gold: wanted, given }
}
