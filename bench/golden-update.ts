/**
 * `npm run golden:update`: rewrites the expected files of the golden tests, and prints what that changed: row by row, as
 * `broadsheet diff` shows two runs, so that it is read before it is committed.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const EXPECTED = path.join(ROOT, 'test', 'golden', 'expected')
const VITEST = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
const CLI = path.join(ROOT, 'pipeline', 'cli.ts')

function run(args: readonly string[]): number {
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1
}

const issues = () => readdirSync(EXPECTED).sort()
const before = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-golden-before-'))
cpSync(EXPECTED, before, { recursive: true })
const old = new Set(issues())

let status = run([VITEST, 'run', 'test/golden', '--update'])
for (const issue of new Set([...old, ...issues()])) {
  const [then, now] = [path.join(before, issue), path.join(EXPECTED, issue)]
  console.log(`\n== ${issue}`)
  if (!existsSync(then)) console.log('a new golden: read it as a whole')
  else if (!existsSync(now)) console.log('this golden is gone')
  else status = run(['--import', 'tsx', CLI, 'diff', then, now]) || status
}
rmSync(before, { recursive: true, force: true })
process.exitCode = status
