import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecogniser } from '../../../models/ner/create.ts'
import type { Session } from '../../../models/ner/session.ts'

const TAGS = ['O', 'B-PER', 'I-PER', 'E-PER', 'S-PER', 'B-DATE', 'I-DATE', 'E-DATE', 'S-DATE']

/** A session that tags by character: 王 opens a person of three characters; digits are a date, which we do not keep. */
const fakeSession = (): Session & { readonly batches: number[] } => {
  const batches: number[] = []
  return {
    batches,
    id2label: Object.fromEntries(TAGS.map((tag, i) => [i, tag])),
    maxPieces: 40,
    special: { open: [1], close: [2], pad: 0 },
    tokenise: (unit) =>
      unit === '\u200b' ? [] : /^\d/.test(unit) ? [...unit].map(Number).map((d) => d + 10) : [100 + unit.charCodeAt(0)],
    run: async (ids, mask, rows, columns) => {
      batches.push(rows)
      const scores = new Float32Array(ids.length * TAGS.length)
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
          const at = row * columns + column
          const king = BigInt(100 + '王'.charCodeAt(0))
          const tag =
            mask[at] === 0n
              ? 0
              : ids[at] === king
                ? 1
                : ids[at - 1] === king && column > 0
                  ? 2
                  : ids[at - 2] === king && column > 1
                    ? 3
                    : (ids[at] ?? 0n) >= 10n && (ids[at] ?? 0n) < 20n
                      ? 8
                      : 0
          scores[at * TAGS.length + tag] = 10
        }
      }
      return scores
    },
    release: async () => undefined,
  }
}

const found = async (texts: readonly string[]): Promise<readonly (readonly string[])[]> => {
  const recogniser = createRecogniser('fake', 'hash', fakeSession(), 100)
  const answers = await recogniser.recognise(texts)
  return answers.map((entities, i) =>
    entities.map(({ start, end, label }) => `${label} ${texts[i]?.slice(start, end)}`),
  )
}

describe('createRecogniser', () => {
  it('gives offsets in code units after emoji, spaces and words of several pieces', async () => {
    const text = '😀 2024 年\u3000王小明到\ud83d王大雷 Abc'
    expect(await found([text])).toEqual([['PER 王小明', 'PER 王大雷']])
  })

  it('steps over units the tokenizer drops', async () => {
    expect(await found(['在\u200b王小明说'])).toEqual([['PER 王小明']])
  })

  it('finds the same in a long text of many windows', async () => {
    const text = '他们说王小明来了。今天很好，'.repeat(40)
    expect((await found([text]))[0]).toEqual(Array.from({ length: 40 }, () => 'PER 王小明'))
  })

  it('answers every text in its place, empty ones too', async () => {
    expect(await found(['', '王小明', '  ', '无', '王小明'])).toEqual([[], ['PER 王小明'], [], [], ['PER 王小明']])
  })

  it('does not run a text again that it knows', async () => {
    const session = fakeSession()
    const recogniser = createRecogniser('fake', 'hash', session, 100)
    await recogniser.recognise(['王小明'])
    await Promise.all([recogniser.recognise(['王小明']), recogniser.recognise(['王小明', '无'])])
    expect(session.batches).toEqual([1, 1])
  })

  it('refuses work once disposed of', async () => {
    const recogniser = createRecogniser('fake', 'hash', fakeSession(), 100)
    await recogniser.dispose()
    await expect(recogniser.recognise(['无'])).rejects.toMatchObject({ code: 'MODEL_DISPOSED' })
  })

  it('stays within the text and in order, whatever the text', async () => {
    const recogniser = createRecogniser('fake', 'hash', fakeSession(), 0)
    const text = fc.string({
      unit: fc.constantFrom('王', '小', '😀', '\ud83d', '\udc00', '7', 'x', ' ', '。', '\u200b', '\u0301'),
      maxLength: 120,
    })
    await fc.assert(
      fc.asyncProperty(text, async (sample) => {
        const [entities = []] = await recogniser.recognise([sample])
        let at = 0
        for (const entity of entities) {
          expect(entity.start).toBeGreaterThanOrEqual(at)
          expect(entity.end).toBeGreaterThan(entity.start)
          expect(entity.end).toBeLessThanOrEqual(sample.length)
          at = entity.end
        }
      }),
    )
  })
})
