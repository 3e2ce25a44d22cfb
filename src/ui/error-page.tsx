import type { ComponentChildren } from 'preact'
import { addresses } from './addresses.ts'
import type { Frame } from './frame.ts'
import { Page } from './page.tsx'
import { withQuery } from './query.ts'

interface Props {
  frame: Frame
  /** HTTP status; a status without words of its own borrows those of its class */
  status: number
  /** what happened, in the reader's language */
  message: string
  /** the request's id, for a letter to whoever runs the installation */
  reference?: string
  /** more to see: both versions of a stale write */
  children?: ComponentChildren
}

/** Says what happened and where to go. */
export function ErrorPage({ frame, status, message, reference, children }: Props) {
  const { t, path, actor } = frame
  const own = `ui.error-title.${status}`
  const title = t(t.has(own) ? own : `ui.error-title.${status >= 500 ? 500 : 400}`)
  const mayHelpToSignIn = actor.kind === 'public' && [401, 403, 404].includes(status)
  return (
    <Page frame={frame} title={title} lead={message} layout="plain" noindex>
      {children}
      {reference && <p class="muted">{t('ui.error-reference', { id: reference })}</p>}
      <nav aria-labelledby="go">
        <h2 id="go">{t('ui.go.title')}</h2>
        <ul class="ways">
          {mayHelpToSignIn && (
            <li>
              <a href={withQuery(t.href(addresses.signIn), { next: path })}>{t('ui.go.sign-in')}</a>
            </li>
          )}
          {[409, 429, 500, 503].includes(status) && (
            <li>
              <a href={t.href(path)}>{t('ui.go.again')}</a>
            </li>
          )}
          {actor.kind !== 'public' && (
            <li>
              <a href={t.href(addresses.desk)}>{t('ui.go.desk')}</a>
            </li>
          )}
          <li>
            <a href={t.href(addresses.search)}>{t('ui.go.search')}</a>
          </li>
          <li>
            <a href={t.href(addresses.home)}>{t('ui.go.home')}</a>
          </li>
        </ul>
      </nav>
    </Page>
  )
}
