import type { ConfigNode, GroupNode } from './description.ts'
import { CONFIG } from './keys.ts'

/** The table of keys that the documentation prints. */
export function keyTable(): string {
  const rows = rowsOf(CONFIG, '')
  return ['| key | value | default | what it says |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function rowsOf({ keys }: GroupNode, prefix: string): readonly string[] {
  return Object.entries(keys).flatMap(([name, node]) => {
    const key = `${prefix}${name}`
    const row = `| \`${key}\` | ${kindOf(node)} | ${node.required ? '(required)' : standardOf(node)} | ${about(node)} |`
    const inner = innerOf(node)
    return [row, ...(inner ? rowsOf(inner, `${key}${node.type === 'list' ? '[]' : ''}.`) : [])]
  })
}

function innerOf(node: ConfigNode): GroupNode | null {
  if (node.type === 'group') return node
  if (node.type === 'shorthand') return node.group
  return node.type === 'list' ? innerOf(node.of) : null
}

function standardOf({ standard }: ConfigNode): string {
  return standard === undefined ? '' : /^[[\d]|^[a-z]+$/.test(standard) ? `\`${standard}\`` : standard
}

function about({ description, example }: ConfigNode): string {
  return example === undefined ? description : `${description} Example: \`${JSON.stringify(example)}\``
}

function kindOf(node: ConfigNode): string {
  switch (node.type) {
    case 'text':
      return node.path ? 'path' : 'text'
    case 'number':
      return numberKind(node.integer ? 'whole number' : 'number', node)
    case 'flag':
      return '`true`, `false`'
    case 'choice':
      return node.values.map((value) => `\`${value}\``).join(', ')
    case 'list':
      return node.of.type === 'shorthand' ? 'list of texts or objects' : `list of ${kindOf(node.of)}s`
    case 'shorthand':
      return 'text or object'
    case 'group':
      return 'object'
  }
}

function numberKind(kind: string, { minimum, maximum, above }: ConfigNode & { type: 'number' }): string {
  if (above !== undefined) return `${kind} above ${above}`
  return minimum === undefined || maximum === undefined ? kind : `${kind} ${minimum} to ${maximum}`
}
