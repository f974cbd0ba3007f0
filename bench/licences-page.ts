import { readFileSync } from 'node:fs'
import path from 'node:path'

/** A package that comes with Broadsheet, as the lock file has it. */
export interface RuntimePackage {
  /** Where it stands below the package's folder. */
  readonly place: string
  readonly name: string
  readonly version: string
  /** An SPDX expression; empty where its author gives none. */
  readonly licence: string
  /** One of many builds for different systems: most machines install one of them, or none. */
  readonly optional: boolean
  readonly hasInstallScript: boolean
}

interface LockedPackage {
  readonly version: string
  readonly license?: string
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly hasInstallScript?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

type Locked = Readonly<Record<string, LockedPackage>>

const FOLDER = 'node_modules/'

/** All packages that an installation without development tools may bring, on any system. */
export function runtimePackages(root: string): readonly RuntimePackage[] {
  const { packages }: { packages: Locked } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  const found = new Set<string>()
  const visit = (place: string) => {
    const own = packages[place]
    for (const name of Object.keys({ ...own?.dependencies, ...own?.optionalDependencies })) {
      const next = resolved(packages, place, name)
      if (next === null) throw new Error(`package-lock.json has no ${name}, which ${place || 'the package'} needs`)
      if (found.has(next)) continue
      found.add(next)
      visit(next)
    }
  }
  visit('')
  return [...found].sort().map((place) => {
    const { version = '', license = '', optional = false, hasInstallScript = false } = packages[place] ?? {}
    const name = place.slice(place.lastIndexOf(FOLDER) + FOLDER.length)
    return { place, name, version, licence: license, optional, hasInstallScript }
  })
}

/** As node looks for packages: in the folder itself, then in those above it. */
function resolved(packages: Locked, from: string, name: string): string | null {
  for (let folder = from; ; ) {
    const place = `${folder === '' ? '' : `${folder}/`}${FOLDER}${name}`
    if (packages[place] !== undefined) return place
    if (folder === '') return null
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf(FOLDER) - 1))
  }
}

/** The page `docs/licences.md`. */
export function licencesPage(root: string): string {
  const packages = runtimePackages(root)
  const licences = [...new Set(packages.map(({ licence }) => licence))].sort()
  const sections = licences.map((licence) => {
    const own = packages.filter((one) => one.licence === licence)
    const lists = [
      ['', own.filter(({ optional }) => !optional)],
      ['Where a system needs them: ', own.filter(({ optional }) => optional)],
    ] as const
    const lines = lists
      .filter(([, some]) => some.length > 0)
      .map(([what, some]) => `${what}${some.map(label).join(', ')}.`)
    return `## ${licence}\n\n${lines.join('\n\n')}\n`
  })
  return `${HEAD}\n${sections.join('\n')}`
}

const HEAD = `# Licences of what comes with Broadsheet

Written by \`npm run docs\` from \`package-lock.json\`; a test fails when it is out of date, when a licence comes that has not been looked at, or when an
installed package says another than the lock file. Development tools are not in it: they are not installed with the package.

LGPL-3.0-or-later is the image library libvips, which sharp loads as a library of its own. sharp comes with the package that runs the models, whose text models use no
images: nothing of it is called.
`

function label({ name, version }: RuntimePackage): string {
  return `${name} ${version}`
}
