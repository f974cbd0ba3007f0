import { ModelError } from '../error.ts'
// Apart from what types the runtime: public types reach the options, and must not reach the runtime's.
import type { SessionOptions } from './session-options.ts'
import { loadOptions, loadThrough, placeOptions } from './transformers.ts'

/** A loaded model, reduced to what the recogniser needs. Tests put a fake in its place. */
export interface Session {
  readonly id2label: Readonly<Record<string, string>>
  readonly maxPieces: number
  /** Ids that open and close a sequence, and the one that fills it up. */
  readonly special: { readonly open: readonly number[]; readonly close: readonly number[]; readonly pad: number }
  readonly tokenise: (unit: string) => readonly number[]
  /** Scores of a padded batch: `ids` holds `rows` times `columns`; the answer has one row of class scores for each id. */
  readonly run: (ids: BigInt64Array, mask: BigInt64Array, rows: number, columns: number) => Promise<Float32Array>
  readonly release: () => Promise<void>
}

/** What we read of config.json beyond what transformers.js types. */
interface Configuration {
  readonly id2label?: Readonly<Record<string, string>>
  readonly max_position_embeddings?: number
}

/** Opens the int8 weights of a model folder or Hub id through transformers.js. */
export const openSession = (options: SessionOptions): Promise<Session> =>
  loadThrough(
    options,
    'BERT-style token classifier',
    async ({ AutoModelForTokenClassification, AutoTokenizer, Tensor }) => {
      const { model: name } = options
      const tokenizer = await AutoTokenizer.from_pretrained(name, placeOptions(options))
      const model = await AutoModelForTokenClassification.from_pretrained(name, loadOptions(options))
      const config = model.config as unknown as Configuration
      const id2label = config.id2label
      if (id2label === undefined) {
        throw new ModelError(
          'MODEL_UNSUPPORTED',
          `${name} has no id2label in config.json: name a token-classification model`,
        )
      }
      const bare = (text: string): number[] => tokenizer.encode(text, { add_special_tokens: false })
      const around = tokenizer.encode('').slice(0, 2)
      return {
        id2label,
        maxPieces: config.max_position_embeddings ?? 512,
        special: { open: around.slice(0, 1), close: around.slice(1), pad: tokenizer.pad_token_id ?? 0 },
        tokenise: bare,
        run: async (ids, mask, rows, columns) => {
          const shape = [rows, columns]
          const output = await model({
            input_ids: new Tensor('int64', ids, shape),
            attention_mask: new Tensor('int64', mask, shape),
          })
          return output.logits.data as Float32Array
        },
        release: async () => {
          await model.dispose()
        },
      }
    },
  )
