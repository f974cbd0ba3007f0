import type { Role } from '../../extractors/index.ts'
import { compareRoles, holdsOffice, shortFormOf, tellApart } from '../../extractors/light/index.ts'
import { groupBy } from '../document/index.ts'
import { addressOf, type SpeakerEvidence } from './speaker-evidence.ts'

/**
 * A speaker of the issue: what several articles say of one person, organisation or document.
 *
 * @see docs/decisions/0014-speakers.md
 */
export interface LinkedSpeaker {
  /** In text order; the first one names the speaker. */
  readonly evidence: readonly SpeakerEvidence[]
  /** 0 to 1: how sure it is that all of this is one speaker, and that no other row is the same one. */
  readonly certainty: number
  /** False for what only its article tells from others: a group, an unnamed person, a name that fits two persons. */
  readonly named: boolean
}

/** One name and one role or organisation in common. */
const SAME = 0.97
/** One name, and one of the two without a role that could tell; a name of three characters and more is seldom shared. */
const OPEN = 0.85
const OPEN_SHORT = 0.7
/** One name, roles that do not fit each other: kept apart, and neither row is sure. */
const APART = 0.6
/** A name that fits two persons of the issue equally well. */
const AMBIGUOUS = 0.5
/** `李书记`, and one person of the issue is a 书记 and a 李. */
const BY_OFFICE = 0.7
/** `史密斯`, and one person of the issue is a …·史密斯. */
const BY_SHORT_FORM = 0.8

/** What is said under a surname or a description alone is as sure as that can be. */
const DESCRIBED = 0.7

interface Cluster {
  readonly evidence: SpeakerEvidence[]
  /** Each role once, however many articles print it. */
  readonly roles: Role[]
  certainty: number
}

function clusterOf(one: SpeakerEvidence): Cluster {
  return { evidence: [one], roles: [...one.roles], certainty: 1 }
}

function absorb(cluster: Cluster, evidence: readonly SpeakerEvidence[]): void {
  for (const one of evidence) cluster.evidence.push(one)
  for (const role of evidence.flatMap(({ roles }) => roles))
    if (!cluster.roles.some(({ title }) => title === role.title)) cluster.roles.push(role)
}

/** Links the speakers of an issue's articles. Independent of the order in which articles stand, but for the first mention. */
export function linkSpeakers(articles: readonly (readonly SpeakerEvidence[])[]): readonly LinkedSpeaker[] {
  const all = articles.flat()
  const persons = all.filter(({ type, form }) => type === 'person' && form === 'name')
  const shared = all.filter(({ type, form }) => (type === 'organisation' || type === 'document') && form === 'name')
  const addressed = all.filter(({ type, form }) => type === 'person' && form === 'surname')
  const others = all.filter(({ type, form }) => type === 'group' || form === 'description')
  const clusters = [...groupBy(persons, ({ name }) => name).values()].flatMap(clusterNamesakes)
  const named = clusters.filter(({ certainty }) => certainty !== AMBIGUOUS)
  const joined = joinShortForms(named)
  const bySurname = groupBy(joined, ({ evidence }) => (evidence[0]?.name ?? '').slice(0, 1))
  const left = addressed.filter((one) => !joinByOffice(bySurname.get(one.name.slice(0, 1)) ?? [], one))
  const speakers: readonly LinkedSpeaker[] = [
    ...joined.map((cluster) => linked(cluster, true)),
    ...clusters.filter(({ certainty }) => certainty === AMBIGUOUS).map((cluster) => linked(cluster, false)),
    ...[...groupBy(shared, ({ type, name }) => `${type}\u0000${name}`).values()].map((evidence) => ({
      evidence,
      certainty: 1,
      named: true,
    })),
    ...[...left, ...others].map((one) => ({ evidence: [one], certainty: DESCRIBED, named: false })),
  ]
  return speakers
    .map((one) => ({ ...one, evidence: inOrder(one.evidence) }))
    .sort((a, b) => compare(a.evidence[0], b.evidence[0]))
}

