import { findQuantities, languageOf, loadEnglish, type Quantity } from '../../extractors/index.ts'
import { createTextStages } from '../index.ts'
import { exactNumber } from '../schema/index.ts'
import { filterLines } from './filter.ts'
import { type LineArticle, readLines } from './line-article.ts'

/** `broadsheet quantities`: the number rules on one line after another, numbers that only name included. */
export async function quantitiesCommand({ place = null }: { readonly place?: string | null }): Promise<void> {
  const stages = createTextStages()
  await filterLines(async (lines) => {
    const answers: object[] = []
    for (const line of await readLines(stages, lines)) answers.push(await quantitiesOf(line, { place }))
    return answers
  })
}

async function quantitiesOf(
  { line, article, place }: LineArticle,
  paper: { readonly place: string | null },
): Promise<object> {
  const { text, folded } = article
  const english = languageOf(text) === 'en' ? await loadEnglish() : null
  const quantities = english?.findEnglishQuantities(text, paper) ?? findQuantities(text, folded, paper)
  return { text: line, quantities: quantities.map((quantity) => cells(quantity, place)) }
}

function cells(quantity: Quantity, place: LineArticle['place']): object {
  const { span, kind, value, valueHigh, comparator, unit, unitCode, nominal } = quantity
  return {
    ...place(span),
    kind,
    value: printedValue(value),
    value_high: valueHigh === null ? null : printedValue(valueHigh),
    comparator,
    unit,
    unit_code: unitCode,
    nominal,
  }
}

/** A JSON number, or the exact decimal as text where a number would lose digits. */
function printedValue(decimal: string): number | string {
  return exactNumber(decimal) ?? decimal
}
