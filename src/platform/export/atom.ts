/** RFC 4287. Times are moments; `id` is stable for the life of the entry. */
export interface AtomFeed {
  id: string
  title: string
  self: string
  page: string
  language: string
  updated: Date
  next?: string
  entries: readonly { id: string; title: string; link: string; updated: Date; summary: string; language?: string; author?: string }[]
}

export const atomType = 'application/atom+xml; charset=utf-8'

export function atom(feed: AtomFeed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.language)}">
<id>${xml(feed.id)}</id><title>${xml(feed.title)}</title><updated>${feed.updated.toISOString()}</updated>
<link rel="self" href="${xml(feed.self)}"/><link rel="alternate" type="text/html" href="${xml(feed.page)}"/>${feed.next ? `<link rel="next" href="${xml(feed.next)}"/>` : ''}
<author><name>Actionline</name></author>
${feed.entries
  .map(
    (e) =>
      `<entry><id>${xml(e.id)}</id><title${e.language ? ` xml:lang="${xml(e.language)}"` : ''}>${xml(e.title)}</title><link href="${xml(e.link)}"/><updated>${e.updated.toISOString()}</updated>${e.author ? `<author><name>${xml(e.author)}</name></author>` : ''}<summary>${xml(e.summary)}</summary></entry>`,
  )
  .join('\n')}
</feed>
`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
// Characters that XML 1.0 cannot hold are dropped: imported papers carry some.
const xml = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"']/g, (c) => entities[c]!)
