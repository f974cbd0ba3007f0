const HAN = /\p{Script=Han}/u
const LATIN_WORD = /[A-Za-z]{2,}/g

/**
 * The language whose rules read a paragraph: `en` when it has Latin words and hardly any Han characters.
 *
 * A Chinese sentence may hold many Latin names (`飞利浦Lumileds`), an English one seldom a Han character; hence Han
 * decides unless it is under a twentieth of the letters.
 */
export function languageOf(text: string): 'zh' | 'en' {
  const sample = text.slice(0, 4000)
  let han = 0
  for (const character of sample) if (HAN.test(character)) han += 1
  const latin = sample.match(LATIN_WORD)?.reduce((sum, word) => sum + word.length, 0) ?? 0
  return latin > 0 && han * 20 < latin + han ? 'en' : 'zh'
}
