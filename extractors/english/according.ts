import type { Span } from '../../pipeline/document/index.ts'
import type { TaggedSentence } from './analysis.ts'
import { blankQuoted } from './cues.ts'
import { hasFiniteVerb } from './leading.ts'
import { isOrganisationWord, isRole } from './names.ts'
import type { EnglishParagraph } from './paragraph.ts'

const ACCORDING = /(?<![A-Za-z])[Aa]ccording to /g

/** `According to ⟦phrase⟧, …` and `…, according to ⟦phrase⟧.` */
export interface According {
  readonly span: Span
  readonly phrase: Span
  /** Behind the phrase and its comma; the end of the sentence where nothing follows. */
  readonly contentStart: number
}

export function findAccording(paragraph: EnglishParagraph, sentence: TaggedSentence): readonly According[] {
  const masked = blankQuoted(paragraph, sentence.span)
  const shift = sentence.span.start
  const found: According[] = []
  for (const match of masked.matchAll(ACCORDING)) {
    const rest = masked.slice(match.index + match[0].length)
    const person = /^[^,;]{2,60}, (?:(?:an? |the )?[^,;]{3,100}), (?=\S)/.exec(rest)
    const plain = /^[^,;]{1,140}?(?=, |;|\.?$|\.["”]|["”])/.exec(rest)
    const apposed = /^(?:the )?\p{Lu}[^,;]{2,60}, (?:an? |the |one of |\p{Lu}[\p{L}.]*['’]s )[^,;]{3,90}, (?=\S)/u.exec(
      rest,
    )
    const described = apposed && isDescription(apposed[0].split(', ')[1] ?? '') ? apposed[0].length - 2 : null
    const role = person && isRole(person[0].split(', ')[1] ?? '') ? person : null
    const printed = role ? role[0].slice(0, -2) : plain?.[0]
    if (!printed) continue
    const start = shift + match.index + match[0].length
    const end = start + printed.length
    // `According to the Mill Office, the town's highest authority, flour …`: the description is nobody's statement.
    const stop =
      described !== null && !hasFiniteVerb(paragraph, { start: end + 2, end: start + described })
        ? start + described
        : end
    const comma = /^,["”]? /.exec(masked.slice(stop - shift))
    found.push({
      span: { start: shift + match.index, end: shift + match.index + match[0].length - 1 },
      phrase: { start, end },
      contentStart: comma ? stop + comma[0].length : sentence.span.end,
    })
  }
  return found
}

/** `the town's highest supervisory body`, `a milling association`: what an organisation is, and no clause. */
function isDescription(printed: string): boolean {
  const last = printed.split(' ').at(-1) ?? ''
  return (
    !isRole(printed) && !/\d/.test(printed) && (isOrganisationWord(last) || /^(?:body|watchdog|regulator)$/.test(last))
  )
}
