import type { Span } from '../../pipeline/document/index.ts'
import type { ClauseContext } from './context.ts'
import type { Phrase } from './phrase.ts'
import { scopeAt } from './trim.ts'

/** A figure's sentence is looked through this far back. */
const REACH = 120

/**
 * The territory that a figure holds for: the nearest scope or place before it in its clause, else in its sentence. What
 * a share is of (`占全球65%`) is its whole and not its territory.
 */
export function findRegion(context: ClauseContext, whole: Phrase | null): Span | null {
  const { left, bound } = context
  const before = { start: Math.max(bound, left.start - REACH), end: left.start }
  return lastScope(context, left, whole) ?? (before.start < before.end ? lastScope(context, before, whole) : null)
}

function lastScope({ paragraph }: ClauseContext, within: Span, whole: Phrase | null): Span | null {
  for (let at = within.end - 2; at >= within.start; at -= 1) {
    const end = scopeAt(paragraph, at, within.end)
    if (end <= at || isNoTerritory(paragraph.folded.slice(at, end))) continue
    const region = longest(paragraph, at, end, within)
    if (!isIn(region, whole)) return region
  }
  return null
}

/** 国际 opens a name as a place does, and is nowhere. */
function isNoTerritory(scope: string): boolean {
  return scope === '国际'
}

function isIn(region: Span, whole: Phrase | null): boolean {
  return (
    whole?.some((piece) => typeof piece !== 'string' && piece.start <= region.start && region.end <= piece.end) ?? false
  )
}

/** 广东省 is found at its first character; 全国 within 中国全国 is not widened. */
function longest(paragraph: ClauseContext['paragraph'], at: number, end: number, within: Span): Span {
  const before = at - 2 >= within.start ? scopeAt(paragraph, at - 2, within.end) : 0
  return before >= end ? { start: at - 2, end: before } : { start: at, end }
}
