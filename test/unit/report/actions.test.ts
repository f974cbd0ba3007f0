import { describe, expect, it } from 'vitest'
import { actionsFor, type Correction } from '../../../pipeline/report/page/model/corrections.ts'
import type { MarkedRow } from '../../../pipeline/report/page/model/rows.ts'

const claim = (review: string | null) => ({ table: 'claims', id: 'c-1', row: { review } }) as unknown as MarkedRow
const seam = (kind: string) => ({ table: 'repairs', id: 'r-1', row: { kind } }) as unknown as MarkedRow
const edit: Correction = { id: 'c-1', issue_id: 'a', action: 'edit', set: { subject: '产量' } }

describe('what can be ruled of a row', () => {
  it('is anything of a row that nobody has edited', () => {
    expect(actionsFor(claim(null), undefined)).toEqual(['accept', 'reject', 'edit'])
    expect(actionsFor(claim('accepted'), undefined)).toEqual(['accept', 'reject', 'edit'])
  })

  it('is nothing that would undo an edit in silence', () => {
    expect(actionsFor(claim('edited'), undefined)).toEqual(['reject'])
    expect(actionsFor(claim('edited'), edit)).toEqual(['reject', 'edit'])
  })

  it('fits the kind of seam', () => {
    expect(actionsFor(seam('same-paragraph'), undefined)).toEqual(['accept', 'split'])
    expect(actionsFor(seam('paragraph-boundary'), undefined)).toEqual(['accept', 'join'])
    expect(actionsFor(seam('fragment'), undefined)).toEqual(['join'])
  })
})
