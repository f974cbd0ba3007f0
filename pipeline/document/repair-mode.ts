/**
 * How much repair may do. `off`: blocks stay as they stand. `conservative`: neighbours that plainly are one paragraph are
 * joined, nothing is moved. `full`: the reading order is looked for.
 */
export const REPAIR_MODES = ['off', 'conservative', 'full'] as const
export type RepairMode = (typeof REPAIR_MODES)[number]
