import type { ConfigNode, GroupNode } from './description.ts'
import { CONFIG } from './keys.ts'

/** JSON Schema (draft 7, which editors know) of a configuration file. */
export function configSchema(): object {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'broadsheet.config.json', ...schemaOf(CONFIG) }
}

function schemaOf(node: ConfigNode): object {
  const about = {
    description: node.standard === undefined ? node.description : `${node.description} Default: ${node.standard}.`,
    ...(node.example === undefined ? {} : { examples: [node.example] }),
  }
  switch (node.type) {
    case 'text':
      return {
        type: 'string',
        minLength: 1,
        ...(node.maxLength === undefined ? {} : { maxLength: node.maxLength }),
        ...about,
      }
    case 'number':
      return {
        type: node.integer ? 'integer' : 'number',
        ...(node.minimum === undefined ? {} : { minimum: node.minimum }),
        ...(node.maximum === undefined ? {} : { maximum: node.maximum }),
        ...(node.above === undefined ? {} : { exclusiveMinimum: node.above }),
        ...about,
      }
    case 'flag':
      return { type: 'boolean', ...about }
    case 'choice':
      return { enum: node.values, ...about }
    case 'list':
      return {
        type: 'array',
        items: schemaOf(node.of),
        ...(node.maxItems === undefined ? {} : { maxItems: node.maxItems }),
        ...about,
      }
    case 'shorthand':
      return { anyOf: [schemaOf(node.text), schemaOf(node.group)], ...about }
    case 'group':
      return { ...groupSchema(node), ...about }
  }
}

function groupSchema({ keys }: GroupNode): object {
  const required = Object.keys(keys).filter((name) => keys[name]?.required)
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(keys).map(([name, node]) => [name, schemaOf(node)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}
