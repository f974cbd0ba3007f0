export { byteSpan } from './byte-span.ts'
export { type Certainty, type Detection, detectText } from './detect.ts'
