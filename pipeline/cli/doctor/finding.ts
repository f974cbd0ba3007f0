/** What one check found. A warning does not stop a run; a failure will. */
export interface Finding {
  readonly check: string
  readonly status: 'ok' | 'warning' | 'failed'
  readonly detail: string
  /** What to do about it; null where all is well. */
  readonly advice: string | null
}

export function ok(check: string, detail: string): Finding {
  return { check, status: 'ok', detail, advice: null }
}

export function warning(check: string, detail: string, advice: string): Finding {
  return { check, status: 'warning', detail, advice }
}

export function failed(check: string, detail: string, advice: string): Finding {
  return { check, status: 'failed', detail, advice }
}
