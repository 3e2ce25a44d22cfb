import { renderToString } from 'preact-render-to-string'
import { publicActor } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import type { Language, Translate } from '../../../platform/i18n/index.ts'
import type { AgendaEntry } from '../agenda.ts'
import { listDecisions } from '../decisions/queries.ts'
import { meetingTopic } from '../events.ts'
import { momentsOf, standing, timed } from '../plan/rules.ts'
import { documentsBySymbol, findLatestRelease, readAgenda } from '../queries/agenda.ts'
import { findMeeting, listSittings } from '../queries/meetings.ts'
import { findFloor, listSpeakers, listStatements } from './queries.ts'
import { FloorView } from './views/floor.tsx'

/** What stands for an item in a plan that has no time of its own for it: the item above it, its sub-items. */
const relatedTo = ({ item, parent }: AgendaEntry, agenda: readonly AgendaEntry[]): number[] => [
  ...(parent === null ? [] : [parent]),
  ...agenda.flatMap((one) => (one.parent === item ? [one.item] : [])),
]

/** Decisions shown as they fall, the latest first; the meeting's list has all. */
const decisionsShown = 10
const statementsShown = 50
/** Meetings whose room is kept; a watcher of another has it made anew. */
const mostKept = 60

/**
 * What all who watch a meeting see alike: made once for each change and language in this process, however many watch. It holds only
 * what the public may see; what is the reader's own stands beside it.
 */
export class Floors {
  readonly #deps: Deps
  readonly #kept = new Map<string, Promise<string>>()

  constructor(deps: Deps) {
    this.#deps = deps
    // before any stream listens: when a stream asks, what was made before a change is forgotten already
    deps.events.subscribe((topic) => {
      if (topic === '*' || topic === 'documents') this.#kept.clear()
      else for (const key of this.#kept.keys()) if (key.startsWith(`${topic}\n`)) this.#kept.delete(key)
    })
  }

  /** The room as markup, in the language of `t`. */
  of(meetingId: string, t: Translate): Promise<string> {
    // until this process listens it does not hear of changes, so nothing may be kept
    if (!this.#deps.events.listening) return this.make(meetingId, t)
    // how late the meeting is changes by itself: what is kept is good for its minute
    const minute = Math.floor(this.#deps.clock.now().getTime() / 60_000)
    const key = `${meetingTopic(meetingId)}\n${t.lang satisfies Language}\n${minute}`
    const known = this.#kept.get(key)
    if (known) return known
    const made = this.make(meetingId, t)
    made.catch(() => this.#kept.delete(key))
    this.#kept.set(key, made)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
    return made
  }

  /** The same made anew: whoever has just done something reads it, before the change has gone round. */
  async make(meetingId: string, t: Translate): Promise<string> {
    const { db, clock } = this.#deps
    const meeting = await findMeeting(db, meetingId)
    if (!meeting) throw notFound()
    const floor = await findFloor(db, meetingId)
    const agenda = floor.item_id === null ? [] : await readAgenda(db, meeting)
    const item = agenda.find((entry) => entry.item === floor.item_id)
    const decisions = await listDecisions(db, { meeting: meetingId })
    const speakers = item ? await listSpeakers(db, meetingId, item.item) : []
    const statements = item ? await listStatements(db, meetingId, { visible: ['public'], item: item.item, limit: statementsShown }) : []
    const latest = decisions.slice(-decisionsShown).reverse()
    const keys = [...(item?.documents ?? []), ...latest.flatMap(({ documents }) => documents)].map(({ key }) => key)
    const posted = await documentsBySymbol(db, publicActor, keys)
    const open = item && floor.since && { item: item.item, since: floor.since, related: relatedTo(item, agenda) }
    const release = meeting.phase === 'running' ? await findLatestRelease(db, meetingId) : undefined
    const sittings = release ? await listSittings(db, [meetingId]) : []
    const plan = release && momentsOf(sittings, timed(sittings, release.plan))
    const now = clock.now()
    return renderToString(
      <FloorView
        t={t}
        decisions={latest}
        minutes={floor.speaking_minutes}
        {...{ meeting, item, speakers, statements, posted, now }}
        standing={plan ? standing(plan, open ?? null, now) : null}
        planned={release?.items ?? []}
      />,
    )
  }
}
