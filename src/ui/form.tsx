import type { ComponentChildren } from 'preact'
import type { FieldErrors } from '../platform/errors.ts'
import type { Translate } from '../platform/i18n/index.ts'
import { fieldId } from './field.tsx'

interface PostFormProps {
  t: Translate
  /** a ready address: a verb is a resource one POSTs to (`…/withdrawal`) */
  action: string
  /** what the server refused; shown on top, and kept by the browser part as a reason not to forget the draft */
  errors?: FieldErrors | null
  /** field name -> its label, for the list of errors on top */
  labels?: Record<string, string>
  /** with files */
  multipart?: boolean
  /** keeps what is typed on this device under this name until the form is accepted */
  draft?: string
  /** sends what is typed to `to` while it is typed; `saved` with the time as `{time}`, and `failed`, tell how that went */
  autosave?: { to: string; saved: string; failed: string }
  /** asks before the page is left with something typed and no draft kept */
  guard?: boolean
  /** the accessible name, where a page has several forms */
  name?: string
  class?: string
  children: ComponentChildren
}

/** A form in one column. The server checks it and answers in the reader's language, so the browser does not. */
export function PostForm({
  t,
  action,
  errors,
  labels,
  multipart,
  draft,
  autosave,
  guard,
  name,
  class: className,
  children,
}: PostFormProps) {
  return (
    <form
      method="post"
      action={action}
      class={className ?? 'form'}
      enctype={multipart ? 'multipart/form-data' : undefined}
      novalidate
      aria-label={name}
      data-draft={draft}
      data-autosave={autosave?.to}
      data-saved={autosave?.saved}
      data-failed={autosave?.failed}
      data-guard={guard ? '' : undefined}
      data-refused={errors ? '' : undefined}
    >
      {errors && <ErrorSummary t={t} errors={errors} labels={labels} />}
      {draft && (
        <div class="notice warning" data-draft-offer role="status" hidden>
          <p>{t('ui.draft.found')}</p>
          <ButtonRow>
            <button type="button" data-draft-restore>
              {t('ui.draft.restore')}
            </button>
            <button type="button" class="quiet" data-draft-discard>
              {t('ui.draft.discard')}
            </button>
          </ButtonRow>
        </div>
      )}
      {children}
      {autosave && <p class="help" role="status" data-autosave-status />}
    </form>
  )
}

/** What is wrong, on top, each line a link to its field. Takes the focus, so that it is also heard. */
export function ErrorSummary({ t, errors, labels = {} }: { t: Translate; errors: FieldErrors; labels?: Record<string, string> }) {
  const list = Object.entries(errors)
  if (list.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus>
      <h2>{t('ui.error.invalid-form', { count: list.length })}</h2>
      <ul>
        {list.map(([name, { key, values }]) => (
          <li key={name}>
            {name === '' ? (
              t(key, values)
            ) : (
              <a href={`#${fieldId(name)}`}>
                {labels[name] ? t('ui.field-error', { label: labels[name], message: t(key, values) }) : t(key, values)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

export const ButtonRow = ({ children }: { children: ComponentChildren }) => <div class="buttons">{children}</div>

interface ButtonProps {
  tone?: 'main' | 'quiet' | 'danger'
  /** a key that presses it, in the scope of Shortcuts */
  shortcut?: string
  children: ComponentChildren
}

const toneClass = (tone: ButtonProps['tone']) => (tone && tone !== 'main' ? `button ${tone}` : 'button')

/** Sends the form it stands in. */
export const SubmitButton = ({ tone, shortcut, children, name, value }: ButtonProps & { name?: string; value?: string }) => (
  <button type="submit" class={toneClass(tone)} name={name} value={value} data-shortcut={shortcut}>
    {children}
  </button>
)

export const LinkButton = ({ href, tone, shortcut, children }: ButtonProps & { href: string }) => (
  <a class={toneClass(tone)} href={href} data-shortcut={shortcut}>
    {children}
  </a>
)

/** One POST as a button: `<PostButton to={withdrawalLink(amendment)}>`. `about` names its object where a page repeats the button. */
export const PostButton = ({
  to,
  values = {},
  about,
  tone,
  shortcut,
  children,
}: ButtonProps & { to: string; values?: Record<string, string | number>; about?: string }) => (
  <form method="post" action={to} class="post-button">
    {Object.entries(values).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <button type="submit" class={toneClass(tone)} data-shortcut={shortcut}>
      {children}
      {about && <span class="hidden"> {about}</span>}
    </button>
  </form>
)
