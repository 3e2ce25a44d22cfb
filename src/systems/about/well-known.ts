import { anyone } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { notFound } from '../../platform/errors.ts'
import type { App } from '../../platform/http/index.ts'
import { languages } from '../../platform/i18n/index.ts'
import { addresses } from '../../ui/index.ts'
import { contactLink } from './links.ts'

const text = 'text/plain; charset=utf-8'
const days = 86_400_000

/** Addresses that programs know beforehand. */
export function wellKnown(app: App, { clock, config }: Deps): void {
  const open = { config: { may: anyone } }

  app.get('/robots.txt', open, async (_req, reply) => reply.type(text).send(config.demo ? closed : robots))

  // browsers ask for it by themselves where no page has told them of an icon, as beside a file or a feed
  app.get('/favicon.ico', open, async (req, reply) => {
    const { icon } = req.frame().assets
    if (!icon) throw notFound()
    return reply.redirect(icon, 302)
  })

  // https://w3c.github.io/webappsec-change-password-url/
  app.get('/.well-known/change-password', open, async (_req, reply) => reply.see(`${addresses.account}#password`))

  // RFC 9116: a file without a contact would be no file, and one that is a year old is no longer believed
  app.get('/.well-known/security.txt', open, async (_req, reply) => {
    if (!config.contact) throw notFound()
    const expires = new Date(Math.floor(clock.now().getTime() / days + 180) * days)
    const fields = {
      Contact: contactLink(config.contact),
      Expires: expires.toISOString(),
      'Preferred-Languages': languages.join(', '),
      Canonical: `${config.publicUrl}/.well-known/security.txt`,
    }
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`)
    return reply.type(text).send(lines.join(''))
  })
}

/** Pages are for finding; what a program reads, and what every filter makes of a list, is not. */
const robots = `User-agent: *
Disallow: /api/
Disallow: /dev/
Disallow: /*/search
Disallow: /*.csv
Disallow: /*.json
Disallow: /*.atom
Disallow: /*.ics
`

/** Invented records must not be found as if they were decisions. */
const closed = `User-agent: *
Disallow: /
`
