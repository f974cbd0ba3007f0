import type { Role, SpeakerType } from '../../extractors/index.ts'
import { compareRoles, ROLE_KINDS } from '../../extractors/light/index.ts'
import { roundShare } from './numbers.ts'
import type { SpeakerRow } from './rows.ts'

/** A speaker known over the issues of a newspaper; a line of the register file. */
export interface RegisterEntry {
  readonly speaker_id: string
  readonly type: SpeakerType
  readonly name: string
  readonly other_names: readonly string[]
  readonly roles: readonly Role[]
  /** By issue date, then id; no counts, so that a run over the same issue again changes nothing. */
  readonly first_issue_id: string
  readonly first_issue_date: string | null
  readonly last_issue_id: string
  readonly last_issue_date: string | null
}

/** Gives the speakers of one issue after the other the ids that they have in earlier ones. */
export interface SpeakerRegister {
  /** The rows of one issue with ids of the register, and what each id became. Issues must come in date order. */
  readonly assign: (rows: readonly SpeakerRow[]) => {
    readonly rows: readonly SpeakerRow[]
    readonly ids: ReadonlyMap<string, string>
  }
  /** In order of registration. */
  readonly entries: () => readonly RegisterEntry[]
}

/** Roles in common. */
const SAME = 1
/** One of the two has no role that could tell: the name alone speaks for them. */
const OPEN = 0.85
/** A name read less surely is not carried on: the next issue would inherit the mistake. */
const MIN_CONFIDENCE = 0.55

/** @param known - entries of the register file, whose ids are taken as they are. */
export function createRegister(known: readonly RegisterEntry[]): SpeakerRegister {
  const entries = new Map(known.map((entry) => [entry.speaker_id, entry]))
  const byName = new Map<string, Set<string>>()
  for (const entry of known) indexNames(byName, entry)

  /** Rows of one name compete for its entries: agreeing roles first, so that a namesake does not take another's id. */
  const match = (
    rows: readonly SpeakerRow[],
  ): ReadonlyMap<SpeakerRow, { readonly id: string; readonly factor: number }> => {
    const matched = new Map<SpeakerRow, { id: string; factor: number }>()
    const taken = new Set<string>()
    const take = (row: SpeakerRow, id: string, factor: number) => {
      matched.set(row, { id, factor })
      taken.add(id)
    }
    const carried = rows.filter(isCarried)
    for (const row of carried) if (entries.has(row.speaker_id)) take(row, row.speaker_id, SAME)
    const left = carried.filter((row) => !matched.has(row))
    for (const likeness of ['same', 'open'] as const) {
      for (const row of left) {
        if (matched.has(row)) continue
        const free = namesakes(entries, byName, row).filter(({ speaker_id }) => !taken.has(speaker_id))
        const fitting = free.filter((entry) => likenessOf(entry, row) === likeness)
        // Several persons of the name, and nothing tells which: none of them.
        if (likeness === 'open' && free.length > 1) continue
        if (fitting[0]) take(row, fitting[0].speaker_id, likeness === 'same' ? SAME : OPEN)
      }
    }
    return matched
  }

  return {
    assign: (rows) => {
      const matched = match(rows)
      const ids = new Map<string, string>()
      for (const row of rows) {
        const found = matched.get(row)
        const id = found?.id ?? row.speaker_id
        ids.set(row.speaker_id, id)
        if (!isCarried(row) || (!found && isAmbiguous(entries, byName, row))) continue
        const merged = mergeEntry(entries.get(id), { ...row, speaker_id: id })
        entries.set(id, merged)
        indexNames(byName, merged)
      }
      return { ids, rows: rows.map((row) => relabel(row, ids, matched.get(row)?.factor ?? SAME)) }
    },
    entries: () => [...entries.values()],
  }
}

/** Persons and organisations with a name of their own; groups, unnamed persons and documents stay with their issue. */
function isCarried({ named, type, confidence }: SpeakerRow): boolean {
  return named && (type === 'person' || type === 'organisation') && confidence >= MIN_CONFIDENCE
}

/**
 * The names under which a register looks a speaker up; none for one that it does not carry. Speakers who share none,
 * directly or through others, are never compared.
 */
export function lookupKeys(row: SpeakerRow): readonly string[] {
  if (!isCarried(row)) return []
  return [...new Set([row.name, ...row.other_names].map((name) => nameKey(row.type, name)))]
}

/** The same of an entry that is registered. */
export function entryKeys({ type, name, other_names }: RegisterEntry): readonly string[] {
  return [...new Set([name, ...other_names].map((one) => nameKey(type, one)))]
}

function namesakes(
  entries: ReadonlyMap<string, RegisterEntry>,
  byName: ReadonlyMap<string, ReadonlySet<string>>,
  row: SpeakerRow,
): readonly RegisterEntry[] {
  const ids = new Set(
    [row.name, ...row.other_names].flatMap((name) => [...(byName.get(nameKey(row.type, name)) ?? [])]),
  )
  return [...ids].flatMap((id) => entries.get(id) ?? [])
}

