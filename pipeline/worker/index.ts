export { STREAM_TABLES } from './protocol.ts'
export { runWorker } from './worker.ts'
