/**
 * `npx tsx bench/reprints.ts`: how many reprints are found, and how many articles that only look alike are taken for some.
 *
 * Real articles (`../shared/data/news`, not needed by the product) are printed again as papers do: with another dateline and
 * lead, cut, edited, in the other script; and as what is no reprint: the same form with other figures, or other names.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Converter } from 'opencc-js/cn2t'
import { createReprintLinker, signatureOf } from '../pipeline/archive/index.ts'
import { foldText } from '../pipeline/stages/index.ts'
import { random } from './simulate/random.ts'

const NEWS = path.resolve(import.meta.dirname, '..', '..', 'shared', 'data', 'news')
const SOURCES = ['chinanews', 'hk', 'eb', 'tw', 'en']
const TAKEN = 400
const BRIEF = 120

const toTraditional = Converter({ from: 'cn', to: 'hk' })

type Reprint = (text: string) => string

const cut =
  (share: number): Reprint =>
  (text) =>
    text.slice(0, Math.round(text.length * share))

/** Every so often a character, or a word of an alphabet, is dropped, doubled or exchanged for the next one. */
const edited =
  (every: number): Reprint =>
  (text) =>
    (text.match(/\p{Script=Latin}+|[\s\S]/gu) ?? [])
      .map((token, i, all) => {
        if (random() >= 1 / every || /\d/.test(token)) return token
        const kind = Math.floor(random() * 3)
        return kind === 0 ? '' : kind === 1 ? token + token : (all[i + 1] ?? token).replace(/\d/, '')
      })
      .join('')

const otherFigures: Reprint = (text) => text.replace(/\d+/g, otherFigure)

function otherFigure(figure: string): string {
  const digits = [...figure].map((digit, i) =>
    i === 0 && digit !== '0' ? 1 + Math.floor(9 * random()) : Math.floor(10 * random()),
  )
  return digits.join('') === figure ? otherFigure(figure) : digits.join('')
}

/** As much of one article as of another: half of it is new. */
const spliced =
  (other: string): Reprint =>
  (text) => {
    const half = Math.round(0.45 * Math.min(text.length, other.length))
    return text.slice(0, half) + other.slice(-half)
  }

const POSITIVE: Readonly<Record<string, Reprint>> = {
  'the same text': (text) => text,
  'another dateline and lead': (text) => `本报综合报道 据有关方面消息，记者日前获悉如下情况。${text}`,
  'cut to 70 %': cut(0.7),
  'cut to 50 %': cut(0.5),
  'cut to 30 %': cut(0.3),
  'edited: 1 in 100': edited(100),
  'edited: 1 in 50': edited(50),
  'edited: 1 in 25': edited(25),
  'the other script': (text) => (foldText(text) === text ? toTraditional(text) : foldText(text)),
  'cut to 60 %, edited 1 in 60, other script': (text) => toTraditional(foldText(edited(60)(cut(0.6)(text)))),
}

interface News {
  readonly id: string
  readonly paragraphs: readonly string[]
}

function newsOf(source: string): readonly News[] {
  const lines = gunzipSync(readFileSync(path.join(NEWS, `${source}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
  const all = lines.filter(Boolean).map((line): News => JSON.parse(line))
  const step = Math.max(1, Math.floor(all.length / TAKEN))
  return all.filter((_, i) => i % step === 0).slice(0, TAKEN)
}

function issueOf(issueId: string, date: string, text: string) {
  const plain = text.normalize('NFKC')
  const paragraph = { kind: 'body' as const, span: { start: 0, end: plain.length }, rawSpans: [] }
  const meta = { issueId, date, publication: null, place: null, lang: null, url: null }
  const rest = { page: '', title: null, byline: [], rawMaps: [], seams: [], looseEnds: [] }
  const article = { articleId: issueId, meta, text: plain, folded: foldText(plain), paragraphs: [paragraph], ...rest }
  const signature = signatureOf(article)
  return { issueId, date, signatures: signature === null ? [] : [signature] }
}

/** Prints all texts again with a change, and counts which are linked to their own originals and which to others. */
function linked(texts: ReadonlyMap<string, string>, change: (id: string, text: string) => string) {
  const originals = [...texts].map(([id, text]) => issueOf(id, '2024-03-01', text))
  const again = [...texts].map(([id, text]) => issueOf(`${id}/again`, '2024-03-02', change(id, text)))
  const linker = createReprintLinker()
  const links = new Map([...originals, ...again].flatMap((issue) => [...linker.add(issue)]))
  const signed = again.filter(({ signatures }) => signatures.length > 0)
  const rootOf = (id: string) => links.get(id) ?? id
  const own = signed.filter(
    ({ issueId }) => links.has(issueId) && rootOf(issueId) === rootOf(issueId.replace('/again', '')),
  )
  const other = signed.filter(
    ({ issueId }) => links.has(issueId) && rootOf(issueId) !== rootOf(issueId.replace('/again', '')),
  )
  return { of: signed.length, own: own.length, other: other.length }
}

function show(name: string, { of, own, other }: ReturnType<typeof linked>): void {
  console.log(
    `${name.padEnd(48)} ${String(own).padStart(5)} of ${of} linked (${((100 * own) / of).toFixed(1)} %), to others ${other}`,
  )
}

function measure(name: string, texts: ReadonlyMap<string, string>): void {
  console.log(`\n== ${name}: ${texts.size} texts`)
  for (const [change, print] of Object.entries(POSITIVE)) {
    show(
      change,
      linked(texts, (_, text) => print(text)),
    )
  }
  const withFigures = new Map([...texts].filter(([, text]) => (text.match(/\d+/g) ?? []).length >= 3))
  show(
    'NOT: the same form, other figures (3 or more)',
    linked(withFigures, (_, text) => otherFigures(text)),
  )
  const ids = [...texts.keys()]
  const next = (id: string) => texts.get(ids[(ids.indexOf(id) + 1) % ids.length] ?? '') ?? ''
  show(
    'NOT: half of it and half of another',
    linked(texts, (id, text) => spliced(next(id))(text)),
  )
}

if (existsSync(NEWS)) {
  for (const source of SOURCES) {
    const texts = new Map(newsOf(source).map(({ id, paragraphs }) => [id, paragraphs.join('\n')]))
    measure(source, texts)
  }
  const briefs = SOURCES.slice(0, 3).flatMap(newsOf)
  measure('briefs', new Map(briefs.map(({ id, paragraphs }) => [id, paragraphs.join('').slice(0, BRIEF)])))
} else {
  console.log('reprints: skipped, the news texts (../shared/data/news) are not here')
}
