import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockOutput } from '../../../pipeline/io/output-lock.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** The pid of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid

const lockBy = (holder: object | string) =>
  tempFolder({ lock: typeof holder === 'string' ? holder : JSON.stringify(holder) })

describe('lockOutput', () => {
  it('lets one in, says who it is to the next, and lets that one in afterwards', async () => {
    const folder = tempFolder()
    const release = await lockOutput('out', folder)
    await expect(lockOutput('out', folder)).rejects.toMatchObject({
      code: 'OUTPUT_LOCKED',
      message: expect.stringMatching(new RegExp(`out: process ${process.pid} on .*Wait for it`)),
    })
    await release()
    expect(readdirSync(folder)).toEqual([])
    await (await lockOutput('out', folder))()
  })

  it.each([
    ['a process that has ended', () => ({ pid: deadPid(), host: hostname(), began: null })],
    ['a process of our own number, before us', () => ({ pid: process.pid, host: hostname(), began: null })],
    ['a process that died over writing it', () => ''],
    ['something else altogether', () => '[]'],
  ])('takes the lock of %s', async (_whose, holder) => {
    const folder = lockBy(holder())
    const release = await lockOutput('out', folder)
    expect(JSON.parse(readFileSync(path.join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid })
    await release()
    expect(readdirSync(folder)).toEqual([])
  })

  // Only Linux tells when a process began.
  it.runIf(existsSync('/proc/self/stat'))(
    'takes the lock of one that had the number of another that lives',
    async () => {
      await (await lockOutput('out', lockBy({ pid: process.ppid, host: hostname(), began: 'long ago' })))()
    },
  )

  it.each([
    ['a process that lives', { pid: process.ppid, host: hostname(), began: null }],
    ['another machine, of which nothing can be known', { pid: 1, host: 'elsewhere', began: null }],
  ])('leaves the lock of %s', async (_whose, holder) => {
    const folder = lockBy(holder)
    await expect(lockOutput('out', folder)).rejects.toMatchObject({ code: 'OUTPUT_LOCKED' })
    expect(readFileSync(path.join(folder, 'lock'), 'utf8')).toBe(JSON.stringify(holder))
  })

  it('lets one of many in at once, though all find the lock of a dead one', async () => {
    const folder = lockBy({ pid: deadPid(), host: hostname(), began: null })
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => lockOutput('out', folder)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    writeFileSync(path.join(folder, 'seen'), '')
    expect(readdirSync(folder).sort()).toEqual(['lock', 'seen'])
  })
})
