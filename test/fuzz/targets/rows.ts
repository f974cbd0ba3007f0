import assert from 'node:assert/strict'
import {
  composePipeline,
  issueRows,
  type LexiconAdditions,
  type Pipeline,
  PipelineError,
} from '../../../pipeline/index.ts'
import type { IssueRows } from '../../../pipeline/schema/index.ts'
import { rawIssue } from '../../support/pages.ts'
import { attempt, type Target, twice } from './target.ts'
import { wildRecogniser, wildSeams } from './wild.ts'

const pipeline = composePipeline(wildRecogniser, {}, wildSeams)

/** White space and controls: the only characters that the data contract lets a page lose. */
const DROPPABLE = /[\s\u200b-\u200f\u00ad\ufeff\p{Cc}]/u

/** Any text through the whole chain, with names where no model would find them: rows that lead back to their page. */
export const rows: Target = async (data) => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(data)
  await checkChain(pipeline, text)
}

/** Words of the user's own, in JSON on the first line, in whatever text follows. */
export const lexicon: Target = async (data) => {
  const [json = '', ...rest] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(data).split('\n')
  const value = parse(json)
  if (value === undefined) return
  const text = `${rest.join('\n')}\n\n${JSON.stringify(value)}`
  const own = await attempt(() => composePipeline(wildRecogniser, { lexicon: value as LexiconAdditions }))
  if (own instanceof PipelineError) return
  await checkChain(own, text)
}

async function checkChain(chain: Pipeline, text: string): Promise<void> {
  const issue = await twice(() => chain.process(rawIssue([text])))
  // Texts with zero characters are read as UTF-16: what counts is what decoding made of them.
  if (issue) checkRows(issueRows(issue), issue.pages[0]?.decoded ?? '')
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function checkRows(found: IssueRows, decoded: string): void {
  checkConserved(found, [...decoded])
  checkPlaces(found)
  checkIds(found)
  for (const { confidence } of [...found.claims, ...found.quotes]) assert.ok(confidence >= 0 && confidence <= 1)
  for (const { value, value_high: high } of found.claims) {
    assert.ok(value === null || Number.isFinite(value))
    assert.ok(high === null || Number.isFinite(high))
  }
}

/** Each printed character is in exactly one raw span. */
function checkConserved({ articles }: IssueRows, points: readonly string[]): void {
  const seen = new Uint8Array(points.length)
  for (const { paragraphs } of articles)
    for (const { raw_spans: spans } of paragraphs)
      for (const [start, end] of spans) {
        assert.ok(0 <= start && start < end && end <= points.length)
        for (let at = start; at < end; at += 1) seen[at] = (seen[at] ?? 0) + 1
      }
  for (const [at, point] of points.entries()) {
    const times = seen[at] ?? 0
    assert.ok(times === 1 || (times === 0 && DROPPABLE.test(point)), `${at}: ${point} stands in ${times} places`)
  }
}

/** What a row says is printed stands where it says. */
function checkPlaces({ articles, claims, entities, quotes }: IssueRows): void {
  const paragraphs = new Map(articles.map((one) => [one.article_id, one.paragraphs.map(({ text }) => [...text])]))
  const at = (row: { article_id: string; paragraph: number; start: number; end: number }) => {
    const points = paragraphs.get(row.article_id)?.[row.paragraph] ?? []
    assert.ok(0 <= row.start && row.start < row.end && row.end <= points.length)
    return points.slice(row.start, row.end).join('')
  }
  for (const row of [...claims, ...entities]) assert.equal(at(row), row.text)
  // A quote may run on over paragraphs; the place is that of its first stretch.
  for (const row of quotes) assert.ok(at(row).startsWith([...(row.text.split('\n')[0] ?? '')].slice(0, 2).join('')))
}

function checkIds(found: IssueRows): void {
  const ids = [
    found.articles.map((row) => row.article_id),
    found.repairs.map((row) => row.seam_id),
    found.claims.map((row) => row.claim_id),
    found.claimChecks.map((row) => row.check_id),
    found.quotes.map((row) => row.quote_id),
    found.entities.map((row) => row.entity_id),
    found.speakers.map((row) => row.speaker_id),
  ].flat()
  assert.equal(new Set(ids).size, ids.length)
  const known = new Set(ids)
  for (const row of found.quotes) for (const id of row.claim_ids) assert.ok(known.has(id))
  for (const row of found.claims) {
    for (const id of [row.quote_id, row.same_as, ...row.check_ids]) assert.ok(id === null || known.has(id))
  }
  for (const row of found.quotes) assert.ok(row.speaker_id === null || known.has(row.speaker_id))
}
