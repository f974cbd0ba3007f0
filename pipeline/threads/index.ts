export { createPool, type ThreadPool } from './pool.ts'
export type { ChainSettings } from './protocol.ts'
