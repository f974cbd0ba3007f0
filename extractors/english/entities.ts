import type { Entity, EntityLabel, Span } from '../../pipeline/document/index.ts'
import type { Token } from './analysis.ts'
import { windowsOf } from './article.ts'
import { isOrganisationWord, isRole } from './names.ts'
import { type EnglishParagraph, readParagraph } from './paragraph.ts'
import { findPersons } from './people.ts'

/** compromise's tags carry no probability; what names, roles and tags agree on is surer than a tag alone. */
const SCORES = { named: 0.9, tagged: 0.7 } as const satisfies Readonly<Record<string, number>>

export function readEntities(text: string): readonly Entity[] {
  const found: Entity[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (/\p{L}/u.test(line)) {
      for (const window of windowsOf(text, { start, end: start + line.length })) found.push(...readLine(text, window))
    }
    start += line.length + 1
  }
  return found
}

function readLine(text: string, span: Span): readonly Entity[] {
  const paragraph = readParagraph(text, span)
  const found: Entity[] = []
  for (const person of findPersons(paragraph)) {
    found.push({ span: person.span, label: 'PER', score: SCORES.named })
    const title = person.titles[0]
    const at = title === undefined ? -1 : text.lastIndexOf(title, person.span.start)
    if (
      title !== undefined &&
      at >= paragraph.bodyStart &&
      person.span.start - at - title.length <= 2 &&
      isRole(title)
    ) {
      found.push({ span: { start: at, end: at + title.length }, label: 'TITLE', score: SCORES.tagged })
    }
  }
  for (const entity of taggedRuns(paragraph)) found.push(entity)
  return withoutOverlaps(found)
}

const TAGS: readonly (readonly [string, EntityLabel])[] = [
  ['Organization', 'ORG'],
  ['Place', 'LOC'],
  ['Person', 'PER'],
]

/** Runs of capitalised words that compromise tags alike, an organisation's last word deciding (`Reed Milling Inc.`). */
function taggedRuns(paragraph: EnglishParagraph): readonly Entity[] {
  const { tokens, text } = paragraph
  const found: Entity[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const first = tokens[at] as Token
    if (!/^\p{Lu}/u.test(first.text) || first.tags.has('Date')) continue
    let last = at
    while (last + 1 < tokens.length && joins(text, tokens[last] as Token, tokens[last + 1] as Token)) last += 1
    const label = labelOf(tokens.slice(at, last + 1))
    if (label)
      found.push({ span: { start: first.start, end: (tokens[last] as Token).end }, label, score: SCORES.tagged })
    at = last
  }
  return found
}

function joins(text: string, token: Token, next: Token): boolean {
  const gap = text.slice(token.end, next.start)
  return (
    (gap === ' ' || gap === '-' || gap === ' & ' || gap === '. ') &&
    /^\p{Lu}/u.test(next.text) &&
    !next.tags.has('Date')
  )
}

function labelOf(run: readonly Token[]): EntityLabel | null {
  const last = run.at(-1)
  if (!last) return null
  if (isOrganisationWord(last.lower) && run.length > 1) return 'ORG'
  for (const [tag, label] of TAGS) {
    if (label === 'PER' && run.length < 2) continue
    if (run.some((token) => token.tags.has(tag)) && (label !== 'LOC' || last.tags.has('Place'))) return label
  }
  return run.length === 1 && /^\p{Lu}{2,6}$/u.test(last.text) ? 'ORG' : null
}

function withoutOverlaps(entities: readonly Entity[]): readonly Entity[] {
  const kept: Entity[] = []
  const ranked = [...entities].sort((a, b) => b.score - a.score || a.span.start - b.span.start)
  for (const entity of ranked.sort((a, b) => a.span.start - b.span.start || b.score - a.score)) {
    const last = kept.at(-1)
    if (!last || last.span.end <= entity.span.start) kept.push(entity)
    else if (last.score < entity.score && last.span.start >= (kept.at(-2)?.span.end ?? 0))
      kept[kept.length - 1] = entity
  }
  return kept
}
