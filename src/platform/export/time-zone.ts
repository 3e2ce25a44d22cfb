const hour = 3_600_000

/** One for each zone: each takes memory outside the heap that comes back late. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** Minutes that a zone's clocks are ahead of UTC at a moment. */
function offsetAt(zone: string, at: number): number {
  const parts = formatOf(zone).formatToParts(at)
  const [year, month, day, hours, minutes, seconds] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  )
  return Math.round((Date.UTC(year!, month! - 1, day!, hours!, minutes!, seconds!) - Math.floor(at / 1000) * 1000) / 60_000)
}

/** The moments between two in which the zone's clocks are changed, to the minute. */
function changes(zone: string, from: number, to: number): number[] {
  const found: number[] = []
  const step = 14 * 24 * hour // no zone changes its clocks twice within a fortnight
  for (let at = from; at < to; at += step) {
    let [low, high] = [at, Math.min(at + step, to)]
    if (offsetAt(zone, low) === offsetAt(zone, high)) continue
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 2 / 60_000) * 60_000
      if (offsetAt(zone, middle) === offsetAt(zone, low)) low = middle
      else high = middle
    }
    found.push(high)
  }
  return found
}

const pad = (value: number) => String(value).padStart(2, '0')
const offset = (minutes: number) => `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}${pad(Math.abs(minutes) % 60)}`
const wall = (at: number, minutes: number) => new Date(at + minutes * 60_000).toISOString().slice(0, 19).replace(/[-:]/g, '')

/**
 * VTIMEZONE (RFC 5545, 3.6.5) for the days from `first` to `last`: each onset by its own date, from the rules that this machine's
 * time zone database holds, so that a zone whose government changes its mind every year is right too.
 */
export function zoneComponent(zone: string, first: string, last: string): string {
  // a year before, so that the observance in force on the first day has its onset in the list
  const from = Date.parse(`${first}T00:00:00Z`) - 366 * 24 * hour
  const to = Date.parse(`${last}T00:00:00Z`) + 3 * 24 * hour
  const standard = Math.min(offsetAt(zone, from), ...changes(zone, from, to).map((at) => offsetAt(zone, at)))
  const observance = (at: number, before: number, after: number) => {
    const kind = after > standard ? 'DAYLIGHT' : 'STANDARD'
    return [`BEGIN:${kind}`, `DTSTART:${wall(at, before)}`, `TZOFFSETFROM:${offset(before)}`, `TZOFFSETTO:${offset(after)}`, `END:${kind}`]
  }
  const start = offsetAt(zone, from)
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance(from, start, start),
    ...changes(zone, from, to).flatMap((at) => observance(at, offsetAt(zone, at - 60_000), offsetAt(zone, at))),
    'END:VTIMEZONE',
  ].join('\r\n')
}
