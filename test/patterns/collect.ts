import path from 'node:path'
import type { Node } from 'typescript/unstable/ast'
import { SyntaxKind } from 'typescript/unstable/ast'
import { API } from 'typescript/unstable/sync'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const OURS = new RegExp(`${ROOT.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}/((?:extractors|pipeline|models)/[^:)]*)`)

/** Patterns as they would be written, each with the file that it was met in. */
export type Patterns = Map<string, string>

/** Every regular expression that stands in our sources, read off their syntax trees. */
export function literals(): Patterns {
  const found: Patterns = new Map()
  const api = new API({ cwd: ROOT })
  try {
    for (const config of ['tsconfig.json', 'pipeline/report/page/tsconfig.json']) {
      const [project] = api.updateSnapshot({ openProject: path.join(ROOT, config) }).getProjects()
      for (const name of project?.program.getSourceFileNames() ?? []) {
        const file = path.relative(ROOT, name)
        if (!/^(?:extractors|pipeline|models)\//.test(file)) continue
        const visit = (node: Node): void => {
          if (node.kind === SyntaxKind.RegularExpressionLiteral)
            add(found, (node as Node & { text: string }).text, file)
          node.forEachChild(visit)
        }
        const source = project?.program.getSourceFile(name)
        if (source) visit(source)
      }
    }
  } finally {
    api.close()
  }
  return found
}

/** What our sources put together while `work` runs, most of it as they are loaded. */
export async function compiled(work: () => Promise<unknown>): Promise<Patterns> {
  const found: Patterns = new Map()
  const Native = globalThis.RegExp
  const spy = new Proxy(Native, {
    construct: (target, given, self) => {
      const made = Reflect.construct(target, given, self) as RegExp
      const caller = callerOf(new Error().stack ?? '')
      if (caller) add(found, String(made), caller)
      return made
    },
  })
  globalThis.RegExp = spy
  try {
    await work()
  } finally {
    globalThis.RegExp = Native
  }
  return found
}

/** The file of ours that called, if it did so itself and not through a package. */
function callerOf(stack: string): string | null {
  const line = stack.split('\n').find((one) => one.includes('/') && !one.includes('test/patterns/'))
  return (line && OURS.exec(line)?.[1]) || null
}

function add(found: Patterns, pattern: string, file: string): void {
  if (!found.has(pattern)) found.set(pattern, file)
}

/** The pattern as the engine takes it. */
export function parse(pattern: string): RegExp {
  const end = pattern.lastIndexOf('/')
  return new RegExp(pattern.slice(1, end), pattern.slice(end + 1))
}
