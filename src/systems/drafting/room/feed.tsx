import type { FastifyReply, FastifyRequest } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import type { Deps } from '../../../platform/deps.ts'
import { openStream } from '../../../platform/events/index.ts'
import type { Language, Translate } from '../../../platform/i18n/index.ts'
import { changesSince, type NegotiatedParagraph, type NegotiatedText } from '../../../texts/index.ts'
import { roomTopic } from '../links.ts'
import { isVisible, mayEdit } from '../policy.ts'
import { readRoom } from '../rooms.ts'
import type { RoomFragments } from './fragments.tsx'
import { findRoomText, type OpenRoom, type RoomText } from './queries.ts'
import { countsOf, there } from './show.ts'
import { silenceEnded } from './silence.ts'
import { Standing } from './views/head.tsx'
import { nameOf } from './views/words.tsx'

/** More changed paragraphs than these are not sent one by one: the page is loaded again. */
const mostSent = 40
const reloaded = (version: number | null) => JSON.stringify({ reload: true, version })

/** A room that somebody in this process watches. */
interface Watched {
  watchers: number
  /** read once for each change, whoever asks first */
  current: Promise<{ text: RoomText; negotiated: NegotiatedText } | null> | null
  /** messages of the current version, by what they say and to whom */
  messages: Map<string, string>
}

/**
 * What those who have a room open hear. A change costs each process one reading of the room and one rendering for each language of
 * the interface and each right, however many watch.
 */
export class RoomFeed {
  readonly #deps: Deps
  readonly #fragments: RoomFragments
  readonly #rooms = new Map<string, Watched>()

  constructor(deps: Deps, fragments: RoomFragments) {
    this.#deps = deps
    this.#fragments = fragments
    // before any stream listens: when a stream asks, what was read for an earlier change is forgotten already
    deps.events.subscribe((topic) => {
      for (const room of topic === '*' ? this.#rooms.values() : [this.#rooms.get(topic)]) {
        if (room) room.current = null
      }
    })
  }

  /** A stream of messages to one reader, who has seen the text at version `since`. */
  watch(req: FastifyRequest, reply: FastifyReply, { text, language }: OpenRoom, since: number): FastifyReply {
    const { actor, t } = req
    const { config, events } = this.#deps
    const topic = roomTopic(text.id, language)
    const room = this.#enter(topic)
    reply.raw.once('close', () => this.#leave(topic, room))
    let seen = since
    return openStream(req, reply, {
      topics: [topic],
      events,
      limits: { address: config.streamsPerAddress, all: config.streams },
      // what happened while the page was on its way
      first: topic,
      render: async () => {
        room.current ??= this.#read(text.id, language, room)
        const now = await room.current
        if (!now || !isVisible(actor, now.text)) return reloaded(null)
        const from = seen
        seen = now.negotiated.version
        return seen === from ? null : this.#message(room, now.negotiated, text.id, from, t, mayEdit(actor, now.text))
      },
    })
  }

  #enter(topic: string): Watched {
    const room = this.#rooms.get(topic) ?? { watchers: 0, current: null, messages: new Map() }
    this.#rooms.set(topic, room)
    room.watchers++
    return room
  }

  #leave(topic: string, room: Watched): void {
    if (--room.watchers === 0) this.#rooms.delete(topic)
  }

  async #read(id: string, language: Language, room: Watched): Promise<{ text: RoomText; negotiated: NegotiatedText } | null> {
    try {
      const text = await findRoomText(this.#deps.db, id)
      const negotiated = text && (await readRoom(this.#deps.db, id, language))
      room.messages.clear()
      return negotiated ? { text, negotiated } : null
    } catch (error) {
      // those who come back ask anew
      room.current = null
      throw error
    }
  }

  #message(room: Watched, text: NegotiatedText, id: string, from: number, t: Translate, edits: boolean): string {
    const key = `${from} ${text.version} ${t.lang} ${edits}`
    const known = room.messages.get(key)
    if (known !== undefined) return known
    const message = this.#render(text, id, from, t, edits)
    room.messages.set(key, message)
    return message
  }

  #render(text: NegotiatedText, id: string, from: number, t: Translate, edits: boolean): string {
    // the names of all paragraphs come or go at once
    if (from > text.version || text.history.slice(from).some(({ before }) => before?.attribution !== undefined))
      return reloaded(text.version)
    const changes = changesSince(text, from)
    if (changes.length > mostSent) return reloaded(text.version)
    const changed = new Set(changes.map((change) => change.id))
    const standing = there(text)
    const messages = standing.flatMap((paragraph, at) =>
      changed.has(paragraph.id)
        ? [
            {
              id: paragraph.id,
              after: standing[at - 1]?.id ?? null,
              html: renderToString(this.#fragments.paragraph(t, id, text, paragraph, edits)),
            },
          ]
        : [],
    )
    const gone = changes.filter((change) => !standing.some((paragraph) => paragraph.id === change.id))
    return JSON.stringify({
      version: text.version,
      standing: renderToString(<Standing t={t} counts={countsOf(text)} version={text.version} />),
      changes: [...messages, ...gone.map((change) => ({ id: change.id, after: null, html: null }))],
      mark: t('drafting.room.changed-now'),
      said: said(t, text, from, (changes.map(({ was, now }) => now ?? was) as NegotiatedParagraph[]).filter(Boolean)),
    })
  }
}

/** What a screen reader tells politely. */
function said(t: Translate, text: NegotiatedText, from: number, paragraphs: readonly NegotiatedParagraph[]): string {
  const names = [...new Set(paragraphs.map((paragraph) => nameOf(paragraph, paragraph.opener)))]
  const steps = text.history.slice(from)
  // the day of a silence is over: nobody did it
  if (steps.every(({ step }) => step.id.startsWith(silenceEnded)))
    return t('drafting.room.live.silence-ended', { paragraphs: t.list(names.slice(0, 5)) })
  const who = [...new Set(steps.map(({ step }) => step.by))]
  return t('drafting.room.live.changed', { paragraphs: t.list(names.slice(0, 5)), who: t.list(who.slice(0, 3)) })
}
