// docs/performance.svg: of every part the figures that were recorded last.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ChainPart } from './chain.ts'
import type { ColdStart } from './cold-start.ts'
import { type MachineFacts, ROOT } from './machine.ts'
import type { MemoryPart } from './memory.ts'
import type { ModelsPart } from './models.ts'
import { figure } from './print.ts'
import type { QuantitiesPart } from './quantities.ts'
import { allResults, type Parts, type Results } from './results.ts'
import { type Bar, bars, curves, group, heading, page } from './svg.ts'

const WIDTH = 760
const OURS = '#2a6fb0'
const MODEL = '#9bbfdd'
const OTHER = '#b8b8b8'
const PEAK_COLOURS = [OURS, '#6a9a3b'] as const
const CURVES_HEIGHT = 200

interface Panel {
  readonly title: string
  readonly svg: string
  readonly height: number
}

/** Draws the page that docs/performance.md shows. */
export function plotResults(): void {
  writeFileSync(path.join(ROOT, 'docs', 'performance.svg'), plotOf(allResults()))
}

/** @param results - the latest last. */
export function plotOf(results: readonly Results[]): string {
  const drawn = [
    panel(results, 'quantities', quantities),
    panel(results, 'models', models),
    panel(results, 'chain', chain),
    panel(results, 'memory', memory),
    panel(results, 'cold', cold),
  ].flatMap((found) => found ?? [])
  const content: string[] = []
  let y = 26
  for (const { title, under, svg, height } of drawn) {
    content.push(heading(y, title, under), group(y + 28, svg))
    y += 28 + height + 36
  }
  return page(WIDTH, y - 20, 'Broadsheet: speed, memory and starts as last measured', content)
}

function panel<Part extends keyof Parts>(
  results: readonly Results[],
  part: Part,
  draw: (figures: NonNullable<Parts[Part]>) => Panel,
): (Panel & { readonly under: string }) | null {
  const latest = results.findLast(({ parts }) => parts[part] !== undefined)
  const figures = latest?.parts[part]
  return latest && figures ? { ...draw(figures), under: factsLine(latest.machine) } : null
}

function factsLine({ date, commit, cores, processor, node, loadBefore }: MachineFacts): string {
  return `${date.slice(0, 10)}, ${commit ?? 'no commit'}, ${cores} cores ${processor}, node ${node}, load ${loadBefore} before`
}

function quantities({ characters, ours, peer, timesAsFast }: QuantitiesPart): Panel {
  const rate = (seconds: number): number => characters / seconds
  const bar = (label: string, seconds: number, colour: string, more = ''): Bar => ({
    label,
    parts: [{ value: rate(seconds), colour }],
    note: `${figure(rate(seconds))}${more}`,
  })
  const all = [
    bar('broadsheet', ours.processor, OURS, ` (${figure(timesAsFast)} ×)`),
    bar('recognizers-text', peer.processor, OTHER),
  ]
  return { title: 'Quantities: characters a second of processor time', ...bars(all, WIDTH) }
}

function models({ entities, seams }: ModelsPart): Panel {
  const all = [
    { name: 'entities', ...entities },
    { name: 'seams', ...seams },
  ].map(({ name, share }) => ({
    label: name,
    parts: [{ value: share, colour: OURS }],
    note: `${figure(100 * share)} %`,
    aim: 0.9,
  }))
  return { title: 'Models: speed as a share of the bare session on the same batches (line: aim)', ...bars(all, WIDTH) }
}

function chain({ inProcess }: ChainPart): Panel {
  const [measured] = inProcess.slice(-1)
  const all = (measured?.stages ?? []).map(({ name, cost, session }): Bar => {
    const micros = (seconds: number): number => (1e6 * seconds) / (measured?.characters ?? 1)
    return {
      label: name,
      parts: [
        { value: micros(cost.processor - session.processor), colour: OURS },
        { value: micros(session.processor), colour: MODEL },
      ],
      note: `${figure(micros(cost.processor), 2)} µs`,
    }
  })
  const title = `Stages: processor time a character, ${measured?.texts ?? ''} (pale: in the ONNX session)`
  return { title, ...bars(all, WIDTH) }
}

function memory({ curves: all, pages }: MemoryPart): Panel {
  const drawn = all.map(({ name, points, slope }, index) => ({
    label: `${name}: ${figure(slope, 2)} MB/MB`,
    colour: PEAK_COLOURS[index % PEAK_COLOURS.length] ?? OURS,
    points: points.map(({ megabytes, peakMB }) => [megabytes, peakMB] as const),
  }))
  const title = `Peak memory (MB) of broadsheet run against MB of pages ${pages}`
  return { title, svg: curves(drawn, WIDTH, CURVES_HEIGHT), height: CURVES_HEIGHT }
}

function cold(starts: readonly ColdStart[]): Panel {
  const all = starts.map(({ name, cost, aim }) => ({
    label: name,
    parts: [{ value: cost.wall, colour: OURS }],
    note: `${figure(1000 * cost.wall)} ms`,
    aim,
  }))
  return { title: 'Cold start: from the start of the process to its end (line: aim)', ...bars(all, WIDTH) }
}
