import type { Claim } from '../types.ts'
import type { EnglishParagraph } from './paragraph.ts'

type ParagraphClaim = Omit<Claim, 'paragraph' | 'indicator' | 'wholeIndicator'>

/** Between the figures of one list: `7 percent and 5 percent`. */
const LIST_LINK = /^(?:,|,? and)(?: (?:about|around|nearly|almost|over|more than))? $/
/** Between the names of one list. */
const NAME_LINK = /, and |, | and /
const LIST_HEAD = /^(?:rivals?|both|peers?|fellow \w+|key stocks?|shares in) /i

/**
 * `Reed and Ho rose 5 percent and 3 percent, respectively`: the figures of a list go one by one to the names of the subject.
 *
 * A list whose names are not as many as its figures is left as it is.
 */
export function distribute(paragraph: EnglishParagraph, claims: readonly ParagraphClaim[]): readonly ParagraphClaim[] {
  const entries = entriesOf(paragraph, claims)
  const result: ParagraphClaim[] = []
  for (let from = 0; from < entries.length; ) {
    const to = listEnd(paragraph, entries, from)
    const list = entries.slice(from, to)
    for (const claim of list.length > 1 ? share(paragraph, list) : list.flat()) result.push(claim)
    from = to
  }
  return result
}

/** A figure with the conversions in brackets behind it: `NT$480,000 (US$14,700)`. */
type Entry = readonly [ParagraphClaim, ...ParagraphClaim[]]

function entriesOf(paragraph: EnglishParagraph, claims: readonly ParagraphClaim[]): readonly Entry[] {
  const entries: [ParagraphClaim, ...ParagraphClaim[]][] = []
  for (const claim of claims) {
    const before = entries.at(-1)?.at(-1)
    const gap = before ? paragraph.text.slice(before.quantity.span.end, claim.quantity.span.start) : ''
    if (before && / \((?:about |around )?$/.test(gap) && gap.length < 10) entries.at(-1)?.push(claim)
    else entries.push([claim])
  }
  return entries
}

function listEnd(paragraph: EnglishParagraph, entries: readonly Entry[], from: number): number {
  let to = from + 1
  for (; to < entries.length; to += 1) {
    const before = entries[to - 1]?.at(-1) as ParagraphClaim
    const [claim] = entries[to] as Entry
    if (!LIST_LINK.test(paragraph.text.slice(before.quantity.span.end, claim.quantity.span.start).replace(/^\)/, '')))
      break
    if (claim.quantity.unitCode !== entries[from]?.[0].quantity.unitCode) break
  }
  return to
}

function share(paragraph: EnglishParagraph, list: readonly Entry[]): readonly ParagraphClaim[] {
  const [first] = list[0] as Entry
  const sentence = paragraph.text.slice(first.sentence.start, first.sentence.end)
  const names = (first.subject ?? '').replace(LIST_HEAD, '').split(NAME_LINK)
  if (!/\brespectively\b/.test(sentence) || names.length !== list.length) return list.flat()
  return list.flatMap((entry, index) => {
    const subject = names[index] as string
    const trace = { rule: 'subject/en-respectively', note: subject }
    return entry.map((claim) => ({ ...claim, subject, trace: [...claim.trace, trace] }))
  })
}
