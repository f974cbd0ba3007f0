import type { Span } from '../../pipeline/document/index.ts'
import { endingFinder, openingFinder } from './affixes.ts'
import { holdsVerb } from './collective.ts'
import { JOINERS, joinsNames } from './joint.ts'
import { GROUPS, OPENERS, ORGANISATION_ENDINGS, SINGLING } from './lexicon.ts'
import type { KnownNames } from './names.ts'

const endsWithGroup = endingFinder(GROUPS)
const endsWithOrganisation = endingFinder(ORGANISATION_ENDINGS)
const opensWithOpener = openingFinder(OPENERS)
const opensWithSingling = openingFinder(SINGLING)

const OF_ORGANISATION =
  /(?:公司|集团|大学|学院|中心|委员会|银行|部|局|协会|政府|医院|研究院|研究所|所|院|厂|店|社|署|处|会|校|厅|市|省|县|区|国)的$/u

/** Too bare to be a role; 代表 before a name may be the verb. */
const NO_TITLES = new Set(['代表', '成员', '有人', '人士', '该名'])

/** A preposition before the description is none of it: `⟦对⟧某国总统`; 对外 and 和平 begin names of offices. */
const LEADING_WORD = /^(?:对(?!外)|向|由|与|和(?!平)|据|让|请|及|初(?![级中审创步等])|有(?![关限色机轨线]))/u

/** Splits `全国政协委员、某某大学教授` at 、 and drops what is a relative clause and no role. */
export function splitTitles(text: string, before: Span, base: number, known: KnownNames): readonly Span[] {
  const titles: Span[] = []
  let start = before.start
  for (let at = before.start; at <= before.end; at += 1) {
    const ended = at === before.end || text[at - base] === '、' || text[at - base] === '，'
    if (!ended) continue
    const title = trimTitle(text.slice(start - base, at - base), start, known)
    if (title) titles.push(title)
    start = at + 1
  }
  return titles
}

/** What tells how the person comes to be named, and is no part of an office: `引述某局局长`, `——访某国大使`. */
const NAMING =
  /^.*(?:引述|援引|引用|转引|获得(?!者)|联系上|联系到|邀请|专访|采访(?!主任|部|中心|组|人)|来源|表明|表示|也(?=..)|侦办|要求|呼吁|批评|炮轰|指控|质疑|集中|将与|将和|\d{1,2}日|调查(?!员|组|处|局|科)|传唤|起诉|逮捕|力挺|声援|协助|点名|罢免(?!团体)|记者|(?<!采)访|[—－-]{2}|—|据|[他她]与|[他她]和)/u

/** `一讲者⟦署理某专员⟧`: a part at the meeting, and then the office. */
const GUEST = /^.*(?:讲者|嘉宾|主讲人|发起人|与会者|主持)(?=前|原|署理|时任|现任|代理)/u

function trimTitle(text: string, start: number, known: KnownNames): Span | null {
  let cut = text.length - text.trimStart().length
  const naming = NAMING.exec(text)?.[0].length ?? 0
  if (naming < text.length) cut = Math.max(cut, naming)
  for (const match of text.matchAll(JOINERS)) {
    if (match.index > cut && joinsNames(text, match.index, known)) cut = match.index + match[0].length
  }
  if (text[cut] === '的') cut += 1
  const guest = GUEST.exec(text)?.[0].length ?? 0
  cut = Math.max(cut, guest)
  const among = text.lastIndexOf('之一')
  if (among >= 0) cut = among + 2
  const of = text.lastIndexOf('的')
  if (of > cut && !OF_ORGANISATION.test(text.slice(0, of + 1))) cut = of + 1
  const single = opensWithSingling(text.slice(cut))
  if (single) cut += single.length
  const opener = opensWithOpener(text.slice(cut))
  if (opener && opener.length > 1 && cut + opener.length < text.length) cut += opener.length
  if (LEADING_WORD.test(text.slice(cut)) && known.titles.endsWithRole(text)) cut += 1
  const title = text.slice(cut).trimEnd()
  if (title.length < 2 || /^[在不]/u.test(title) || NO_TITLES.has(title) || !isTitle(title, known)) return null
  return { start: start + cut, end: start + cut + title.length }
}

/** A longer stretch with a date or a preposition in it tells what somebody did. */
const MAX_PLAIN_TITLE = 20

/** A role ends with an office, or is the organisation alone (`某公司林某某`). */
function isTitle(title: string, known: KnownNames): boolean {
  if (title.length > MAX_PLAIN_TITLE && /\d日|[在同]/u.test(title)) return false
  if (known.titles.endsWithRole(title) || endsWithGroup(title) !== null) return true
  const organisation = endsWithOrganisation(title)
  return organisation !== null && (organisation.length > 1 || title.length <= 24) && !holdsVerb(title)
}
