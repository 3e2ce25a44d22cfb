import { countWords } from '../words.ts'
import { locale } from './locale.ts'

/** `textarea[data-words=id]`: the element of that id counts the words as they are typed, as the server will count them. */
export function startWords(part: ParentNode): void {
  for (const area of part.querySelectorAll<HTMLTextAreaElement>('textarea[data-words]')) {
    const place = document.getElementById(area.dataset.words!)
    if (!place) continue
    const { lang } = area.closest<HTMLElement>('[lang]')!
    const show = () => {
      const count = countWords(area.value, lang)
      place.textContent = place.dataset.now!.replace('{count}', new Intl.NumberFormat(locale).format(count))
      place.classList.toggle('error', count > Number(place.dataset.limit))
    }
    area.addEventListener('input', show)
    show()
  }
}
