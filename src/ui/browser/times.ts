import { locale } from './locale.ts'

/** `time[data-relative]`: as distance from now, the moment itself on pointing. `[data-local-time]`: the reader's own clock, where it differs from Geneva's, or from that of `data-zone`. `[data-from]`: hidden until that moment. */
export function startTimes(part: ParentNode): void {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  for (const time of part.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
    const moment = new Date(time.dateTime)
    time.title ||= time.textContent ?? ''
    const show = () => {
      const [count, unit] = distance((moment.getTime() - Date.now()) / 1000)
      time.textContent = relative.format(count, unit)
    }
    show()
    const timer = setInterval(() => (time.isConnected ? show() : clearInterval(timer)), 60_000)
  }

  for (const words of part.querySelectorAll<HTMLElement>('[data-from]')) {
    const wait = Date.parse(words.dataset.from!) - Date.now()
    // a longer wait than a timer's number holds would end at once; such a page is loaded anew before
    if (wait < 2 ** 31) setTimeout(() => words.toggleAttribute('hidden', false), wait)
  }

  const written = (moment: Date, timeZone?: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(moment)
  for (const place of part.querySelectorAll<HTMLElement>('[data-local-time]')) {
    const moment = new Date(place.dataset.localTime!)
    const [own, told] = [written(moment), written(moment, place.dataset.zone ?? 'Europe/Zurich')]
    if (own === told) continue
    place.textContent = place.dataset.words!.replace('{time}', own)
    place.hidden = false
  }
}

const steps: [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [14 * 86_400, 86_400, 'day'],
  [60 * 86_400, 7 * 86_400, 'week'],
  [730 * 86_400, 30.44 * 86_400, 'month'],
  [Number.POSITIVE_INFINITY, 365.25 * 86_400, 'year'],
]

function distance(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const [, size, unit] = steps.find(([limit]) => Math.abs(seconds) < limit)!
  return [Math.trunc(seconds / size), unit]
}
