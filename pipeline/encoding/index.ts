export { byteSpan } from './byte-span.ts'
export { type Certainty, decodeAs, detectText } from './detect.ts'
