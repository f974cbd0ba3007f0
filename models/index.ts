export { ModelError, type ModelErrorCode } from './error.ts'
export { loadRecogniser, type RecogniserOptions } from './ner/load.ts'
export type { EntityLabel, RecognisedEntity, Recogniser } from './recogniser.ts'
