import { groupBy } from '../document/index.ts'
import { listMembers, type Member } from './archive.ts'
import { type Found, isListed, type Listing, sortEntries } from './folder.ts'

/**
 * An archive as the folder that it would unpack to.
 *
 * @throws PipelineError INPUT_DAMAGED, ARCHIVE_LIMIT - when it cannot be listed.
 */
export async function listArchive(file: string, path: string): Promise<Listing> {
  return listLevel(await listMembers(file, path), path, 0)
}

function listLevel(members: readonly Member[], path: string, depth: number): Listing {
  const listed = members.filter(({ names }) => isListed(names[depth] ?? ''))
  const entries = [...groupBy(listed, ({ names }) => names[depth] ?? '')].flatMap(([name, below]) => {
    const files = below.filter(({ names }) => names.length === depth + 1)
    const inside = below.filter(({ names }) => names.length > depth + 1)
    const folder = { name, path: `${path}/${name}`, list: async () => listLevel(inside, `${path}/${name}`, depth + 1) }
    return [
      ...files.map((member) => ({ name, found: foundOf(name, member) })),
      ...(inside.length > 0 ? [{ name, found: { kind: 'folder', item: folder } as const }] : []),
    ]
  })
  return sortEntries(entries)
}

function foundOf(name: string, { content }: Member): Found {
  if (content instanceof Error) return { kind: 'refused', error: content }
  return { kind: 'file', item: { name, path: content.path, size: content.size, source: content } }
}
