import type { Entity, EntityLabel, RecognisedArticle, Span } from '../../pipeline/document/index.ts'
import { chineseIndicator } from '../indicators/index.ts'
import { splitSentences } from '../sentences.ts'
import type { Claim, ClaimKind, Quantity, Quote, TimeExpression, TraceStep } from '../types.ts'
import { readChange } from './change.ts'
import { findClaimant } from './claimant.ts'
import { claimConfidence } from './confidence.ts'
import { type ClauseContext, clauseAround, type ParagraphContext } from './context.ts'
import { type Distribution, findDistributions, splitSubject } from './distribution.ts'
import { findModality } from './modality.ts'
import { startingIn } from './ordered.ts'
import { type Governed, governingTimes, governPeriod } from './period.ts'
import { type Phrase, phraseText } from './phrase.ts'
import { findRegion } from './region.ts'
import { type Earlier, findSubject, type Subject } from './subject/index.ts'
import { voicesOf } from './voices.ts'

/** What the rules need to know of one paragraph; spans in the article's text. */
export interface ParagraphInput {
  readonly article: RecognisedArticle
  readonly paragraph: number
  /** Nominal ones included; they are left out here. */
  readonly quantities: readonly Quantity[]
  readonly times: readonly TimeExpression[]
  readonly quotes: readonly Quote[]
  readonly isCompared: (time: TimeExpression) => boolean
}

/** Claims earlier than this many are forgotten: ellipsis never reaches so far. */
const MEMORY = 12

/** Builds the claims of one paragraph, one per asserted quantity, in text order. */
export function buildClaims(input: ParagraphInput): readonly Claim[] {
  const context = contextOf(input)
  const governing = governingTimes(context, input.isCompared)
  const claims: Claim[] = []
  let earlier: Earlier[] = []
  let index = 0
  for (const sentence of context.sentences) {
    const from = index
    while (index < context.quantities.length && (context.quantities[index] as Quantity).span.start < sentence.end)
      index += 1
    const here = context.quantities.slice(from, index)
    const groups = groupsOf(here.length > 1 ? findDistributions(context, sentence, here) : [])
    for (let i = from; i < index; i += 1) {
      const clause = clauseAround(context, i, sentence)
      const { subject, predicate } = subjectOf(clause, earlier, groups.get(clause.quantity))
      const group = groups.get(clause.quantity)
      const dealt = group && { place: group.members.indexOf(clause.quantity), count: group.members.length }
      claims.push(claimOf(clause, subject?.dealt ?? subject?.joint ?? null, governPeriod(clause, governing, dealt)))
      if (subject) {
        earlier = [
          ...earlier.slice(-MEMORY),
          { quantity: clause.quantity, sentence, subject: subject.joint, predicate },
        ]
      }
    }
  }
  return claims
}

function contextOf({ article, paragraph, quantities, times, quotes }: ParagraphInput): ParagraphContext {
  const span = article.paragraphs[paragraph]?.span ?? { start: 0, end: 0 }
  const names = namesIn(article, span)
  const people = names.filter((each) => each.label === 'PER')
  return {
    article,
    folded: article.folded,
    paragraph,
    span,
    sentences: splitSentences(article.folded, span),
    quantities: quantities.filter((quantity) => !quantity.nominal),
    times,
    timesByEnd: new Map(times.map((time) => [time.span.end, time])),
    places: startsOf(
      names.filter((each) => each.score >= SURE_PLACE),
      'LOC',
    ),
    names,
    people,
    organisations: startsOf(names, 'ORG'),
    persons: new Map(people.map((each) => [each.span.end, each.span])),
    voices: voicesOf(quotes, span),
    isTraditional: isTraditional(article, span),
  }
}

/** A name less surely a place is left alone: terms of foreign origin look like places to the recogniser. */
const SURE_PLACE = 0.8

/** A paragraph is Traditional when folding changed a character of it other than a quotation mark. */
function isTraditional({ text, folded }: RecognisedArticle, { start, end }: Span): boolean {
  for (let at = start; at < end; at += 1) {
    if (text[at] !== folded[at] && !'「」『』'.includes(text[at] as string)) return true
  }
  return false
}

/** Names of one character, and what touches them, are a longer name that the recogniser cut up. */
function namesIn({ entities }: RecognisedArticle, within: Span): readonly Entity[] {
  const here = startingIn(entities, within)
  const isScrap = (each: Entity | undefined) => each !== undefined && each.span.end - each.span.start < 2
  return here.filter((each, i) => {
    const before = here[i - 1]
    const after = here[i + 1]
    const touched =
      (isScrap(before) && before?.span.end === each.span.start) ||
      (isScrap(after) && after?.span.start === each.span.end)
    return each.label !== 'TITLE' && !isScrap(each) && !touched
  })
}

function startsOf(names: readonly Entity[], label: EntityLabel): ReadonlyMap<number, Span> {
  return new Map(names.filter((each) => each.label === label).map((each) => [each.span.start, each.span]))
}

function groupsOf(distributions: readonly Distribution[]): ReadonlyMap<Quantity, Distribution> {
  return new Map(distributions.flatMap((group) => group.members.map((member) => [member, group] as const)))
}

/** A subject as the clause has it, and the member of it that 分别 deals to this figure. */
interface DealtSubject {
  readonly joint: Subject
  readonly dealt: Subject | null
}

