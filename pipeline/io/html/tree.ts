import { PipelineError } from '../../document/index.ts'
import { isNestedDeeper } from './nesting.ts'

/** As much of a parsed node as is looked at. */
export interface HtmlNode {
  readonly nodeType: number
  readonly localName?: string
  readonly data?: string
  readonly firstChild: HtmlNode | null
  readonly nextSibling: HtmlNode | null
  readonly parentNode: HtmlNode | null
  readonly getAttribute?: (name: string) => string | null
}

export const ELEMENT = 1
export const TEXT = 3
export const COMMENT = 8

/** A page has some thousands. */
const MAX_TAGS = 100_000
/** Browsers show no more than 512 elements within each other; the parser takes a tag's time for every open one. */
const MAX_OPEN = 2000

const DOCTYPE = /^\s{0,99}<!doctype[^>]{0,500}>/i

/**
 * Parses HTML as it comes; nothing in it is run or fetched.
 *
 * @throws PipelineError INPUT_TOO_LARGE, INPUT_DAMAGED
 */
export async function parseHtml(html: string, path: string): Promise<HtmlNode> {
  if (countTags(html) > MAX_TAGS) {
    const reason = `${path} has more than ${MAX_TAGS} tags, more than any page. Split it into pages.`
    throw new PipelineError('INPUT_TOO_LARGE', reason, { path })
  }
  if (isNestedDeeper(html, MAX_OPEN)) {
    const reason = `${path} has more than ${MAX_OPEN} elements within each other, more than any browser shows. Save the page again.`
    throw new PipelineError('INPUT_TOO_LARGE', reason, { path })
  }
  const { parseHTML } = await import('linkedom')
  // The parser's tree has no way on from a doctype, and nothing depends on it.
  const content = html.replace(DOCTYPE, '')
  try {
    return parseHTML(content.trim() === '' ? '<html></html>' : content).document as unknown as HtmlNode
  } catch (thrown) {
    // A hundred thousand classes on one element overflow the parser's stack.
    if (!(thrown instanceof RangeError)) throw thrown
    throw new PipelineError('INPUT_DAMAGED', `${path} cannot be parsed as HTML. Save the page again.`, { path })
  }
}

function countTags(html: string): number {
  let count = 0
  for (let at = html.indexOf('<'); at >= 0 && count <= MAX_TAGS; at = html.indexOf('<', at + 1)) count += 1
  return count
}

/**
 * Visits every node below a root in document order, without recursion: pages may be nested at will.
 *
 * @param enter - false leaves out what is below the node.
 */
export function walk(
  root: HtmlNode,
  enter: (node: HtmlNode, depth: number) => boolean,
  leave: (node: HtmlNode, depth: number) => void = () => {},
): void {
  let node: HtmlNode | null = root.firstChild
  let depth = 1
  while (node !== null) {
    const below: HtmlNode | null = enter(node, depth) ? node.firstChild : null
    if (below !== null) {
      node = below
      depth += 1
      continue
    }
    leave(node, depth)
    while (node.nextSibling === null) {
      const parent: HtmlNode | null = node.parentNode
      if (parent === null || parent === root) return
      node = parent
      depth -= 1
      leave(node, depth)
    }
    node = node.nextSibling
  }
}

export function attribute(node: HtmlNode, name: string): string {
  return node.getAttribute?.(name) ?? ''
}
