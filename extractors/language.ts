const HAN = /\p{Script=Han}/u
/** How much of a paragraph is looked at. */
const SAMPLE = 4000
/** The block of common ideographs is all Han; below the radicals there is none. */
const UNIFIED_FIRST = 0x4e00
const UNIFIED_LAST = 0x9fa5
const RADICALS_FIRST = 0x2e80
const LATIN_WORD = /[A-Za-z]{2,}/g

/**
 * The language whose rules read a paragraph: `en` when it has Latin words and hardly any Han characters.
 *
 * A Chinese sentence may hold many Latin names (`飞利浦Lumileds`), an English one seldom a Han character; hence Han
 * decides unless it is under a twentieth of the letters.
 */
export function languageOf(text: string): 'zh' | 'en' {
  const sample = text.slice(0, SAMPLE)
  let han = 0
  for (let at = 0; at < sample.length; at += 1) {
    const unit = sample.charCodeAt(at)
    if (unit >= UNIFIED_FIRST && unit <= UNIFIED_LAST) han += 1
    else if (unit >= RADICALS_FIRST && HAN.test(String.fromCodePoint(sample.codePointAt(at) ?? unit))) han += 1
  }
  const latin = sample.match(LATIN_WORD)?.reduce((sum, word) => sum + word.length, 0) ?? 0
  return latin > 0 && han * 20 < latin + han ? 'en' : 'zh'
}
