import { describe, expect, it } from 'vitest'
import { correctionsOf, parseCorrections } from '../../../pipeline/corrections/index.ts'
import { PipelineError, seamId } from '../../../pipeline/document/index.ts'

const CLAIM = 'c-0000000000000001'
const QUOTE = 'q-0000000000000002'
const SEAM = 'r-0000000000000003'
const line = (value: object) => `${JSON.stringify(value)}\n`
const accept = line({ id: CLAIM, issue_id: 'day', action: 'accept' })
const edit = (set: object, id = CLAIM) => line({ id, issue_id: 'day', action: 'edit', set })

function messageOf(text: string): string {
  try {
    parseCorrections(text, 'my/corrections.jsonl')
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(PipelineError)
    expect(thrown).toMatchObject({ code: 'CORRECTIONS_INVALID', path: 'my/corrections.jsonl' })
    return (thrown as PipelineError).message
  }
  return 'nothing wrong'
}

describe('a corrections file', () => {
  it('is read line by line, whatever ends its lines', () => {
    const text = `\uFEFF${accept.replace('\n', '\r\n')}\n  \n${line({ id: QUOTE, issue_id: 'day', action: 'reject', by: 'ann', at: '2024-05-20', note: 'a slogan' })}`
    const { effective, superseded } = parseCorrections(text.trimEnd(), 'c')
    expect(superseded).toEqual([])
    expect(effective.map(({ line: at, correction }) => [at, correction.id, correction.action])).toEqual([
      [1, CLAIM, 'accept'],
      [4, QUOTE, 'reject'],
    ])
    expect(effective[1]?.correction).toMatchObject({ by: 'ann', at: '2024-05-20', note: 'a slogan', set: null })
  })

  it('holds nothing when it is empty', () => {
    expect(parseCorrections('', 'c')).toEqual({ effective: [], superseded: [] })
  })

  it('takes the later line for a row', () => {
    const { effective, superseded } = parseCorrections(accept + edit({ value: 4 }), 'c')
    expect(effective.map(({ correction }) => correction.action)).toEqual(['edit'])
    expect(superseded.map(({ line: at }) => at)).toEqual([1])
  })

  it('names a join without a row as its row will be called', () => {
    const [tail, head] = [
      { page: '01.txt', offset: 10 },
      { page: '01.txt', offset: 40 },
    ]
    const { effective } = parseCorrections(line({ issue_id: 'day', action: 'join', tail, head }), 'c')
    expect(effective[0]?.correction).toMatchObject({ id: seamId('day', tail, head), tail, head })
  })

  it.each([
    [edit({ value: 3.5, unit_code: null, period_start: '2023-01-01', period_end: '2023-12-31' })],
    [edit({ text: '约80%', start: 3, end: 7 })],
    [edit({ speaker: null, titles: [] }, QUOTE)],
    [edit({ speaker: '林远舟', speaker_type: 'person', titles: ['董事长'] }, QUOTE)],
    [line({ id: SEAM, issue_id: 'day', action: 'split', seen: { score: 0.4, kind: 'moved-block' } })],
    [line({ id: SEAM, issue_id: 'day', action: 'accept' })],
  ])('takes %s', (text) => {
    expect(messageOf(text)).toBe('nothing wrong')
  })

  it.each([
    ['not json', 'line 1: there is no JSON'],
    ['[]', 'line 1: it must be an object'],
    [`${accept}{"id": 3}`, 'line 2: "issue_id" must name an issue'],
    [
      line({ id: CLAIM, issue_id: 'day', acton: 'accept' }),
      '"acton" is no key of a correction; did you mean "action"?',
    ],
    [
      line({ id: CLAIM, issue_id: 'day', action: 'acept' }),
      '"action" must be one of accept, reject, edit, join, split; did you mean "accept"?',
    ],
    [line({ id: 'a-0000000000000001', issue_id: 'day', action: 'accept' }), '"id" must be a claim_id (c-…)'],
    [line({ issue_id: 'day', action: 'accept' }), '"id" is missing'],
    [line({ id: CLAIM, issue_id: 'day', action: 'edit' }), '"set" is missing'],
    [line({ id: CLAIM, issue_id: 'day', action: 'accept', set: { value: 1 } }), '"set" belongs to an edit'],
    [line({ id: CLAIM, issue_id: 'day', action: 'join' }), 'join is for seams'],
    [line({ id: SEAM, issue_id: 'day', action: 'edit', set: { score: 1 } }), '"action" of a seam is join or split'],
    [
      line({ id: SEAM, issue_id: 'day', action: 'join', tail: { page: '1', offset: -1 } }),
      '"tail.offset" must be a whole number',
    ],
    [
      line({ id: SEAM, issue_id: 'day', action: 'join', head: { page: '1', ofset: 1 } }),
      '"head.ofset" is no key of a place',
    ],
    [line({ id: CLAIM, issue_id: 'day', action: 'accept', seen: { a: { b: 1 } } }), '"seen.a" must be a text'],
    [line({ id: CLAIM, issue_id: 'day', action: 'accept', by: 3 }), '"by" must be a text'],
    [edit({}), '"set" is empty'],
    [edit({ vlaue: 3 }), '"set.vlaue" is no column of claims; did you mean "value"?'],
    [edit({ claim_id: 'c-0000000000000009' }), '"set.claim_id" cannot be edited'],
    [edit({ page: '02.txt' }), '"set.page" cannot be edited'],
    [edit({ confidence: 1 }), '"set.confidence" cannot be edited'],
    [edit({ speaker_id: null }, QUOTE), '"set.speaker_id" cannot be edited'],
    [edit({ value: '3.5' }), '"set.value" must be a number'],
    [`{"id":"${CLAIM}","issue_id":"day","action":"edit","set":{"value":1e999}}`, '"set.value" must be a number'],
    [
      edit({ kind: 'amout' }),
      '"set.kind" must be one of amount, ratio, change, rank, duration; did you mean "amount"?',
    ],
    [edit({ kind: null }), '"set.kind" cannot be null'],
    [edit({ period_start: '2023-02-30' }), '"set.period_start" must be a date'],
    [edit({ titles: '董事长' }, QUOTE), '"set.titles" must be a list of texts'],
    [edit({ text: '80%' }), '"set.text", "set.start" and "set.end" belong together'],
    [edit({ subject: ' ' }), '"set.subject" is empty'],
    [edit({ text: '80%', start: 0.5, end: 3 }), '"set.start" must be a whole number'],
    ['{"__proto__":{"id":1},"id":"c-0000000000000001"}', '"__proto__" is no key'],
  ])('refuses %s', (text, message) => {
    expect(messageOf(text)).toContain(message)
  })

  it('names the first wrong lines and not ten thousand', () => {
    const message = messageOf('x\n'.repeat(10_000))
    expect(message).toContain('line 5:')
    expect(message).not.toContain('line 6:')
    expect(message).toContain('and more')
  })

  it('refuses lines beyond all measure', () => {
    expect(messageOf(`{"note":"${'x'.repeat(200_000)}"}`)).toContain('longer than 100000 characters')
    expect(messageOf('['.repeat(90_000))).toContain('there is no JSON')
  })
})

describe('the corrections of an issue', () => {
  const other = line({ id: QUOTE, issue_id: 'night', action: 'accept' })
  const second = line({ id: QUOTE, issue_id: 'day', action: 'reject', seen: { type: 'direct', speaker: null } })
  const hash = (text: string, issueId = 'day') => correctionsOf(parseCorrections(text, 'c'), issueId).hash

  it('are named by what they say, not by the order of the lines or who wrote them', () => {
    const signed = line({ id: CLAIM, issue_id: 'day', action: 'accept', by: 'ann', at: 'today', note: 'checked' })
    expect(hash(accept + second + other)).toBe(hash(second + other + signed))
    expect(hash(accept)).not.toBe(hash(accept + second))
    expect(hash(edit({ value: 1 }))).not.toBe(hash(edit({ value: 2 })))
    expect(hash(other)).toBeNull()
  })

  it('hand joins and splits to the repair stage', () => {
    const split = line({ id: SEAM, issue_id: 'day', action: 'split' })
    const { rulings, corrections } = correctionsOf(parseCorrections(accept + split, 'c'), 'day')
    expect(corrections).toHaveLength(2)
    expect(rulings).toEqual([{ id: SEAM, action: 'split', tail: null, head: null }])
  })
})
