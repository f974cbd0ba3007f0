import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { env } from '@xenova/transformers'
import { afterEach, describe, expect, it } from 'vitest'
import { loadRecogniser } from '../../../models/index.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const MODEL = join(import.meta.dirname, '..', '..', '..', 'models', 'broadsheet-ner-zh-small')
const COMMIT = '0123456789abcdef0123456789abcdef01234567'

const before = { host: env.remoteHost, cache: env.cacheDir, remote: env.allowRemoteModels }
let server: Server | null = null

afterEach(() => {
  env.remoteHost = before.host
  env.cacheDir = before.cache
  server?.close()
  server = null
})

/** A Hub on this machine, which has one model at one commit, and remembers what it was asked for. */
async function startHub(): Promise<string[]> {
  const asked: string[] = []
  const hub = createServer((request, response) => {
    const url = decodeURIComponent(request.url ?? '')
    asked.push(url)
    const file = join(MODEL, url.replace(`/someone/model/resolve/${COMMIT}/`, ''))
    const isThere = url.startsWith(`/someone/model/resolve/${COMMIT}/`) && existsSync(file)
    response.writeHead(isThere ? 200 : 404).end(isThere ? readFileSync(file) : '')
  })
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve))
  server = hub
  env.remoteHost = `http://127.0.0.1:${(hub.address() as AddressInfo).port}/`
  env.cacheDir = tempFolder()
  return asked
}

describe('a model of the Hub', () => {
  it.each(['someone/model', 'someone/model@main', 'someone/model@v1.0', `someone/model@${COMMIT.slice(1)}`])(
    '%s is refused before the network is asked',
    async (model) => {
      const asked = await startHub()
      await expect(loadRecogniser({ model })).rejects.toMatchObject({
        code: 'MODEL_UNPINNED',
        message: expect.stringContaining('someone/model@<commit>'),
      })
      expect(asked).toEqual([])
    },
  )

  it('is asked for at its commit and no other, and is named by it', async () => {
    const asked = await startHub()
    const recogniser = await loadRecogniser({ model: `someone/model@${COMMIT}` })
    expect(recogniser.id).toBe(`someone/model@${COMMIT}`)
    const [entities = []] = await recogniser.recognise(['华东建材公司总经理陈立群表示，今年将在安徽建厂。'])
    expect(entities.map(({ label }) => label)).toEqual(['ORG', 'TITLE', 'PER', 'LOC'])
    await recogniser.dispose()
    expect(asked.length).toBeGreaterThan(3)
    for (const url of asked) expect(url).toContain(`/resolve/${COMMIT}/`)
  }, 120_000)

  it('leaves the network shut for folders', async () => {
    const asked = await startHub()
    const recogniser = await loadRecogniser({ model: MODEL })
    await recogniser.dispose()
    expect(asked).toEqual([])
    expect(env.allowRemoteModels).toBe(before.remote)
  }, 120_000)
})
