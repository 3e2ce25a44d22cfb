import type { Events } from '../../platform/events/index.ts'

/** Answers that are costly to make and the same until something changes. */
export type Keep = <T>(key: string, make: () => Promise<T>) => Promise<T>

/**
 * Keeps answers in memory until one of the topics is touched, by any process. While changes in other processes go unheard nothing
 * is kept. The answer's promise is kept from the moment its making begins: twenty readers at once make it once, and a change
 * in between takes it away, so that whoever asks after the change never gets what was read before it.
 */
export function keeper(events: Pick<Events, 'subscribe' | 'listening'>, topics: readonly string[], most = 1000): Keep {
  const kept = new Map<string, Promise<unknown>>()
  events.subscribe((topic) => {
    if (topic === '*' || topics.some((one) => topic === one || topic.startsWith(`${one}.`))) kept.clear()
  })
  return async <T>(key: string, make: () => Promise<T>): Promise<T> => {
    if (!events.listening) return await make()
    const known = kept.get(key) as Promise<T> | undefined
    if (known) return await known
    const made = make()
    kept.set(key, made)
    made.catch(() => kept.get(key) === made && kept.delete(key))
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    return await made
  }
}
