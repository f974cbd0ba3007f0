import { countLeading, type Span } from '../../pipeline/document/index.ts'
import type { SpeakerForm, SpeakerType } from '../types.ts'
import { endingFinder } from './affixes.ts'
import { POLITE, PRONOUNS } from './lexicon.ts'
import { GENERIC_BODIES } from './role-lexicon.ts'
import type { Roster } from './roster.ts'
import type { SpeakerPhrase } from './speaker-phrase.ts'

/** A speaker as the dataset names it. Strings are folded-independent: spans of the article's text. */
export interface Speaker {
  /** Null where the text leaves it open. */
  readonly name: Span | null
  readonly type: SpeakerType | null
  readonly titles: readonly Span[]
  readonly mention: Span | null
  readonly form: SpeakerForm
  /** Of a joint statement: each person's name and titles. */
  readonly members: readonly { readonly name: Span; readonly titles: readonly Span[] }[]
  readonly score: number
  readonly rule: string
  readonly note: string
}

/** What has been said so far: pronouns and omitted subjects go back to it. */
export interface SpeakerMemory {
  readonly resolve: (phrase: SpeakerPhrase | null, at: number, paragraph: Span) => Speaker
  /** The speaker of the record before, for a quotation that stands alone. */
  readonly last: () => Speaker | null
  /** Remembers who spoke at `at` up to `end`; `data` where figures or a study did. */
  readonly note: (speaker: Speaker, at: number, end: number, data?: boolean) => void
}

const OPEN: Speaker = {
  name: null,
  type: null,
  titles: [],
  mention: null,
  form: 'description',
  members: [],
  score: 0.5,
  rule: 'speaker/open',
  note: 'the text names nobody',
}

/** How many records back a pronoun looks: nobody reads further either, and an article may hold ten thousand. */
const HISTORY_REACH = 100

/** The first mention of a full name, by its surname's first character. */
function indexSurnames(roster: Roster): ReadonlyMap<string, Roster['mentions'][number]> {
  const first = new Map<string, Roster['mentions'][number]>()
  for (const mention of roster.mentions) {
    const surname = mention.person[0]
    if (surname && mention.person.length <= 4 && !first.has(surname)) first.set(surname, mention)
  }
  return first
}

type Kind = (typeof PRONOUNS)[keyof typeof PRONOUNS]

/**
 * Resolves the speakers of one article in text order. `groupBefore` finds the group a 他们 goes back to, `strangerBefore`
 * the person without a name (`一位同事`) who is the nearest subject before a 他, `headBefore` whatever acts before a 其.
 */
