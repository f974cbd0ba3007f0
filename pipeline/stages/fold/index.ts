import { Converter } from 'opencc-js/t2cn'
import type { FoldedIssue, RepairedIssue, Stage } from '../../document/index.ts'

const HAN_RUN = /[\u3400-\u9fff\uf900-\ufaff\ud840-\udbff\udc00-\udfff]+/g
const QUOTES: Readonly<Record<string, string>> = { '「': '“', '」': '”', '『': '‘', '』': '’' }
const QUOTE = /[「」『』]/g
const SURROGATE = /[\ud800-\udfff]/

/** First and last code unit of the blocks that hold characters with a Simplified form. */
const FIRST = 0x3400
const LAST = 0xfaff

interface Folding {
  readonly convert: (text: string) => string
  /** By code unit: 1 where OpenCC changes the character when it stands alone. Text without any is left as it is. */
  readonly changing: Uint8Array
}

let made: Folding | null = null

/** Made for the first text: it costs more than a page does, and much of what the program does folds nothing. */
function folding(): Folding {
  if (made === null) {
    const convert = Converter({ from: 't', to: 'cn' })
    made = { convert, changing: findChanging(convert) }
  }
  return made
}

function findChanging(convert: Folding['convert']): Uint8Array {
  const flags = new Uint8Array(LAST + 1)
  const characters: string[] = []
  for (let unit = FIRST; unit <= LAST; unit += 1) {
    if (unit < 0xd800 || unit > 0xf8ff) characters.push(String.fromCharCode(unit))
  }
  // One call is three times as fast as one for each; no word of the dictionaries goes over a line's end.
  const converted = convert(characters.join('\n')).split('\n')
  for (const [index, character] of characters.entries()) {
    if (converted[index] !== character) flags[character.charCodeAt(0)] = 1
  }
  for (let unit = 0xd840; unit <= 0xd8ff; unit += 1) flags[unit] = 1
  return flags
}

/**
 * The Simplified view of a text that rules match on: as long as the text, matching it unit by unit.
 *
 * @see docs/decisions/0003-length-preserving-fold.md
 */
export function foldText(text: string): string {
  const { convert, changing } = folding()
  return text
    .replace(HAN_RUN, (run) => (holdsChanging(run, changing) ? foldRun(run, convert) : run))
    .replace(QUOTE, (mark) => QUOTES[mark] ?? mark)
}

function holdsChanging(run: string, changing: Uint8Array): boolean {
  for (let i = 0; i < run.length; i += 1) if (changing[run.charCodeAt(i)] === 1) return true
  return false
}

/** A run of Han characters is folded in context (乾隆 keeps its 乾), or one by one where that would change its length. */
function foldRun(run: string, convert: Folding['convert']): string {
  const folded = convert(run)
  if (folded.length === run.length && !SURROGATE.test(run) && !SURROGATE.test(folded)) return folded
  let result = ''
  for (const character of run) {
    const single = convert(character)
    result += single.length === character.length ? single : character
  }
  return result
}

/** Adds the folded view to every article. */
export function createFold(): Stage<RepairedIssue, FoldedIssue> {
  return {
    name: 'fold',
    run: async (issue) => ({
      ...issue,
      articles: issue.articles.map((article) => ({ ...article, folded: foldText(article.text) })),
    }),
  }
}
