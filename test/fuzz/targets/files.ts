import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { PipelineError } from '../../../pipeline/document/index.ts'
import { planInputs, readIssue } from '../../../pipeline/io/index.ts'
import { makeFolder } from '../../support/make-folder.ts'
import { attempt, type Target } from './target.ts'

/** Any bytes as a file in a folder: planned and read, or refused with a code; no name leads out, no id comes twice. */
function planned(name: string): Target {
  return async (data) => {
    const folder = makeFolder({ [name]: data })
    try {
      const { entries } = await planInputs([folder])
      assert.ok(entries.length > 0)
      const ids: string[] = []
      for (const entry of entries) {
        assert.ok(entry.path.startsWith(folder))
        assert.ok(!entry.issueId.split('/').includes('..'))
        if (entry.kind === 'refused') assert.ok(entry.error instanceof PipelineError)
        else {
          ids.push(entry.issueId)
          await attempt(() => readIssue(entry))
        }
      }
      assert.equal(new Set(ids).size, ids.length)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}

export const zip = planned('a.zip')
export const gzip = planned('a.jsonl.gz')
export const jsonl = planned('a.jsonl')
