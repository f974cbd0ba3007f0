import type { Profiler, Runtime } from 'node:inspector/promises'
import { rounded } from './print.ts'

const HOTTEST = 20

/** A function, and its share of the time without what it calls. */
export interface Hot {
  readonly name: string
  readonly share: number
}

/**
 * Self time by function, wherever it was called from: its name and its file, or the package it is in. Waiting is no time.
 *
 * @param program - URL of the folder below which files are the program's own.
 */
export function hottestOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, program: string): readonly Hot[] {
  const self = new Map<number, number>()
  for (const [index, id] of samples.entries()) self.set(id, (self.get(id) ?? 0) + (timeDeltas[index] ?? 0))
  for (const { id, callFrame } of nodes) if (callFrame.functionName === '(idle)') self.delete(id)
  const functions = new Map<string, number>()
  for (const { id, callFrame } of nodes) {
    const name = nameOf(callFrame, program)
    functions.set(name, (functions.get(name) ?? 0) + (self.get(id) ?? 0))
  }
  const total = [...self.values()].reduce((sum, value) => sum + value, 0)
  return [...functions]
    .sort(([, a], [, b]) => b - a)
    .slice(0, HOTTEST)
    .map(([name, microseconds]) => ({ name, share: rounded(microseconds / total) }))
}

function nameOf({ functionName, url, lineNumber }: Runtime.CallFrame, program: string): string {
  // What has neither name nor file is compiled code that JavaScript calls: the ONNX Runtime above all.
  if (functionName === '' && url === '') return '(native code)'
  const name = functionName || 'anonymous'
  if (url.includes('node_modules/')) {
    const library = url.split('node_modules/').at(-1) ?? ''
    return `${name} ${/^(@[^/]+\/)?[^/]+/.exec(library)?.[0]}`
  }
  if (url.startsWith(program)) return `${name} ${url.slice(program.length)}${functionName ? '' : `:${lineNumber + 1}`}`
  return url.startsWith('node:') ? `${name} ${url}` : name
}
