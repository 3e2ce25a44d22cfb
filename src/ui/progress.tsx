import type { ComponentChildren } from 'preact'
import type { Translate } from '../platform/i18n/index.ts'

interface Props {
  t: Translate
  label: string
  done: number
  /** null: not known yet how much there is */
  total: number | null
  /** what is being worked on: a file's name */
  note?: string
  /** address of a page that shows the state anew, for readers without script */
  refresh?: string
}

/** How far long work is. Inside `Live` it moves by itself; the fragment sent there is this component again. */
export const ProgressBar = ({ t, label, done, total, note, refresh }: Props) => (
  <div class="progress">
    <p>
      <b>{label}</b>{' '}
      {total !== null && <span class="num muted">{t('ui.progress.of', { done: t.number(done), total: t.number(total) })}</span>}
    </p>
    <progress aria-label={label} value={total === null ? undefined : done} max={total ?? undefined} />
    {note && (
      <p class="muted">
        <bdi>{note}</bdi>
      </p>
    )}
    <p class="muted">
      {t('ui.progress.leave')}
      {refresh && (
        <>
          {' '}
          <a href={refresh} data-refresh>
            {t('ui.progress.refresh')}
          </a>
        </>
      )}
    </p>
  </div>
)

/**
 * A part of the page that the server sends anew when it changes. `src` answers server-sent events `change` whose data is
 * the new content, or anything else to have the page loaded again; an element with `data-done` in it ends the stream.
 */
export const Live = ({ src, polite = true, children }: { src: string; polite?: boolean; children: ComponentChildren }) => (
  <div data-live={src} aria-live={polite ? 'polite' : undefined}>
    {children}
  </div>
)
