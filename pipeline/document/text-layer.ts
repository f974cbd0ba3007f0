import { type OffsetMap, type Run, toLower } from './offset-map.ts'
import { type Span, slice } from './span.ts'

/** One state of the text and the way back to the state below it. */
export interface TextLayer {
  readonly text: string
  readonly map: OffsetMap
}

/** A stretch of the lower text to be copied, or text that the stage itself writes. */
export type LayerPart =
  | { readonly kind: 'copy'; readonly lower: Span }
  | { readonly kind: 'replace'; readonly lower: Span; readonly text: string }
  | { readonly kind: 'insert'; readonly text: string }

/**
 * Builds a layer from its parts in upper order: recording the edits while making them is what keeps offsets exact.
 *
 * A replacement of the same length is aligned unit by unit (`％` → `%`); one of another length is one coarse run.
 */
export function buildLayer(lower: string, parts: Iterable<LayerPart>): TextLayer {
  const texts: string[] = []
  const runs: Run[] = []
  let at = 0
  for (const part of parts) {
    const text = part.kind === 'copy' ? slice(lower, part.lower) : part.text
    if (text.length === 0) continue
    const upper = { start: at, end: at + text.length }
    at = upper.end
    texts.push(text)
    if (part.kind === 'insert') continue
    const aligned = text.length === part.lower.end - part.lower.start
    const last = runs.at(-1)
    if (aligned && last?.aligned && last.upper.end === upper.start && last.lower.end === part.lower.start) {
      runs[runs.length - 1] = {
        upper: { start: last.upper.start, end: upper.end },
        lower: { start: last.lower.start, end: part.lower.end },
        aligned,
      }
    } else runs.push({ upper, lower: part.lower, aligned })
  }
  return { text: texts.join(''), map: runs }
}

/** The spans of the layer below that a span of this layer came from. */
export function lowerSpans(layer: TextLayer, span: Span): readonly Span[] {
  return toLower(layer.map, span)
}
