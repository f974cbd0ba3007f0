import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

interface LockedPackage {
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '..', '..', 'package-lock.json'), 'utf8'),
)
const packages = Object.entries(lock.packages)

describe('package-lock.json', () => {
  /** `npm install` in a folder that has node_modules can drop them (npm issue 4828), and then `npm ci` fails elsewhere. */
  it('lists the binary packages of every platform', () => {
    const missing = packages.flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in lock.packages) && !(`${place}/node_modules/${name}` in lock.packages),
      ),
    )
    expect(missing).toEqual([])
  })

  it('names no registry', () => {
    expect(packages.filter(([, locked]) => locked.resolved !== undefined)).toEqual([])
  })
})
