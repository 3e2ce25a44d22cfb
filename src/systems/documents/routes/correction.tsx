import type { Actor } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, requireAllowed } from '../../../platform/errors.ts'
import { type App, attempt, typedIn } from '../../../platform/http/index.ts'
import { correctDocument } from '../commands.ts'
import { correctable, knownIds, readCorrectionForm } from '../forms.ts'
import { documentLink } from '../links.ts'
import { mayCorrect, mayGiveStanding, mayGiveVisibility, mayImport } from '../policy.ts'
import { choicesForCorrection, findDocument } from '../queries/document.ts'
import { CorrectionPage } from '../views/correction-page.tsx'
import { byId } from './common.ts'

/** What a document is, corrected by a person. */
export function correctionRoutes(app: App, deps: Deps): void {
  const { db } = deps

  async function opened(actor: Actor, id: string) {
    const document = await findDocument(db, actor, id)
    if (!document) throw notFound()
    requireAllowed(mayCorrect(actor, document))
    const may = { adopt: mayGiveStanding(actor, 'adopted'), publish: mayGiveVisibility(actor, 'public') }
    return { document, may, choices: await choicesForCorrection(db) }
  }

  app.get('/documents/:id/correction', { config: { may: mayImport }, schema: byId }, async (req, reply) =>
    reply.page(<CorrectionPage frame={req.frame()} {...(await opened(req.actor, req.params.id))} />),
  )

  app.post('/documents/:id/correction', { config: { may: mayImport }, schema: byId }, async (req, reply) => {
    const page = await opened(req.actor, req.params.id)
    const { document, choices } = page
    return attempt(
      async () => {
        await correctDocument(deps, req.actor, document.id, readCorrectionForm(req.body, correctable(document), knownIds(choices)))
        return reply.see(documentLink(document.id), 'documents.notice.corrected')
      },
      (errors, status) => reply.page(<CorrectionPage frame={req.frame()} {...page} typed={typedIn(req)} errors={errors} />, status),
    )
  })
}
