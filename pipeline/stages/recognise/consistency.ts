import type { EntityLabel, RecognisedEntity } from '../../../models/index.ts'

/** A paragraph and what was found in it; offsets are the paragraph's own. */
export interface ReadParagraph {
  readonly text: string
  readonly entities: readonly RecognisedEntity[]
}

/** A name the article is sure of. */
interface Name {
  readonly label: EntityLabel
  /** Mean score of the mentions that were found: what a mention found by its name alone gets. */
  readonly mean: number
  readonly best: number
}

/**
 * How long a name must be to be looked for elsewhere. Shorter places are also parts of other words (海南, 上海南站), people
 * of two characters often places mistaken once, shorter organisations common nouns; offices say nothing about the next mention.
 */
const LEAST_LENGTH: Readonly<Partial<Record<EntityLabel, number>>> = { PER: 3, ORG: 4, LOC: 3 }
/** 沈阳市 is not named in 沈阳市场, nor in 沈阳市民. */
const CITY_WORD = /[市县区][民场区城郊长委级]$/u
const LONGEST = 16
/** From here a mention speaks for others, and is not overruled by them; 0.8 and 0.95 gained less (decision 0012). */
const SURE = 0.9
/** Latin names are runs of letters already, and bare digits name nobody. */
const HAN = /^[\p{Script=Han}·]+$/u

/**
 * Lets the mentions of one article agree: a name found with confidence anywhere in it is found wherever it stands, a
 * fragment of it grows to the whole name, and an unsure mention takes the label that its other mentions have.
 *
 * @param paragraphs of one article
 * @returns the entities of each paragraph, in text order, not overlapping
 */
export function agree(paragraphs: readonly ReadParagraph[]): readonly (readonly RecognisedEntity[])[] {
  const names = namesOf(paragraphs)
  const sure = new Map([...names].filter(([text, name]) => isCarried(text, name)))
  const starts = new Set([...sure.keys()].map((text) => text.charAt(0)))
  const lengths = [...new Set([...sure.keys()].map((text) => text.length))].sort((a, b) => b - a)
  return paragraphs.map(({ text, entities }) => {
    const labelled = entities.map((entity) => relabel(entity, names.get(text.slice(entity.start, entity.end))))
    return sure.size === 0 ? labelled : complete(text, labelled, { sure, starts, lengths })
  })
}

function isCarried(text: string, { label, best }: Name): boolean {
  return best >= SURE && text.length >= (LEAST_LENGTH[label] ?? LONGEST + 1) && text.length <= LONGEST && HAN.test(text)
}

/** Only a mention that is sure overrules another: of two unsure ones either may be wrong. */
function relabel(entity: RecognisedEntity, name: Name | undefined): RecognisedEntity {
  return name === undefined || name.label === entity.label || name.best < SURE || entity.score >= SURE
    ? entity
    : { ...entity, label: name.label }
}

/** For each text that was found, the label whose mentions weigh most; the first one of equals. */
function namesOf(paragraphs: readonly ReadParagraph[]): ReadonlyMap<string, Name> {
  const mentions = new Map<string, Map<EntityLabel, Weight>>()
  for (const { text, entities } of paragraphs) {
    for (const { start, end, label, score } of entities) {
      const name = text.slice(start, end)
      const labels = mentions.get(name) ?? new Map<EntityLabel, Weight>()
      const { total, count, best } = labels.get(label) ?? { total: 0, count: 0, best: 0 }
      labels.set(label, { total: total + score, count: count + 1, best: Math.max(best, score) })
      mentions.set(name, labels)
    }
  }
  const names = new Map<string, Name>()
  for (const [text, labels] of mentions) {
    let most = 0
    for (const [label, { total, count, best }] of labels) {
      if (total <= most) continue
      most = total
      names.set(text, { label, mean: total / count, best })
    }
  }
  return withStems(names)
}

/** A place that is sure with its kind behind it is one without it too: 江川市, 江川. */
const PLACE_KIND = /^(.{2,6})[省市县区镇乡村]$/u

function withStems(names: ReadonlyMap<string, Name>): ReadonlyMap<string, Name> {
  const all = new Map(names)
  for (const [text, name] of names) {
    const stem = name.label === 'LOC' && name.best >= SURE ? PLACE_KIND.exec(text)?.[1] : undefined
    if (stem !== undefined && (names.get(stem)?.best ?? 0) < SURE) all.set(stem, name)
  }
  return all
}

interface Weight {
  readonly total: number
  readonly count: number
  readonly best: number
}

interface Search {
  readonly sure: ReadonlyMap<string, Name>
  readonly starts: ReadonlySet<string>
  /** Longest first. */
  readonly lengths: readonly number[]
}

/** One walk over the text, longest name first; at most as many look-ups at a place as names have different lengths. */
function complete(text: string, entities: readonly RecognisedEntity[], search: Search): readonly RecognisedEntity[] {
  const complete: RecognisedEntity[] = []
  let next = 0
  let at = 0
  while (at < text.length) {
    const entity = entities[next]
    const name = search.starts.has(text.charAt(at)) ? nameAt(text, at, entities, next, search) : undefined
    if (name !== undefined) {
      complete.push(name)
      at = name.end
      while ((entities[next]?.start ?? text.length) < at) next += 1
    } else if (entity?.start === at) {
      complete.push(entity)
      at = entity.end
      next += 1
    } else at += 1
  }
  return complete
}

/** A name that stands at a place and meets only lesser parts of itself there. */
function nameAt(
  text: string,
  at: number,
  entities: readonly RecognisedEntity[],
  next: number,
  { sure, lengths }: Search,
): RecognisedEntity | undefined {
  for (const length of lengths) {
    const end = at + length
    const name = end <= text.length ? sure.get(text.slice(at, end)) : undefined
    if (name === undefined || CITY_WORD.test(text.slice(end - 1, end + 1))) continue
    const isPart = (e: RecognisedEntity): boolean =>
      e.end <= end && e.end - e.start < length && e.label === name.label && e.score < name.best
    if (entitiesBefore(entities, next, end).every(isPart)) {
      return { start: at, end, label: name.label, score: Math.round(name.mean * 1000) / 1000 }
    }
  }
  return undefined
}

/** What begins before `end`; names are short, so few. */
function entitiesBefore(entities: readonly RecognisedEntity[], from: number, end: number): readonly RecognisedEntity[] {
  let to = from
  while ((entities[to]?.start ?? end) < end) to += 1
  return entities.slice(from, to)
}