function subjectOf(
  clause: ClauseContext,
  earlier: readonly Earlier[],
  group: Distribution | undefined,
): { subject: DealtSubject | null; predicate: string | null } {
  const place = group?.members.indexOf(clause.quantity) ?? 0
  // The later members of a 分别 stand under the subject of its first, whatever is between them.
  const anchor = group && place > 0 ? earlier.findLast((each) => each.quantity === group.members[place - 1]) : undefined
  const { subject, predicate } = anchor
    ? { subject: anchor.subject, predicate: anchor.predicate }
    : findSubject({ ...clause, earlier })
  if (!subject) return { subject: null, predicate }
  const member =
    group &&
    (dealtBefore(group, subject, earlier) ??
      splitSubject(clause.paragraph.folded, subject.phrase, group.members.length))?.[place]
  const dealt = member ? { ...subject, phrase: member, rule: 'subject/distribution', certainty: 0.9 } : null
  return { subject: { joint: subject, dealt }, predicate }
}

/** `面积10亩，产量20吨，分别增长5%和8%`: with nothing to split, 分别 goes over the figures right before it. */
function dealtBefore(group: Distribution, subject: Subject, earlier: readonly Earlier[]): readonly Phrase[] | null {
  const first = earlier.findIndex((each) => group.members.includes(each.quantity))
  const before = (first < 0 ? earlier : earlier.slice(0, first)).slice(-group.members.length)
  const sentence = before.at(-1)?.sentence.start
  const enough = before.length === group.members.length && before.every((each) => each.sentence.start === sentence)
  // Of one joint word each member has its share again.
  const alike = new Set(before.map((each) => each.subject.phrase)).size < before.length
  if (!enough || alike || !/^subject\/(?:ellipsis|rate-of|across)/.test(subject.rule)) return null
  return before.map((each) => each.subject.phrase)
}

function claimOf(clause: ClauseContext, subject: Subject | null, governed: Governed): Claim {
  const { quantity, paragraph, sentence } = clause
  const { text } = paragraph.article
  const change = readChange(clause)
  const { modality, rule: modalityRule } = findModality(clause, governed)
  const claimant = findClaimant(paragraph.voices, quantity.span)
  const region = findRegion(clause, subject?.phrase ?? null, subject?.whole ?? null)
  const phrase = (value: Phrase | null | undefined) => (value ? phraseText(text, value, paragraph.isTraditional) : null)
  const trace: TraceStep[] = []
  if (subject) trace.push({ rule: subject.rule, note: `subject ${phrase(subject.phrase)}`, ...spanOf(subject.phrase) })
  trace.push({
    rule: governed.rule,
    note: periodNote(governed.period),
    ...(governed.time ? { span: governed.time.span } : {}),
  })
  trace.push({ rule: modalityRule, note: modality })
  if (change.direction)
    trace.push({ rule: 'change/direction', note: `${change.direction}${change.basis ? `, ${change.basis}` : ''}` })
  if (region)
    trace.push({ rule: 'region/place', note: region.isName ? 'a name of a place' : 'known', span: region.span })
  const indicator = subject ? keyOf(clause, subject.phrase, change.kind, region?.span ?? null) : null
  if (indicator) trace.push({ rule: 'indicator/key', note: `joins its series as ${indicator}` })
  if (claimant) trace.push({ rule: 'claimant/quote', note: `in the words of ${claimant}` })
  return {
    quantity,
    paragraph: paragraph.paragraph,
    sentence,
    kind: change.kind,
    subject: phrase(subject?.phrase),
    indicator,
    region: region ? text.slice(region.span.start, region.span.end) : null,
    whole: quantity.kind === 'ratio' ? phrase(subject?.whole) : null,
    wholeIndicator: quantity.kind === 'ratio' && subject?.whole ? keyOfWhole(clause, subject.whole) : null,
    direction: change.direction,
    basis: change.basis,
    period: governed.period,
    modality,
    claimant,
    confidence: claimConfidence({
      quantity,
      subject,
      governed,
      kind: change.kind,
      direction: change.direction,
      regionIsName: region?.isName ?? false,
    }),
    trace,
  }
}

/** Made from the folded text, so that a Traditional page gives the key of a Simplified one. */
function keyOf(
  { paragraph: { folded }, quantity }: ClauseContext,
  phrase: Phrase,
  kind: ClaimKind,
  region: Span | null,
) {
  return chineseIndicator({
    subject: phraseText(folded, phrase),
    region: region ? folded.slice(region.start, region.end) : null,
    kind,
    unitCode: quantity.unitCode,
  })
}

/** A whole is an amount, mostly of what is counted: 项目总数 is the key of its projects. */
function keyOfWhole({ paragraph: { folded } }: ClauseContext, phrase: Phrase): string | null {
  return chineseIndicator({ subject: phraseText(folded, phrase), region: null, kind: 'amount', unitCode: 'count' })
}

function spanOf(phrase: Phrase): { span: Span } | Record<string, never> {
  const first = phrase[0]
  return first === undefined || typeof first === 'string' ? {} : { span: first }
}

function periodNote(period: Claim['period']): string {
  return period ? `${period.start} to ${period.end}` : 'no time governs it'
}
