import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'

const keptMilliseconds = 5 * 60_000
const keptAtMost = 20_000

/** Who sends a request, and by what. */
export interface Identity {
  actor: Actor
  /** by an API key that may only read */
  readsOnly: boolean
}

const topicOf = (personId: string): string => `people:${personId}`

/**
 * Who sends a request, remembered for five minutes.
 *
 * The memory is the process's, not a cookie's: a change of roles, a departure, a sign-out everywhere or a removed key is
 * announced through PostgreSQL at its commit (`personChanged`), and every process forgets that person within milliseconds,
 * which a signed cookie in somebody's browser cannot. It costs each process one look-up for each session and five minutes.
 * While a process does not hear the announcements nothing is remembered.
 */
export class Memory {
  readonly #kept = new Map<string, Identity & { until: number }>()
  #changes = 0

  constructor(readonly deps: Deps) {
    deps.events.subscribe((topic) => {
      if (topic === '*' || topic.startsWith('people:')) this.forget(topic)
    })
  }

  forget(topic: string): void {
    this.#changes++
    for (const [key, { actor }] of this.#kept) {
      if (topic === '*' || topic === topicOf(actor.id ?? '')) this.#kept.delete(key)
    }
  }

  /** `look` runs when nothing is remembered; what it finds is kept, unless somebody changed meanwhile. */
  async find(key: string, look: () => Promise<Identity | null>): Promise<Identity | null> {
    const now = this.deps.clock.now().getTime()
    const kept = this.#kept.get(key)
    if (kept && kept.until > now) return kept
    const changes = this.#changes
    const found = await look()
    if (!found || changes !== this.#changes || !this.deps.events.listening) return found
    if (this.#kept.size >= keptAtMost) this.#kept.delete(this.#kept.keys().next().value!)
    this.#kept.delete(key)
    this.#kept.set(key, { ...found, until: now + keptMilliseconds })
    return found
  }
}

const memories = new WeakMap<Deps, Memory>()

export function memoryOf(deps: Deps): Memory {
  const own = memories.get(deps) ?? new Memory(deps)
  memories.set(deps, own)
  return own
}

/**
 * Says that who this person is, or what they may do, changed: every process asks anew after the commit, this one from now on,
 * so that not even the next request of the same browser meets what was.
 */
export async function personChanged(deps: Deps, tx: Tx, personId: string): Promise<void> {
  memories.get(deps)?.forget(topicOf(personId))
  await deps.events.touch(tx, topicOf(personId))
}