export function createMemory(
  folded: string,
  roster: Roster,
  groupBefore: (at: number) => SpeakerPhrase | null,
  strangerBefore: (at: number) => SpeakerPhrase | null,
  headBefore: (at: number) => SpeakerPhrase | null,
): SpeakerMemory {
  const history: {
    readonly speaker: Speaker
    readonly at: number
    readonly end: number
    readonly data: boolean
  }[] = []
  const lastWhere = (test: (speaker: Speaker) => boolean) =>
    history.slice(-HISTORY_REACH).findLast(({ speaker }) => test(speaker))
  const firstBySurname = indexSurnames(roster)
  const print = (span: Span) => folded.slice(span.start, span.end)
  const person = (
    name: string,
    mention: Span,
    score: number,
    rule: string,
    note: string,
    titles: readonly Span[] = [],
  ): Speaker => {
    const found = roster.persons.get(roster.aliases.get(name) ?? name)
    return {
      name: found?.printed ?? mention,
      type: 'person',
      titles: found?.titles ?? titles,
      mention,
      form: endsWithPolite(name) === null ? 'name' : 'surname',
      members: [],
      score,
      rule,
      note,
    }
  }
  const plain = (phrase: SpeakerPhrase, type: SpeakerType, rule: string): Speaker => ({
    name: phrase.kind === 'unnamed' ? phrase.span : phrase.kind === 'surname' ? phrase.mention : phrase.mention,
    type,
    titles: type === 'person' && phrase.kind === 'surname' ? phrase.titles : [],
    mention: phrase.mention,
    form: formOf(phrase, print(phrase.mention)),
    members: [],
    score: phrase.score,
    rule,
    note: `printed as ${folded.slice(phrase.mention.start, phrase.mention.end).slice(0, 40)}`,
  })

  /** Several persons of one statement: the mention as printed, the titles of each. */
  const joint = (phrase: SpeakerPhrase, members: readonly Span[]): Speaker => {
    const persons = members.map((member) => {
      const name = print(member)
      const found = roster.persons.get(roster.aliases.get(name) ?? name)
      return { name: found?.printed ?? member, titles: found?.titles ?? [] }
    })
    const all = [...persons.flatMap(({ titles }) => titles), ...phrase.titles]
    const unique = all.filter((title, index) => all.findIndex((other) => print(other) === print(title)) === index)
    const note = `${members.length} persons say one thing`
    return { ...plain(phrase, 'group', 'speaker/joint'), titles: unique, members: persons, note }
  }

  function resolve(phrase: SpeakerPhrase | null, at: number, paragraph: Span): Speaker {
    if (phrase === null) return resolveOmitted(at, paragraph)
    const text = folded.slice(phrase.mention.start, phrase.mention.end)
    switch (phrase.kind) {
      case 'person':
        return person(text, phrase.mention, phrase.score, 'speaker/name', 'a name before the verb', phrase.titles)
      case 'surname':
        return resolveSurname(phrase, text, at)
      case 'pronoun':
        return resolvePronoun(phrase, text, at, paragraph)
      case 'unnamed':
        return plain(phrase, 'person', 'speaker/unnamed')
      case 'group':
        return phrase.members ? joint(phrase, phrase.members) : plain(phrase, 'group', 'speaker/group')
      case 'document':
        return plain(phrase, 'document', 'speaker/document')
      case 'open':
        return resolveOpen(text, at)
      default:
        return plain(phrase, 'organisation', 'speaker/organisation')
    }
  }

  /** `数据显示` after `某学院公布调查，发现…`: the same study goes on. */
  function resolveOpen(text: string, at: number): Speaker {
    const last = history.at(-1)
    const same = last?.data === true && last.speaker.type === 'organisation' && at - last.at <= STUDY_REACH
    if (!same || !/^(?:调查|研究|统计|监测)?(?:数据|结果|调查|研究|报告)$/u.test(text))
      return { ...OPEN, mention: null }
    return { ...last.speaker, score: 0.55, rule: 'speaker/same-study', note: 'the study of the record before goes on' }
  }

  /** `林厅长`: the last person before it whose name begins so, else the first after it. */
  function resolveSurname(phrase: SpeakerPhrase, text: string, at: number): Speaker {
    const surname = text.slice(0, 1)
    const before = lastMention(at, (name) => name.startsWith(surname) && name.length <= 4)
    const found = before ?? firstBySurname.get(surname)
    if (!found) {
      const same = lastWhere(
        (speaker) => speaker.name !== null && folded.slice(speaker.name.start, speaker.name.end) === text,
      )
      const own = plain(phrase, 'person', 'speaker/surname')
      return same ? { ...own, titles: same.speaker.titles, name: same.speaker.name } : own
    }
    return person(found.person, phrase.mention, 0.8, 'speaker/surname', 'a surname goes back to the full name')
  }

  function lastMention(at: number, test: (name: string) => boolean, from = 0, heads = false) {
    const before = countLeading(roster.mentions, ({ span }) => span.start < at)
    for (let index = before - 1; index >= Math.max(0, before - MENTION_REACH); index -= 1) {
      const mention = roster.mentions[index]
      if (!mention || mention.span.start < from) break
      if ((!heads || mention.heads) && test(mention.person)) return mention
    }
    return undefined
  }

  /** The two persons named last, in the order in which they were named. */
  function lastPair(at: number): readonly [string, string] | null {
    const second = lastMention(at, () => true, at - PAIR_REACH)
    const first = second && lastMention(second.span.start, (name) => name !== second.person, at - PAIR_REACH)
    return first && second ? [first.person, second.person] : null
  }

  /** True where a person is the subject of a clause between the two places. */
  function nameBetween(from: number, to: number): boolean {
    return lastMention(to, () => true, from, true) !== undefined
  }

  function resolvePronoun(phrase: SpeakerPhrase, text: string, at: number, paragraph: Span): Speaker {
    const kind: Kind = (PRONOUNS as Readonly<Record<string, Kind>>)[text] ?? 'any'
    const carry = (speaker: Speaker): Speaker => ({
      ...speaker,
      mention: phrase.mention,
      score: Math.min(speaker.score, 0.8),
      rule: 'speaker/pronoun',
      note: `${text} goes back to the last suitable speaker`,
    })
    if (kind === 'group') {
      const group = groupBefore(at)
      if (group) return carry(plain(group, 'group', 'speaker/group'))
      const last = lastWhere((speaker) => speaker.type === 'group' || speaker.type === 'organisation')
      return carry(last?.speaker ?? OPEN)
    }
    if (kind === 'organisation' || kind === 'document') {
      const last = lastWhere((speaker) => speaker.type === kind)
      return last ? carry(last.speaker) : plain(phrase, kind, 'speaker/pronoun')
    }
    if (text === '前者' || text === '后者') {
      const pair = lastPair(at)
      const one = text === '前者' ? pair?.[0] : pair?.[1]
      if (one)
        return person(one, phrase.mention, 0.75, 'speaker/pronoun', `${text} is one of the two persons named last`)
      return { ...OPEN, mention: phrase.mention }
    }
    const noun = /(?:负责人|发言人|官员|人士)/u.exec(text)?.[0]
    if (noun) {
      const same = lastWhere((speaker) => speaker.name !== null && print(speaker.name).endsWith(noun))
      if (same) return carry(same.speaker)
    }
    const stranger = kind === 'person' ? strangerBefore(at) : null
    const saidAt = lastWhere((speaker) => speaker.name !== null)?.at ?? -1
    if (
      stranger &&
      isSingled(print(stranger.span)) &&
      stranger.span.start > saidAt &&
      !nameBetween(stranger.span.end, at)
    )
      return { ...carry(plain(stranger, 'person', 'speaker/unnamed')), score: 0.6 }
    const said = lastWhere((speaker) => (kind === 'any' ? speaker.name !== null : speaker.type === 'person'))
    const headed = lastMention(at, () => true, paragraph.start, true) ?? lastMention(at, () => true, paragraph.start)
    // Whom the last statement speaks of did not say it: 他 goes back to its speaker.
    if (headed && (!said || headed.span.start > said.end)) {
      return person(headed.person, phrase.mention, 0.75, 'speaker/pronoun', `${text} goes back to the last subject`)
    }
    if (said) return carry(said.speaker)
    const any = lastMention(at, () => true)
    const head = kind === 'any' && !any ? headBefore(at) : null
    if (head) return { ...carry(resolve(head, at, paragraph)), score: 0.55 }
    return any
      ? person(any.person, phrase.mention, 0.5, 'speaker/pronoun', `${text} goes back to the last name`)
      : { ...OPEN, mention: phrase.mention, type: 'person' }
  }

  function resolveOmitted(at: number, paragraph: Span): Speaker {
    const said = history.at(-1)
    const headed = lastMention(at, () => true, paragraph.start, true)
    if (headed && (!said || headed.span.start > said.at)) {
      return person(headed.person, headed.span, 0.6, 'speaker/omitted', 'the last subject of the paragraph goes on')
    }
    if (!said || said.speaker.name === null) return OPEN
    return {
      ...said.speaker,
      score: Math.min(said.speaker.score, 0.65),
      rule: 'speaker/omitted',
      note: 'the last speaker goes on',
    }
  }

  return {
    resolve,
    last: () => history.at(-1)?.speaker ?? null,
    note: (speaker, at, end, data = false) => {
      history.push({ speaker, at, end, data })
    },
  }
}

/** What a phrase without a person's name is called by; `警方`, `报告` and `该公司` name nobody beyond the article. */
function formOf({ kind }: SpeakerPhrase, text: string): SpeakerForm {
  if (kind === 'surname') return 'surname'
  if (kind === 'document') return /[《“]/u.test(text) ? 'name' : 'description'
  if (kind !== 'organisation') return 'description'
  return GENERIC.has(text) || Object.hasOwn(PRONOUNS, text) ? 'description' : 'name'
}

const GENERIC = new Set(GENERIC_BODIES)
const endsWithPolite = endingFinder(POLITE.filter((word) => word.length > 1))

/** Figures without a source belong to the study before within so many characters. */
const STUDY_REACH = 300

/** `一位老人`, and not a clause that ends with one. */
function isSingled(text: string): boolean {
  return (
    text.length <= 16 && /^(?:一[位名个家]|某[位名]?|那[位名]|这[位名]|另一|有[位名一]|其中一|首[位名])/u.test(text)
  )
}

/** 前者 and 后者 stand near the two that they tell apart. */
const PAIR_REACH = 200

/** A pronoun goes back over no more mentions than these. */
const MENTION_REACH = 60
