/**
 * How many words a text has, in the way of its language: Chinese has no spaces, French puts one before a colon.
 * The form's field, its counter in the browser and the server's check count with this.
 */
export function countWords(text: string, lang: string): number {
  let count = 0
  for (const { isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) if (isWordLike) count++
  return count
}
