import type { EntityLabel, Recogniser } from '../../models/index.ts'

/**
 * A recogniser that knows the names it is given and nothing else: tests of the chain say which names there are, and no
 * test but the golden ones depends on the weights.
 */
export function fakeRecogniser(names: Readonly<Record<string, EntityLabel>> = {}): Recogniser {
  const find = (text: string) =>
    Object.entries(names)
      .flatMap(([name, label]) =>
        [...occurrences(text, name)].map((start) => ({ start, end: start + name.length, label, score: 1 })),
      )
      .sort((a, b) => a.start - b.start)
  return {
    id: 'fake',
    hash: 'fake',
    recognise: async (texts) => texts.map(find),
    dispose: async () => {},
  }
}

function* occurrences(text: string, name: string): Generator<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) yield at
}
