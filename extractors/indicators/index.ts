export { chineseIndicator } from './chinese.ts'
export { englishIndicator } from './english.ts'
export { isMoney } from './money.ts'
