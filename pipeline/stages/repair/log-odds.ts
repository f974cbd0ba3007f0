/** The probability that log odds (natural) stand for. */
export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))

/** Log of the sum of two odds given by their logs. */
export const addLogs = (a: number, b: number): number => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))

/** Log odds that say no more than `most` either way. */
export const clamp = (logOdds: number, most: number): number => Math.max(-most, Math.min(most, logOdds))
