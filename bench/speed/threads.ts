import { execFileSync } from 'node:child_process'
import { CLI } from './built.ts'

/** What `--threads` can usefully be on this machine; null stands for not saying it. */
export function threadChoices(cores: number): readonly (number | null)[] {
  const help = execFileSync(process.execPath, [CLI, 'run', '--help'], { encoding: 'utf8' })
  return help.includes('--threads') ? [...new Set([1, cores])] : [null]
}

export function threadFlags(threads: number | null): readonly string[] {
  return threads === null ? [] : ['--threads', String(threads)]
}