function likenessOf(entry: RegisterEntry, row: SpeakerRow) {
  return row.type === 'person' ? compareRoles(entry.roles, row.roles) : 'same'
}

/** A person without a telling role whose name several registered persons have: he keeps the id of his issue. */
function isAmbiguous(
  entries: ReadonlyMap<string, RegisterEntry>,
  byName: ReadonlyMap<string, ReadonlySet<string>>,
  row: SpeakerRow,
): boolean {
  return namesakes(entries, byName, row).some((entry) => likenessOf(entry, row) !== 'unlike')
}

/** `李书记` is no name to find a person by in another issue; a short form with its full name is. */
function indexNames(byName: Map<string, Set<string>>, { type, name, other_names, speaker_id }: RegisterEntry): void {
  for (const one of [name, ...other_names.filter((other) => name.includes(other))]) {
    const key = nameKey(type, one)
    const ids = byName.get(key) ?? new Set()
    byName.set(key, ids.add(speaker_id))
  }
}

function nameKey(type: SpeakerType, name: string): string {
  return `${type} ${name}`
}

function mergeEntry(known: RegisterEntry | undefined, row: SpeakerRow): RegisterEntry {
  const own: RegisterEntry = {
    speaker_id: row.speaker_id,
    type: row.type,
    name: row.name,
    other_names: row.other_names,
    roles: row.roles,
    first_issue_id: row.issue_id,
    first_issue_date: row.issue_date,
    last_issue_id: row.issue_id,
    last_issue_date: row.issue_date,
  }
  if (!known) return own
  const name = row.name.length > known.name.length && row.name.includes(known.name) ? row.name : known.name
  const names = [known.name, ...known.other_names, row.name, ...row.other_names].filter((other) => other !== name)
  const first = isEarlier(own.first_issue_date, own.first_issue_id, known.first_issue_date, known.first_issue_id)
  const last = isEarlier(known.last_issue_date, known.last_issue_id, own.last_issue_date, own.last_issue_id)
  const titles = new Set(known.roles.map(({ title }) => title))
  return {
    ...known,
    name,
    other_names: [...new Set(names)],
    roles: [...known.roles, ...row.roles.filter(({ title }) => !titles.has(title))],
    first_issue_id: first ? own.first_issue_id : known.first_issue_id,
    first_issue_date: first ? own.first_issue_date : known.first_issue_date,
    last_issue_id: last ? own.last_issue_id : known.last_issue_id,
    last_issue_date: last ? own.last_issue_date : known.last_issue_date,
  }
}

function isEarlier(date: string | null, id: string, otherDate: string | null, otherId: string): boolean {
  return compareIssues({ date, issueId: id }, { date: otherDate, issueId: otherId }) < 0
}

/** The order in which issues meet the register: by date, those without one first, then by id. */
export function compareIssues(
  a: { readonly date: string | null; readonly issueId: string },
  b: { readonly date: string | null; readonly issueId: string },
): number {
  const [left, right] = [a.date ?? '', b.date ?? '']
  if (left !== right) return left < right ? -1 : 1
  return a.issueId === b.issueId ? 0 : a.issueId < b.issueId ? -1 : 1
}

function relabel(row: SpeakerRow, ids: ReadonlyMap<string, string>, factor: number): SpeakerRow {
  return {
    ...row,
    speaker_id: ids.get(row.speaker_id) ?? row.speaker_id,
    members: row.members.map((id) => ids.get(id) ?? id),
    confidence: roundShare(row.confidence * factor),
  }
}

const STRINGS = ['speaker_id', 'name', 'first_issue_id', 'last_issue_id'] as const
const DATES = ['first_issue_date', 'last_issue_date'] as const

/** Checks a parsed line of a register file; a text says what is wrong with it. */
export function checkRegisterEntry(value: unknown): RegisterEntry | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is not a JSON object'
  const fields = value as Record<string, unknown>
  const text = STRINGS.find((name) => typeof fields[name] !== 'string' || fields[name] === '')
  if (text !== undefined) return `"${text}" is missing or no text`
  const date = DATES.find((name) => fields[name] !== null && typeof fields[name] !== 'string')
  if (date !== undefined) return `"${date}" is neither a date nor null`
  if (fields['type'] !== 'person' && fields['type'] !== 'organisation')
    return '"type" is neither person nor organisation'
  const { other_names: names, roles } = fields
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
    return '"other_names" is no list of texts'
  if (!Array.isArray(roles) || !roles.every(isRole)) return '"roles" is no list of roles'
  return value as RegisterEntry
}

function isRole(value: unknown): value is Role {
  if (typeof value !== 'object' || value === null) return false
  const { title, organisation, office, kind } = value as Record<string, unknown>
  const optional = (text: unknown) => text === null || typeof text === 'string'
  return (
    typeof title === 'string' && optional(organisation) && optional(office) && ROLE_KINDS.some((one) => one === kind)
  )
}
