import { describe, expect, it } from 'vitest'
import { createStillness } from '../../../pipeline/cli/stillness.ts'

function start() {
  const clock = { ms: 0 }
  const files = new Map<string, string>()
  const stillness = createStillness(
    1000,
    async (path) => files.get(path) ?? null,
    () => clock.ms,
  )
  return { clock, files, stillness }
}

describe('createStillness', () => {
  it('lets a file rest when it has not changed for the time', async () => {
    const { clock, files, stillness } = start()
    files.set('a', '10 bytes')
    stillness.touch('a')
    expect(await stillness.check()).toEqual([])
    clock.ms = 900
    files.set('a', '20 bytes')
    expect(await stillness.check()).toEqual([])
    clock.ms = 1800
    expect(await stillness.check()).toEqual([])
    expect(await stillness.isStill('a')).toBe(false)
    clock.ms = 1900
    expect(await stillness.check()).toEqual(['a'])
    expect(await stillness.check()).toEqual([])
    expect(await stillness.isStill('a')).toBe(true)
  })

  it('tells of a file that is gone', async () => {
    const { files, stillness } = start()
    files.set('a', '')
    stillness.touch('a')
    await stillness.check()
    files.delete('a')
    expect(await stillness.check()).toEqual(['a'])
    expect(stillness.knows('a')).toBe(false)
  })

  it('looks again before it says that a file rests, and watches what it was not told of', async () => {
    const { clock, files, stillness } = start()
    files.set('a', '10 bytes')
    stillness.touch('a')
    await stillness.check()
    clock.ms = 1000
    expect(await stillness.check()).toEqual(['a'])
    files.set('a', '11 bytes')
    files.set('b', '5 bytes')
    expect(await stillness.isStill('a')).toBe(false)
    expect(await stillness.isStill('b')).toBe(false)
    await stillness.check()
    clock.ms = 2000
    expect([...(await stillness.check())].sort()).toEqual(['a', 'b'])
    expect(await stillness.isStill('b')).toBe(true)
  })
})
