export { codePointIndex, type ToCodePoints } from '../document/index.ts'
