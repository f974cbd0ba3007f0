// Strict entity F1 of a model, through our own runtime, on every test split under ../shared/data/ner.
// Usage: tsx bench/ner-eval.ts [--model <folder or hub id>] [corpus ...]
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { Converter } from 'opencc-js/t2cn'
import { type EntityLabel, loadRecogniser, type Recogniser } from '../models/index.ts'

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

const evaluate = async (name: string, corpus: Corpus, rows: readonly Row[], recogniser: Recogniser): Promise<void> => {
  const texts = rows.map((row) => (corpus.traditional ? fold(row.text) : row.text))
  const counts = new Map<EntityLabel, Count>()
  for (const label of new Set(Object.values(corpus.labels))) counts.set(label, { hits: 0, found: 0, gold: 0 })
  const started = performance.now()
  const answers = await recogniser.recognise(texts)
  const seconds = (performance.now() - started) / 1000
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
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const parts = [...counts].map(([label, c]) =>
    corpus.partial?.includes(label)
      ? `${label} recall ${percent(c.hits, c.gold)}`
      : `${label} ${percent(2 * c.hits, c.found + c.gold)} (P ${percent(c.hits, c.found)} R ${percent(c.hits, c.gold)})`,
  )
  const whole = [...counts].filter(([label]) => !corpus.partial?.includes(label)).map(([, c]) => c)
  const sum = (key: keyof Count): number => whole.reduce((total, c) => total + c[key], 0)
  const f1 = percent(2 * sum('hits'), sum('found') + sum('gold'))
  console.log(
    `${name.padEnd(21)} ${corpus.split.padEnd(4)} F1 ${f1.padStart(5)}  ${parts.join('  ')}  ${Math.round(characters / seconds)} characters/s`,
  )
}

const count = (counts: Map<EntityLabel, Count>, label: string | undefined, key: keyof Count): void => {
  const entry = counts.get(label as EntityLabel)
  if (entry !== undefined) entry[key] += 1
}

const { values, positionals } = parseArgs({ options: { model: { type: 'string' } }, allowPositionals: true })
const folder = join(import.meta.dirname, '..', '..', 'shared', 'data', 'ner')
if (!existsSync(folder)) {
  console.log(`SKIPPED: no corpora at ${folder}; nothing was measured`)
} else {
  const recogniser = await loadRecogniser({ ...(values.model ? { model: values.model } : {}), cacheSize: 0 })
  console.log(`model ${recogniser.id} ${recogniser.hash.slice(0, 12)}`)
  for (const [name, corpus] of Object.entries(CORPORA)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    const path = join(folder, name, `${corpus.split}.jsonl.gz`)
    if (existsSync(path)) await evaluate(name, corpus, readRows(path), recogniser)
    else console.log(`${name}: SKIPPED, no ${corpus.split} split`)
  }
  await recogniser.dispose()
}
