import { type ArticleSample, sampleOf, similarity } from './compare.ts'
import type { ArticleSignature } from './signature.ts'

/** The signatures of one issue's articles, in their order in the issue. */
export interface IssueSignatures {
  readonly date: string | null
  readonly signatures: readonly ArticleSignature[]
}

/** Links articles to the first printing of their text, issue after issue. */
export interface ReprintLinker {
  /**
   * @param issue - the next one in the order of the archive: by date, undated first, then id (`compareIssues`).
   * @returns by article id, what its reprints are reprints of: the first printing in this issue or an earlier one.
   */
  readonly add: (issue: IssueSignatures) => ReadonlyMap<string, string>
}

/** Days after which a copy is not looked for any more: agencies' copy is printed within the week. */
const WINDOW_DAYS = 92
const DAY = 24 * 60 * 60 * 1000

/** Of an article's sample the lowest hashes lead to others that share them; two must be shared to be compared. */
const LEADS = 24
const FEWEST_SHARED = 2
/** What more articles share is boilerplate, or a copy printed everywhere, of which the first printings are enough. */
const MOST_UNDER_A_LEAD = 64

interface Candidate {
  readonly sample: ArticleSample
  /** The first printing of its text. */
  readonly first: string
  /** Null for an issue without date, which is never too old. */
  readonly day: number | null
}

interface Memory {
  readonly leads: Map<number, Candidate[]>
  /** Dated candidates, oldest first. */
  readonly dated: Candidate[]
}

/**
 * Finds reprints in one pass: every article is compared with those few before it that share a part of its sample, and
 * what is too old is forgotten. The same issues give the same links, however and in how many runs they came to be read.
 */
export function createReprintLinker(): ReprintLinker {
  const memory: Memory = { leads: new Map(), dated: [] }
  return {
    add: ({ date, signatures }) => {
      const day = date === null ? null : Date.parse(date) / DAY
      forget(memory, day)
      const links = new Map<string, string>()
      for (const signature of signatures) {
        const sample = sampleOf(signature)
        const best = bestOf(sample, candidatesFor(sample, memory.leads))
        if (best !== null && best.first !== sample.id) links.set(sample.id, best.first)
        remember(memory, { sample, first: best?.first ?? sample.id, day })
      }
      return links
    },
  }
}

function forget({ leads, dated }: Memory, day: number | null): void {
  if (day === null) return
  const recent = dated.findIndex((candidate) => candidate.day !== null && day - candidate.day <= WINDOW_DAYS)
  for (const candidate of dated.splice(0, recent < 0 ? dated.length : recent)) {
    for (const hash of leadsOf(candidate.sample)) {
      const rest = leads.get(hash)?.filter((other) => other !== candidate) ?? []
      if (rest.length > 0) leads.set(hash, rest)
      else leads.delete(hash)
    }
  }
}

function leadsOf({ text }: ArticleSample): Uint32Array {
  return text.hashes.subarray(0, LEADS)
}

function candidatesFor(sample: ArticleSample, leads: Memory['leads']): readonly Candidate[] {
  const shared = new Map<Candidate, number>()
  for (const hash of leadsOf(sample)) {
    for (const candidate of leads.get(hash) ?? []) shared.set(candidate, (shared.get(candidate) ?? 0) + 1)
  }
  return [...shared].flatMap(([candidate, times]) => (times >= FEWEST_SHARED ? [candidate] : []))
}

/** The most alike; of equals the earliest, to which the leads lead first. */
function bestOf(sample: ArticleSample, candidates: readonly Candidate[]): Candidate | null {
  let best: { candidate: Candidate; alike: number } | null = null
  for (const candidate of candidates) {
    const alike = similarity(sample, candidate.sample)
    if (alike !== null && alike > (best?.alike ?? 0)) best = { candidate, alike }
  }
  return best?.candidate ?? null
}

function remember({ leads, dated }: Memory, candidate: Candidate): void {
  if (candidate.day !== null) dated.push(candidate)
  for (const hash of leadsOf(candidate.sample)) {
    const list = leads.get(hash) ?? []
    if (list.length < MOST_UNDER_A_LEAD) list.push(candidate)
    leads.set(hash, list)
  }
}
