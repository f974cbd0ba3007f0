import type { Span } from '../../pipeline/document/index.ts'
import { endingFinder } from './affixes.ts'
import { POLITE } from './lexicon.ts'
import { isSurname, type KnownNames, nameAtEnd } from './names.ts'
import type { SpeakerPhrase } from './speaker-phrase.ts'
import { splitTitles } from './titles.ts'

/** `林某某父亲` is not 林某某. */
const KIN = new Set([
  '父亲',
  '母亲',
  '妻子',
  '丈夫',
  '儿子',
  '女儿',
  '家属',
  '父',
  '母',
  '家长',
  '秘书',
  '律师',
  '发言人',
  '记者',
])
const endsWithPolite = endingFinder(POLITE)

/** Offices that begin with a character that is a surname too. */
const NOT_ADDRESSES = new Set([
  '党委员',
  '高教授',
  '车老板',
  '商代表',
  '全代表',
  '边干事',
  '公司长',
  '常委员',
  '常委',
  '管理事',
])

/** Reads `某公司董事长林某某`, `林厅长`, `住户钱先生`. */
export function parsePerson(text: string, span: Span, known: KnownNames): SpeakerPhrase | null {
  const polite = endsWithPolite(text)
  const address = polite ?? known.titles.endsWithOffice(text)
  if (address !== null && address.length < text.length && !KIN.has(address)) {
    const deputy = polite === null && /.[副原前代总]$/u.test(text.slice(0, -address.length)) ? 1 : 0
    const stem = text.slice(0, text.length - address.length - deputy)
    const addressed = personBefore(stem, text.slice(stem.length), span, polite !== null, known)
    if (addressed) return addressed
  }
  // Hong Kong papers call a person by the bare surname after the first mention.
  if (text.length === 1 && known.surnames.has(text) && isSurname(text)) {
    return { kind: 'surname', span, mention: span, titles: [], score: 0.7 }
  }
  const found = nameAtEnd(text, known)
  if (!found) return null
  const name = { start: span.end - found.length, end: span.end }
  const before = { start: span.start, end: name.start }
  return {
    kind: 'person',
    span,
    mention: name,
    titles: splitTitles(text, before, span.start, known),
    score: found.score,
  }
}

/** `某某某医生`, `林厅长`, `糖尿病人林先生`. */
function personBefore(
  stem: string,
  address: string,
  span: Span,
  polite: boolean,
  known: KnownNames,
): SpeakerPhrase | null {
  const addressSpan = { start: span.end - address.length, end: span.end }
  // `店员张小姐` has a surname only, whatever name the office's characters would make with it.
  const onlySurname = polite && isSurname(stem.slice(-1)) && known.titles.endsWithOffice(stem.slice(0, -1)) !== null
  const found = onlySurname ? null : nameAtEnd(stem, known)
  const stemEnd = span.start + stem.length
  if (
    found &&
    found.score >= 0.55 &&
    (found.length < stem.length || stem.length > 2 || polite || known.persons.has(stem))
  ) {
    const name = { start: stemEnd - found.length, end: stemEnd }
    const titles = splitTitles(stem, { start: span.start, end: name.start }, span.start, known)
    return {
      kind: 'person',
      span,
      mention: name,
      titles: polite ? titles : [...titles, addressSpan],
      score: found.score,
    }
  }
  const surname = isSurname(stem.slice(-2)) ? stem.slice(-2) : stem.slice(-1)
  const lettered = polite && /^[A-Z]$/u.test(surname)
  const before = stem.slice(0, stem.length - surname.length)
  const bounded = before.length === 0 || known.titles.endsWithOffice(before) !== null || (polite && before.length <= 12)
  if (!(isSurname(surname) || lettered) || !bounded) return null
  if (!polite && before.length === 0 && NOT_ADDRESSES.has(surname + address)) return null
  const mention = { start: stemEnd - surname.length, end: span.end }
  const titles = splitTitles(stem, { start: span.start, end: mention.start }, span.start, known)
  return { kind: 'surname', span, mention, titles: polite ? titles : [...titles, addressSpan], score: 0.75 }
}
