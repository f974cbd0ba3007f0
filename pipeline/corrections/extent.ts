import type { ArticleRow } from '../schema/index.ts'

interface Stretch {
  readonly paragraph: number
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What is wrong with the stretch of an edited row: it must be what stands there, and touch the one it replaces. */
export function checkExtent(before: Stretch, after: Stretch, article: ArticleRow | undefined): string | null {
  const { start, end, text } = after
  if (start === before.start && end === before.end && text === before.text) return null
  const paragraph = article?.paragraphs[before.paragraph]?.text
  if (paragraph === undefined) return 'its paragraph is not there'
  const printed = [...paragraph].slice(start, end).join('')
  if (printed !== text) return `at ${start} to ${end} its paragraph has «${shown(printed)}», not «${shown(text)}»`
  if (start >= before.end || end <= before.start)
    return `${start} to ${end} is another place: the row is the one at ${before.start}`
  return null
}

const SHOWN = 40

function shown(text: string): string {
  const characters = [...text]
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text
}
