import type { Marked } from './marks.ts'
import { looksSaid } from './mask.ts'
import type { ParagraphReading } from './reading.ts'
import { ADVERBIAL_CLAUSE, type Sentence } from './sentences.ts'

/** How far back a verb's clause is followed; what is longer has no subject that can be read. */
const CLAUSE_REACH = 400

const CLAUSE_BREAK = /[，；：。！？!?…\n]/u

/** Where the clause of a verb begins: behind the last comma, or behind a quotation that is something said. */
export function clauseStart(reading: ParagraphReading, sentence: Sentence, cueStart: number): number {
  let at = cueStart
  const floor = Math.max(sentence.span.start, cueStart - CLAUSE_REACH)
  while (at > floor) {
    const before = reading.masked[at - 1] as string
    if (CLAUSE_BREAK.test(before)) return at
    const marked = reading.marks.endingAt(at)
    if (marked) {
      if (looksSaid(reading.folded, marked.content)) return at
      at = marked.span.start
    } else at -= 1
  }
  return at
}

/** Where a report ends that the clause at `from` cuts off: before the comma. */
export function endBefore(masked: string, from: number): number {
  let end = from
  while (end > 0 && /[，；\s]/u.test(masked[end - 1] as string)) end -= 1
  return end
}

/** The quotation that a clause follows directly (`“甲。”⟦某人说⟧`), when nobody has it yet. */
export function quotationBefore(
  reading: ParagraphReading,
  sentence: Sentence,
  from: number,
  taken: ReadonlySet<Marked>,
): Marked | null {
  let at = from
  if (reading.masked[at - 1] === '，') {
    if (reading.marks.endingAt(at - 1)) at -= 1
    else at = beforeAdverbial(reading, sentence, at)
  }
  const marked = at > sentence.span.start ? reading.marks.endingAt(at) : undefined
  if (!marked || taken.has(marked) || !looksSaid(reading.folded, marked.content)) return null
  // Inside a clause the quotation is its object: `联署“甲乙丙”，表示…`.
  const before = reading.masked[marked.span.start - 1]
  const free = marked.span.start <= sentence.span.start || /[，。：；！？…”\s]/u.test(before ?? '，')
  return free ? marked : null
}

/** Steps over `在会上，` to where a quotation may end. */
function beforeAdverbial(reading: ParagraphReading, sentence: Sentence, from: number): number {
  const start = clauseStart(reading, sentence, from - 1)
  return ADVERBIAL_CLAUSE.test(reading.masked.slice(start, from)) ? start : from
}

/** The first offset from `from` on that is no space. */
export function skipSpaces(masked: string, from: number, end: number): number {
  let at = from
  while (at < end && /\s/u.test(masked[at] as string)) at += 1
  return at
}
