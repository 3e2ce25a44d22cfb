import type { Localized } from '../../platform/i18n/index.ts'

/** An item of the agenda in its place, as a page shows it and as a release keeps it. */
export interface AgendaEntry {
  item: number
  parent: number | null
  /** `PL 1.1` */
  number: string
  title: Localized
  lead: string | null
  documents: { key: string; words: string }[]
}

interface Placed {
  id: number
  parent_id: number | null
  position: number
  title: Localized
  lead: string | null
  documents: { key: string; words: string }[]
}

/** Items in the order of the agenda, numbered by where they stand: `PL 1`, `PL 1.1`, `PL 2`. */
export function numbered(prefix: string, items: readonly Placed[]): AgendaEntry[] {
  const under = (parent: number | null) => items.filter((item) => item.parent_id === parent).sort((a, b) => a.position - b.position)
  const entries = (parent: number | null, before: string): AgendaEntry[] =>
    under(parent).flatMap((item, index) => {
      const number = `${before}${index + 1}`
      const { id, parent_id, title, lead, documents } = item
      return [{ item: id, parent: parent_id, number, title, lead, documents }, ...entries(id, `${number}.`)]
    })
  return entries(null, prefix ? `${prefix} ` : '')
}

export interface AgendaChanges {
  added: AgendaEntry[]
  removed: AgendaEntry[]
  /** stand elsewhere among those that both have; to be numbered anew only because others came or went is not to be moved */
  moved: { from: AgendaEntry; to: AgendaEntry }[]
  retitled: { from: AgendaEntry; to: AgendaEntry }[]
  documents: { entry: AgendaEntry; added: string[]; removed: string[] }[]
}

/** What a release changed against the one before it. */
export function changesBetween(before: readonly AgendaEntry[], after: readonly AgendaEntry[]): AgendaChanges {
  const [was, is] = [new Map(before.map((entry) => [entry.item, entry])), new Map(after.map((entry) => [entry.item, entry]))]
  const both = after.flatMap((to) => {
    const from = was.get(to.item)
    return from ? [{ from, to }] : []
  })
  const place = new Map(before.map((entry, index) => [entry.item, index]))
  const kept = longestRising(both.map(({ from }) => place.get(from.item)!))
  return {
    added: after.filter((entry) => !was.has(entry.item)),
    removed: before.filter((entry) => !is.has(entry.item)),
    moved: both.filter(({ from, to }, index) => !kept.has(index) || from.parent !== to.parent),
    retitled: both.filter(({ from, to }) => titleOf(from) !== titleOf(to)),
    documents: both.flatMap(({ from, to }) => {
      const [old, now] = [new Set(from.documents.map(({ key }) => key)), new Set(to.documents.map(({ key }) => key))]
      const added = to.documents.filter(({ key }) => !old.has(key)).map(({ words }) => words)
      const removed = from.documents.filter(({ key }) => !now.has(key)).map(({ words }) => words)
      return added.length + removed.length > 0 ? [{ entry: to, added, removed }] : []
    }),
  }
}

/** A title and who leads, in an order that does not depend on how they were stored. */
const titleOf = ({ title, lead }: AgendaEntry) => JSON.stringify([Object.entries(title).sort(), lead])

/** Indexes of a longest run of values that rise: what kept its order, while the rest moved around it. */
function longestRising(values: readonly number[]): Set<number> {
  const best: { length: number; before: number }[] = []
  let end = -1
  for (const [index, value] of values.entries()) {
    let [length, before] = [1, -1]
    for (let at = 0; at < index; at++)
      if (values[at]! < value && best[at]!.length + 1 > length) [length, before] = [best[at]!.length + 1, at]
    best.push({ length, before })
    if (end < 0 || length > best[end]!.length) end = index
  }
  const kept = new Set<number>()
  for (let at = end; at >= 0; at = best[at]!.before) kept.add(at)
  return kept
}
