import { findEnglishQuantities, findQuantities, languageOf, type Quantity } from '../../extractors/index.ts'
import { createTextStages } from '../index.ts'
import { exactNumber } from '../schema/index.ts'
import { filterLines } from './filter.ts'
import { type LineArticle, readLines } from './line-article.ts'

/** `broadsheet quantities`: the number rules on one line after another, numbers that only name included. */
export async function quantitiesCommand({ place = null }: { readonly place?: string | null }): Promise<void> {
  const stages = createTextStages()
  await filterLines(async (lines) => (await readLines(stages, lines)).map((line) => quantitiesOf(line, { place })))
}

function quantitiesOf({ line, article, place }: LineArticle, paper: { readonly place: string | null }): object {
  const { text, folded } = article
  const quantities =
    languageOf(text) === 'en' ? findEnglishQuantities(text, paper) : findQuantities(text, folded, paper)
  return { text: line, quantities: quantities.map((quantity) => cells(quantity, place)) }
}

function cells(quantity: Quantity, place: LineArticle['place']): object {
  const { span, kind, value, valueHigh, comparator, unit, unitCode, nominal } = quantity
  return {
    ...place(span),
    kind,
    value: exactNumber(value),
    value_high: valueHigh === null ? null : exactNumber(valueHigh),
    comparator,
    unit,
    unit_code: unitCode,
    nominal,
  }
}
