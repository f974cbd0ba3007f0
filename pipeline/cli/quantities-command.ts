import { findQuantities, type Lexicon, languageOf, loadEnglish, type Quantity } from '../../extractors/index.ts'
import { createTextStages } from '../index.ts'
import { exactNumber } from '../schema/index.ts'
import { compileLexicon } from '../stages/index.ts'
import { filterLines } from './filter.ts'
import { type LineArticle, readLines } from './line-article.ts'
import { type ConfigFlags, loadFor } from './run-options.ts'

export interface QuantitiesFlags extends ConfigFlags {
  readonly place?: string
}

/** `broadsheet quantities`: the number rules on one line after another, numbers that only name included. */
export async function quantitiesCommand(flags: QuantitiesFlags): Promise<void> {
  const loaded = await loadFor(flags)
  const lexicon = compileLexicon(loaded?.config.lexicon)
  const paper = { place: flags.place ?? loaded?.config.place ?? null }
  const stages = createTextStages()
  await filterLines(async (lines) => {
    const answers: object[] = []
    for (const line of await readLines(stages, lines)) answers.push(await quantitiesOf(line, paper, lexicon))
    return answers
  })
}

async function quantitiesOf(
  { line, article, place }: LineArticle,
  paper: { readonly place: string | null },
  lexicon: Lexicon,
): Promise<object> {
  const { text, folded } = article
  const english = languageOf(text) === 'en' ? await loadEnglish() : null
  const quantities =
    english?.findEnglishQuantities(text, { ...paper, words: lexicon.english }) ??
    findQuantities(text, folded, { ...paper, words: lexicon.quantities })
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
