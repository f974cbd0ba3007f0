export { chineseIndicator } from './chinese.ts'
export { englishIndicator } from './english.ts'
export { indicatorOf } from './indicator.ts'
export { DATE_FORM, PERIOD_ENDS, PERIOD_WORDS } from './lexicon.ts'
