import { createHash } from 'node:crypto'
import type { RawIssue } from '../../pipeline/index.ts'

/** An issue of UTF-8 pages, as the reader would hand it over. */
export function rawIssue(pages: readonly string[], meta: Partial<RawIssue['meta']> = {}): RawIssue {
  return {
    meta: { issueId: 'test', date: '2024-05-20', publication: '测试日报', place: null, lang: null, url: null, ...meta },
    messages: [],
    pages: pages.map((text, index) => {
      const bytes = new TextEncoder().encode(text)
      const page = `${String(index + 1).padStart(2, '0')}.txt`
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return { origin: { page, path: page, format: 'text' as const, sha256, byteLength: bytes.length }, bytes }
    }),
  }
}
