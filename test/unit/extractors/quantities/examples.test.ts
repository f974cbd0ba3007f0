import { describe, expect, it } from 'vitest'
import { QUANTITY_EXAMPLES, type QuantityExample } from '../../../../extractors/quantities/examples.ts'
import { findQuantities } from '../../../../extractors/quantities/index.ts'

interface Marked {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

/** Takes the marks ⟦ ⟧ out of a sentence and returns where they stood. */
function unmark(marked: string): Marked {
  const spans: { start: number; end: number }[] = []
  let text = ''
  let start = 0
  for (const character of marked) {
    if (character === '⟦') start = text.length
    else if (character === '⟧') spans.push({ start, end: text.length })
    else text += character
  }
  return { text, spans }
}

function readings({ text: marked, place }: QuantityExample): { readonly expected: string[]; readonly found: string[] } {
  const { text, spans } = unmark(marked)
  const claims = findQuantities(text, text, { place: place ?? null }).filter((quantity) => !quantity.nominal)
  return {
    expected: spans.map((span) => text.slice(span.start, span.end)),
    found: claims.map((quantity) => text.slice(quantity.span.start, quantity.span.end)),
  }
}

describe.each(QUANTITY_EXAMPLES)('quantities: $rule', ({ examples }) => {
  it.each(examples)('$text', (example) => {
    const { expected, found } = readings(example)
    expect(found).toEqual(expected)
    const { text } = unmark(example.text)
    const claims = findQuantities(text, text, { place: example.place ?? null }).filter((quantity) => !quantity.nominal)
    const printed = claims.map(
      ({ kind, comparator, value, valueHigh, unit, unitCode }) =>
        `${kind} ${comparator} ${valueHigh === null ? value : `${value}..${valueHigh}`} ${unit ?? '-'} ${unitCode}`,
    )
    expect(printed).toEqual(example.readings)
  })
})
