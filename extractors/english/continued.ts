import { slice } from '../../pipeline/document/index.ts'
import type { TaggedSentence } from './analysis.ts'
import { type Draft, MIXED_WORDS } from './draft.ts'
import { marksWithin } from './marks.ts'
import { type EnglishParagraph, trim } from './paragraph.ts'
import type { Speaker } from './speakers.ts'

/** A sentence that is nothing but a quotation goes on with the quote before it, across a paragraph's end too. */
export function continueQuote(
  paragraph: EnglishParagraph,
  index: number,
  sentence: TaggedSentence,
  drafts: Draft[],
): boolean {
  const mark = marksWithin(paragraph.marks, { start: sentence.span.start - 1, end: sentence.span.end }).find(
    ({ outer }) =>
      outer.start <= sentence.span.start &&
      outer.end >= sentence.span.end - 1 &&
      outer.start + 1 >= sentence.span.start,
  )
  if (!mark) return false
  const content = trim(paragraph.text, mark.inner)
  const words = slice(paragraph.text, content).split(/\s+/).length
  const last = drafts.at(-1)
  const sameParagraph = last?.paragraph === index
  const opensParagraph = sentence.span.start <= paragraph.bodyStart + 1
  if (last && last.type === 'direct' && (sameParagraph || (opensParagraph && follows(last, paragraph)))) {
    last.pieces.push({ span: content, newParagraph: !sameParagraph })
    return true
  }
  if (words < MIXED_WORDS || !/[.!?…,]["”]?$/.test(slice(paragraph.text, content))) return false
  const speaker: Speaker = last?.speaker ?? { name: null, type: null, titles: [], mention: '', rule: 'speaker/en-open' }
  drafts.push({
    type: 'direct',
    paragraph: index,
    pieces: [{ span: content, newParagraph: false }],
    cue: { start: mark.outer.start, end: mark.outer.start },
    speaker: { ...speaker, rule: 'speaker/en-continued' },
    rule: 'quote/en-unattributed',
    confidence: 0.4,
    open: !mark.closed,
  })
  return true
}

/** `“A.` in one paragraph, `“B,” said Reed.` in the next: the attribution takes both. */
export function adoptOpen(paragraph: EnglishParagraph, drafts: Draft[]): void {
  const [before, last] = drafts.slice(-2)
  const first = last?.pieces[0]
  if (!before?.open || !last || !first || last.type !== 'direct' || before.speaker.name !== null) return
  const next = before.paragraph + before.pieces.filter(({ newParagraph }) => newParagraph).length + 1
  if (last.paragraph !== next || first.span.start > paragraph.bodyStart + 1) return
  const [own, ...more] = last.pieces
  if (!own) return
  drafts.splice(-2, 2, {
    ...last,
    paragraph: before.paragraph,
    pieces: [...before.pieces, { ...own, newParagraph: true }, ...more],
  })
}

/** The quote before ended near the end of the paragraph right before this one. */
function follows(draft: Draft, paragraph: EnglishParagraph): boolean {
  const end = Math.max(draft.cue.end, draft.pieces.at(-1)?.span.end ?? 0)
  return (
    paragraph.text.slice(end, paragraph.span.start).length < 120 &&
    !/[.!?]["”]? [A-Z]/.test(paragraph.text.slice(end, paragraph.span.start))
  )
}
