/**
 * The language in which the configuration's keys are described. One description makes the TypeScript type, the validator, the
 * JSON Schema and the table of the documentation, so that none of them can say anything else.
 */

interface Described {
  /** One or two sentences; the schema, the documentation and editors show them. */
  readonly description: string
  /** What holds where the key is absent, for a reader. */
  readonly standard?: string
  /** As JSON. */
  readonly example?: unknown
  readonly required?: true
}

export interface TextNode extends Described {
  readonly type: 'text'
  /** A path counts from the folder of the configuration file. */
  readonly path?: true
  readonly maxLength?: number
}

export interface NumberNode extends Described {
  readonly type: 'number'
  readonly integer?: true
  readonly minimum?: number
  readonly maximum?: number
  /** Above it, not at it. */
  readonly above?: number
}

export interface FlagNode extends Described {
  readonly type: 'flag'
}

export interface ChoiceNode extends Described {
  readonly type: 'choice'
  readonly values: readonly string[]
}

export interface ListNode extends Described {
  readonly type: 'list'
  readonly of: ConfigNode
  readonly maxItems?: number
}

export interface GroupNode extends Described {
  readonly type: 'group'
  readonly keys: Readonly<Record<string, ConfigNode>>
}

/** A text, or a group whose `shorthand` key the text would be. */
export interface ShorthandNode extends Described {
  readonly type: 'shorthand'
  readonly text: TextNode
  readonly group: GroupNode
}

export type ConfigNode = TextNode | NumberNode | FlagNode | ChoiceNode | ListNode | GroupNode | ShorthandNode

/** The value that a description describes. */
export type ValueOf<N> = N extends { type: 'text' }
  ? string
  : N extends { type: 'number' }
    ? number
    : N extends { type: 'flag' }
      ? boolean
      : N extends { type: 'choice'; values: infer V extends readonly string[] }
        ? V[number]
        : N extends { type: 'list'; of: infer O }
          ? readonly ValueOf<O>[]
          : N extends { type: 'shorthand'; group: infer G }
            ? string | ValueOf<G>
            : N extends { type: 'group'; keys: infer K }
              ? GroupValue<K>
              : never

type RequiredKey<K> = { [Key in keyof K]: K[Key] extends { required: true } ? Key : never }[keyof K]

type GroupValue<K> = { readonly [Key in RequiredKey<K>]: ValueOf<K[Key]> } & {
  readonly [Key in Exclude<keyof K, RequiredKey<K>>]?: ValueOf<K[Key]> | undefined
}