function linked({ evidence, certainty }: Cluster, named: boolean): LinkedSpeaker {
  return { evidence, certainty, named }
}

/** Articles that use one full name: those whose roles agree first, then those that tell no role. */
function clusterNamesakes(namesakes: readonly SpeakerEvidence[]): readonly Cluster[] {
  const telling = namesakes.filter(({ roles }) => tellApart(roles))
  const silent = namesakes.filter(({ roles }) => !tellApart(roles))
  const clusters: Cluster[] = []
  for (const one of telling) {
    const fits = clusters.filter((cluster) => compareRoles(cluster.roles, one.roles) !== 'unlike')
    const [first, ...more] = fits
    if (!first) {
      clusters.push(clusterOf(one))
      continue
    }
    // One article that has both roles shows that the two were one person all along.
    absorb(first, [one, ...more.flatMap(({ evidence }) => evidence)])
    first.certainty = SAME
    for (const cluster of more) clusters.splice(clusters.indexOf(cluster), 1)
  }
  if (clusters.length > 1) for (const cluster of clusters) cluster.certainty = APART
  if (clusters.length <= 1) return joinSilent(clusters[0], silent)
  return [...clusters, ...silent.map((one) => ({ ...clusterOf(one), certainty: AMBIGUOUS }))]
}

function joinSilent(cluster: Cluster | undefined, silent: readonly SpeakerEvidence[]): readonly Cluster[] {
  const [first] = silent
  if (!first) return cluster ? [cluster] : []
  const all = cluster ?? clusterOf(first)
  absorb(all, cluster ? silent : silent.slice(1))
  if (all.evidence.length > 1) all.certainty = first.name.length > 2 ? OPEN : OPEN_SHORT
  return [all]
}

/** `史密斯` in one article, `约翰·史密斯` in another: joined where one full name fits and its roles do not say otherwise. */
function joinShortForms(clusters: readonly Cluster[]): readonly Cluster[] {
  const byShort = groupBy(
    clusters.filter(({ evidence }) => shortFormOf(evidence[0]?.name ?? '') !== null),
    ({ evidence }) => shortFormOf(evidence[0]?.name ?? '') ?? '',
  )
  const gone = new Set<Cluster>()
  for (const cluster of clusters) {
    const full = byShort.get(cluster.evidence[0]?.name ?? '') ?? []
    const [only] = full
    if (full.length !== 1 || !only || only === cluster || cluster.certainty === APART) continue
    if (compareRoles(only.roles, cluster.roles) === 'unlike') continue
    absorb(only, cluster.evidence)
    only.certainty = Math.min(only.certainty, BY_SHORT_FORM)
    gone.add(cluster)
  }
  return clusters.filter((cluster) => !gone.has(cluster))
}

/** `李书记` of an article that never names him: the one 李 of the issue who is a 书记, if its other words do not contradict. */
function joinByOffice(clusters: readonly Cluster[], one: SpeakerEvidence): boolean {
  const address = addressOf(one)
  if (!address) return false
  const fitting = clusters.filter(
    (cluster) =>
      (cluster.evidence[0]?.name.length ?? 0) <= MAX_HAN_NAME &&
      cluster.evidence[0]?.name.startsWith(address.surname) === true &&
      holdsOffice(cluster.roles, address.office),
  )
  const [only] = fitting
  const printed = one.roles.filter(({ organisation }) => organisation !== null)
  if (fitting.length !== 1 || !only || only.certainty === APART) return false
  if (printed.length > 0 && compareRoles(only.roles, printed) !== 'same') return false
  absorb(only, [one])
  only.certainty = Math.min(only.certainty, BY_OFFICE)
  return true
}

const MAX_HAN_NAME = 4

function inOrder(evidence: readonly SpeakerEvidence[]): readonly SpeakerEvidence[] {
  return [...evidence].sort(compare)
}

function compare(a: SpeakerEvidence | undefined, b: SpeakerEvidence | undefined): number {
  if (!a || !b) return 0
  return a.article - b.article || a.place.start - b.place.start || (a.name < b.name ? -1 : 1)
}
