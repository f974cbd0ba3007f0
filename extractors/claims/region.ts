import type { Span } from '../../pipeline/document/index.ts'
import type { ClauseContext } from './context.ts'
import { scopeAt } from './trim.ts'

/** The territory that a figure holds for: the nearest scope or place before it in its clause, else in its sentence. */
export function findRegion(context: ClauseContext): Span | null {
  const { left, bound } = context
  return (
    lastScope(context, left) ??
    (bound < left.start ? lastScope(context, { start: Math.max(bound, left.start - 120), end: left.start }) : null)
  )
}

function lastScope({ paragraph }: ClauseContext, within: Span): Span | null {
  for (let at = within.end - 2; at >= within.start; at -= 1) {
    const end = scopeAt(paragraph, at, within.end)
    if (end > at) return longest(paragraph, at, end, within)
  }
  return null
}

/** 广东省 is found at its first character; 全国 within 中国全国 is not widened. */
function longest(paragraph: ClauseContext['paragraph'], at: number, end: number, within: Span): Span {
  const before = at - 2 >= within.start ? scopeAt(paragraph, at - 2, within.end) : 0
  return before >= end ? { start: at - 2, end: before } : { start: at, end }
}
