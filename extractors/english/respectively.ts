import type { Claim } from '../types.ts'
import type { EnglishParagraph } from './paragraph.ts'

type ParagraphClaim = Omit<Claim, 'paragraph'>

/** Between the figures of one list: `7.45 percent and 7.43 percent`. */
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
  const result: ParagraphClaim[] = []
  for (let from = 0; from < claims.length; ) {
    const to = listEnd(paragraph, claims, from)
    const list = claims.slice(from, to)
    result.push(...(list.length > 1 ? share(paragraph, list) : list))
    from = to
  }
  return result
}

function listEnd(paragraph: EnglishParagraph, claims: readonly ParagraphClaim[], from: number): number {
  let to = from + 1
  for (; to < claims.length; to += 1) {
    const before = (claims[to - 1] as ParagraphClaim).quantity.span.end
    const claim = claims[to] as ParagraphClaim
    if (!LIST_LINK.test(paragraph.text.slice(before, claim.quantity.span.start))) break
    if (claim.quantity.unitCode !== claims[from]?.quantity.unitCode) break
  }
  return to
}

function share(paragraph: EnglishParagraph, list: readonly ParagraphClaim[]): readonly ParagraphClaim[] {
  const first = list[0] as ParagraphClaim
  const sentence = paragraph.text.slice(first.sentence.start, first.sentence.end)
  const names = (first.subject ?? '').replace(LIST_HEAD, '').split(NAME_LINK)
  if (!/\brespectively\b/.test(sentence) || names.length !== list.length) return list
  return list.map((claim, index) => {
    const subject = names[index] as string
    return { ...claim, subject, trace: [...claim.trace, { rule: 'subject/en-respectively', note: subject }] }
  })
}
