import { findEnglishQuantities, findQuantities, languageOf, type Quantity } from '../../extractors/index.ts'
import { createTextStages } from '../index.ts'
import { exactNumber } from '../schema/index.ts'
import { filterLines } from './filter.ts'
import { type LineArticle, readLines } from './line-article.ts'

/** `broadsheet quantities`: the number rules on one line after another, numbers that only name included. */
export async function quantitiesCommand(): Promise<void> {
  const stages = createTextStages()
  await filterLines(async (lines) => (await readLines(stages, lines)).map(quantitiesOf))
}

function quantitiesOf({ line, article, place }: LineArticle): object {
  const find = languageOf(line) === 'en' ? findEnglishQuantities : findQuantities
  return { text: line, quantities: find(article.folded).map((quantity) => cells(quantity, place)) }
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
