import type { ExtractedIssue } from '../../extractors/index.ts'
import type { Article, Span } from '../document/index.ts'
import { roundShare } from './numbers.ts'
import type { QuoteRow, SpeakerRow } from './rows.ts'
import { gatherSpeakers, type SpeakerEvidence } from './speaker-evidence.ts'
import { type LinkedSpeaker, linkSpeakers } from './speaker-linking.ts'

/** The speakers of an issue with their ids, before their rows are made: quote rows need the ids, speaker rows the quotes. */
export interface IssueSpeakers {
  /** The speaker's id by article and index of the quote; null where the quote's speaker is open. */
  readonly idOf: (article: number, quote: number) => string | null
  readonly speakers: readonly (LinkedSpeaker & { readonly id: string; readonly members: readonly string[] })[]
}

/** What making rows of speakers needs of the rows around them. */
export interface SpeakerContext {
  readonly idAt: (article: Article, span: Span) => string
  readonly placed: (article: number, span: Span) => Omit<SpeakerRow, keyof Own>
}

type Own = Pick<
  SpeakerRow,
  | 'speaker_id'
  | 'type'
  | 'name'
  | 'other_names'
  | 'titles'
  | 'organisations'
  | 'offices'
  | 'roles'
  | 'members'
  | 'articles'
  | 'quotes'
  | 'claims'
  | 'named'
  | 'confidence'
>

/** Finds the speakers of an issue and names them by the raw place of their first mention. */
export function identifySpeakers(issue: ExtractedIssue, context: Pick<SpeakerContext, 'idAt'>): IssueSpeakers {
  const linked = linkSpeakers(issue.articles.map(gatherSpeakers))
  const byName = new Map<string, string>()
  const bySpeaker = new Map<string, string>()
  const withIds = linked.map((speaker) => {
    const [first] = speaker.evidence
    const article = first ? issue.articles[first.article] : undefined
    const id = article && first ? context.idAt(article, first.place) : ''
    for (const one of speaker.evidence) {
      byName.set(nameKey(one.article, one.type, one.name), id)
      if (one.members.length > 0) continue
      for (const quote of one.quotes) bySpeaker.set(`${one.article} ${quote}`, id)
    }
    return { ...speaker, id }
  })
  // A joint statement is the group's, and its members' too.
  for (const { evidence, id } of withIds)
    for (const one of evidence)
      if (one.members.length > 0) for (const quote of one.quotes) bySpeaker.set(`${one.article} ${quote}`, id)
  return {
    idOf: (article, quote) => bySpeaker.get(`${article} ${quote}`) ?? null,
    speakers: withIds.map((speaker) => ({
      ...speaker,
      members: speaker.evidence.flatMap((one) =>
        one.members.map((name) => byName.get(nameKey(one.article, 'person', name)) ?? ''),
      ),
    })),
  }
}

function nameKey(article: number, type: string, name: string): string {
  return `${article}\u0000${type}\u0000${name}`
}

/** One row a speaker, in order of first mention. */
export function speakerRows(
  { speakers }: IssueSpeakers,
  quotes: readonly (readonly QuoteRow[])[],
  context: Pick<SpeakerContext, 'placed'>,
): readonly SpeakerRow[] {
  return speakers.flatMap(({ evidence, certainty, named, id, members }) => {
    const [first] = evidence
    if (!first) return []
    const name = fullestName(evidence)
    const roles = distinct(
      evidence.flatMap((one) => one.roles),
      ({ title }) => title,
    )
    const said = evidence.flatMap((one) => one.quotes.map((quote) => quotes[one.article]?.[quote]))
    return {
      speaker_id: id,
      ...context.placed(first.article, first.place),
      type: first.type,
      name,
      other_names: otherNames(evidence, name),
      titles: roles.map(({ title }) => title),
      organisations: distinct(roles.flatMap(({ organisation }) => organisation ?? [])),
      offices: distinct(roles.flatMap(({ office }) => office ?? [])),
      roles,
      members,
      articles: new Set(evidence.map(({ article }) => article)).size,
      quotes: said.length,
      claims: said.reduce((sum, quote) => sum + (quote?.claim_ids.length ?? 0), 0),
      named,
      confidence: roundShare(evidence.reduce((best, { score }) => Math.max(best, score), 0) * certainty),
    }
  })
}

/** A full name wins over the surname or short form that an earlier article may have. */
function fullestName(evidence: readonly SpeakerEvidence[]): string {
  return evidence.reduce(
    (best, { name, form }) => (form === 'name' && name.length > best.length ? name : best),
    evidence[0]?.name ?? '',
  )
}

/** Pronouns name nobody: only what holds a piece of the name is kept. */
function otherNames(evidence: readonly SpeakerEvidence[], name: string): readonly string[] {
  const all = evidence.flatMap((one) => [one.name, ...one.mentions])
  return distinct(all).filter((other) => other !== name && sharesName(other, name))
}

function sharesName(other: string, name: string): boolean {
  return name.includes(other) || other.startsWith(name.slice(0, 1))
}

function distinct<T>(list: readonly T[], key: (item: T) => unknown = (item) => item): readonly T[] {
  const seen = new Set<unknown>()
  return list.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}
