import { Big } from 'big.js'
import type { ClaimKind } from '../types.ts'
import { longestAt, wordsByStart } from '../word-index.ts'
import { isChineseNumeralUnit } from './digits.ts'
import { DOUBLINGS } from './lexicon/changes.ts'
import type { Mention, Source } from './mention.ts'
import { type UnitEntry, unitAt } from './units.ts'

interface Fixed {
  readonly start: number
  readonly end: number
  readonly value: string
  readonly unit: Mention['unit']
  readonly unitCode: string
  readonly unitClass: Mention['unitClass']
  readonly kind: ClaimKind | null
  readonly comparator?: Mention['comparator']
  readonly rule: string
  readonly note: string
}

/** A mention whose wording fixes its value. */
export function fixedMention(fixed: Fixed): Mention {
  const span = { start: fixed.start, end: fixed.end }
  return {
    ...span,
    numeral: span,
    low: new Big(fixed.value),
    high: null,
    form: 'fixed',
    scale: 0,
    elaborate: true,
    unit: fixed.unit,
    unitCode: fixed.unitCode,
    unitClass: fixed.unitClass,
    factor: '1',
    signed: false,
    prefixed: false,
    comparator: fixed.comparator ?? 'eq',
    kind: fixed.kind,
    nominal: null,
    rule: fixed.rule,
    trace: [{ rule: fixed.rule, note: fixed.note, span }],
  }
}

const doublings: Readonly<Record<string, string>> = DOUBLINGS
const doublingIndex = wordsByStart(Object.keys(DOUBLINGS))

/** 翻一番, 翻两番, 翻倍. */
export function readDoubling({ text }: Source, at: number): Mention | null {
  const match = longestAt(doublingIndex, text, at)
  if (!match || /[译看身阅]/.test(text[match.end] ?? ' ')) return null
  return fixedMention({
    ...match,
    value: doublings[match.word] as string,
    unit: null,
    unitCode: 'times',
    unitClass: 'times',
    kind: 'change',
    rule: 'quantity/doubling',
    note: `${match.word}: increase in multiples of the base`,
  })
}

function half(start: number, end: number, note: string): Mention {
  return fixedMention({
    start,
    end,
    value: '50',
    unit: null,
    unitCode: 'percent',
    unitClass: 'percent',
    kind: null,
    rule: 'quantity/half',
    note,
  })
}

/** 近半意外, 近半的人; not 近半年, 近半百, 近半个世纪. */
function closesHalf({ text, words }: Source, at: number): boolean {
  const next = text[at] ?? ' '
  return !unitAt(words.units, text, at) && !'百导岛年月日天夜场圈生世路辈截张公里'.includes(next)
}

/** 一半, 半数, 近半, 对折: half of a whole. */
export function readHalf(source: Source, at: number): Mention | null {
  const { text } = source
  if (text.startsWith('一半', at) || text.startsWith('1半', at)) return half(at, at + 2, '一半')
  if (text.startsWith('对折', at)) return text[at - 1] === '打' ? half(at, at + 2, '对折') : null
  if (text[at] !== '半') return null
  if (text.startsWith('半数', at)) return half(at, at + 2, '半数')
  if (text[at - 1] === '近' && closesHalf(source, at + 1)) return half(at, at + 1, '近半')
  const tenths = text.startsWith('半成', at) && text[at + 2] !== '品'
  if (tenths) return halfOf({ word: '成', code: 'percent', class: 'percent' }, at, '5')
  const previous = text.charCodeAt(at - 1)
  const entry =
    isChineseNumeralUnit(previous) || '上下前后过大多减夜'.includes(text[at - 1] ?? ' ')
      ? null
      : unitAt(source.words.units, text, at + 1)
  const measured = entry && (entry.class === 'time' || entry.class === 'physical' || entry.word === '个')
  if (!entry || !measured || entry.word === '日' || entry.word === '方' || entry.word === '节' || entry.word === '步')
    return null
  return halfOf(entry, at, '0.5')
}

function halfOf(entry: UnitEntry, at: number, value: string): Mention {
  const end = at + 1 + entry.word.length
  return fixedMention({
    start: at,
    end,
    value,
    unit: { start: at + 1, end },
    unitCode: entry.code,
    unitClass: entry.class,
    kind: null,
    rule: 'quantity/half',
    note: `半 before ${entry.word}`,
  })
}
