import { type Alarm, alarmsFor } from './alarms.ts'
import type { IssueStats } from './stats.ts'

/** Issues back from which "usual" is read: papers change their looks over the years. */
const REMEMBERED = 30

/** Watches issues go by in the order of the archive, and says which are out of line. */
export interface AlarmWatch {
  readonly add: (issue: { readonly publication: string | null; readonly stats: IssueStats }) => readonly Alarm[]
}

/** Issues are compared within their publication; of an issue whose publication is not known nothing is said. */
export function createAlarmWatch(): AlarmWatch {
  const earlier = new Map<string, IssueStats[]>()
  return {
    add: ({ publication, stats }) => {
      if (publication === null) return []
      const before = earlier.get(publication) ?? []
      const alarms = alarmsFor(stats, before)
      earlier.set(publication, [...before, stats].slice(-REMEMBERED))
      return alarms
    },
  }
}
