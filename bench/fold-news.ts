/**
 * Prepares the text of the seam model: `tsx bench/fold-news.ts <news folder> <out.jsonl> [pages to leave out.jsonl[.gz] …]`.
 *
 * Writes one article a line, `{source, paragraphs}`, in the Simplified view that repair reads. Articles of which a paragraph
 * stands on a page that is kept for measuring are left out.
 */
import { createWriteStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { foldText } from '../pipeline/stages/fold/index.ts'

interface Article {
  readonly title: string | null
  readonly paragraphs: readonly string[]
}

const HAN_GAP = /(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])/g
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g
const halve = (text: string) => text.replace(FULL_WIDTH, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
const clean = (text: string) => foldText(halve(text).replace(HAN_GAP, '').replace(/\s+/g, ' ').trim())
/** What two printings of one paragraph share. */
const keyOf = (text: string) =>
  foldText(text.normalize('NFKC'))
    .replace(/[\s\p{P}]+/gu, '')
    .slice(0, 24)

const readLines = (path: string) => {
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean)
}

const [folder, out, ...leaveOut] = process.argv.slice(2)
if (folder && out) {
  const kept = new Set<string>()
  for (const path of leaveOut) {
    for (const line of readLines(path)) {
      const page = JSON.parse(line) as { articles: readonly { paragraphs: readonly { text: string }[] }[] }
      for (const { paragraphs } of page.articles)
        for (const { text } of paragraphs) if (text.length > 24) kept.add(keyOf(text))
    }
  }
  const file = createWriteStream(out)
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.jsonl.gz'))) {
    let left = 0
    for (const line of readLines(join(folder, name))) {
      const article = JSON.parse(line) as Article
      if (article.paragraphs.some((text) => kept.has(keyOf(text)))) {
        left += 1
        continue
      }
      const paragraphs = article.paragraphs.map(clean).filter((text) => text.length > 1)
      const title = article.title === null ? null : clean(article.title)
      file.write(`${JSON.stringify({ source: name.split('.')[0], title, paragraphs })}\n`)
    }
    console.error(`${name}: ${left} articles left out`)
  }
  file.end()
} else console.error('usage: tsx bench/fold-news.ts <news folder> <out.jsonl> [pages to leave out …]')
