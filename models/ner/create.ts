import type { RecognisedEntity, Recogniser } from '../recogniser.ts'
import { createTurns } from '../turns.ts'
import { ownTitles, raisePeople } from './cues.ts'
import { createLru } from './lru.ts'
import { rememberPieces, type Tokenise } from './pieces.ts'
import { type Prepared, scoreTexts } from './score.ts'
import type { Session } from './session.ts'
import { entitiesOf } from './spans.ts'
import { type Tagger, taggerOf } from './tagger.ts'
import { parseTags } from './tags.ts'
import { splitUnits, type Units } from './units.ts'
import { constraintsOf, decode } from './viterbi.ts'

/** Pieces of a window: about a long paragraph; the cost of attention grows with it. */
const WINDOW = 256
const CONTEXT = 32

/** Units the tokenizer drops altogether (control characters) have no tag and are left out. */
const prepare = (all: Units, tokenise: Tokenise): Prepared => {
  const pieces = all.texts.map(tokenise)
  if (pieces.every((ids) => ids.length > 0)) return { units: all, pieces }
  const kept = pieces.flatMap((ids, i) => (ids.length > 0 ? [i] : []))
  return {
    units: { texts: kept.map((i) => all.texts[i] ?? ''), starts: kept.map((i) => all.starts[i] ?? 0) },
    pieces: kept.map((i) => pieces[i] ?? []),
  }
}

/** Characters whose scores are held at once: some 70 bytes each, and a call may bring a whole year of a newspaper. */
const GROUP = 100_000

const groupsOf = (texts: readonly string[]): readonly (readonly string[])[] => {
  const groups: string[][] = []
  let room = 0
  for (const text of texts) {
    if (groups.length === 0 || text.length > room) {
      groups.push([])
      room = GROUP
    }
    groups.at(-1)?.push(text)
    room -= text.length
  }
  return groups
}

/**
 * Builds a recogniser on an open session, of this thread or of another. One call runs at a time; later ones wait in line.
 *
 * @param titles - of the user's own, Simplified: names are looked for behind them.
 */
export const createRecogniser = (
  id: string,
  hash: string,
  session: Session | Tagger,
  cacheSize: number,
  titles: readonly string[] = [],
): Recogniser => {
  const own = ownTitles(titles)
  const tagger = 'score' in session ? session : taggerOf(session)
  const tags = parseTags(tagger.id2label)
  const constraints = constraintsOf(tags)
  const tokenise = rememberPieces(tagger.tokenise)
  const { open, close } = tagger.special
  const room = Math.min(WINDOW, tagger.maxPieces - open.length - close.length)
  const size = { pieces: room, context: Math.min(CONTEXT, Math.floor(room / 4)) }
  const cache = createLru<readonly RecognisedEntity[]>(cacheSize)
  const turns = createTurns(id, tagger.release)

  const recogniseNow = async (texts: readonly string[]): Promise<readonly (readonly RecognisedEntity[])[]> => {
    const answers = new Map<string, readonly RecognisedEntity[]>()
    for (const text of new Set(texts)) {
      const known = cache.get(text)
      if (known !== undefined) answers.set(text, known)
    }
    const missing = [...new Set(texts)].filter((text) => !answers.has(text))
    for (const group of groupsOf(missing)) {
      const units = group.map(splitUnits)
      await tagger.learn(units.flatMap(({ texts }) => texts))
      const prepared = units.map((all) => prepare(all, tokenise))
      const scores = await scoreTexts(tagger, prepared, tags.length, size)
      prepared.forEach(({ units }, i) => {
        const text = group[i] ?? ''
        const rows = scores[i] ?? new Float32Array()
        const path = decode(raisePeople(units, tags, rows, own), constraints)
        const entities = entitiesOf(units, path, tags, rows)
        answers.set(text, entities)
        cache.set(text, entities)
      })
    }
    return texts.map((text) => answers.get(text) ?? [])
  }

  return {
    id,
    hash,
    recognise: (texts) => turns.take(() => recogniseNow(texts)),
    dispose: turns.dispose,
  }
}
