import { Type } from 'typebox'
import { type Actor, anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { forbidden, notFound } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { isLanguage, type Language } from '../../../platform/i18n/index.ts'
import { isUnspecified, type NegotiatedText } from '../../../texts/index.ts'
import { findAdoption } from '../adoption/queries.ts'
import { readRoom } from '../rooms.ts'
import { getText, type TextRow } from '../texts/queries.ts'
import { fileOf } from './files.ts'
import { type Format, formats } from './make.ts'
import { outcomesOf } from './outcome.ts'
import { type Content, contents } from './paper.ts'
import { maySeeAuthors } from './policy.ts'
import { listRooms, listWarnings, partyNames, type RoomRow } from './queries.ts'
import { OutPage } from './views/out-page.tsx'
import { OutcomePage } from './views/outcome-page.tsx'

const id = Type.String({ maxLength: 200 })
const version = Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 }))
const language = Type.Optional(Type.String({ maxLength: 2 }))

const types: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xml: 'application/akn+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

/** The text as a file, in each language, and what became of everybody's proposals. */
export function outRoutes(app: App, deps: Deps): void {
  const { db, files } = deps

  /** The room asked for, or that of the reader's language, or of the original. */
  function choose(rooms: readonly RoomRow[], wanted: string | undefined, reader: Language): RoomRow | undefined {
    if (wanted !== undefined) return rooms.find((room) => room.language === wanted)
    return rooms.find((room) => room.language === reader) ?? rooms[0]
  }

  const parties = async (room: NegotiatedText | null) => {
    const ids = (room?.voices ?? []).filter((voice) => !isUnspecified(voice))
    return { ids, names: await partyNames(db, ids) }
  }

  const outQuery = Type.Object({ language, version })
  app.get(
    '/drafting/:id/out',
    { config: { may: anyone }, schema: { params: Type.Object({ id }), querystring: outQuery } },
    async (req, reply) => {
      const text = await getText(db, req.actor, req.params.id)
      const rooms = await listRooms(db, text)
      const row = choose(rooms, req.query.language, req.t.lang)
      const asked = req.query.version ?? row?.version ?? 0
      if ((req.query.language !== undefined && !row) || asked > (row?.version ?? 0)) throw notFound()
      const room = row ? await readRoom(db, text.id, row.language) : null
      const seesAuthors = room !== null && maySeeAuthors(req.actor, text, room)
      return reply.page(
        <OutPage
          frame={req.frame()}
          text={text}
          rooms={rooms}
          shown={row ? { ...row, latest: row.version, version: asked } : null}
          parties={seesAuthors ? await parties(room) : null}
          earlier={seesAuthors}
          adopted={row !== undefined && (await findAdoption(db, text.id))?.versions[row.language] !== undefined}
          warnings={row ? await listWarnings(db, text.id, { ...row, version: asked }) : []}
        />,
      )
    },
  )

  const fileAddress = {
    params: Type.Object({ id, language: Type.String({ maxLength: 2 }), file: Type.String({ maxLength: 40 }) }),
    querystring: Type.Object({ version, party: Type.Optional(Type.String({ maxLength: 200 })) }),
  }
  app.get('/drafting/:id/out/:language/:file', { config: { may: anyone }, schema: fileAddress }, async (req, reply) => {
    const { actor, params, query } = req
    const [, what, format] = /^(\w+)\.(\w+)$/.exec(params.file) ?? []
    if (!isLanguage(params.language) || !isContent(what) || !isFormat(format)) throw notFound()
    if ((what === 'proposal') !== (query.party !== undefined)) throw notFound()
    const text = await getText(db, actor, params.id)
    if (what === 'proposal' || query.version !== undefined) await requireAuthors(actor, text, params.language)
    const order = { language: params.language, what, format, party: query.party ?? '', version: query.version ?? null }
    const file = await fileOf(deps, text, order)
    const etag = `"${file.sha256}"`
    // who may see a text can change, and with the next step so does the text
    reply.header('etag', etag).header('cache-control', 'private, no-cache')
    if (req.headers['if-none-match'] === etag) return reply.status(304).send()
    return reply
      .type(types[format])
      .header('content-length', file.size)
      .header('content-language', params.language)
      .header('content-disposition', attachment(file.name))
      .send(await files.stream(file.sha256))
  })

  async function requireAuthors(actor: Actor, text: TextRow, language: Language): Promise<void> {
    const room = await readRoom(db, text.id, language)
    if (!room) throw notFound()
    if (!maySeeAuthors(actor, text, room)) throw forbidden()
  }

  const outcomeQuery = Type.Object({ language, party: Type.Optional(Type.String({ maxLength: 200 })) })
  const outcomeSchema = { params: Type.Object({ id }), querystring: outcomeQuery }
  app.get('/drafting/:id/outcome', { config: { may: anyone }, schema: outcomeSchema }, async (req, reply) => {
    const text = await getText(db, req.actor, req.params.id)
    const rooms = await listRooms(db, text)
    const row = choose(rooms, req.query.language, text.original)
    if (req.query.language !== undefined && !row) throw notFound()
    const room = row ? await readRoom(db, text.id, row.language) : null
    if (room && !maySeeAuthors(req.actor, text, room)) throw forbidden()
    const all = room ? outcomesOf(room) : []
    const party = req.query.party ?? null
    if (party !== null && !all.some((one) => one.party === party)) throw notFound()
    return reply.page(
      <OutcomePage
        frame={req.frame()}
        text={text}
        rooms={rooms}
        language={row?.language ?? text.original}
        all={all}
        party={party}
        names={(await parties(room)).names}
      />,
    )
  })
}

const isContent = (word: string | undefined): word is Content => (contents as readonly string[]).includes(word ?? '')
const isFormat = (word: string | undefined): word is Format => (formats as readonly string[]).includes(word ?? '')

/** RFC 6266; the name is made of ids, and spelled out in full for those that are not in plain letters. */
const attachment = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.() -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`
