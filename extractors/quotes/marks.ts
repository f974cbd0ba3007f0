import type { Span } from '../../pipeline/document/index.ts'

/** A stretch in quotation marks at the outermost level of one paragraph. */
export interface Marked {
  /** Marks included. */
  readonly span: Span
  /** Between the marks. */
  readonly content: Span
  /** `unopened`, `unclosed`: one mark is missing and its place was inferred. */
  readonly state: 'closed' | 'unopened' | 'unclosed'
  /** Goes on in the next paragraph, which re-opens it. */
  readonly runsOn: boolean
  /** Goes on from the paragraph before. */
  readonly continues: boolean
}

type Mark = '“' | '”' | '"' | '‘' | '’'

interface Token {
  readonly at: number
  readonly mark: Mark
}

interface Open {
  readonly at: number
  readonly mark: Mark
}

const MARKS = /[“”"‘’＂]/gu
const SENTENCE_END = new Set(['。', '！', '？', '!', '?', '…'])
/** An inner mark that is closed within so few characters is a term and leaves the outer quotation open. */
const TERM_LENGTH = 12
/** What may stand between an unclosed quotation's end and the next opening mark. */
const MAX_ATTRIBUTION = 120

/**
 * Pairs the quotation marks of each paragraph. Text is folded, so 「」 and 『』 have become “” and ‘’.
 *
 * No stretch leaves its paragraph; one that is left open and is re-opened at the head of the next paragraph is marked as
 * running on. Linear in the text: each mark is pushed and popped once.
 */
export function findMarked(folded: string, paragraphs: readonly Span[]): readonly (readonly Marked[])[] {
  const found: Marked[][] = []
  let open = false
  for (const [index, paragraph] of paragraphs.entries()) {
    const next = paragraphs[index + 1]
    const reopened = next !== undefined && next.start === paragraph.end + 1 && beginsWithMark(folded, next)
    const marked = pairParagraph(folded, paragraph, reopened)
    const first = marked[0]
    if (open && first && first.span.start === skipSpace(folded, paragraph)) marked[0] = { ...first, continues: true }
    open = marked.at(-1)?.runsOn ?? false
    found.push(marked)
  }
  return found
}

function skipSpace(folded: string, paragraph: Span): number {
  let at = paragraph.start
  while (at < paragraph.end && /[\s　]/u.test(folded[at] as string)) at += 1
  return at
}

function beginsWithMark(folded: string, paragraph: Span): boolean {
  return '“"'.includes(folded[skipSpace(folded, paragraph)] ?? ' ')
}

function tokenise(folded: string, paragraph: Span): readonly Token[] {
  const tokens: Token[] = []
  for (const match of folded.slice(paragraph.start, paragraph.end).matchAll(MARKS)) {
    const mark = (match[0] === '＂' ? '"' : match[0]) as Mark
    tokens.push({ at: paragraph.start + match.index, mark })
  }
  return repairOneSided(folded, tokens)
}

/** A text that prints the same mark at both ends (`”甲”`, `“甲“`) alternates. */
function repairOneSided(folded: string, tokens: readonly Token[]): readonly Token[] {
  const opens = tokens.filter((token) => token.mark === '“').length
  const closes = tokens.filter((token) => token.mark === '”').length
  const straight = tokens.some((token) => token.mark === '"')
  if (straight || opens + closes < 2 || (opens + closes) % 2 === 1 || (opens > 0 && closes > 0)) return tokens
  const doubles = tokens.filter((token) => token.mark === '“' || token.mark === '”')
  if (!doubles.every(({ at }, index) => index % 2 === 0 || mayClose(folded, at))) return tokens
  let opening = false
  return tokens.map((token) => {
    if (token.mark !== '“' && token.mark !== '”') return token
    opening = !opening
    return { at: token.at, mark: opening ? '“' : '”' }
  })
}

/** A mark that closes stands behind the end of a sentence or before a comma. */
function mayClose(folded: string, at: number): boolean {
  return SENTENCE_END.has(folded[at - 1] ?? '') || /[，。、；：！？）\n]/u.test(folded[at + 1] ?? '\n')
}

function pairParagraph(folded: string, paragraph: Span, reopened: boolean): Marked[] {
  const tokens = tokenise(folded, paragraph)
  const marked: Marked[] = []
  const stack: Open[] = []
  let closes = tokens.filter((token) => token.mark === '”').length
  let opens = tokens.filter((token) => token.mark === '“').length
  let straights = tokens.filter((token) => token.mark === '"').length
  const push = (open: number, close: number, state: Marked['state']) => {
    const start = state === 'unopened' ? open : open + 1
    const end = state === 'unclosed' ? close : close + 1
    if (close <= start) return
    marked.push({ span: { start: open, end }, content: { start, end: close }, state, runsOn: false, continues: false })
  }
  for (const [index, { at, mark }] of tokens.entries()) {
    const top = stack.at(-1)
    if (mark === '”') closes -= 1
    if (mark === '“') opens -= 1
    if (mark === '"') straights -= 1
    if (opensHere(mark, stack, closes, straights, folded, at)) {
      const outer = stack[0]
      if (
        outer?.mark === '“' &&
        mark === '“' &&
        losesClose(folded, tokens, index, closes, stack.length, opens + stack.length >= closes)
      ) {
        push(outer.at, lastSentenceEnd(folded, outer.at, at), 'unclosed')
        stack.length = 0
      }
      stack.push({ at, mark })
    } else if (top === undefined) {
      if (mark === '”' || mark === '"') pushUnopened(folded, paragraph, marked, at, push)
    } else closeAt(stack, mark, at, push)
  }
  const left = stack[0]
  if (left && left.mark !== '‘') {
    push(left.at, paragraph.end, 'unclosed')
    const last = marked.at(-1)
    if (last && last.span.start === left.at && reopened) marked[marked.length - 1] = { ...last, runsOn: true }
  }
  return marked
}

function opensHere(
  mark: Mark,
  stack: readonly Open[],
  closes: number,
  straights: number,
  folded: string,
  at: number,
): boolean {
  if (mark === '“' || mark === '‘') return true
  if (mark !== '"') return false
  const top = stack.at(-1)
  if (top?.mark === '"') return false
  if (top?.mark === '“') return closes > 0 || straights > 0
  return straights > 0 || !SENTENCE_END.has(folded[at - 1] ?? '')
}

/** Where an unclosed quotation most likely ended: with the last sentence before the next one opens. */
function lastSentenceEnd(folded: string, from: number, before: number): number {
  const floor = Math.max(from + 1, before - MAX_ATTRIBUTION)
  for (let at = before; at > floor; at -= 1) if (SENTENCE_END.has(folded[at - 1] ?? '')) return at
  return before
}

/** True when the quotation that is open must have lost its closing mark before this opening one. */
function losesClose(
  folded: string,
  tokens: readonly Token[],
  index: number,
  closes: number,
  depth: number,
  unbalanced: boolean,
): boolean {
  const { at } = tokens[index] as Token
  const before = folded[at - 1] ?? ''
  // Introduced by a colon after a sentence's end, it is no quotation inside a quotation: the text has too few closing marks.
  if (unbalanced && before === '：' && lastSentenceEnd(folded, (tokens[index - 1] as Token).at, at) < at) return true
  if (closes > depth) return false
  const next = tokens[index + 1]
  const term = next?.mark === '”' && next.at - at <= TERM_LENGTH && !SENTENCE_END.has(before) && before !== '：'
  return !term
}

function closeAt(
  stack: Open[],
  mark: Mark,
  at: number,
  push: (open: number, close: number, state: 'closed') => void,
): void {
  const wanted: Mark = mark === '”' ? '“' : mark === '’' ? '‘' : '"'
  const index = stack.findLastIndex(
    (open) => open.mark === wanted || (wanted !== '‘' && open.mark === '"') || (mark === '"' && open.mark === '“'),
  )
  if (index < 0) return
  const open = stack[index] as Open
  stack.length = index
  if (index === 0) push(open.at, at, 'closed')
}

/** `…就不赚钱。”某人说`: the opening mark was lost at the paragraph's head. */
function pushUnopened(
  folded: string,
  paragraph: Span,
  marked: Marked[],
  at: number,
  push: (open: number, close: number, state: 'unopened') => void,
): void {
  const inner = marked.every((one) => folded[one.span.start] === '‘')
  if (!inner || !(SENTENCE_END.has(folded[at - 1] ?? '') || folded[at - 1] === '，')) return
  marked.length = 0
  push(paragraph.start, at, 'unopened')
}
