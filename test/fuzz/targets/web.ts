import assert from 'node:assert/strict'
import { formatOf } from '../../../pipeline/io/formats.ts'
import { rawIssue } from '../../support/pages.ts'
import { checkStages } from './stages.ts'
import { type Target, twice } from './target.ts'

/** Any bytes as a file of a format: refused, or pages whose text is sound and goes through all stages. */
function reads(name: string): Target {
  return async (data) => {
    const format = formatOf(name)
    assert.ok(format)
    const contents = await twice(() => format.read({ name, path: name, bytes: data }))
    if (contents === null) return
    for (const { text } of contents.pages) {
      assert.ok(text && text.text.trim() !== '')
      assert.doesNotMatch(text.text, /\p{Surrogate}/u)
    }
    await checkStages({ ...rawIssue([]), pages: contents.pages })
  }
}

export const html = reads('page.html')
export const mhtml = reads('page.mhtml')
/** Reads in a thread of its own: some ten a second. */
export const pdf = reads('page.pdf')
