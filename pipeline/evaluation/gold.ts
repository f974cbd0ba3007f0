import { PipelineError } from '../document/index.ts'

type OneOrMore<T> = T | readonly T[]

export interface GoldClaim {
  readonly article?: number
  readonly paragraph: number
  readonly context: string
  readonly text: string
  readonly value: number | null
  readonly value_high?: number | null
  readonly unit_code: OneOrMore<string> | null
  readonly comparator: OneOrMore<string>
  readonly kind: OneOrMore<string>
  readonly modality: OneOrMore<string>
  readonly subject?: string | null
  readonly subject_any?: readonly string[]
  readonly region?: OneOrMore<string> | null
  readonly whole?: OneOrMore<string> | null
  readonly direction?: string | null
  readonly basis?: string | null
  readonly period_start?: string | null
  readonly period_end?: string | null
  readonly claimant?: OneOrMore<string> | null
}

export interface GoldQuote {
  readonly article?: number
  readonly paragraph: number
  readonly text: string
  readonly type: OneOrMore<string>
  readonly cue: OneOrMore<string>
  readonly speaker: string | null
  readonly speaker_any?: readonly string[]
  readonly speaker_type: OneOrMore<string> | null
  readonly titles: readonly string[]
  readonly titles_any?: readonly string[]
}

/** A page or an issue as it should come out (docs/review.md tells the format). */
export interface GoldIssue {
  readonly id: string
  /** The page's lines were wrapped: its blocks, not its lines, are what repair was given. */
  readonly hard_wrapped?: boolean
  readonly articles: readonly {
    readonly title: string | null
    readonly paragraphs: readonly { readonly kind: string; readonly text: string }[]
  }[]
  readonly transitions: readonly (readonly [string, string])[]
  readonly claims: readonly GoldClaim[]
  readonly quotes: readonly GoldQuote[]
}

/** @throws PipelineError GOLD_INVALID - naming the file and the first thing that is wrong in it. */
export function parseGold(text: string, path: string): GoldIssue {
  const value = parseJson(text, path)
  const gold: Record<string, unknown> = { transitions: [], claims: [], quotes: [], ...value }
  if (typeof gold['id'] !== 'string') throw invalid(path, 'it has no "id", the issue_id of the issue that it corrects')
  for (const list of ['articles', 'transitions', 'claims', 'quotes']) {
    if (!Array.isArray(gold[list])) throw invalid(path, `"${list}" is no list`)
  }
  const issue = gold as unknown as GoldIssue
  checkArticles(issue, path)
  for (const name of ['claims', 'quotes'] as const) {
    issue[name].forEach((record, i) => {
      const place = issue.articles[record.article ?? 0]?.paragraphs[record.paragraph]
      if (typeof record.text !== 'string') throw invalid(path, `${name}[${i}] has no "text"`)
      if (place === undefined) throw invalid(path, `${name}[${i}] (${record.text}) names a paragraph that is not there`)
    })
  }
  return issue
}

function checkArticles({ articles, transitions }: GoldIssue, path: string): void {
  articles.forEach((article, i) => {
    const good =
      Array.isArray(article?.paragraphs) &&
      article.paragraphs.every((p) => typeof p?.text === 'string' && typeof p.kind === 'string')
    if (!good) throw invalid(path, `articles[${i}] has no list of "paragraphs" with "kind" and "text"`)
  })
  transitions.forEach((pair, i) => {
    if (!Array.isArray(pair) || typeof pair[0] !== 'string' || typeof pair[1] !== 'string') {
      throw invalid(path, `transitions[${i}] is no pair of texts`)
    }
  })
}

function parseJson(text: string, path: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
    throw invalid(path, `it is no JSON (${thrown.message})`)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw invalid(path, 'it is no JSON object')
}

function invalid(path: string, reason: string): PipelineError {
  return new PipelineError('GOLD_INVALID', `The gold file ${path} cannot be used: ${reason}.`, { path })
}
