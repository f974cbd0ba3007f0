import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { flow } from '../../../pipeline/worker/flow.ts'
import { collectGarbage } from '../../support/garbage.ts'

/** Inputs that count how often they were asked for. */
function counted(total: number) {
  const state = { asked: 0 }
  const inputs = async function* () {
    for (let i = 0; i < total; i += 1) {
      state.asked += 1
      yield i
    }
  }
  return { state, inputs: inputs() }
}

const NEVER = new AbortController().signal
const usual = { places: 4, bytes: 100, sizeOf: () => 1, signal: NEVER }

describe('the flow of documents', () => {
  it('writes in the order of the inputs, whatever takes how long', async () => {
    const out: number[] = []
    const ended = await flow(counted(20).inputs, {
      ...usual,
      work: async (input) => {
        await wait(input % 3 === 0 ? 6 : 1)
        return input
      },
      write: async (result) => void out.push(result),
    })
    expect(ended).toBe(true)
    expect(out).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })

  it('works on as many at once as there are places, and on no more', async () => {
    let working = 0
    let most = 0
    await flow(counted(30).inputs, {
      ...usual,
      work: async () => {
        working += 1
        most = Math.max(most, working)
        await wait(2)
        working -= 1
      },
      write: async () => {},
    })
    expect(most).toBe(4)
  })

  it('asks for no more input than it has places for while its writer waits', async () => {
    const { state, inputs } = counted(1000)
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const flowing = flow(inputs, { ...usual, work: async (input) => input, write: () => held })
    await wait(30)
    expect(state.asked).toBe(4)
    release()
    await flowing
    expect(state.asked).toBe(1000)
  })

  it('holds no more bytes than it may, but always one input', async () => {
    let bytes = 0
    let most = 0
    await flow(counted(12).inputs, {
      ...usual,
      sizeOf: (input) => (input === 5 ? 500 : 40),
      work: async (input) => {
        bytes += input === 5 ? 500 : 40
        most = Math.max(most, bytes)
        await wait(1)
        return input
      },
      write: async (input) => {
        bytes -= input === 5 ? 500 : 40
      },
    })
    expect(most).toBe(500)
  })

  it('writes a result before another input comes', async () => {
    const out: number[] = []
    const inputs = async function* () {
      for (let i = 0; i < 3; i += 1) {
        yield i
        while (!out.includes(i)) await wait(1)
      }
    }
    await flow(inputs(), { ...usual, work: async (i) => i, write: async (i) => void out.push(i) })
    expect(out).toEqual([0, 1, 2])
  })

  it('writes what is under way when it is stopped, though no input comes', async () => {
    const controller = new AbortController()
    const out: number[] = []
    const inputs = async function* () {
      yield 0
      yield 1
      await new Promise(() => {})
      yield 2
    }
    const flowing = flow(inputs(), {
      ...usual,
      signal: controller.signal,
      work: async (i) => {
        await wait(20)
        return i
      },
      write: async (i) => void out.push(i),
    })
    await wait(5)
    controller.abort()
    expect(await flowing).toBe(false)
    expect(out).toEqual([0, 1])
  })

  it('ends with the failure of its writer, and asks for nothing more', async () => {
    const { state, inputs } = counted(100)
    const failing = flow(inputs, {
      ...usual,
      work: async (i) => i,
      write: async () => {
        throw new Error('full')
      },
    })
    await expect(failing).rejects.toThrow('full')
    expect(state.asked).toBeLessThanOrEqual(5)
  })

  it('keeps no input alive that is through', async () => {
    const taken: WeakRef<object>[] = []
    let held = -1
    const inputs = async function* () {
      for (let i = 0; i < 20; i += 1) {
        const input = { text: 'x'.repeat(1000) + i }
        taken.push(new WeakRef(input))
        yield input
      }
      await nextTurn()
      collectGarbage()
      held = taken.filter((one) => one.deref() !== undefined).length
    }
    await flow(inputs(), { ...usual, places: 1, work: async () => nextTurn(), write: async () => {} })
    // The last one may still stand in a frame.
    expect(held).toBeLessThanOrEqual(2)
  })
})
