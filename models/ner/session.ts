import { ModelError } from '../error.ts'

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

/** Where to load from; `remote` lets the Hub be asked. */
export interface SessionOptions {
  readonly model: string
  readonly remote: boolean
  readonly threads: number
}

/** What we read of config.json beyond what transformers.js types. */
interface Configuration {
  readonly id2label?: Readonly<Record<string, string>>
  readonly max_position_embeddings?: number
}

// transformers.js keeps its settings in one global object: loads wait for each other, and put it back as it was.
let lastLoad: Promise<unknown> = Promise.resolve()

/** Opens the int8 weights of a model folder or Hub id through transformers.js. */
export const openSession = (options: SessionOptions): Promise<Session> => inLine(() => open(options))

const inLine = <T>(open: () => Promise<T>): Promise<T> => {
  const load = lastLoad.then(open)
  lastLoad = load.catch(() => undefined)
  return load
}

const sessionOptions = (threads: number) =>
  ({
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // Patterns are kept for every shape ever seen, and newspapers have many shapes.
    enableMemPattern: false,
  }) as const

const open = async ({ model: name, remote, threads }: SessionOptions): Promise<Session> => {
  // Imported late: a process that never recognises anything does not pay for the runtime.
  const { AutoModelForTokenClassification, AutoTokenizer, Tensor, env } = await import('@xenova/transformers')
  const before = { remote: env.allowRemoteModels, cache: env.useFSCache }
  env.allowRemoteModels = remote
  env.useFSCache = remote
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: !remote })
    const model = await AutoModelForTokenClassification.from_pretrained(name, {
      local_files_only: !remote,
      dtype: 'q8',
      device: 'cpu',
      session_options: sessionOptions(threads),
    })
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
  } catch (cause) {
    if (cause instanceof ModelError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ModelError('MODEL_UNSUPPORTED', `${name} could not be loaded as a BERT-style token classifier: ${why}`, {
      cause,
    })
  } finally {
    env.allowRemoteModels = before.remote
    env.useFSCache = before.cache
  }
}

/** A loaded model that answers each row with one vector, laid out as its config.json says. */
export interface VectorSession<Layout> {
  readonly layout: Layout
  /** One vector for each row of a padded batch; `sides` holds 0 or 1 for every place of a row. */
  readonly run: (
    ids: BigInt64Array,
    mask: BigInt64Array,
    sides: BigInt64Array,
    rows: number,
    columns: number,
  ) => Promise<Float32Array>
  readonly release: () => Promise<void>
}

/** Opens the int8 weights of an embedded model whose output is named `vectors`. Never asks the network. */
export const openVectorSession = <Layout>(folder: string, threads: number): Promise<VectorSession<Layout>> =>
  inLine(() => openVectors<Layout>(folder, threads))

const openVectors = async <Layout>(folder: string, threads: number): Promise<VectorSession<Layout>> => {
  const { AutoModel, Tensor, env } = await import('@xenova/transformers')
  const before = { remote: env.allowRemoteModels, cache: env.useFSCache }
  env.allowRemoteModels = false
  env.useFSCache = false
  try {
    const model = await AutoModel.from_pretrained(folder, {
      local_files_only: true,
      dtype: 'q8',
      device: 'cpu',
      session_options: sessionOptions(threads),
    })
    const config = model.config as unknown as { readonly broadsheet?: { readonly layout?: Layout } }
    const layout = config.broadsheet?.layout
    if (layout === undefined) throw new ModelError('MODEL_UNSUPPORTED', `${folder} has no layout in config.json`)
    return {
      layout,
      run: async (ids, mask, sides, rows, columns) => {
        const shape = [rows, columns]
        const output = await model({
          input_ids: new Tensor('int64', ids, shape),
          attention_mask: new Tensor('int64', mask, shape),
          token_type_ids: new Tensor('int64', sides, shape),
        })
        return output.vectors.data as Float32Array
      },
      release: async () => {
        await model.dispose()
      },
    }
  } catch (cause) {
    if (cause instanceof ModelError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ModelError('MODEL_UNSUPPORTED', `${folder} could not be loaded: ${why}`, { cause })
  } finally {
    env.allowRemoteModels = before.remote
    env.useFSCache = before.cache
  }
}
