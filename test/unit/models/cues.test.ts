import { describe, expect, it } from 'vitest'
import { ownTitles, raisePeople } from '../../../models/ner/cues.ts'
import { parseTags } from '../../../models/ner/tags.ts'
import { splitUnits } from '../../../models/ner/units.ts'

const tagsOf = (names: readonly string[]) => parseTags(Object.fromEntries(names.map((name, i) => [i, name])))
const BIOES = ['O', 'B-PER', 'I-PER', 'E-PER', 'S-PER', 'S-ORG']

/** Which units are raised, and in which tag: `骆 S-PER`. */
const raisedIn = (
  text: string,
  names: readonly string[] = BIOES,
  titles: readonly string[] = [],
): readonly string[] => {
  const units = splitUnits(text)
  const scores = new Float32Array(units.texts.length * names.length).fill(-1)
  return [...raisePeople(units, tagsOf(names), scores, ownTitles(titles))].flatMap((score, at) =>
    score > -1 ? [`${units.texts[Math.floor(at / names.length)]} ${names[at % names.length]}`] : [],
  )
}

describe('raisePeople', () => {
  it('raises a bare surname before an honorific, a name after an office and before a verb of saying', () => {
    expect(raisedIn('据骆先生说')).toEqual(['骆 S-PER'])
    expect(raisedIn('厂长费小满')).toEqual(['费 B-PER'])
    expect(raisedIn('研究员费小满')).toEqual(['费 B-PER'])
    expect(raisedIn('费小满告诉我们')).toEqual(['满 E-PER'])
  })

  it('has nothing to raise at the ends of a text, without a cue, or under a scheme without these places', () => {
    expect(raisedIn('先生')).toEqual([])
    expect(raisedIn('在厂长')).toEqual([])
    expect(raisedIn('今天下雨')).toEqual([])
    expect(raisedIn('厂长费小满', ['O', 'B-PER', 'I-PER'])).toEqual([])
  })

  it('raises a name after titles of the user’s own, of any length', () => {
    const titles = ['主理人', '首席AI体验官', '院长']
    expect(raisedIn('主理人费小满', BIOES, titles)).toEqual(['费 B-PER'])
    expect(raisedIn('由首席AI体验官费小满', BIOES, titles)).toEqual(['费 B-PER'])
    expect(raisedIn('主理人费小满')).toEqual([])
    expect(raisedIn('首席AI', BIOES, titles)).toEqual([])
    expect(raisedIn('院长费小满', BIOES, titles)).toEqual(raisedIn('院长费小满'))
  })

  it('leaves the scores it was given as they were', () => {
    const scores = new Float32Array(6 * BIOES.length).fill(-1)
    raisePeople(splitUnits('厂长费小满说'), tagsOf(BIOES), scores)
    expect(scores.every((score) => score === -1)).toBe(true)
  })
})
