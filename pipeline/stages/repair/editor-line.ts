import { longestFirst } from '../../document/index.ts'
import { COMMON_EDITOR_ROLES, CONTACTS, EDITOR_PREFIXES, EDITOR_ROLES, ROLES_BESIDE_EDITORS } from './lexicon.ts'
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts'

/*
 * Editors' lines
 *
 * `责任编辑：甲某 美编：乙某`, `责编甲某 校对乙某`, `（视频编辑：甲某）`, `一审：甲某 二审：乙某`. A block is one when it begins with a
 * role and holds nothing but roles and names; words of common speech need a mark behind them and names that are names.
 */

const LONGEST = 80
const FILLERS = /^[（(【[■●□◆\s]{0,4}|[）)】\]。\s]{0,4}$/g
const PREFIX = `(?:${longestFirst(EDITOR_PREFIXES)})?`
const ROLE = new RegExp(
  `${PREFIX}(?:(${longestFirst(EDITOR_ROLES)})|(${longestFirst(COMMON_EDITOR_ROLES)})|(${longestFirst(ROLES_BESIDE_EDITORS)}))(\\s?[:：/／|｜丨]\\s?|\\s|)`,
  'g',
)
const CONTACT = new RegExp(
  `(?:${longestFirst(CONTACTS)}|e-?mail)\\s?[:：]\\s?[\\w.@()/-]{3,60}|[\\w.]{1,40}@[\\w.]{3,40}`,
  'gi',
)
const BETWEEN = /[\s、，,；;&／/|｜丨·■●□◆]+/
const LATIN_NAME = /^[A-Z][A-Za-z.'’-]{0,20}$/
const DOTTED_NAME = /^\p{Script=Han}{1,8}·\p{Script=Han}{1,8}$/u
/** Names run together where no space parts them: two of three characters, or one with a foreign name. */
const LONGEST_NAMES = 9

interface Role {
  readonly plain: boolean
  readonly marked: boolean
  readonly names: string
}

/** True for a (folded) block that names who edited the page. */
export function isEditorLine(text: string): boolean {
  if (text.length > LONGEST) return false
  const line = text.replace(FILLERS, '').replace(CONTACT, ' ')
  const roles = rolesOf(line)
  if (roles.length === 0 || !roles.some(({ isEditor }) => isEditor)) return /^edited by [A-Z]/i.test(text)
  return roles.every((role) => role.isEditor || roles.length > 1) && roles.every((role) => hasNames(role, roles.length))
}

function rolesOf(line: string): readonly (Role & { readonly isEditor: boolean })[] {
  const found = [...line.matchAll(ROLE)].filter(
    ({ index }) => index === 0 || /[\s、，,；;|｜■●/）)]/.test(line[index - 1] ?? ''),
  )
  if (found[0]?.index !== 0) return []
  return found.map((match, i) => ({
    plain: match[1] !== undefined,
    isEditor: match[3] === undefined,
    marked: (match[4] ?? '') !== '',
    names: line.slice(match.index + match[0].length, found[i + 1]?.index ?? line.length),
  }))
}

/** Without a mark between role and name, only lines of several roles are believed. */
function hasNames({ plain, marked, names }: Role, roles: number): boolean {
  const words = names.split(BETWEEN).filter((word) => word !== '')
  if (words.length === 0) return false
  if (!marked && (!plain || roles < 2))
    return words.length === 1 && /^[（(]?\p{Script=Han}{2,3}$/u.test(names.trim()) && plain && beginsWithSurname(names)
  return words.every((word) => isName(word, plain))
}

function isName(word: string, plain: boolean): boolean {
  if (LATIN_NAME.test(word) || DOTTED_NAME.test(word)) return true
  if (!/^\p{Script=Han}{2,}$/u.test(word) || word.length > LONGEST_NAMES) return false
  return beginsWithSurname(word) || (plain && word.length <= 4)
}

function beginsWithSurname(word: string): boolean {
  return SURNAMES.has(word[0] ?? '') || COMPOUND_SURNAMES.some((surname) => word.startsWith(surname))
}
