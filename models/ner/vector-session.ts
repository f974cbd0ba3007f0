import { ModelError } from '../error.ts'
import { loadOptions, loadThrough } from './transformers.ts'

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
export const openVectorSession = <Layout>(folder: string, threads: number): Promise<VectorSession<Layout>> => {
  const options = { model: folder, revision: null, threads }
  return loadThrough(options, 'model of vectors', async ({ AutoModel, Tensor }) => {
    const model = await AutoModel.from_pretrained(folder, loadOptions(options))
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
  })
}
