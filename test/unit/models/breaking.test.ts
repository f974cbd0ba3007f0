import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createBreaking } from '../../../models/thread/breaking.ts'
import { collectGarbage } from '../../support/garbage.ts'

describe('what may break', () => {
  it('answers with the work, or with the failure that came first, then and later', async () => {
    const { broken, fail, unlessBroken } = createBreaking()
    expect(await unlessBroken(Promise.resolve(1))).toBe(1)
    await expect(unlessBroken(Promise.reject(new RangeError('own')))).rejects.toThrow('own')
    const never = unlessBroken(new Promise(() => {}))
    fail(new Error('gone'))
    fail(new Error('again'))
    await expect(never).rejects.toThrow('gone')
    await expect(unlessBroken(Promise.resolve(2))).rejects.toThrow('gone')
    await expect(broken).rejects.toThrow('gone')
  })

  it('keeps no result alive', async () => {
    const { unlessBroken } = createBreaking()
    const results: WeakRef<object>[] = []
    for (let i = 0; i < 20; i += 1) {
      const result = { rows: new Array(1000).fill(i) }
      results.push(new WeakRef(result))
      await unlessBroken(Promise.resolve(result))
    }
    await nextTurn()
    collectGarbage()
    expect(results.slice(0, -1).filter((one) => one.deref() !== undefined)).toEqual([])
  })
})
