import type { Role } from '../types.ts'

/**
 * What the roles say of two persons of one name.
 *
 * - `same`: they share a role or an organisation.
 * - `open`: one of them has no role that could tell.
 * - `unlike`: each has roles, and none fits a role of the other.
 */
type Likeness = 'same' | 'open' | 'unlike'

/** Shorter organisations (部, 厂) are common nouns. */
const MIN_ORGANISATION = 2
/** `新华社` and `新华社北京分社`: a name of which another begins with so many characters. */
const MIN_SHARED = 2

/** Compares the roles of two persons of one name. */
export function compareRoles(a: readonly Role[], b: readonly Role[]): Likeness {
  const [left, right] = [a.filter(isTelling), b.filter(isTelling)]
  if (left.length === 0 || right.length === 0) return 'open'
  if (left.some((role) => right.some((other) => isShared(role, other)))) return 'same'
  // 人大代表 and 政协委员 hold other offices too; 局长 or 村民 alone may be said of anybody.
  const alike = left.some(({ title }) => right.some((other) => other.title === title))
  return alike || left.every(isLoose) || right.every(isLoose) ? 'open' : 'unlike'
}

/** True when a person has a role that namesakes are unlikely to share. */
export function tellApart(roles: readonly Role[]): boolean {
  return roles.some((role) => isTelling(role) && !isLoose(role))
}

/** A role that could tell its holder from a namesake. */
function isTelling(role: Role): boolean {
  return role.organisation !== null || role.kind !== 'organisation'
}

function isLoose(role: Role): boolean {
  return role.kind === 'membership' || (role.kind === 'office' && role.organisation === null)
}

function isShared(a: Role, b: Role): boolean {
  if (a.title === b.title) return a.organisation !== null || (a.kind !== 'ordinary' && a.kind !== 'membership')
  if (a.kind === 'membership' || b.kind === 'membership') return ofOneBody(a, b)
  // `立法院某党团干事长` and `某党立院党团干事长`: one office, its body shortened another way.
  if (a.office !== null && a.office === b.office && isShortened(a.organisation ?? '', b.organisation ?? '')) return true
  if (endsAlike(a.title, b.title)) return a.organisation !== null || b.organisation !== null || a.kind !== 'ordinary'
  return ofOneBody(a, b)
}

/** `区财政局局长` and `财政局局长`: one title printed more fully. */
function endsAlike(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a)
}

function ofOneBody(a: Role, b: Role): boolean {
  const [left, right] = [a.organisation ?? '', b.organisation ?? '']
  if (left.length < MIN_ORGANISATION || right.length < MIN_ORGANISATION) return false
  if (left === right) return true
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  return short.length > MIN_SHARED && (long.startsWith(short) || long.endsWith(short))
}

/** `工信部` and `工业和信息化部`: every character of the shorter name stands in the longer one. */
function isShortened(a: string, b: string): boolean {
  const within = (short: string, long: string) => [...short].every((character) => long.includes(character))
  return Math.min(a.length, b.length) > MIN_SHARED && (within(a, b) || within(b, a))
}

/** True when a person with these roles may be addressed so: `⟦书记⟧` of 李书记 among the ends of his offices. */
export function holdsOffice(roles: readonly Role[], office: string): boolean {
  return roles.some((role) => role.office?.endsWith(office) === true)
}

/** The short form that news uses after a full name: `史密斯` of `约翰·史密斯`, `Reed` of `Paula Reed`; null where there is none. */
export function shortFormOf(name: string): string | null {
  const last = name.split(/[·•‧・．]/u).at(-1) ?? name
  if (last !== name) return last.length >= 2 ? last : null
  const words = name.split(' ')
  return words.length > 1 && /^\p{Lu}\p{L}/u.test(words.at(-1) ?? '') ? (words.at(-1) ?? null) : null
}
