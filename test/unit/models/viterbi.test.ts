import { describe, expect, it } from 'vitest'
import { parseTag, parseTags } from '../../../models/ner/tags.ts'
import { constraintsOf, decode } from '../../../models/ner/viterbi.ts'

const names = (labels: readonly string[]): Record<string, string> => Object.fromEntries(labels.map((l, i) => [i, l]))
const BIOES = ['O', 'B-PER', 'I-PER', 'E-PER', 'S-PER', 'B-ORG', 'I-ORG', 'E-ORG', 'S-ORG']
const BIO = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG']

/** Scores that prefer the given tags by a margin. */
const prefer = (labels: readonly string[], rows: readonly (readonly [string, number])[]): Float32Array => {
  const scores = new Float32Array(rows.length * labels.length).fill(-5)
  rows.forEach(([label, score], row) => {
    scores[row * labels.length + labels.indexOf(label)] = score
  })
  return scores
}

const run = (labels: readonly string[], rows: readonly (readonly [string, number])[]): readonly string[] => {
  const constraints = constraintsOf(parseTags(names(labels)))
  return [...decode(prefer(labels, rows), constraints)].map((tag) => labels[tag] ?? '')
}

describe('decode', () => {
  it('keeps a path that is allowed', () => {
    const path = ['B-PER', 'I-PER', 'E-PER', 'O', 'S-ORG']
    expect(
      run(
        BIOES,
        path.map((tag) => [tag, -0.1] as const),
      ),
    ).toEqual(path)
  })

  it('never opens with an inside tag nor ends inside', () => {
    expect(
      run(BIOES, [
        ['I-PER', -0.1],
        ['E-PER', -0.1],
      ]),
    ).toEqual(['B-PER', 'E-PER'])
    expect(
      run(BIOES, [
        ['B-PER', -0.1],
        ['I-PER', -0.2],
      ]),
    ).toEqual(['B-PER', 'E-PER'])
  })

  it('never changes type within an entity', () => {
    const path = run(BIOES, [
      ['B-PER', -0.1],
      ['I-ORG', -3],
      ['E-PER', -0.1],
    ])
    expect(path).toEqual(['B-PER', 'I-PER', 'E-PER'])
    expect(
      run(BIO, [
        ['B-PER', -0.1],
        ['I-ORG', -4],
      ]),
    ).not.toEqual(['B-PER', 'I-ORG'])
  })

  it('lets an entity end anywhere under BIO', () => {
    expect(
      run(BIO, [
        ['B-PER', -0.1],
        ['O', -0.1],
        ['B-ORG', -0.1],
      ]),
    ).toEqual(['B-PER', 'O', 'B-ORG'])
  })

  it('has nothing to say of an empty text', () => {
    expect(run(BIOES, [])).toEqual([])
  })
})

describe('parseTag', () => {
  it('maps the names of other models', () => {
    expect(parseTag('B-PERSON')).toEqual({ place: 'B', type: 'PERSON', label: 'PER' })
    expect(parseTag('M_company')).toEqual({ place: 'I', type: 'COMPANY', label: 'ORG' })
    expect(parseTag('U-GPE').label).toBe('LOC')
    expect(parseTag('S-DATE')).toEqual({ place: 'S', type: 'DATE', label: undefined })
    expect(parseTag('[PAD]').place).toBe('O')
  })
})
