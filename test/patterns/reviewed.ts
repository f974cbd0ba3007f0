/** Why a pattern that the bound cannot clear does no harm. */
export interface Review {
  readonly reason: string
  /**
   * `short`: what it is given cannot be long, whatever the page holds. `linear`: the bound is too careful; its growth is measured
   * on `attack`, the text that is worst for it, repeated.
   */
  readonly verdict: 'short' | 'linear'
  readonly attack?: readonly [before: string, repeated: string, after: string]
}

/** By the first twelve digits of the SHA-256 of the pattern as it would be written: a changed pattern is a new one. */
export const REVIEWED: Readonly<Record<string, Review>> = {
  '9001f1790e91': {
    verdict: 'linear',
    reason:
      'A sign of percent ends the figure or goes on in it, and ends there for good: what may follow is one character.',
    attack: ['', '%', '，'],
  },
  d86706bbe0b5: {
    verdict: 'linear',
    reason: 'After a space the second character tells another name of the same person from an “and”.',
    attack: ['By ', 'A ', '1'],
  },
  '287506fb3cdc': {
    verdict: 'linear',
    reason: 'Twelve words at most, and which of the list it is is settled by its letters.',
    attack: ['', 'march ', '!'],
  },
  '84a5ac5ab4a4': {
    verdict: 'linear',
    reason: 'Bound in all its parts, from no more places than there are words “with”.',
    attack: ['', ' with a A b (c), d', '!'],
  },
  '4f534c21d515': {
    verdict: 'linear',
    reason: 'Begins at a bracket or the space before it, and stops at the next one.',
    attack: ['(', 'a ', ''],
  },
  '8d72cb48ef3e': { verdict: 'short', reason: 'Lines of eighty characters at most, five of them.' },
  '710218bf73b0': { verdict: 'short', reason: 'Flags of our own commands.' },
  efa89a5ebe2c: {
    verdict: 'linear',
    reason: 'From each place twenty-seven lengths, each compared once.',
    attack: ['', 'abcdefghijklmnop\n', ''],
  },
  acedb576a213: {
    verdict: 'short',
    reason: 'The first hundred and twenty characters of a paragraph, up to its colon.',
  },
  '165caaddd377': { verdict: 'short', reason: 'Forty-eight characters beside a seam.' },
  e5b73d4c8e39: {
    verdict: 'linear',
    reason: 'Ten characters at most; what is said again is a single mark.',
    attack: ['', '2024-05.20 ', ''],
  },
  '2dfc2ed4a071': { verdict: 'linear', reason: 'Begins behind what is no slash.', attack: ['a', '/', 'b'] },
  '6e9550e3273c': {
    verdict: 'linear',
    reason: 'A run of white space with two line feeds is taken whole; one with a single line feed has one beginning.',
    attack: ['\n', ' ', 'x'],
  },
  a6a14ac17c48: { verdict: 'linear', reason: 'As without the single line feed.', attack: ['\n', ' ', 'x'] },
  '70c378d93075': { verdict: 'short', reason: 'What a reader types into one field of the report.' },
}
