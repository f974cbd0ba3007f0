import type { ExtractedArticle, Quote, Role, SpeakerForm, SpeakerType } from '../../extractors/index.ts'
import type { Span } from '../document/index.ts'

/** One speaker of one article: what its quotes say of him. */
export interface SpeakerEvidence {
  readonly article: number
  readonly type: SpeakerType
  readonly form: SpeakerForm
  readonly name: string
  /** Where the article first prints the name. */
  readonly place: Span
  /** How else the article names him. */
  readonly mentions: ReadonlySet<string>
  readonly roles: readonly Role[]
  /** The persons of a joint statement, by name. */
  readonly members: readonly string[]
  /** Indexes of the article's quotes. */
  readonly quotes: readonly number[]
  readonly score: number
}

/** Gathers the speakers of an article: one name is one speaker there. In order of first mention. */
export function gatherSpeakers(article: ExtractedArticle, index: number): readonly SpeakerEvidence[] {
  const found = new Map<string, Gathering>()
  for (const [position, quote] of article.quotes.entries()) {
    const { speaker, speakerType, identity } = quote
    if (speaker === null || speakerType === null || identity === null) continue
    const own = gathering(
      found,
      { article: index, type: speakerType, form: identity.form, name: speaker },
      identity.place,
    )
    note(own, position, quote)
    for (const member of identity.members) {
      const one = gathering(found, { article: index, type: 'person', form: 'name', name: member.name }, member.place)
      one.quotes.push(position)
      one.score = Math.max(one.score, identity.score)
      addRoles(one, member.roles)
    }
  }
  return [...found.values()].sort((a, b) => a.place.start - b.place.start || (a.name < b.name ? -1 : 1))
}

type Key = Pick<SpeakerEvidence, 'article' | 'type' | 'form' | 'name'>

interface Gathering extends Key {
  place: Span
  readonly mentions: Set<string>
  readonly roles: Role[]
  readonly members: string[]
  readonly quotes: number[]
  score: number
}

function gathering(found: Map<string, Gathering>, key: Key, place: Span): Gathering {
  const id = `${key.type}\u0000${key.name}`
  const known = found.get(id)
  if (known) {
    if (place.start < known.place.start) known.place = place
    return known
  }
  const fresh = { ...key, place, mentions: new Set<string>(), roles: [], members: [], quotes: [], score: 0 }
  found.set(id, fresh)
  return fresh
}

function note(own: Gathering, position: number, quote: Quote): void {
  own.quotes.push(position)
  if (quote.speakerMention !== null && quote.speakerMention !== own.name) own.mentions.add(quote.speakerMention)
  if (!quote.identity) return
  own.score = Math.max(own.score, quote.identity.score)
  // The roles of a joint statement are its members'.
  if (quote.identity.members.length === 0) addRoles(own, quote.identity.roles)
  else if (own.members.length === 0) own.members.push(...quote.identity.members.map(({ name }) => name))
}

function addRoles(own: Gathering, roles: readonly Role[]): void {
  for (const role of roles) if (!own.roles.some(({ title }) => title === role.title)) own.roles.push(role)
}

/** How a later article calls somebody whom it does not name in full: `李书记`. */
export interface Address {
  readonly surname: string
  readonly office: string
}

/** Takes `李书记` apart by the roles it was read with; null for `李先生`, which tells no office. */
export function addressOf({ name, roles }: SpeakerEvidence): Address | null {
  const office = roles.find(({ title }) => name.endsWith(title) && title.length < name.length)?.title
  return office === undefined ? null : { surname: name.slice(0, name.length - office.length), office }
}
