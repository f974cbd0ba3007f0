import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { licencesPage, runtimePackages } from '../../bench/licences-page.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const packages = runtimePackages(ROOT)

/** Anybody may use, change and pass on what is under these, also in closed programs, if the notice stays. */
const PERMISSIVE = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT'])

/** Looked at one by one: a library beside the program, exchangeable, and not called. */
const LGPL = /^@img\/sharp-(?:libvips-|wasm32$|win32-)/

function isAllowed(name: string, licence: string): boolean {
  const alternatives = licence.replace(/^\((.*)\)$/, '$1').split(' OR ')
  const fits = (one: string) => PERMISSIVE.has(one) || (one === 'LGPL-3.0-or-later' && LGPL.test(name))
  return alternatives.some((all) => all.split(' AND ').every(fits))
}

describe('packages that come with Broadsheet', () => {
  it('are found: the direct ones, and those below them', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
    const names = packages.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining([...Object.keys(dependencies), 'onnxruntime-node', 'domhandler']))
    expect(names).not.toContain('vitest')
  })

  it('have licences that have been looked at', () => {
    expect(packages.filter(({ name, licence }) => !isAllowed(name, licence))).toEqual([])
  })

  it.each([
    ['a', 'GPL-3.0-only', false],
    ['a', '', false],
    ['a', 'MIT AND GPL-2.0-only', false],
    ['a', '(MIT OR GPL-2.0-only)', true],
    ['a', 'LGPL-3.0-or-later', false],
    ['@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later', true],
  ])('%s under "%s": %s', (name, licence, allowed) => {
    expect(isAllowed(name, licence)).toBe(allowed)
  })

  it('say the same themselves, as far as they are installed here', () => {
    const differing: string[] = []
    let looked = 0
    for (const { place, licence, optional } of packages) {
      const file = path.join(ROOT, place, 'package.json')
      if (!existsSync(file)) {
        if (!optional) differing.push(`${place} is not installed`)
        continue
      }
      looked += 1
      const own = JSON.parse(readFileSync(file, 'utf8'))
      if (own.license !== licence) differing.push(`${place}: ${own.license}`)
    }
    expect(differing).toEqual([])
    expect(looked).toBeGreaterThan(50)
  })

  it('are listed in docs/licences.md: npm run docs', () => {
    expect(readFileSync(path.join(ROOT, 'docs', 'licences.md'), 'utf8')).toBe(licencesPage(ROOT))
  })
})

describe('scripts of packages', () => {
  it('are not run by an installation of this repository', () => {
    expect(readFileSync(path.join(ROOT, '.npmrc'), 'utf8').split('\n')).toContain('ignore-scripts=true')
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?(?:install|prepare)$/.test(name))).toEqual([])
  })

  /** onnxruntime-node would fetch libraries for graphics cards, protobufjs warns of its version: neither is needed. */
  it('are those of two packages that do without', () => {
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)
    expect(scripted).toEqual(['onnxruntime-node', 'protobufjs'])
  })
})
