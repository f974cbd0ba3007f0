import { spawnSync } from 'node:child_process'

/** The interpreter that tests use; another one than the system's may have the packages. */
const PYTHON = process.env['PYTHON'] ?? 'python3'

/** Whether Python and some of its packages are at hand: a test that needs them is skipped, and says so, where they are not. */
export function pythonHas(...modules: readonly string[]): boolean {
  return spawnSync(PYTHON, ['-c', modules.map((name) => `import ${name}`).join('\n')]).status === 0
}

/** Runs a program; what it prints. */
export function python(program: string, cwd: string): string {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-'], {
    cwd,
    input: program,
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1' },
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}
