import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SeamReader } from '../../models/index.ts'
import { type NormalisedIssue, REPAIR_MODES } from '../../pipeline/document/index.ts'
import {
  byteSpan,
  createFold,
  createNormalise,
  createRepair,
  foldText,
  readHeader,
} from '../../pipeline/stages/index.ts'
import { readByline } from '../../pipeline/stages/repair/byline.ts'
import { checkIssue } from '../support/check-article.ts'
import { rawIssue } from '../support/pages.ts'

/** Pieces that pages are made of, and what breaks programs: any of them beside any other. */
const PIECE = fc.oneof(
  fc.constantFrom(
    '临川县今年新建公路一百二十公里',
    '，沿线的村民',
    '。',
    '“',
    '”',
    '「',
    '」',
    '（',
    '的',
    '社论',
    '本报记者 王晓明',
    '图为清河大桥施工现场。',
    '（下转第3版）',
    '第4版 2024年5月20日',
    '臺灣經濟增長８．５％',
    '１，２３４',
    'The harbour authority said',
    'north-\nern',
    '\n\n',
    '\n',
    '\r\n',
    '\u2028',
    '\u3000\u3000',
    ' ',
    '\t',
    '\ufeff',
    '\u200b',
    '\u00ad',
    '\u0007',
    '\ud800',
    '\udc00',
    '𠮷',
    '鎝',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const TEXT = fc.array(PIECE, { maxLength: 60 }).map((pieces) => pieces.join(''))

/** Answers anything between certainty and its opposite, by no rule but the same each time. */
function wildReader(seed: number): SeamReader {
  const answer = (...key: number[]) => 12 * Math.sin(key.reduce((sum, part) => 31 * sum + part, seed % 997))
  const vectors = {
    rest: (tail: number, head: number) => answer(1, tail, head),
    next: (tail: number, head: number) => answer(2, tail, head),
    topic: (one: number, other: number) => answer(3, one, other) / 12,
    cut: (tail: number) => answer(4, tail),
    midway: (head: number) => answer(5, head),
  }
  return { id: 'wild', hash: 'wild', read: async () => vectors, dispose: async () => {} }
}

async function normalise(pages: readonly string[]): Promise<NormalisedIssue> {
  const { meta } = rawIssue([])
  return createNormalise().run({
    meta,
    messages: [],
    pages: pages.map((decoded, index) => {
      const page = `${index}.txt`
      return {
        origin: { page, path: page, format: 'text' as const, sha256: '', byteLength: 0 },
        encoding: 'utf-8' as const,
        decoded,
      }
    }),
  })
}

describe('any text', () => {
  it('is conserved: every printed character is in one raw span of one paragraph, after every stage, in every mode', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(TEXT, { minLength: 1, maxLength: 3 }), async (pages) => {
        const normalised = await normalise(pages)
        checkIssue(normalised)
        for (const mode of REPAIR_MODES) {
          const repaired = await createRepair({ mode }).run(normalised)
          checkIssue(repaired)
          checkIssue(await createFold().run(repaired))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is conserved whatever a seam model answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(TEXT, { minLength: 1, maxLength: 2 }), fc.integer(), async (pages, seed) => {
        const normalised = await normalise(pages)
        checkIssue(await createRepair({ seams: wildReader(seed) }).run(normalised))
      }),
      { numRuns: 200 },
    )
  })

  it('is normalised once: blocks set apart and normalised again are the same', async () => {
    await fc.assert(
      fc.asyncProperty(TEXT, async (text) => {
        const blocks = (await normalise([text])).pages[0]?.normalised.text ?? ''
        const again = (await normalise([blocks.replaceAll('\n', '\n\n')])).pages[0]?.normalised.text
        expect(again).toBe(blocks)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps its length when folded, and folding twice changes nothing more', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const folded = foldText(text)
        expect(folded).toHaveLength(text.length)
        expect(foldText(folded)).toHaveLength(text.length)
      }),
    )
  })

  it('can be read for a header and a byline', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(readHeader(text).date ?? '2024-05-20').toMatch(/^\d{4}-\d\d-\d\d$/)
        for (const name of readByline(text, foldText(text)) ?? []) expect(text).toContain(name[0])
      }),
    )
  })

  it('leads back to its bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const bytes = new TextEncoder().encode(text)
        const points = [...text]
        const [from, to] = [a % points.length, b % (points.length + 1)].sort((x, y) => x - y) as [number, number]
        const span = { start: points.slice(0, from).join('').length, end: points.slice(0, to).join('').length }
        const { byteStart, byteEnd } = byteSpan(bytes, 'utf-8', span)
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.slice(byteStart, byteEnd))).toBe(
          text.slice(span.start, span.end),
        )
      }),
    )
  })
})
