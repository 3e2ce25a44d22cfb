import { languages, nativeName } from '../../../platform/i18n/index.ts'
import {
  ButtonRow,
  Checkboxes,
  Facts,
  type Frame,
  LinkButton,
  Page,
  PasswordField,
  PostButton,
  PostForm,
  RadioGroup,
  Select,
  SubmitButton,
  Table,
  Tag,
  TextField,
  Time,
} from '../../../ui/index.ts'
import type { TwoFactorSetup } from '../account.ts'
import { keyDays } from '../forms.ts'
import { personLink } from '../links.ts'
import type { AccountData } from '../queries.ts'
import { noticeKinds, passwordLength } from '../rules.ts'
import { many, Name, OrganizationLink, one, type Refused, roleWords } from './parts.tsx'
import { QrCode } from './qr.tsx'

interface Props extends Refused {
  frame: Frame
  account: AccountData
  /** token of the session that shows the page */
  here: string
  /** the form that was refused: its errors are its alone */
  refused?: 'profile' | 'password' | 'two-factor' | 'keys' | 'notices'
}

export function AccountPage(props: Props) {
  const { frame, account } = props
  const { t } = frame
  const { person } = account
  const sections = ['profile', 'organization', 'password', 'passkeys', 'two-factor', 'sessions', 'keys', 'notices'] as const
  return (
    <Page
      frame={frame}
      title={t('people.account.title')}
      lead={<bdi>{person.email}</bdi>}
      noindex
      aside={
        <nav aria-label={t('people.account.parts')}>
          <ul>
            {sections.map((section) => (
              <li key={section}>
                <a href={`#${section}`}>{t(`people.account.${section}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      }
    >
      <Section id="profile" t={t}>
        <ProfileForm {...props} />
      </Section>
      <Section id="organization" t={t}>
        <Organization {...props} />
      </Section>
      <Section id="password" t={t}>
        <PasswordForm {...props} />
      </Section>
      <Section id="passkeys" t={t}>
        <Passkeys {...props} />
      </Section>
      <Section id="two-factor" t={t}>
        <TwoFactor {...props} />
      </Section>
      <Section id="sessions" t={t}>
        <Sessions {...props} />
      </Section>
      <Section id="keys" t={t}>
        <Keys {...props} />
      </Section>
      <Section id="notices" t={t}>
        <Notices {...props} />
      </Section>
    </Page>
  )
}

const Section = ({ id, t, children }: { id: string; t: Frame['t']; children: preact.ComponentChildren }) => (
  <section id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{t(`people.account.${id}`)}</h2>
    {children}
  </section>
)

/** Errors and typed values of one form of the page; nothing for the others. */
const own = ({ refused, typed, errors }: Props, form: Props['refused']): Refused => (refused === form ? { typed, errors } : {})

const at = (t: Frame['t'], path: string) => t.href(`/account/${path}`)

function ProfileForm(props: Props) {
  const { t } = props.frame
  const { typed, errors } = own(props, 'profile')
  const { person } = props.account
  const labels = { name: t('people.name'), language: t('people.language'), timeZone: t('people.time-zone') }
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
  return (
    <PostForm t={t} action={at(t, 'profile')} errors={errors} labels={labels}>
      <TextField
        t={t}
        name="name"
        label={labels.name}
        help={t('people.name-help')}
        value={one(typed, 'name') ?? person.name}
        error={errors?.name}
        autocomplete="name"
      />
      <Select
        t={t}
        name="language"
        label={labels.language}
        help={t('people.language-help')}
        value={one(typed, 'language') ?? person.language}
        error={errors?.language}
        choices={languages.map((language) => ({ value: language, label: nativeName[language], lang: language }))}
      />
      <Select
        t={t}
        name="timeZone"
        label={labels.timeZone}
        choices={zones}
        value={one(typed, 'timeZone') ?? person.time_zone}
        error={errors?.timeZone}
      />
      <SubmitButton>{t('ui.save')}</SubmitButton>
    </PostForm>
  )
}

function Organization({ frame: { t }, account: { person, waiting } }: Props) {
  if (!person.organization_id) {
    return (
      <>
        <p>
          {waiting ? (
            <>
              {t('people.join.waiting')} <OrganizationLink t={t} id={waiting.organization_id} name={waiting.organization_name} />
            </>
          ) : (
            t('people.account.no-organization')
          )}
        </p>
        <ButtonRow>
          {waiting ? (
            <PostButton to={at(t, 'joining/withdrawal')} tone="quiet">
              {t('people.join.withdraw')}
            </PostButton>
          ) : (
            <LinkButton href={t.href('/organizations')}>{t('people.account.find-organization')}</LinkButton>
          )}
        </ButtonRow>
      </>
    )
  }
  return (
    <>
      <Facts
        facts={[
          {
            term: t('people.organization'),
            value: (
              <OrganizationLink t={t} id={person.organization_id} name={person.organization_name} acronym={person.organization_acronym} />
            ),
          },
          { term: t('people.unit'), value: person.unit_name && <Name t={t} name={person.unit_name} /> },
          { term: t('people.roles'), value: roleWords(t, person.roles) },
        ]}
      />
      <p>
        <a href={`${t.href(personLink(person.id))}#departure`}>{t('people.account.leave')}</a>
      </p>
    </>
  )
}

function PasswordForm(props: Props) {
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

function Passkeys({ frame: { t }, account: { passkeys } }: Props) {
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

function TwoFactor(props: Props) {
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

function Sessions({ frame: { t }, account: { sessions }, here }: Props) {
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

function Keys(props: Props) {
  const { t } = props.frame
  const { typed, errors } = own(props, 'keys')
  const { keys } = props.account
  const labels = { keyName: t('people.key-name'), scope: t('people.keys.scope'), days: t('people.keys.days') }
  return (
    <>
      <p>{t('people.keys.lead')}</p>
      {keys.length > 0 && (
        <Table
          t={t}
          caption={t('people.account.keys')}
          rows={keys}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              label: t('people.key-name'),
              header: true,
              cell: ({ name, start }) => (
                <>
                  {name} <code>{start}…</code>
                </>
              ),
            },
            {
              key: 'scope',
              label: t('people.keys.scope'),
              cell: ({ permissions }) => t(permissions?.includes('write') ? 'people.keys.scope.write' : 'people.keys.scope.read'),
            },
            { key: 'expires', label: t('people.keys.expires'), numeric: true, cell: ({ expires_at }) => expires_at && t.date(expires_at) },
            {
              key: 'used',
              label: t('people.keys.used'),
              numeric: true,
              cell: ({ last_request }) => (last_request ? <Time t={t} value={last_request} relative /> : t('people.keys.never')),
            },
            {
              key: 'remove',
              label: t('ui.remove'),
              cell: ({ id, name }) => (
                <PostButton to={at(t, `keys/${id}/removal`)} tone="quiet" about={name ?? ''}>
                  {t('ui.remove')}
                </PostButton>
              ),
            },
          ]}
        />
      )}
      <PostForm t={t} action={at(t, 'keys')} errors={errors} labels={labels} name={t('people.keys.make')}>
        <TextField
          t={t}
          name="keyName"
          label={labels.keyName}
          help={t('people.keys.name-help')}
          value={one(typed, 'keyName')}
          error={errors?.keyName}
          size="medium"
        />
        <RadioGroup
          t={t}
          name="scope"
          label={labels.scope}
          error={errors?.scope}
          value={one(typed, 'scope') ?? 'read'}
          choices={(['read', 'write'] as const).map((scope) => ({ value: scope, label: t(`people.keys.scope.${scope}`) }))}
        />
        <Select
          t={t}
          name="days"
          label={labels.days}
          error={errors?.days}
          value={one(typed, 'days') ?? '90'}
          choices={keyDays.map((days) => ({ value: String(days), label: t('people.keys.for-days', { days }) }))}
        />
        <SubmitButton tone="quiet">{t('people.keys.make')}</SubmitButton>
      </PostForm>
    </>
  )
}

function Notices(props: Props) {
  const { t } = props.frame
  const { typed, errors } = own(props, 'notices')
  const { person } = props.account
  return (
    <PostForm
      t={t}
      action={at(t, 'notices')}
      errors={errors}
      labels={{ pace: t('people.notices.pace') }}
      name={t('people.account.notices')}
    >
      <Checkboxes
        t={t}
        name="wanted"
        label={t('people.notices.wanted')}
        choices={noticeKinds.map((kind) => ({ value: kind, label: t(`people.notices.${kind}`) }))}
        values={typed ? many(typed, 'wanted') : noticeKinds.filter((kind) => !person.unwanted.includes(kind))}
      />
      <RadioGroup
        t={t}
        name="pace"
        label={t('people.notices.pace')}
        error={errors?.pace}
        value={one(typed, 'pace') ?? person.pace}
        choices={(['daily', 'weekly'] as const).map((pace) => ({ value: pace, label: t(`people.notices.${pace}`) }))}
      />
      <SubmitButton>{t('ui.save')}</SubmitButton>
    </PostForm>
  )
}

/** The app's secret as text, for those who cannot point a camera at their own screen. */
const secretOf = (uri: string) => new URL(uri).searchParams.get('secret') ?? ''

export function TwoFactorSetupPage({ frame, setup, errors }: Refused & { frame: Frame; setup: TwoFactorSetup }) {
  const { t } = frame
  const secret = secretOf(setup.uri).replace(/(.{4})(?=.)/g, '$1 ')
  return (
    <Page
      frame={frame}
      title={t('people.two-factor.begin')}
      layout="plain"
      noindex
      crumbs={accountCrumbs(t, t('people.account.two-factor'))}
    >
      <section aria-labelledby="app">
        <h2 id="app">{t('people.two-factor.step-app')}</h2>
        <p>{t('people.two-factor.app')}</p>
        <p>{t('people.two-factor.scan')}</p>
        <QrCode value={setup.uri} label={t('people.two-factor.picture')} />
        <p>
          <a href={setup.uri}>{t('people.two-factor.open-app')}</a>
        </p>
        <p>
          {t('people.two-factor.type-secret')} <code dir="ltr">{secret}</code>
        </p>
      </section>
      <section aria-labelledby="codes">
        <h2 id="codes">{t('people.two-factor.step-codes')}</h2>
        <p>{t('people.two-factor.keep-codes')}</p>
        <Codes codes={setup.codes} />
      </section>
      <section aria-labelledby="first">
        <h2 id="first">{t('people.two-factor.step-code')}</h2>
        <PostForm t={t} action={at(t, 'two-factor/confirmation')} errors={errors} labels={{ code: t('people.two-factor.code') }}>
          <TextField
            t={t}
            name="code"
            label={t('people.two-factor.code')}
            help={t('people.two-factor.first-code')}
            error={errors?.code}
            autocomplete="one-time-code"
            inputmode="numeric"
            size="short"
          />
          <SubmitButton>{t('people.two-factor.finish')}</SubmitButton>
        </PostForm>
      </section>
    </Page>
  )
}

const Codes = ({ codes }: { codes: readonly string[] }) => (
  <ul class="codes" dir="ltr">
    {codes.map((code) => (
      <li key={code}>
        <code>{code}</code>
      </li>
    ))}
  </ul>
)

const accountCrumbs = (t: Frame['t'], label: string) => [{ label: t('people.account.title'), href: t.href('/account') }, { label }]

export function BackupCodesPage({ frame, codes }: { frame: Frame; codes: readonly string[] }) {
  const { t } = frame
  return (
    <Page
      frame={frame}
      title={t('people.two-factor.new-codes')}
      lead={t('people.two-factor.keep-codes')}
      layout="plain"
      noindex
      crumbs={accountCrumbs(t, t('people.two-factor.new-codes'))}
    >
      <Codes codes={codes} />
      <LinkButton href={t.href('/account')}>{t('ui.continue')}</LinkButton>
    </Page>
  )
}

export function NewKeyPage({ frame, name, value }: { frame: Frame; name: string; value: string }) {
  const { t } = frame
  return (
    <Page
      frame={frame}
      title={t('people.keys.made', { name })}
      lead={t('people.keys.once')}
      layout="plain"
      noindex
      crumbs={accountCrumbs(t, name)}
    >
      <p>
        <code dir="ltr">{value}</code>
      </p>
      <p>{t('people.keys.use')}</p>
      <pre dir="ltr">
        <code>x-api-key: {value}</code>
      </pre>
      <LinkButton href={`${t.href('/account')}#keys`}>{t('ui.continue')}</LinkButton>
    </Page>
  )
}

export function UnsubscribePage({ frame, kinds, token }: { frame: Frame; kinds: readonly string[]; token: string }) {
  const { t } = frame
  return (
    <Page
      frame={frame}
      title={t('people.unsubscribe.title')}
      lead={t('people.unsubscribe.lead', { kind: t.list(kinds.map((kind) => t(`people.notices.${kind}`))) })}
      layout="plain"
      noindex
    >
      <PostButton to={t.href(`/unsubscribe?token=${encodeURIComponent(token)}`)}>{t('people.unsubscribe.action')}</PostButton>
    </Page>
  )
}
