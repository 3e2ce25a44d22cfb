import type { FieldErrors } from '../../../platform/errors.ts'
import {
  Checkbox,
  EmailField,
  type Frame,
  HiddenField,
  LinkButton,
  Page,
  PasswordField,
  PostForm,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts'
import { passwordLength } from '../rules.ts'

/** The ways in: pages for people who are not signed in. */
interface Props {
  frame: Frame
  typed?: Record<string, string | string[] | undefined>
  errors?: FieldErrors | null
}

const value = (typed: Props['typed'], name: string) => [typed?.[name]].flat()[0]

export function SignInPage({ frame, typed, errors, next, signOn }: Props & { next: string; signOn: string | null }) {
  const { t } = frame
  const labels = { email: t('people.email'), password: t('people.password') }
  return (
    <Page frame={frame} title={t('people.sign-in.title')} layout="plain" noindex>
      <PostForm t={t} action={t.href('/sign-in')} errors={errors} labels={labels}>
        <HiddenField name="next" value={next} />
        <EmailField t={t} name="email" label={labels.email} value={value(typed, 'email')} error={errors?.email} autocomplete="username" />
        <PasswordField t={t} name="password" label={labels.password} error={errors?.password} />
        <Checkbox t={t} name="remember" label={t('people.sign-in.remember')} checked={value(typed, 'remember') === 'on'} />
        <SubmitButton>{t('people.sign-in.action')}</SubmitButton>
      </PostForm>
      <div data-passkey="sign-in" data-next={t.href(next)} data-failed={t('people.passkey.failed')} hidden>
        <button type="button" class="button quiet">
          {t('people.passkey.sign-in')}
        </button>
        <p role="status" />
      </div>
      {signOn && (
        <PostForm t={t} action={t.href('/sign-in/organization')} name={t('people.sign-in.organization', { name: signOn })}>
          <HiddenField name="next" value={next} />
          <SubmitButton tone="quiet">{t('people.sign-in.organization', { name: signOn })}</SubmitButton>
        </PostForm>
      )}
      <ul class="ways">
        <li>
          <a href={t.href('/forgot')}>{t('people.forgot.title')}</a>
        </li>
        <li>
          <a href={t.href('/register')}>{t('people.register.title')}</a>
        </li>
        {errors?.['']?.key === 'people.field.unconfirmed' && (
          <li>
            <a href={t.href('/confirm')}>{t('people.confirm.again')}</a>
          </li>
        )}
      </ul>
    </Page>
  )
}

export function TwoFactorPage({ frame, errors, next }: Props & { next: string }) {
  const { t } = frame
  const labels = { code: t('people.two-factor.code') }
  return (
    <Page frame={frame} title={t('people.two-factor.title')} lead={t('people.two-factor.lead')} layout="plain" noindex>
      <PostForm t={t} action={t.href('/two-factor')} errors={errors} labels={labels}>
        <HiddenField name="next" value={next} />
        <TextField
          t={t}
          name="code"
          label={labels.code}
          help={t('people.two-factor.code-help')}
          error={errors?.code}
          autocomplete="one-time-code"
          size="short"
        />
        <Checkbox t={t} name="trust" label={t('people.two-factor.trust')} checked={false} />
        <SubmitButton>{t('ui.continue')}</SubmitButton>
      </PostForm>
    </Page>
  )
}

export function RegisterPage({ frame, typed, errors }: Props) {
  const { t } = frame
  const labels = { name: t('people.name'), email: t('people.email'), password: t('people.password') }
  return (
    <Page frame={frame} title={t('people.register.title')} lead={t('people.register.lead')} layout="plain" noindex>
      <PostForm t={t} action={t.href('/register')} errors={errors} labels={labels}>
        <TextField
          t={t}
          name="name"
          label={labels.name}
          help={t('people.name-help')}
          value={value(typed, 'name')}
          error={errors?.name}
          autocomplete="name"
        />
        <EmailField
          t={t}
          name="email"
          label={labels.email}
          help={t('people.register.email-help')}
          value={value(typed, 'email')}
          error={errors?.email}
        />
        <PasswordField
          t={t}
          name="password"
          label={labels.password}
          help={t('people.password-help', { limit: passwordLength.least })}
          error={errors?.password}
          autocomplete="new-password"
        />
        <SubmitButton>{t('people.register.action')}</SubmitButton>
      </PostForm>
    </Page>
  )
}

/** With a token from a letter a button, which a program that follows links does not press; without one, the way to a new letter. */
export function ConfirmPage({ frame, typed, errors, token }: Props & { token: string | null }) {
  const { t } = frame
  if (token) {
    return (
      <Page frame={frame} title={t('people.confirm.title')} lead={t('people.confirm.lead')} layout="plain" noindex>
        <PostForm t={t} action={t.href('/confirm')}>
          <HiddenField name="token" value={token} />
          <SubmitButton>{t('people.confirm.action')}</SubmitButton>
        </PostForm>
      </Page>
    )
  }
  return (
    <Page frame={frame} title={t('people.confirm.title')} lead={t('people.confirm.wait')} layout="plain" noindex>
      <section aria-labelledby="again">
        <h2 id="again">{t('people.confirm.again')}</h2>
        <PostForm t={t} action={t.href('/confirm/letters')} errors={errors} labels={{ email: t('people.email') }}>
          <EmailField t={t} name="email" label={t('people.email')} value={value(typed, 'email')} error={errors?.email} />
          <SubmitButton tone="quiet">{t('ui.send')}</SubmitButton>
        </PostForm>
      </section>
    </Page>
  )
}

export function ForgotPage({ frame, typed, errors }: Props) {
  const { t } = frame
  return (
    <Page frame={frame} title={t('people.forgot.title')} lead={t('people.forgot.lead')} layout="plain" noindex>
      <PostForm t={t} action={t.href('/forgot')} errors={errors} labels={{ email: t('people.email') }}>
        <EmailField t={t} name="email" label={t('people.email')} value={value(typed, 'email')} error={errors?.email} />
        <SubmitButton>{t('ui.send')}</SubmitButton>
      </PostForm>
    </Page>
  )
}

export function ResetPage({ frame, errors, token }: Props & { token: string | null }) {
  const { t } = frame
  if (!token) {
    return (
      <Page frame={frame} title={t('people.reset.title')} lead={t('people.reset.spent')} layout="plain" noindex>
        <LinkButton href={t.href('/forgot')}>{t('people.reset.again')}</LinkButton>
      </Page>
    )
  }
  return (
    <Page frame={frame} title={t('people.reset.title')} lead={t('people.reset.lead')} layout="plain" noindex>
      <PostForm t={t} action={t.href('/reset')} errors={errors} labels={{ password: t('people.password.wanted') }}>
        <HiddenField name="token" value={token} />
        <PasswordField
          t={t}
          name="password"
          label={t('people.password.wanted')}
          help={t('people.password-help', { limit: passwordLength.least })}
          error={errors?.password}
          autocomplete="new-password"
        />
        <SubmitButton>{t('ui.save')}</SubmitButton>
      </PostForm>
    </Page>
  )
}
