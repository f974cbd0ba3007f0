import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const CLI = path.resolve(import.meta.dirname, '..', '..', 'dist', 'program', 'cli.js')

export interface CliResult {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built program; `npm test` builds it first. */
export function broadsheet(
  args: readonly string[],
  options: { cwd?: string; input?: string | Uint8Array; env?: Readonly<Record<string, string>> } = {},
): CliResult {
  requireBuild()
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: options.cwd,
    input: options.input ?? '',
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { status, stdout, stderr }
}

/** Starts the built program with all its streams as pipes. */
export function startBroadsheet(args: readonly string[], cwd?: string, env: Readonly<Record<string, string>> = {}) {
  requireBuild()
  return spawn(process.execPath, [CLI, ...args], { cwd, stdio: 'pipe', env: { ...process.env, ...env } })
}

function requireBuild(): void {
  if (!existsSync(CLI)) throw new Error(`${CLI} is missing: npm run build`)
}

/** Rows of a JSON Lines file. */
export function readRows(...file: readonly string[]): Record<string, unknown>[] {
  return readFileSync(path.join(...file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

/** Every file of a folder, hidden ones too, with its contents. */
export function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), readFileSync(file, 'latin1')]),
  )
}
