/** ISO 4217 codes are three capitals; no other unit code of ours is. */
export function isMoney(unitCode: string | null): boolean {
  return unitCode !== null && /^[A-Z]{3}$/.test(unitCode)
}
