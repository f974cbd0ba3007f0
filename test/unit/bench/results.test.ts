import { readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { machineFacts } from '../../../bench/speed/machine.ts'
import { plotOf } from '../../../bench/speed/plot.ts'
import { hottestOf } from '../../../bench/speed/profile-tree.ts'
import { type Results, resultsText } from '../../../bench/speed/results.ts'

const RESULTS = path.resolve(import.meta.dirname, '..', '..', '..', 'bench', 'results')
const PARTS = ['quantities', 'models', 'chain', 'memory', 'cold', 'worst', 'profile']

const cost = { wall: 0.25, processor: 0.5 }
const model = { characters: 1000, calls: 2, batches: 3, stage: cost, bare: cost, share: 0.97 }
const MACHINE = {
  broadsheet: '9.9.9',
  commit: 'abc1234',
  date: '2024-05-20T10:00Z',
  node: 'v20.0.0',
  platform: 'linux x64',
  cores: 2,
  processor: 'Some <CPU>',
  memoryGB: 8,
  loadBefore: 0.1,
}
const RECORDED: Results = {
  machine: MACHINE,
  loadAfter: 1.5,
  parts: {
    quantities: {
      lines: 4,
      characters: 1000,
      ours: cost,
      peer: { wall: 50, processor: 51 },
      timesAsFast: 102,
      oneCall: [],
    },
    models: { entities: model, seams: model },
    memory: {
      pages: 'simulated from news',
      choice: 'some',
      curves: [
        {
          name: 'whole chain',
          slope: 0.5,
          points: [
            { megabytes: 1, pages: 300, peakMB: 400, cost, course: [200, 400] },
            { megabytes: 10, pages: 3000, peakMB: 404.5, cost, course: [200, 404] },
          ],
        },
      ],
    },
    cold: [{ name: 'broadsheet --help', cost: { wall: 0.123456789, processor: 0.1 }, aim: 0.15 }],
  },
}

describe('recorded figures', () => {
  it('keep four digits of what was measured, and counts whole', () => {
    const { parts } = JSON.parse(resultsText({ ...RECORDED, loadAfter: 123_456 })) as Results
    expect(parts.cold?.[0]?.cost.wall).toBe(0.1235)
    expect(parts.memory?.curves[0]?.points[1]?.pages).toBe(3000)
    expect(JSON.parse(resultsText({ ...RECORDED, loadAfter: 123_456 }))).toHaveProperty('loadAfter', 123_456)
  })

  it('say what they were measured on, and nothing that names the machine', () => {
    const facts = machineFacts()
    expect(Object.keys(facts).sort()).toEqual(Object.keys(MACHINE).sort())
    expect(facts.cores).toBeGreaterThan(0)
    expect(JSON.stringify(facts)).not.toContain(os.hostname())
  })

  it('of the files in bench/results have this shape, and no paths', () => {
    const files = readdirSync(RESULTS).filter((name) => name.endsWith('.json'))
    expect(files).not.toEqual([])
    for (const name of files) {
      const text = readFileSync(path.join(RESULTS, name), 'utf8')
      const { machine, parts, loadAfter } = JSON.parse(text) as Results
      expect(Object.keys(machine).sort(), name).toEqual(Object.keys(MACHINE).sort())
      expect(name).toBe(`${machine.date.slice(0, 10)}-${machine.commit}.json`)
      expect(typeof loadAfter).toBe('number')
      expect(PARTS).toEqual(expect.arrayContaining(Object.keys(parts)))
      expect(text, `${name} holds a path`).not.toMatch(/"(?:\/|[A-Z]:\\|file:)/)
    }
  })
})

describe('the plot', () => {
  it('draws what was recorded last of each part, and marks aims', () => {
    const older: Results = {
      machine: { ...MACHINE, date: '2024-05-19T10:00Z', commit: 'old0001' },
      loadAfter: 0,
      parts: { cold: [{ name: 'the day before', cost }], models: { entities: model, seams: { ...model, share: 0.5 } } },
    }
    const { models, ...others } = RECORDED.parts
    expect(models).toBeDefined()
    const svg = plotOf([older, { ...RECORDED, parts: { ...others } }])
    expect(svg).toContain('broadsheet --help')
    expect(svg).not.toContain('the day before')
    expect(svg).toContain('50 %')
    expect(svg).toContain('old0001')
    expect(svg).toContain('whole chain: 0.50 MB/MB')
    expect(svg.match(/stroke="#c33"/g)).toHaveLength(3)
  })

  it('is well formed whatever a processor is called', () => {
    const svg = plotOf([RECORDED])
    expect(svg).toContain('Some &lt;CPU&gt;')
    expect(svg).not.toContain('NaN')
    expect(svg).not.toContain('Infinity')
  })

  it('is an empty page when nothing was recorded', () => {
    expect(plotOf([])).toMatch(/^<svg [^>]+>[\s\S]*<\/svg>\n$/)
  })
})

describe('the profile', () => {
  it('adds up the time in a function itself, wherever it was called from', () => {
    const frame = (functionName: string, url: string) => ({
      functionName,
      url,
      scriptId: '1',
      lineNumber: 6,
      columnNumber: 0,
    })
    const profile = {
      startTime: 0,
      endTime: 100,
      nodes: [
        { id: 1, callFrame: frame('(root)', '') },
        { id: 2, callFrame: frame('findCues', 'file:///x/dist/extractors/quotes/cues.js') },
        { id: 3, callFrame: frame('findCues', 'file:///x/dist/extractors/quotes/cues.js') },
        { id: 4, callFrame: frame('', 'file:///x/node_modules/@some/package/index.js') },
        { id: 5, callFrame: frame('(idle)', '') },
      ],
      samples: [2, 3, 4, 5],
      timeDeltas: [30, 30, 40, 900],
    }
    expect(hottestOf(profile, 'file:///x/dist/').filter(({ share }) => share > 0)).toEqual([
      { name: 'findCues extractors/quotes/cues.js', share: 0.6 },
      { name: 'anonymous @some/package', share: 0.4 },
    ])
  })
})
