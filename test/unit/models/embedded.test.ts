import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  loadRecogniser,
  ModelError,
  type ModelErrorCode,
  type RecognisedEntity,
  type Recogniser,
  type RecogniserOptions,
} from '../../../models/index.ts'
import { verifyEmbedded } from '../../../models/ner/embedded.ts'

const MODELS = join(import.meta.dirname, '..', '..', '..', 'models')
const ID = 'broadsheet-ner-zh-small'

let recogniser: Recogniser
// Loading takes half a second of processor time, and on a crowded machine much longer.
beforeAll(async () => {
  recogniser = await loadRecogniser()
}, 120_000)
afterAll(() => recogniser.dispose())

/** Entities of a text as `LABEL words`. */
const found = async (text: string): Promise<readonly string[]> => {
  const [entities = []]: readonly (readonly RecognisedEntity[])[] = await recogniser.recognise([text])
  return entities.map(({ start, end, label }) => `${label} ${text.slice(start, end)}`)
}

// All people and bodies below are invented.
describe('the embedded model', () => {
  it('finds people, their offices and their organisations', async () => {
    expect(await found('华东建材公司总经理陈立群表示，今年将在安徽建厂。')).toEqual([
      'ORG 华东建材公司',
      'TITLE 总经理',
      'PER 陈立群',
      'LOC 安徽',
    ])
  })

  it('finds names wherever they stand, emoji and white space in between', async () => {
    const text = '“今天😀真高兴。”\u3000\u3000北京大学教授刘文海 对记者说。'
    expect(await found(text)).toEqual(expect.arrayContaining(['ORG 北京大学', 'TITLE 教授', 'PER 刘文海']))
  })

  it('gives exact offsets after emoji, rare characters and Latin words', async () => {
    const text = '👨‍👩‍👧𠮷OpenLab 2024：北京大学教授刘文海，1.5𠮷。😀北京大学教授刘文海'
    expect(await found(text)).toEqual(
      Array.from({ length: 2 }, () => ['ORG 北京大学', 'TITLE 教授', 'PER 刘文海']).flat(),
    )
  })

  it('finds nothing where nothing is', async () => {
    expect(await found('比去年同期增长了3.5%，为近年来最好水平。')).toEqual([])
    expect(await found('')).toEqual([])
  })

  it('answers the same whatever else is in the call', async () => {
    const text = '全国政协委员周树林在会上发言。'
    const [alone] = await recogniser.recognise([text])
    const options: RecogniserOptions = { cacheSize: 0, threads: 1 }
    const fresh = await loadRecogniser(options)
    const many = await fresh.recognise(['短。', '这一句要长得多'.repeat(30), text, '😀\ud83d'])
    await fresh.dispose()
    expect(many[2]).toEqual(alone)
  })

  it('takes a folder in its place, under the same hash as itself', async () => {
    const other = await loadRecogniser({ model: join(MODELS, ID) })
    expect(other.id).toBe(ID)
    expect(other.hash).toBe(recogniser.hash)
    await other.dispose()
  })
})

/** The code a promise is rejected with. */
const failure = async (promise: Promise<unknown>): Promise<ModelErrorCode | 'none'> =>
  promise.then(
    () => 'none',
    (error: unknown) => {
      expect(error).toBeInstanceOf(ModelError)
      return (error as ModelError).code
    },
  )

describe('a damaged or missing model', () => {
  const folder = mkdtempSync(join(tmpdir(), 'models-'))
  beforeAll(() => {
    cpSync(join(MODELS, ID), join(folder, ID), { recursive: true })
    copyFileSync(join(MODELS, 'manifest.json'), join(folder, 'manifest.json'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('passes while whole', async () => {
    expect((await verifyEmbedded('broadsheet-ner-zh-small', folder)).hash).toBe(recogniser.hash)
  })

  it('fails on a changed byte, naming the file', async () => {
    writeFileSync(join(folder, ID, 'config.json'), '{}')
    await expect(verifyEmbedded('broadsheet-ner-zh-small', folder)).rejects.toMatchObject({
      code: 'MODEL_DAMAGED',
      message: expect.stringContaining('config.json'),
    })
  })

  it('fails on loading where the graph of a folder is cut short', async () => {
    const cut = join(folder, 'cut')
    cpSync(join(MODELS, ID), cut, { recursive: true })
    const graph = join(cut, 'onnx', 'model_quantized.onnx')
    writeFileSync(graph, readFileSync(graph).subarray(0, 100_000))
    expect(await failure(loadRecogniser({ model: cut }))).toBe('MODEL_UNSUPPORTED')
  })

  it('fails on a missing file, and on a manifest that is none', async () => {
    rmSync(join(folder, ID, 'config.json'))
    expect(await failure(verifyEmbedded('broadsheet-ner-zh-small', folder))).toBe('MODEL_MISSING')
    writeFileSync(join(folder, 'manifest.json'), 'not json')
    expect(await failure(verifyEmbedded('broadsheet-ner-zh-small', folder))).toBe('MODEL_DAMAGED')
  })

  it('fails when a name is neither a folder nor an id', async () => {
    expect(await failure(loadRecogniser({ model: '/no/such/folder' }))).toBe('MODEL_MISSING')
    mkdirSync(join(folder, 'empty'))
    expect(await failure(loadRecogniser({ model: join(folder, 'empty') }))).toBe('MODEL_MISSING')
  })
})
