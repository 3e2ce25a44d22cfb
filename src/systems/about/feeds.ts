/** Other forms of a list, in the order in which a page names them. */
export const formats = { ics: 'calendar', atom: 'atom', csv: 'csv', json: 'json' } as const
export type Format = keyof typeof formats

export interface Feed {
  /** address without its ending: `/timeline`, `/bodies/:id/calendar` */
  list: string
  /** message key below `about.feeds.of`: `timeline`, `bodies.calendar` */
  name: string
  /** one feed for each record, as `/bodies/:id/calendar` */
  perRecord: boolean
  formats: Format[]
}

/** Feeds of a person, under an address with a token; the page that hands it out is the desk. */
const personal = /^\/desk\//

/** The feeds among the routes that everybody finds under one address: whatever ends in a format. */
export function feedsOf(routes: readonly { method: string; url: string }[]): Feed[] {
  const found = new Map<string, Format[]>()
  for (const { method, url } of routes) {
    const [, list, format] = /^(\/(?!api\/).*)\.(\w+)$/.exec(url) ?? []
    if (method !== 'GET' || !list || !isFormat(format) || personal.test(list)) continue
    found.set(list, [...(found.get(list) ?? []), format])
  }
  const order = Object.keys(formats)
  return [...found].map(([list, its]) => ({
    list,
    name: list
      .slice(1)
      .replace(/\/:\w+/g, '')
      .replaceAll('/', '.'),
    perRecord: list.includes(':'),
    formats: its.sort((a, b) => order.indexOf(a) - order.indexOf(b)),
  }))
}

const isFormat = (word: string | undefined): word is Format => word !== undefined && word in formats
