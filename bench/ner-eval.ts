// Strict entity F1 of a model, through our own runtime, on every test split under ../shared/data/ner, and the names of people
// on the gold pages. A second model is put beside it, label by label: the fp32 graph, which is not in the repository.
// Usage: npm run eval:ner -- [--model <folder or hub id>] [--beside <model folder or fp32 .onnx>] [corpus ...]
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { Converter } from 'opencc-js/t2cn'
import { type EntityLabel, loadRecogniser, type Recogniser } from '../models/index.ts'
import { countNames, type GoldPage, readGoldPages } from './gold-names.ts'

interface Corpus {
  readonly split: 'test' | 'dev'
  /** The corpus's labels in ours; entities of other labels are not counted. */
  readonly labels: Readonly<Record<string, EntityLabel>>
  /** Labels of which only some mentions are marked: recall is measured, precision cannot be. */
  readonly partial?: readonly EntityLabel[]
  readonly traditional?: true
}

const NEWS = { PER: 'PER', ORG: 'ORG', LOC: 'LOC' } as const
const CORPORA: Readonly<Record<string, Corpus>> = {
  msra: { split: 'test', labels: NEWS },
  peoples_daily: { split: 'test', labels: NEWS },
  cluener: {
    split: 'dev',
    labels: { name: 'PER', company: 'ORG', organization: 'ORG', government: 'ORG', position: 'TITLE' },
  },
  resume: { split: 'test', labels: { NAME: 'PER', ORG: 'ORG', TITLE: 'TITLE' } },
  aishell_ner: { split: 'test', labels: NEWS },
  uner_gsd: { split: 'test', labels: NEWS, traditional: true },
  uner_pud: { split: 'test', labels: NEWS, traditional: true },
  weibo: { split: 'test', labels: { 'PER.NAM': 'PER', 'ORG.NAM': 'ORG', 'LOC.NAM': 'LOC', 'GPE.NAM': 'LOC' } },
  peoples_daily_199801: { split: 'test', labels: { PERSON: 'PER', GPE: 'LOC', ORG: 'ORG' }, partial: ['ORG'] },
  peoples_daily_pages: { split: 'test', labels: NEWS },
  fewfc: {
    split: 'test',
    labels: {
      'sub-per': 'PER',
      'obj-per': 'PER',
      'sub-org': 'ORG',
      'obj-org': 'ORG',
      'target-company': 'ORG',
      title: 'TITLE',
    },
    partial: ['PER', 'ORG', 'TITLE'],
  },
}

interface Row {
  readonly text: string
  readonly entities: readonly (readonly [number, number, string])[]
}

interface Count {
  hits: number
  found: number
  gold: number
}

const toSimplified = Converter({ from: 't', to: 'cn' })

/** The pipeline folds before it recognises; offsets must survive, so a text that changes length is left as it is. */
const fold = (text: string): string => {
  const folded = toSimplified(text)
  return folded.length === text.length ? folded : text
}

const readRows = (path: string): readonly Row[] =>
  gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(2))

type Counts = ReadonlyMap<EntityLabel, Count>

const evaluate = async (corpus: Corpus, rows: readonly Row[], recogniser: Recogniser): Promise<Counts> => {
  const texts = rows.map((row) => (corpus.traditional ? fold(row.text) : row.text))
  const counts = new Map<EntityLabel, Count>()
  for (const label of new Set(Object.values(corpus.labels))) counts.set(label, { hits: 0, found: 0, gold: 0 })
  const answers = await recogniser.recognise(texts)
  rows.forEach((row, i) => {
    const gold = new Set<string>()
    for (const [start, end, own] of row.entities) {
      const label = corpus.labels[own]
      if (label !== undefined) gold.add(`${start} ${end} ${label}`)
    }
    for (const key of gold) count(counts, key.split(' ')[2], 'gold')
    for (const { start, end, label } of answers[i] ?? []) {
      count(counts, label, 'found')
      if (gold.has(`${start} ${end} ${label}`)) count(counts, label, 'hits')
    }
  })
  return counts
}

const count = (counts: Map<EntityLabel, Count>, label: string | undefined, key: keyof Count): void => {
  const entry = counts.get(label as EntityLabel)
  if (entry !== undefined) entry[key] += 1
}

