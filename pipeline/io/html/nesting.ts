/*
 * How deep the elements of a page lie in each other, read off its tags alone. The parser keeps the open elements in a list
 * whose front it writes to, so every tag costs as much as elements are open: this is asked before it is given the page.
 */

/** A tag, or the beginning of a comment; the name of no element is longer. */
const TAG = /<(?:!--|(\/?)([a-z][^\s/>]{0,40}))/gi
/** Elements that hold nothing, and end where they begin. */
const VOID = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
)
/** What these hold is no markup. */
const RAW = new Set('script style textarea title'.split(' '))
const CELLS = new Set(['td', 'th'])
const PARAGRAPH = new Set(['p'])
/** Elements that end where another one begins: an item where the next does. */
const ENDED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', new Set(['li'])],
  ['dt', new Set(['dt', 'dd'])],
  ['dd', new Set(['dt', 'dd'])],
  ['option', new Set(['option'])],
  ['td', CELLS],
  ['th', CELLS],
  ['tr', new Set(['tr', ...CELLS])],
  ['p', PARAGRAPH],
  ...'div table ul ol dl h1 h2 h3 h4 h5 h6 form pre blockquote section article'
    .split(' ')
    .map((name) => [name, PARAGRAPH] as const),
])

/** True where more elements are open at one place than `most`. Takes one look at every tag. */
export function isNestedDeeper(html: string, most: number): boolean {
  const open: string[] = []
  const counts = new Map<string, number>()
  const close = (): string | undefined => {
    const name = open.pop()
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 1) - 1)
    return name
  }
  TAG.lastIndex = 0
  for (let found = TAG.exec(html); found; found = TAG.exec(html)) {
    const name = found[2]?.toLowerCase()
    if (name === undefined) {
      const end = html.indexOf('-->', found.index)
      if (end < 0) return false
      TAG.lastIndex = end
    } else if (found[1] !== '') {
      // What was opened inside it ends with it; the end of what is not open ends nothing.
      if ((counts.get(name) ?? 0) > 0) while (close() !== name);
    } else if (RAW.has(name)) {
      const end = endOfRaw(html, found.index, name)
      if (end < 0) return false
      TAG.lastIndex = end
    } else if (!VOID.has(name)) {
      const ended = ENDED_BY.get(name)
      while (ended?.has(open.at(-1) ?? '')) close()
      open.push(name)
      counts.set(name, (counts.get(name) ?? 0) + 1)
      if (open.length > most) return true
    }
  }
  return false
}

/** Behind the end of a script or the like, in either case of letters; -1 where it has none. */
function endOfRaw(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}`, 'gi')
  end.lastIndex = from
  return end.exec(html) ? end.lastIndex : -1
}
