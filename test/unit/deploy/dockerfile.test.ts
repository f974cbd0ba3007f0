import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..')
/** Where it is installed, it has a say; the recipe is checked without it too. */
const LINTER = 'hadolint'
const FILE = path.join(ROOT, 'deploy', 'Dockerfile')

interface Instruction {
  readonly name: string
  readonly rest: string
  /** From which earlier stage on, counted by FROM. */
  readonly stage: number
}

/** The instructions of a Dockerfile: comments left out, continued lines joined. */
function parse(text: string): readonly Instruction[] {
  const lines = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
  let stage = -1
  return lines.map((line) => {
    const [name = '', ...rest] = line.trim().split(/\s+/)
    if (name.toUpperCase() === 'FROM') stage += 1
    return { name: name.toUpperCase(), rest: rest.join(' '), stage }
  })
}

/** What is wrong with a recipe, as far as that can be seen without building it. */
function problems(text: string): string[] {
  const all = parse(text)
  const last = all.at(-1)?.stage ?? 0
  const stages = all.filter(({ name }) => name === 'FROM').map(({ rest }) => / AS (\S+)$/i.exec(rest)?.[1] ?? null)
  const found: string[] = []
  for (const { rest } of all.filter(({ name }) => name === 'FROM')) {
    if (!/^\S+:\d+\.\d+\.\d+-\S+/.test(rest)) found.push(`no exact version: FROM ${rest}`)
  }
  if (all.some(({ name }) => name === 'ADD')) found.push('ADD fetches and unpacks: COPY does neither')
  if (
    all.some(
      ({ name, rest }) => name === 'RUN' && /npm (?:ci|install)/.test(rest) && !rest.includes('--ignore-scripts'),
    )
  )
    found.push("packages' own scripts are run")
  if (all.some(({ name, rest }) => name === 'RUN' && /\b(?:curl|wget|apt-get|sudo)\b/.test(rest)))
    found.push('something is fetched that no lock file names')
  const users = all.filter(({ name, stage }) => name === 'USER' && stage === last)
  if (!/^[1-9]\d*(?::[1-9]\d*)?$/.test(users.at(-1)?.rest ?? 'root'))
    found.push('it ends as root, or as a user by name')
  for (const { rest } of all.filter(({ name }) => name === 'COPY')) {
    const from = /--from=(\S+)/.exec(rest)?.[1]
    if (from !== undefined && !stages.includes(from)) found.push(`no stage ${from}`)
    const sources = rest
      .split(' ')
      .filter((word) => !word.startsWith('--'))
      .slice(0, -1)
    for (const source of from === undefined ? sources : []) {
      if (!existsSync(path.join(ROOT, source))) found.push(`nothing to copy: ${source}`)
      else if (!isSent(source)) found.push(`left out by .dockerignore: ${source}`)
    }
  }
  return found
}

/** True when the list of exceptions in .dockerignore names the path, or a folder that it lies in. */
function isSent(source: string): boolean {
  const kept = readFileSync(path.join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []))
  return kept.some((name) => source === name || source.startsWith(`${name}/`))
}

describe('the container recipe', () => {
  const text = readFileSync(FILE, 'utf8')

  it('has nothing wrong that can be seen without building it', () => {
    expect(problems(text)).toEqual([])
  })

  it('would be found out', () => {
    const wrong = `FROM node:latest AS a\nADD https://example.org/x /x\nRUN npm ci\nFROM node\nCOPY --from=b /x /x\nCOPY nothing ./\nCOPY test ./\n`
    expect(problems(wrong)).toHaveLength(8)
    expect(problems(`${text}USER root\n`)).toEqual(['it ends as root, or as a user by name'])
  })

  it('starts the program that the package names', () => {
    const { bin, files } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
    expect(text).toContain(`ln -s /app/${bin.broadsheet} /usr/local/bin/broadsheet`)
    expect(parse(text).find(({ name }) => name === 'ENTRYPOINT')?.rest).toBe('["broadsheet"]')
    const copied = parse(text).flatMap(({ name, rest, stage }) => (name === 'COPY' && stage === 2 ? [rest] : []))
    for (const model of files.filter((name: string) => name.startsWith('models/'))) {
      expect(copied.some((rest) => rest.split(' ').includes(model))).toBe(true)
    }
  })

  it('has the node that the package asks for', () => {
    const [first = ''] = parse(text).map(({ rest }) => rest)
    const { engines } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
    const major = /node:(\d+)/.exec(first)?.[1]
    expect(engines.node).toContain(`>=${major}.`)
  })

  it.skipIf(spawnSync(LINTER, ['--version']).status !== 0)('passes hadolint', () => {
    expect(spawnSync(LINTER, [FILE], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' })
  })
})
