import { renderToString } from 'preact-render-to-string'
import { publicActor } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import type { Language, Translate } from '../../../platform/i18n/index.ts'
import { listDecisions } from '../decisions/queries.ts'
import { meetingTopic } from '../events.ts'
import { documentsBySymbol, readAgenda } from '../queries/agenda.ts'
import { findMeeting } from '../queries/meetings.ts'
import { findFloor, listSpeakers, listStatements } from './queries.ts'
import { FloorView } from './views/floor.tsx'

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
    const key = `${meetingTopic(meetingId)}\n${t.lang satisfies Language}`
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
    const { db } = this.#deps
    const meeting = await findMeeting(db, meetingId)
    if (!meeting) throw notFound()
    const floor = await findFloor(db, meetingId)
    const item = floor.item_id === null ? undefined : (await readAgenda(db, meeting)).find((entry) => entry.item === floor.item_id)
    const decisions = await listDecisions(db, { meeting: meetingId })
    const speakers = item ? await listSpeakers(db, meetingId, item.item) : []
    const statements = item ? await listStatements(db, meetingId, { visible: ['public'], item: item.item, limit: statementsShown }) : []
    const latest = decisions.slice(-decisionsShown).reverse()
    const keys = [...(item?.documents ?? []), ...latest.flatMap(({ documents }) => documents)].map(({ key }) => key)
    const posted = await documentsBySymbol(db, publicActor, keys)
    return renderToString(
      <FloorView t={t} decisions={latest} minutes={floor.speaking_minutes} {...{ meeting, item, speakers, statements, posted }} />,
    )
  }
}
