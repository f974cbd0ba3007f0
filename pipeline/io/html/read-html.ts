import { type Message, PipelineError } from '../../document/index.ts'
import { type FileContents, type InputFile, originOf } from '../input-format.ts'
import { wellFormed } from '../well-formed.ts'
import { chooseArticle } from './article.ts'
import { type HtmlBlock, readBlocks } from './blocks.ts'
import { decodeHtml } from './charset.ts'
import { readFacts } from './facts.ts'
import { htmlPartOf } from './mhtml.ts'
import { type HtmlNode, parseHtml } from './tree.ts'

/** The library looks at everything inside everything: what is larger or nested deeper is not given to it. */
const MAX_BLOCKS = 5000
const MAX_DEPTH = 200

/**
 * Takes the article out of a saved web page: a blank line between paragraphs, the title first.
 *
 * @param page - the page's own bytes, where the file holds more than it.
 * @throws PipelineError INPUT_NO_TEXT - when the page shows none: its text is in other files, in pictures, or made by scripts.
 * @throws PipelineError DECODE_BINARY, DECODE_UNDECODABLE, INPUT_TOO_LARGE
 */
export async function readHtml(file: InputFile, page: Uint8Array = file.bytes): Promise<FileContents> {
  const { text: html, encoding } = decodeHtml(page, file.path)
  const root = await parseHtml(html, file.path)
  const head = readFacts(root)
  const { blocks, depth } = readBlocks(root)
  if (blocks.length === 0) throw noText(file.path, head.isFrameset)
  const isMarked = blocks.some(({ isContent }) => isContent)
  const isFit = blocks.length <= MAX_BLOCKS && depth <= MAX_DEPTH
  const article = chooseArticle(blocks, isMarked || !isFit ? [] : await findArticle(root), head)
  const text = wellFormed(article.paragraphs.join('\n\n'))
  if (text.trim() === '') throw noText(file.path, head.isFrameset)
  // The paper that the page itself names is the one it was printed in; its head names the site.
  const facts = { ...head.facts, ...(article.source === null ? {} : { publication: article.source }) }
  const messages: Message[] = article.isFound ? [] : [notFound(file)]
  return {
    pages: [{ origin: originOf(file, 'html'), bytes: file.bytes, text: { text, encoding } }],
    facts,
    messages,
  }
}

/** The same for a page that was saved in one file with all that belongs to it. */
export async function readWebArchive(file: InputFile): Promise<FileContents> {
  return readHtml(file, htmlPartOf(file.bytes, file.path))
}

/**
 * The blocks of what the library takes for the article. It takes the tree apart, so it comes last.
 *
 * It is written for pages in browsers, and what is hardly a page makes it stumble over what is not there: as good an
 * answer as any that there is no article.
 */
async function findArticle(root: HtmlNode): Promise<readonly HtmlBlock[]> {
  const { Readability } = await import('@mozilla/readability')
  try {
    const serializer = (element: unknown) => element as HtmlNode
    const content = new Readability<HtmlNode>(root as never, { charThreshold: 0, serializer }).parse()?.content
    return content ? readBlocks(content).blocks : []
  } catch (thrown) {
    if (thrown instanceof Error) return []
    throw thrown
  }
}

function noText(path: string, isFrameset: boolean): PipelineError {
  const why = isFrameset
    ? 'it only holds frames; open the frame with the article by itself and save that'
    : 'its text may be made by scripts or shown as pictures; save it from the browser once it is shown, or copy the text into a .txt file'
  return new PipelineError('INPUT_NO_TEXT', `${path} shows no text: ${why}.`, { path })
}

function notFound({ name }: InputFile): Message {
  const reason = 'No article was told from the page around it: all its text was taken, menus and notices too.'
  return { rule: 'io/article-not-found', severity: 'warning', reason, page: name }
}
