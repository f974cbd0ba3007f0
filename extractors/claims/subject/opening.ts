import type { Span } from '../../../pipeline/document/index.ts'
import { clauseEnd, type ParagraphContext } from '../context.ts'
import { findWords, isClass, type Word } from '../lexer.ts'
import { startingIn } from '../ordered.ts'
import { phraseAfter } from '../phrase.ts'
import { trimPhrase } from '../trim.ts'

const TOPIC_REACH = 60

/** `新华社北京3月14日电(记者李某)`. */
const DATELINE = /^[^，。；]{2,24}?[电讯](?:\s*[(（][^)）]{1,20}[)）])?/

/** The noun phrase that opens a sentence or statement, up to its first verb or comma. */
export function openingPhrase(paragraph: ParagraphContext, within: Span): Span | null {
  const dateline = DATELINE.exec(paragraph.folded.slice(within.start, Math.min(within.end, within.start + 60)))
  let at = within.start + (dateline && /日/.test(dateline[0]) ? dateline[0].length : 0)
  for (let clause = 0; clause < CLAUSES && at < within.end; clause += 1) {
    const start = skipOpening(paragraph, at)
    const end = clauseEnd(paragraph.folded, start, Math.min(within.end, start + TOPIC_REACH))
    // 与上季度不同，…: a clause that a coverb opens only sets the scene.
    if (!setsScene(paragraph.folded, { start, end }) || end >= within.end) return phraseAt(paragraph, { start, end })
    at = end + 1
  }
  return null
}

/** `在这种情况下`, `随着需求上升`; `在某地举行的展会` is a noun phrase and sets none. */
function setsScene(folded: string, { start, end }: Span): boolean {
  const word = findWords(folded, { start, end: Math.min(end, start + 3) })[0]
  if (word?.start !== start || !SCENES.has(word.word)) return false
  return !/^[在从自]$/.test(word.word) || /[下上中后时前里内间面起来际]$/.test(folded.slice(start, end))
}

/** Coverbs that open a clause which only sets the scene. */
const SCENES: ReadonlySet<string> = new Set(
  '与 同 跟 除 除了 随着 由于 因 因为 为了 据 根据 依据 按照 依照 在 从 自 鉴于 围绕 针对 相较于 相比'.split(' '),
)

/** So many clauses before the topic set the scene at most. */
const CLAUSES = 3

function phraseAt(paragraph: ParagraphContext, within: Span): Span | null {
  const phrase = phraseAfter(paragraph, trimPhrase(paragraph, within), { acrossTies: true })
  return phrase && !/^\d/.test(paragraph.folded.slice(phrase.start, phrase.end)) ? phrase : null
}

/** 至于, 对于 name the topic; connectives and adverbs only lead to it. */
function opensTopic(word: Word): boolean {
  if (/^(?:至于|对于|关于)$/.test(word.word)) return true
  return isClass(word, 'conjunction', 'adverb', 'pronoun') && !isClass(word, 'verb')
}

/** Past the times and marks that open a sentence. */
export function skipOpening(paragraph: ParagraphContext, start: number): number {
  let at = start
  for (;;) {
    const time = startingIn(paragraph.times, { start: at, end: at + 1 })[0]
    if (time) at = time.span.end
    else if (/[，,、：:“”"\s]/.test(paragraph.folded[at] ?? '')) at += 1
    else {
      const word = findWords(paragraph.folded, { start: at, end: at + 6 })[0]
      if (word?.start !== at || !opensTopic(word)) return at
      at = word.end
    }
  }
}
