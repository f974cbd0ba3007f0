import { languageOf } from '../language.ts'
import { chineseIndicator, type MeasuredName } from './chinese.ts'
import { englishIndicator } from './english.ts'

/** The key of a name in either language; Chinese names folded. Null where nothing is left that names a series. */
export function indicatorOf(name: MeasuredName): string | null {
  return languageOf(name.subject) === 'en' ? englishIndicator(name) : chineseIndicator(name)
}
