import type { EntityLabel } from '../recogniser.ts'

/** Where in an entity a tag stands; `O` outside. */
type Place = 'O' | 'B' | 'I' | 'E' | 'S'

/** One output class of a model. */
export interface Tag {
  readonly place: Place
  /** The model's own name of the type; empty outside. */
  readonly type: string
  /** Our label, or undefined where we have none for it: such entities are found and dropped. */
  readonly label: EntityLabel | undefined
}

/** Names used by Chinese NER models on the Hub for what we call PER, ORG, LOC and TITLE. */
const LABELS: Readonly<Record<string, EntityLabel>> = {
  PER: 'PER',
  PERSON: 'PER',
  NAME: 'PER',
  NR: 'PER',
  ORG: 'ORG',
  ORGANIZATION: 'ORG',
  ORGANISATION: 'ORG',
  COMPANY: 'ORG',
  GOVERNMENT: 'ORG',
  NT: 'ORG',
  LOC: 'LOC',
  LOCATION: 'LOC',
  GPE: 'LOC',
  FAC: 'LOC',
  ADDRESS: 'LOC',
  SCENE: 'LOC',
  NS: 'LOC',
  TITLE: 'TITLE',
  POSITION: 'TITLE',
  POST: 'TITLE',
}

/** BILOU and BMES write the same places with other letters. */
const PLACES: Readonly<Record<string, Place>> = { B: 'B', I: 'I', M: 'I', E: 'E', L: 'E', S: 'S', U: 'S' }

/** Reads a class name such as `B-PER`, `S_company` or a bare `PERSON`. */
export const parseTag = (name: string): Tag => {
  const mark = name.slice(1, 2)
  const place = mark === '-' || mark === '_' ? PLACES[name.slice(0, 1).toUpperCase()] : undefined
  if (place !== undefined) {
    const type = name.slice(2).toUpperCase()
    return { place, type, label: LABELS[type] }
  }
  const type = name.toUpperCase()
  if (type === 'O' || type.startsWith('[')) return { place: 'O', type: '', label: undefined }
  return { place: 'I', type, label: LABELS[type] }
}

/** The tags of a model in class order, from the `id2label` of its configuration. */
export const parseTags = (id2label: Readonly<Record<string, string>>): readonly Tag[] =>
  Object.keys(id2label)
    .map(Number)
    .sort((a, b) => a - b)
    .map((id) => parseTag(id2label[id] ?? 'O'))
