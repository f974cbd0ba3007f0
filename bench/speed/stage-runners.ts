// Stages one by one: what a stage needs is made of the text first, and only the stage is measured.
import type { ExtractedIssue, Quote } from '../../extractors/index.ts'
import type { Tagger } from '../../models/ner/tagger.ts'
import type { FoldedIssue, RawIssue, RecognisedArticle } from '../../pipeline/document/index.ts'
import { built, composePipeline, csvRecords, findQuantities, issueRows } from './built.ts'

/** A piece of work that can be done again and again. */
export type Measured = () => unknown

/** The chain without models: worst cases are those of our own code. Rules see no entities. */
const { stages } = composePipeline({
  id: 'none',
  hash: 'none',
  recognise: async (texts) => texts.map(() => []),
  dispose: async () => {},
})

const { extractQuotes } = await built<typeof import('../../extractors/quotes/index.ts')>('extractors/quotes/index')
const { extractClaims } = await built<typeof import('../../extractors/claims/index.ts')>('extractors/claims/index')
const { foldText } = await built<typeof import('../../pipeline/stages/fold/index.ts')>('pipeline/stages/fold/index')
const { readHtml } = await built<typeof import('../../pipeline/io/html/read-html.ts')>('pipeline/io/html/read-html')

const { createRecogniser } = await built<typeof import('../../models/ner/create.ts')>('models/ner/create')

/** The recogniser around a model that sees a name of two characters everywhere; nothing is remembered. */
const named = composePipeline(createRecogniser('names', 'none', namesEverywhere(), 0)).stages

const encoder = new TextEncoder()

/** By stage: what is to be measured, once a text has been made ready for it. */
export function stageRunners(): Readonly<Record<string, (text: string) => Promise<Measured>>> {
  return {
    decode: async (text) => {
      const issue = issueOf(encoder.encode(text))
      return () => stages.decode.run(issue)
    },
    'decode gb18030': async (text) => {
      const issue = issueOf(gbBytes(text))
      return () => stages.decode.run(issue)
    },
    normalise: async (text) => {
      const decoded = await stages.decode.run(issueOf(encoder.encode(text)))
      return () => stages.normalise.run(decoded)
    },
    repair: async (text) => {
      const decoded = await stages.decode.run(issueOf(encoder.encode(text)))
      const normalised = await stages.normalise.run(decoded)
      return () => stages.repair.run(normalised)
    },
    fold: async (text) => () => foldText(text),
    quantities: async (text) => {
      const folded = foldText(text)
      return () => findQuantities(text, folded, { place: null })
    },
    recognise: async (text) => {
      const folded = await foldedOf(text)
      return () => named.recognise.run(folded)
    },
    quotes: async (text) => {
      const articles = await articlesOf(text)
      return () => articles.map(quotesOf)
    },
    claims: async (text) => {
      const articles = (await articlesOf(text)).map((article) => ({ article, quotes: quotesOf(article) }))
      return () => articles.map(({ article, quotes }) => extractClaims(article, indexesOf(article), quotes))
    },
    rows: async (text) => {
      const issue = await extractedOf(text)
      return () => issueRows(issue)
    },
    csv: async (text) => {
      const { claims, quotes, articles } = issueRows(await extractedOf(text))
      const columns = (rows: readonly object[]): string[] => Object.keys(rows[0] ?? {})
      return () => [claims, quotes, articles].map((rows) => csvRecords(rows, columns(rows)))
    },
    html: async (text) => {
      const file = { name: 'page.html', path: 'page.html', bytes: encoder.encode(text) }
      return () => readHtml(file).catch(() => null)
    },
  }
}

function namesEverywhere(): Tagger {
  const labels = ['O', 'B-PER', 'I-PER', 'E-PER', 'S-PER']
  return {
    id2label: Object.fromEntries(labels.entries()),
    maxPieces: 512,
    special: { open: [1], close: [2], pad: 0 },
    learn: async () => {},
    tokenise: (unit) => [3 + (unit.charCodeAt(0) % 1000)],
    score: async ({ ids }) => {
      const scores = new Float32Array(ids.length * labels.length)
      for (let at = 0; at < ids.length; at += 1) scores[at * labels.length + (at % 2 === 0 ? 1 : 3)] = 5
      return scores
    },
    release: async () => {},
  }
}

function issueOf(bytes: Uint8Array): RawIssue {
  const origin = { page: 'page', path: 'page', format: 'text', sha256: 'none', byteLength: bytes.length } as const
  const meta = { issueId: 'page', date: '2024-05-20', publication: null, place: null, lang: 'zh', url: null }
  return { meta, pages: [{ origin, bytes }], messages: [] }
}

/** Two bytes of the plane of common characters for each character: valid, and every encoding has to be thought of. */
function gbBytes(text: string): Uint8Array {
  return Uint8Array.from({ length: 2 * text.length }, (_, at) => {
    const unit = text.charCodeAt(at >> 1)
    return at % 2 === 0 ? 0xb0 + (unit % 0x47) : 0xa1 + ((unit >> 3) % 0x5e)
  })
}

/** As the chain itself gets there, so that hostile texts meet the rules in the shape in which they would arrive. */
async function foldedOf(text: string): Promise<FoldedIssue> {
  const decoded = await stages.decode.run(issueOf(encoder.encode(text)))
  return stages.fold.run(await stages.repair.run(await stages.normalise.run(decoded)))
}

async function articlesOf(text: string): Promise<readonly RecognisedArticle[]> {
  return (await stages.recognise.run(await foldedOf(text))).articles
}

async function extractedOf(text: string): Promise<ExtractedIssue> {
  return stages.extract.run(await stages.recognise.run(await foldedOf(text)))
}

const indexesOf = ({ paragraphs }: RecognisedArticle): number[] => [...paragraphs.keys()]

function quotesOf(article: RecognisedArticle): readonly Quote[] {
  return extractQuotes(article, indexesOf(article))
}
