import { ButtonRow, LinkButton, PasswordField, PostButton, PostForm, SubmitButton, Table, Tag, TextField, Time } from '../../../ui/index.ts'
import { passwordLength } from '../rules.ts'
import { type AccountProps, at, own } from './account-parts.tsx'

export function PasswordForm(props: AccountProps) {
  const { t } = props.frame
  const { errors } = own(props, 'password')
  if (!props.account.hasPassword) {
    return (
      <>
        <p>{t('people.account.no-password')}</p>
        <LinkButton tone="quiet" href={t.href('/forgot')}>
          {t('people.password.wanted')}
        </LinkButton>
      </>
    )
  }
  const labels = { current: t('people.password.current'), wanted: t('people.password.wanted') }
  return (
    <PostForm t={t} action={at(t, 'password')} errors={errors} labels={labels}>
      {/* tells a password manager whose password changes */}
      <input type="text" name="username" autocomplete="username" value={props.account.person.email} readOnly hidden />
      <PasswordField t={t} name="current" label={labels.current} error={errors?.current} />
      <PasswordField
        t={t}
        name="wanted"
        label={labels.wanted}
        help={t('people.password-help', { limit: passwordLength.least })}
        error={errors?.wanted}
        autocomplete="new-password"
      />
      <SubmitButton>{t('people.password.change')}</SubmitButton>
    </PostForm>
  )
}

export function Passkeys({ frame: { t }, account: { passkeys } }: AccountProps) {
  return (
    <>
      <p>{t('people.passkeys.lead')}</p>
      {passkeys.length > 0 && (
        <Table
          t={t}
          caption={t('people.account.passkeys')}
          rows={passkeys}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', label: t('people.key-name'), header: true, cell: ({ name }) => name || t('people.passkeys.unnamed') },
            {
              key: 'made',
              label: t('people.made'),
              numeric: true,
              cell: ({ created_at }) => created_at && <Time t={t} value={created_at} />,
            },
            {
              key: 'remove',
              label: t('ui.remove'),
              cell: ({ id, name }) => (
                <PostButton to={at(t, `passkeys/${id}/removal`)} tone="quiet" about={name ?? t('people.passkeys.unnamed')}>
                  {t('ui.remove')}
                </PostButton>
              ),
            },
          ]}
        />
      )}
      <form
        class="form"
        data-passkey="register"
        data-next={t.href('/account')}
        data-failed={t('people.passkeys.failed')}
        data-stale={t('people.passkeys.stale')}
        hidden
      >
        <TextField t={t} name="passkey-name" label={t('people.key-name')} help={t('people.passkeys.name-help')} size="medium" />
        <SubmitButton tone="quiet">{t('people.passkeys.add')}</SubmitButton>
        <p role="status" />
      </form>
      <noscript>
        <p class="muted">{t('people.passkeys.script')}</p>
      </noscript>
    </>
  )
}

export function TwoFactor(props: AccountProps) {
  const { t } = props.frame
  const { errors } = own(props, 'two-factor')
  const { person, hasPassword } = props.account
  const field = hasPassword && <PasswordField t={t} name="password" label={t('people.password.current')} error={errors?.password} />
  const labels = { password: t('people.password.current') }
  if (!person.two_factor_enabled) {
    return (
      <>
        <p>{t('people.two-factor.off')}</p>
        <PostForm t={t} action={at(t, 'two-factor')} errors={errors} labels={labels} name={t('people.account.two-factor')}>
          {field}
          <SubmitButton tone="quiet">{t('people.two-factor.begin')}</SubmitButton>
        </PostForm>
      </>
    )
  }
  return (
    <>
      <p>
        <Tag tone="done">{t('people.two-factor.on')}</Tag>
      </p>
      <PostForm t={t} action={at(t, 'two-factor/changes')} errors={errors} labels={labels} name={t('people.account.two-factor')}>
        {field}
        <ButtonRow>
          <SubmitButton tone="quiet" name="change" value="codes">
            {t('people.two-factor.new-codes')}
          </SubmitButton>
          <SubmitButton tone="danger" name="change" value="off">
            {t('people.two-factor.end')}
          </SubmitButton>
        </ButtonRow>
      </PostForm>
    </>
  )
}

export function Sessions({ frame: { t }, account: { sessions }, here }: AccountProps) {
  return (
    <>
      <Table
        t={t}
        caption={t('people.account.sessions')}
        rows={sessions}
        rowKey={({ id }) => id}
        current={({ token }) => token === here}
        columns={[
          {
            key: 'device',
            label: t('people.sessions.device'),
            header: true,
            cell: ({ user_agent, token }) => (
              <>
                <bdi>{deviceWords(user_agent) ?? t('ui.unknown')}</bdi>
                {token === here && (
                  <>
                    {' '}
                    <Tag>{t('people.sessions.this')}</Tag>
                  </>
                )}
              </>
            ),
          },
          { key: 'place', label: t('people.sessions.place'), cell: ({ ip_address }) => <bdi>{ip_address}</bdi> },
          { key: 'since', label: t('people.sessions.since'), numeric: true, cell: ({ created_at }) => <Time t={t} value={created_at} /> },
          {
            key: 'end',
            label: t('people.sessions.end'),
            cell: ({ id, user_agent }) => (
              <PostButton to={at(t, `sessions/${id}/end`)} tone="quiet" about={deviceWords(user_agent) ?? ''}>
                {t('people.sessions.end')}
              </PostButton>
            ),
          },
        ]}
      />
      <PostButton to={at(t, 'sessions/end')} tone="danger">
        {t('people.sessions.end-all')}
      </PostButton>
    </>
  )
}

/** Browser and system of a User-Agent, as their makers write them. */
export function deviceWords(agent: string | null): string | null {
  if (!agent) return null
  const browser = /\b(Edg|OPR|Firefox|Chrome|Safari|curl)\/(\d+)/.exec(agent)
  const named: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' }
  const system = /\b(Windows|Android|iPhone|iPad|Mac OS X|Linux)\b/.exec(agent)?.[1]
  const parts = [browser && `${named[browser[1]!] ?? browser[1]} ${browser[2]}`, system].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : agent.slice(0, 60)
}
