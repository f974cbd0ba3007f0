/**
 * Fits what repair weighs: `tsx bench/fit-seam.ts <pages.jsonl[.gz]>`.
 *
 * Reads pages whose order is known, asks the seam model and the table of character pairs about their pieces, and prints the
 * weights that `EVIDENCE` (pipeline/stages/repair/seam.ts) and `JOINED` (links.ts) hold. The constants are copied by hand:
 * they change when the model does.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { loadSeamReader } from '../models/index.ts'
import { createDecode, createNormalise } from '../pipeline/stages/index.ts'
import { readCuts } from '../pipeline/stages/repair/flow.ts'
import { type RolePiece, readPieces } from '../pipeline/stages/repair/piece.ts'
import { assignRoles } from '../pipeline/stages/repair/roles.ts'
import { createSeamScorer } from '../pipeline/stages/repair/seam.ts'
import { fitLogistic } from './seam/logistic.ts'
import { type KnownPage, trueSeams } from './seam/truth.ts'

const RIDGE = 1
/** Every pair of a page's pieces is a row: there are this many wrong ones for a right one, and the odds are against one. */
interface Table {
  readonly names: readonly string[]
  readonly rows: number[][]
  readonly labels: boolean[]
}
const table = (...names: string[]): Table => ({ names: [...names, 'bias'], rows: [], labels: [] })
const rest = table('model', 'pairs', 'cut', 'topic')
const next = table('model', 'topic', 'cut', 'midway', 'closed', 'heading')
const midway = table('model', 'pairs')
const running = table('rest', 'midway', 'next', 'cut')
const heading = table('rest', 'midway', 'next', 'cut', 'comma')
const add = ({ rows, labels }: Table, label: boolean, ...row: number[]) => {
  rows.push([...row, 1])
  labels.push(label)
}

const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: tsx bench/fit-seam.ts <pages.jsonl[.gz]>')
const bytes = readFileSync(file)
const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean)
const reader = await loadSeamReader()
const decode = createDecode()
const normalise = createNormalise()

for (const line of lines) {
  const page = JSON.parse(line) as KnownPage
  const origin = { page: 'page', path: 'page.txt' }
  const meta = { issueId: page.id, date: null, publication: null, place: null }
  const raw = { meta, messages: [], pages: [{ origin, bytes: new TextEncoder().encode(page.raw) }] }
  const [normalised] = (await normalise.run(await decode.run(raw as never))).pages
  if (!normalised) continue
  const all = assignRoles(normalised, readPieces(normalised, 0))
  const pieces = all.filter(({ role }) => role === 'running' || role === 'heading')
  await addPage(page, all, pieces)
}
for (const [name, data] of Object.entries({ rest, next, midway, running, heading })) report(name, data)
await reader.dispose()

async function addPage(page: KnownPage, all: readonly RolePiece[], pieces: readonly RolePiece[]): Promise<void> {
  const vectors = await reader.read(pieces.map(({ text }) => text))
  const places = new Map(pieces.map((piece, place) => [piece, place]))
  const pairs = createSeamScorer(all)
  const both = createSeamScorer(all, { vectors, places })
  const cuts = readCuts(all, both)
  const seams = trueSeams(page, pieces)
  const joined = new Set(seams.filter((seam) => seam.joined).map(({ tail, head }) => keyOf(tail, head)))
  const following = new Set(seams.filter((seam) => !seam.joined).map(({ tail, head }) => keyOf(tail, head)))
  const middles = new Set(seams.filter((seam) => seam.joined).map(({ head }) => head))
  pieces.forEach((head, j) => {
    const other = pieces[j === 0 ? 1 : 0]
    if (head.role === 'running' && other) add(midway, middles.has(head), vectors.midway(j), pairs(other, head).midway)
    pieces.forEach((tail, i) => {
      if (i === j) return
      const key = keyOf(tail, head)
      const topic = vectors.topic(i, j)
      const cut = vectors.cut(i)
      if (!tail.closed) add(rest, joined.has(key), vectors.rest(i, j), pairs(tail, head).logOdds, cut, topic)
      const role = tail.role === 'heading' ? 1 : 0
      add(next, following.has(key), vectors.next(i, j), topic, cut, both(tail, head).midway, tail.closed ? 1 : 0, role)
    })
  })
  for (const { tail, head, joined: label } of seams) {
    if (tail.closed) continue
    const seam = both(tail, head)
    const row = [seam.logOdds, seam.midway, seam.next, cuts.get(tail) ?? 0]
    if (tail.role === 'running') add(running, label, ...row)
    else add(heading, label, ...row, /[,，、]/.test(tail.text) ? 1 : 0)
  }
}

function keyOf(tail: RolePiece, head: RolePiece): string {
  return `${tail.index} ${head.index}`
}

function report(name: string, { names, rows, labels }: Table): void {
  const weights = fitLogistic(rows, labels, RIDGE)
  const right = labels.filter(Boolean).length
  // Against as many wrong rows as right ones: what is left when the choice is not yet among a whole page's pieces.
  const balanced = Math.log((labels.length - right) / Math.max(1, right))
  const found = rows.filter((row, r) => labels[r] === row.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0) > 0)
  const text = names.map((label, i) => `${label} ${(weights[i] ?? 0).toFixed(2)}`).join(', ')
  console.log(
    `${name}: ${text}; ${right} of ${rows.length} rows, balanced bias +${balanced.toFixed(2)}, ${found.length} told right`,
  )
}
