import { describe, it } from 'vitest'
import { rows } from './targets/rows.ts'
import type { Target } from './targets/target.ts'

/** What fuzzing found, made as small as it gets, and what was wrong. PDF files have theirs among the tests of the reader. */
const FOUND: readonly (readonly [why: string, target: Target, text: string])[] = [
  [
    'a quote of no characters, between two reporting verbs with nothing but marks between them',
    rows,
    '数据显示，,表示，海湾市去年工业增加值达3.6万亿元，同比增长8.7%。',
  ],
]

describe('found by fuzzing', () => {
  it.each(FOUND)('%s', async (_why, target, text) => {
    await target(new TextEncoder().encode(text))
  })
})
