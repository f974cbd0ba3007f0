import type { Quantity } from '../../types.ts'
import type { ParagraphContext } from '../context.ts'
import { NAMING_DEEDS } from '../lexicon.ts'
import { isMeasure } from '../trim.ts'
import { openingPhrase } from './opening.ts'
import { type Earlier, found, type SubjectRule } from './rule.ts'

/** `由7.5%上升至19.4%`, `9%、13%`: the figure before in the same clause measures the same thing. */
export const sameClause: SubjectRule = {
  id: 'subject/same-clause',
  find: ({ earlier, near, left }) => {
    const last = earlier.at(-1)
    if (near.start === left.start || !last || last.quantity.span.start < left.start) return null
    return found(last.subject.phrase, lent(last, 0.85), last.subject.whole)
  },
}

/** What a doubtful claim lends is no surer than it was. */
function lent({ subject }: Earlier, certainty: number): number {
  return Math.min(certainty, subject.certainty + 0.05)
}

/** Figures whose unit tells what they can measure; a ratio or change can follow anything. */
const UNITED: ReadonlySet<string> = new Set(['amount', 'duration'])

/** A measure counted in one unit (售价128美元) is not what another unit counts (售出2300套). */
function canShare(paragraph: ParagraphContext, { quantity, subject }: Earlier, figure: Quantity): boolean {
  if (!UNITED.has(figure.kind) || quantity.kind !== 'amount' || unitClass(quantity) === unitClass(figure)) return true
  const last = subject.phrase.at(-1)
  return last === undefined || typeof last === 'string' || !isMeasure(paragraph.folded, last)
}

const MONEY = /^[A-Z]{3}(?:\/|$)/

function unitClass({ unitCode }: Quantity): string | null {
  if (unitCode !== null && MONEY.test(unitCode)) return 'money'
  return unitCode !== null && MASSES.has(unitCode) ? 'mass' : unitCode
}

/** 1468万吨，不到300亿斤: the same thing weighed in another unit. */
const MASSES: ReadonlySet<string> = new Set(['t', 'kg', 'g', 'jin', 'liang', 'mg', '[lb_av]', '[oz_av]'])

const OBJECT_RULES = new Set(['subject/counted-noun', 'subject/object-after', 'subject/people-who'])

/** `同比增长8.7%`: what the sentence measured before, first of all where the same verb stood. */
export const ellipsis: SubjectRule = {
  id: 'subject/ellipsis',
  find: ({ earlier, sentence, quantity, paragraph }, { words }) => {
    const here = earlier.filter((each) => each.sentence.start === sentence.start)
    const predicate = words[0]?.word
    // A noun counted on the way (`提高到9%的有380项产品，提高到13%`) does not hide the measure before it.
    const measured = here.findLast((each) => !OBJECT_RULES.has(each.subject.rule))
    const parallel =
      predicate !== undefined && measured?.predicate === predicate && measured.quantity.kind === quantity.kind
    const nearest = parallel ? measured : here.findLast((each) => canShare(paragraph, each, quantity))
    if (!nearest) return null
    // `由2003年的88%，下降至2018年的61.5%`: still the same share.
    const reached = /[至到为]$/.test(predicate ?? '') && nearest.quantity.kind === quantity.kind
    return found(nearest.subject.phrase, lent(nearest, parallel ? 0.85 : 0.8), reached ? nearest.subject.whole : null)
  },
}

/** The sentence's own topic: the noun phrase that opens it. */
export const topic: SubjectRule = {
  id: 'subject/sentence-topic',
  find: ({ paragraph, bound, left }) => {
    const first = openingPhrase(paragraph, { start: bound, end: left.end })
    return first && found([first], 0.55)
  },
}

/** `2017年售出107万箱`: with no noun anywhere, the deed itself. */
export const deed: SubjectRule = {
  id: 'subject/deed',
  find: (_, { words }) => {
    const verb = words.find((word) => NAMING.has(word.word))
    return verb ? found([verb, ''], 0.35) : null
  },
}

const NAMING: ReadonlySet<string> = new Set(NAMING_DEEDS)

/** `其中，增长5%。`: the claim before, across the sentence. */
export const across: SubjectRule = {
  id: 'subject/across-sentences',
  find: ({ earlier }) => {
    const last = earlier.at(-1)
    return last ? found(last.subject.phrase, 0.4) : null
  },
}
