import { languages, nativeName } from '../../../platform/i18n/index.ts'
import {
  ButtonRow,
  Checkboxes,
  Facts,
  LinkButton,
  Page,
  PostButton,
  PostForm,
  RadioGroup,
  Select,
  SubmitButton,
  Table,
  TextField,
  Time,
} from '../../../ui/index.ts'
import { keyDays } from '../forms.ts'
import { personLink } from '../links.ts'
import { noticeKinds } from '../rules.ts'
import { type AccountProps, at, own, Section } from './account-parts.tsx'
import { Passkeys, PasswordForm, Sessions, TwoFactor } from './account-security.tsx'
import { many, Name, OrganizationLink, one, roleWords } from './parts.tsx'

export function AccountPage(props: AccountProps) {
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

function ProfileForm(props: AccountProps) {
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

function Organization({ frame: { t }, account: { person, waiting } }: AccountProps) {
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

function Keys(props: AccountProps) {
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

function Notices(props: AccountProps) {
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
