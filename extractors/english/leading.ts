import type { Span } from '../../pipeline/document/index.ts'
import type { TaggedSentence, Token } from './analysis.ts'
import { EXPECTATION_CUES, INFINITIVE_CUES, PHRASE_CUES, THAT_CUES } from './lexicon/speech.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'

const infinitiveCues: ReadonlySet<string> = new Set(INFINITIVE_CUES)

const expectationCues: ReadonlySet<string> = new Set(EXPECTATION_CUES)

const thatCues: ReadonlySet<string> = new Set(THAT_CUES)

const phraseCues: ReadonlySet<string> = new Set(PHRASE_CUES)

export const DAY =
  '(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|today|yesterday|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.) \\d{1,2}(?:st|nd|rd|th)?)(?: \\([^()]{1,30}\\))?'

const WHEN = `(?: (?:on |late |early |earlier )?(?:the )?${DAY}(?: (?:morning|afternoon|evening|night))?)?`

/** Between a verb that leads and what it reports: when, where and in what it was said. */
const ADJUNCT = new RegExp(
  `^${WHEN}(?: (?:in|at|during|on|via|through) (?:an?|the|its|his|her|their) (?:[\\w'’.-]+ ){0,4}(?:statement|report|interview|post|release|speech|letter|article|conference|hearing|meeting|briefing|message|session|forum|event|ceremony|filing|video|announcement|reporters))?${WHEN}`,
)

const TOLD =
  /^ (?:[A-Z]{2,6}|reporters|(?:the |local )?(?:media|press|public)|lawmakers|legislators|(?:a|an|the) (?:[\w-]+ ){0,2}(?:conference|hearing|meeting|newspaper|reporters?|audience|magazine|agency|court|session|interpellation|Legislature)|him|her|them|us|me|[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,4})(?: reporters?)?/

/** True when a stretch has a verb that can carry a clause, by compromise's tags. */
export function hasFiniteVerb(paragraph: EnglishParagraph, span: Span): boolean {
  const { tokens } = paragraph
  for (let at = tokenIndexAfter(tokens, span.start); at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    if (token.start >= span.end) return false
    if (token.tags.has('Copula') || token.tags.has('Modal') || token.tags.has('Auxiliary')) return true
    if (
      (token.tags.has('PastTense') || token.tags.has('PresentTense')) &&
      at > 0 &&
      token.start > span.start &&
      !token.tags.has('Adjective')
    )
      return true
  }
  return false
}

/** After any other verb a number is its object (`added NT$2 trillion`, `claimed 20 lives`), not a statement's first word. */
const NUMBER_SPEAKERS = /^(?:sa|tell|told|estimate|note|show|believe|think)/

/** `said at the parade, “…”`, `said of the mill: “…”` */
const ADJUNCT_BEFORE_MARK = /^ (?:at|in|on|during|of|about|to|after|via)\b[^"“”.;]{1,90}[,:] (?=["“]\u0001)/

/** Where the statement of a leading verb begins: behind its adjuncts and `that`; null where no statement follows. */
export function leadingStart(
  paragraph: EnglishParagraph,
  sentence: TaggedSentence,
  verb: string,
  after: string,
  afterStart: number,
): number | null {
  if (!NUMBER_SPEAKERS.test(verb) && /^ (?:[A-Z]{0,3}\$?\d|more than|at least|about|over|nearly|another)/.test(after))
    return null
  // `warned of strong winds` names a danger and states nothing.
  if (/^warn/.test(verb) && /^ (?:of|about|against) /.test(after)) return null
  const told = /^tells?$|^told$/.test(verb) ? (TOLD.exec(after)?.[0].length ?? 0) : 0
  const skipped = told + (ADJUNCT.exec(after.slice(told))?.[0].length ?? 0)
  const rest = after.slice(skipped)
  const mark = /^[,:]?(?: that)? ?(?=["“]\u0001)/.exec(rest) ?? ADJUNCT_BEFORE_MARK.exec(rest)
  if (mark) return afterStart + skipped + mark[0].length
  const that = /^(?:,[^,]{1,50},)?(?: \(?[^.;"“”]{1,90}?\)?)?? that,? (?!day|year|time|month|week)(?=\S)/.exec(rest)
  if (
    that &&
    !hasFiniteVerb(paragraph, { start: afterStart + skipped, end: afterStart + skipped + that[0].length - 6 }) &&
    isDeclaring(that[0])
  ) {
    return afterStart + skipped + that[0].length
  }
  if (infinitiveCues.has(verb)) {
    const to = /^(?: [^.;,"“”]{1,40}?)? (?=to [a-z])/.exec(rest)
    if (to) return afterStart + skipped + to[0].length
  }
  if (expectationCues.has(verb)) {
    const object = OBJECT_INFINITIVE.exec(rest)
    if (
      object &&
      !hasFiniteVerb(paragraph, { start: afterStart + skipped, end: afterStart + skipped + object[0].length - 3 })
    )
      return afterStart + skipped + 1
  }
  if (thatCues.has(verb) || phraseCues.has(verb) || expectationCues.has(verb)) return null
  const start = afterStart + skipped + (/^[,:]? /.exec(rest)?.[0].length ?? 0)
  return statesSomething(paragraph, start, sentence.span.end) ? start : null
}

/** `expects ⟦the line to⟧ save time`: no infinitive right behind the verb, which would be the expecter's own. */
const OBJECT_INFINITIVE = /^ (?!to\b)[^.;,:"“”]{3,70}? to(?= [a-z])/

/** `showed the number that`, `announced a plan that` relate; `said Monday that`, `added that` declare. */
function isDeclaring(upToThat: string): boolean {
  const between = upToThat.slice(0, -6).trim()
  return (
    between === '' ||
    /^(?:,|on|in|at|during|after|before|to|late|early|earlier|when|via|through|for|by|with|\(|Sun|Mon|Tue|Wed|Thu|Fri|Sat|the possibility|that (?:day|year|time|month|week)|it|him|her|them|us|[A-Z]|there|last|this|reporters|lawmakers|a (?:news|press)|the (?:media|press|public))/.test(
      between,
    )
  )
}

/** How far into what follows the verb a clause must show its own verb, in words. */
const CLAUSE_REACH = 16

/** A clause of its own (`exports fell`), not an object (`a fall of 5 percent`). */
export function statesSomething(paragraph: EnglishParagraph, start: number, end: number): boolean {
  const { tokens, text } = paragraph
  const from = tokenIndexAfter(tokens, start)
  let infinitive = false
  for (let at = from + 1; at < Math.min(tokens.length, from + CLAUSE_REACH); at += 1) {
    const token = tokens[at] as Token
    if (token.start >= end || /[.;]\s/.test(text.slice((tokens[at - 1] as Token).end, token.start))) return false
    // What stands behind a relative pronoun is the object's own clause.
    if (/^(?:which|who|whose|whom)$/.test(token.lower)) return false
    if (token.lower === 'to') infinitive = true
    else if (infinitive && !token.tags.has('Adverb')) {
      infinitive = false
      continue
    }
    if (token.tags.has('Copula') || token.tags.has('Modal')) return true
    const finite =
      (token.tags.has('PastTense') || token.tags.has('PresentTense') || token.tags.has('Auxiliary')) &&
      !token.tags.has('Gerund')
    if (finite && (tokens[at - 1] as Token).lower !== 'to') return true
  }
  return false
}
