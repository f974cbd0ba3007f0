import type { ConfigNode, GroupNode, NumberNode, TextNode } from './description.ts'
import { closestTo } from './spelling.ts'

/** Something wrong with a configuration. */
export interface ConfigProblem {
  /** `lexicon.units[2].code`; empty for the whole. */
  readonly key: string
  readonly reason: string
}

/** Everything that is wrong with a value, by its description; nothing where it fits. */
export function problemsOf(node: ConfigNode, value: unknown, key = ''): readonly ConfigProblem[] {
  switch (node.type) {
    case 'text':
      return problem(key, textReason(node, value))
    case 'number':
      return problem(key, numberReason(node, value))
    case 'flag':
      return problem(key, typeof value === 'boolean' ? null : `must be true or false, not ${shown(value)}`)
    case 'choice':
      return problem(key, choiceReason(node.values, value))
    case 'list':
      return listProblems(node, value, key)
    case 'shorthand':
      return typeof value === 'string' ? problemsOf(node.text, value, key) : groupProblems(node.group, value, key, true)
    case 'group':
      return groupProblems(node, value, key, false)
  }
}

function problem(key: string, reason: string | null): readonly ConfigProblem[] {
  return reason === null ? [] : [{ key, reason }]
}

function textReason({ maxLength }: TextNode, value: unknown): string | null {
  if (typeof value !== 'string') return `must be a text, not ${shown(value)}`
  if (value.trim() === '') return 'is empty; leave the key out instead'
  if (value.includes('\0')) return 'holds a NUL character'
  if (maxLength !== undefined && value.length > maxLength) return `is longer than ${maxLength} characters`
  return null
}

function numberReason({ integer, minimum, maximum, above }: NumberNode, value: unknown): string | null {
  const bounds = [
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(maximum === undefined ? [] : [`to ${maximum}`]),
  ]
  const fits =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (!integer || Number.isInteger(value)) &&
    value >= (minimum ?? value) &&
    value <= (maximum ?? value) &&
    value > (above ?? Number.NEGATIVE_INFINITY)
  if (fits) return null
  return `must be ${integer ? 'a whole number' : 'a number'} ${bounds.join(' ')}, not ${shown(value)}`.replace(
    '  ',
    ' ',
  )
}

function choiceReason(values: readonly string[], value: unknown): string | null {
  if (typeof value === 'string' && values.includes(value)) return null
  const near = typeof value === 'string' ? closestTo(value, values) : null
  return `must be ${listed(values)}, not ${shown(value)}${near === null ? '' : `; did you mean ${near}?`}`
}

function listProblems(
  { of, maxItems }: { readonly of: ConfigNode; readonly maxItems?: number },
  value: unknown,
  key: string,
): readonly ConfigProblem[] {
  if (!Array.isArray(value)) return problem(key, `must be a list, not ${shown(value)}`)
  if (maxItems !== undefined && value.length > maxItems) return problem(key, `has more than ${maxItems} entries`)
  return value.flatMap((item, index) => problemsOf(of, item, `${key}[${index}]`))
}

function groupProblems({ keys }: GroupNode, value: unknown, key: string, orText: boolean): readonly ConfigProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return problem(key, `must be ${orText ? 'a text or ' : ''}an object with keys, not ${shown(value)}`)
  const below = (name: string) => (key === '' ? name : `${key}.${name}`)
  const names = Object.keys(keys)
  const given = new Map(Object.entries(value).filter(([, item]) => item !== undefined))
  const problems: ConfigProblem[] = []
  for (const [name, item] of given) {
    const node = Object.hasOwn(keys, name) ? keys[name] : undefined
    if (node) problems.push(...problemsOf(node, item, below(name)))
    else problems.push({ key: below(name), reason: unknownReason(name, names) })
  }
  for (const name of names)
    if (keys[name]?.required && !given.has(name)) problems.push({ key: below(name), reason: 'is missing' })
  return problems
}

function unknownReason(name: string, names: readonly string[]): string {
  const near = closestTo(name, names)
  return near === null ? `is no key; known here are ${names.join(', ')}` : `is no key; did you mean ${near}?`
}

function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}

const SHOWN = 40

/** A value of any kind, short enough for a message. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'function') return 'a function'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}
