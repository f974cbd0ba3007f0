import fc from 'fast-check'
import { describe, it } from 'vitest'
import { TARGETS } from './targets/index.ts'

/** Runs of a target with a share of one hundred: FUZZ_RUNS in the environment raises it. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 100)
/** What failed is run again alone with the seed and path that the failure prints. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const MINUTE = 60_000

describe(`any bytes (FUZZ_SEED=${SEED})`, () => {
  it.each(Object.entries(TARGETS))(
    '%s',
    { timeout: MINUTE * Math.max(1, RUNS / 100) },
    async (_name, { run, inputs, share }) => {
      const numRuns = Math.max(1, Math.round((RUNS * share) / 100))
      await fc.assert(fc.asyncProperty(inputs, run), { numRuns, seed: SEED })
    },
  )
})
