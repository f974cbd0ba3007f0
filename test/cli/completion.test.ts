import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { broadsheet } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0

/** What bash would offer for a line whose last word is being typed. */
function bashOffers(line: string, folder: string): string[] {
  const words = line.split(' ')
  const quoted = words.map((word) => `'${word}'`).join(' ')
  const script = `${broadsheet(['completion', 'bash']).stdout}
COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _broadsheet; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  return stdout.split('\n').filter((word) => word !== '')
}

describe('broadsheet completion', () => {
  it.skipIf(!has('bash')).each([
    ['broadsheet re', ['repairs']],
    ['broadsheet run --re', ['--repair']],
    ['broadsheet run --repair ', ['off', 'conservative', 'full']],
    ['broadsheet run pages --until re', ['repair']],
    ['broadsheet completion z', ['zsh']],
    // Nothing of ours: bash goes on with files.
    ['broadsheet run pa', []],
    ['broadsheet run --output ou', []],
  ])('bash: %s', (line, expected) => {
    const offers = bashOffers(line, tempFolder({}))
    for (const word of expected) expect(offers).toContain(word)
    if (expected.length === 0) expect(offers).toEqual([])
  })

  it.skipIf(!has('fish')).each([
    ['broadsheet repa', ['repairs']],
    ['broadsheet run --repair ', ['off', 'conservative', 'full']],
    ['broadsheet completion ', ['bash', 'zsh', 'fish']],
  ])('fish: %s', (line, expected) => {
    const folder = tempFolder({ 'completion.fish': broadsheet(['completion', 'fish']).stdout })
    const script = `source ${path.join(folder, 'completion.fish')}; complete -C '${line}'`
    const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', script], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe('')
    const offers = stdout.split('\n').map((offer) => offer.split('\t')[0])
    for (const word of expected) expect(offers).toContain(word)
  })

  it.skipIf(!has('zsh'))('zsh: loads and defines a function for every command', () => {
    const script = `autoload -Uz compinit && compinit -u -D; ${broadsheet(['completion', 'zsh']).stdout}
whence -w _broadsheet _broadsheet_run; print -r -- $_comps[broadsheet]`
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', script], { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toBe('_broadsheet: function\n_broadsheet_run: function\n_broadsheet\n')
  })

  it('knows every option of every command', () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { stdout } = broadsheet(['completion', shell])
      for (const option of ['speakers', 'uncertain', 'no-bom']) expect(stdout).toContain(option)
    }
  })

  it('refuses a shell it does not know', () => {
    const { status, stderr } = broadsheet(['completion', 'tcsh'])
    expect(status).toBe(1)
    expect(stderr).toContain('bash, zsh, fish')
  })
})
