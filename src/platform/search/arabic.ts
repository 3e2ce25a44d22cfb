const articles = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال']
const endings = ['ها', 'ا', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي']

/**
 * A light stem of an Arabic word in normalized letters: without `and`, the article and the usual endings.
 *
 * After «light10» (Larkey, Ballesteros, Connell: Light Stemming for Arabic Information Retrieval, 2007). The stemmer of PostgreSQL parts a
 * word from itself with the article: المعلومات and معلومات, القرارات and قرارات get different stems there.
 */
export function arabicStem(word: string): string {
  if (!/^\p{Script=Arabic}/u.test(word)) return word
  let stem = word.replaceAll('ة', 'ه')
  if (stem.startsWith('و') && stem.length >= 4) stem = stem.slice(1)
  const article = articles.find((a) => stem.startsWith(a) && stem.length >= a.length + 2)
  if (article) stem = stem.slice(article.length)
  for (const ending of endings) if (stem.endsWith(ending) && isLeft(stem, ending)) stem = stem.slice(0, -ending.length)
  return stem
}

/** Enough of the word stands before an ending. A lone alef ends short words of its own: هذا, and عليا, which would become على. */
const isLeft = (stem: string, ending: string): boolean =>
  ending === 'ا' ? stem.length >= (stem.endsWith('يا') ? 5 : 4) : stem.length >= ending.length + 2