const print = (name: string, corpus: Corpus, counts: Counts, beside: Counts | undefined): void => {
  const all = (of: Counts): Count => {
    const whole = [...of].filter(([label]) => !corpus.partial?.includes(label)).map(([, c]) => c)
    const sum = (key: keyof Count): number => whole.reduce((total, c) => total + c[key], 0)
    return { hits: sum('hits'), found: sum('found'), gold: sum('gold') }
  }
  const figure = (label: EntityLabel | 'all', c: Count): string =>
    label !== 'all' && corpus.partial?.includes(label) ? percent(c.hits, c.gold) : percent(2 * c.hits, c.found + c.gold)
  const rows: (readonly [EntityLabel | 'all', Count, Count | undefined])[] = [...counts].map(
    ([label, c]) => [label, c, beside?.get(label)] as const,
  )
  const whole = all(counts)
  if (whole.gold > 0) rows.unshift(['all', whole, beside && all(beside)])
  rows.forEach(([label, c, other], i) => {
    const partial = label !== 'all' && corpus.partial?.includes(label)
    console.log(
      [
        (i === 0 ? name : '').padEnd(21),
        (i === 0 ? corpus.split : '').padEnd(5),
        label.padEnd(6),
        partial ? 'recall' : 'F1    ',
        figure(label, c).padStart(6),
        (other ? figure(label, other) : 'not given').padStart(10),
        partial ? '' : `  P ${percent(c.hits, c.found).padStart(5)}  R ${percent(c.hits, c.gold).padStart(5)}`,
      ].join(' '),
    )
  })
}

const printNames = async (pages: readonly GoldPage[], recogniser: Recogniser): Promise<void> => {
  console.log(`\npeople named in the paragraphs with quotes of ${pages.length} gold pages`)
  for (const consistent of [false, true]) {
    const { hits, found, gold, wrong } = await countNames(pages, recogniser, fold, consistent)
    console.log(
      `${(consistent ? 'mentions of an article agree' : 'as the model says').padEnd(30)}` +
        `recall ${percent(hits, gold)} (${hits} of ${gold}), precision ${percent(hits, found)} (${hits} of ${found})`,
    )
    if (consistent) for (const line of wrong) console.log(`  ${line}`)
  }
}

/** The runtime reads `onnx/model_quantized.onnx` of a folder: a bare graph is put there, with the tokenizer of the model. */
const folderOf = (graph: string, model: string | undefined): string => {
  const own = model ?? join(import.meta.dirname, '..', 'models', 'broadsheet-ner-zh-small')
  const folder = mkdtempSync(join(tmpdir(), 'beside-'))
  mkdirSync(join(folder, 'onnx'))
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    cpSync(join(own, name), join(folder, name))
  cpSync(graph, join(folder, 'onnx', 'model_quantized.onnx'), { dereference: true })
  return folder
}

/** A folder with fp32 weights under their own name is read like a bare graph. */
const graphIn = (beside: string): string | undefined => {
  if (beside.endsWith('.onnx')) return beside
  const plain = join(beside, 'onnx', 'model.onnx')
  return existsSync(plain) ? plain : undefined
}

const { values, positionals } = parseArgs({
  options: { model: { type: 'string' }, beside: { type: 'string' } },
  allowPositionals: true,
})
const folder = join(import.meta.dirname, '..', '..', 'shared', 'data', 'ner')
const graph = values.beside === undefined ? undefined : graphIn(resolve(values.beside))
const made = graph === undefined ? undefined : folderOf(graph, values.model)
try {
  await main(made ?? values.beside)
} finally {
  if (made !== undefined) rmSync(made, { recursive: true })
}

async function main(beside: string | undefined): Promise<void> {
  const recogniser = await loadRecogniser({ ...(values.model ? { model: values.model } : {}), cacheSize: 0 })
  const other = beside === undefined ? undefined : await loadRecogniser({ model: beside, cacheSize: 0 })
  const name = graph === undefined ? values.beside : `${basename(dirname(graph))}/${basename(graph)}`
  console.log(
    `model ${recogniser.id} ${recogniser.hash.slice(0, 12)}, beside it ${name ?? 'nothing: --beside not given'}\n`,
  )
  console.log(`${' '.repeat(41)}model     beside`)
  if (!existsSync(folder)) console.log(`SKIPPED: no corpora at ${folder}`)
  for (const [name, corpus] of Object.entries(CORPORA)) {
    if (!existsSync(folder) || (positionals.length > 0 && !positionals.includes(name))) continue
    const path = join(folder, name, `${corpus.split}.jsonl.gz`)
    if (!existsSync(path)) {
      console.log(`${name}: SKIPPED, no ${corpus.split} split`)
      continue
    }
    const rows = readRows(path)
    const counts = await evaluate(corpus, rows, recogniser)
    print(name, corpus, counts, other && (await evaluate(corpus, rows, other)))
  }
  if (positionals.length === 0) {
    const root = join(import.meta.dirname, '..')
    const pages = readGoldPages([join(root, 'test', 'golden', 'gold'), join(root, '..', 'shared', 'eval', 'gold')])
    await printNames(pages, recogniser)
  }
  await recogniser.dispose()
  await other?.dispose()
}
