import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, isSignedIn } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { forbidden, notFound, signInFirst } from '../../platform/errors.ts'
import type { App } from '../../platform/http/index.ts'
import { Gallery } from '../../ui/index.ts'
import { galleryLink, mailLink } from './links.ts'
import { isAtThisMachine, mayReadKeptMail } from './policy.ts'
import { LetterListPage, LetterPage } from './views/letters.tsx'

/** For whoever tries or builds an installation: the letters that no mail server takes away, and every component of a page. */
export function developing(app: App, { config, mail }: Deps): void {
  const guarded = {
    config: { may: config.demo ? anyone : mayReadKeptMail },
    async onRequest(req: FastifyRequest) {
      if (mayReadKeptMail(req.actor) || (config.demo && isAtThisMachine(req))) return
      throw isSignedIn(req.actor) ? forbidden() : signInFirst()
    },
  }

  app.get(galleryLink, guarded, async (req, reply) => reply.page(<Gallery frame={req.frame()} />))

  if (!mail.folder) return
  app.get(mailLink, guarded, async (req, reply) => reply.page(<LetterListPage frame={req.frame()} letters={await mail.kept()} />))

  const byId = { params: Type.Object({ id: Type.String({ maxLength: 100 }) }) }
  app.get(`${mailLink}/:id`, { ...guarded, schema: byId }, async (req, reply) => {
    const letter = await mail.read(req.params.id)
    if (!letter) throw notFound()
    return reply.page(<LetterPage frame={req.frame()} letter={letter} />)
  })
}
