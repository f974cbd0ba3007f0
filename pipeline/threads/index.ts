export { openPlaces } from './places.ts'
export { createPool } from './pool.ts'
