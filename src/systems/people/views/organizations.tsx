import type { Role } from '../../../platform/actor.ts'
import type { AuditEntry } from '../../../platform/audit/index.ts'
import { languages, nativeName } from '../../../platform/i18n/index.ts'
import {
  Checkbox,
  Checkboxes,
  type Choice,
  EmailField,
  EmptyState,
  Facts,
  FilterPanel,
  type Frame,
  HiddenField,
  KeyPager,
  LinkButton,
  ListHead,
  Page,
  PostButton,
  PostForm,
  Select,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  Time,
} from '../../../ui/index.ts'
import { reasonField } from '../forms.ts'
import { organizationLink, signInLink } from '../links.ts'
import {
  type InvitationDetail,
  type InvitationRow,
  type JoiningRow,
  named,
  type OrganizationDetail,
  type OrganizationRow,
  type PersonRow,
} from '../queries.ts'
import { History, many, Name, OrganizationLink, one, PersonLink, type Refused, roleWords } from './parts.tsx'
import { organizationCrumbs } from './people.tsx'

type Localizable = Parameters<typeof Name>[0]['name']

export interface OrganizationListProps {
  frame: Frame
  organizations: readonly OrganizationRow[]
  kinds: readonly Choice[]
  next: string | null
  may: { add: boolean }
}

export function OrganizationList({ frame, organizations, kinds, next, may }: OrganizationListProps) {
  const { t } = frame
  const aside = (
    <FilterPanel
      t={t}
      path={frame.path}
      search={{ label: t('people.organization-name') }}
      facets={[{ name: 'kind', title: t('people.kind'), single: true, options: kinds }]}
    />
  )
  return (
    <Page frame={frame} title={t('people.organizations.title')} layout="list" aside={aside}>
      <ListHead t={t} sentence={t('people.organizations.shown', { count: organizations.length })}>
        {may.add && <LinkButton href={t.href('/organizations/new')}>{t('people.organizations.add')}</LinkButton>}
      </ListHead>
      {organizations.length === 0 ? (
        <EmptyState title={t('people.organizations.none')}>{t('people.organizations.none-help')}</EmptyState>
      ) : (
        <Table
          t={t}
          caption={t('people.organizations.title')}
          rows={organizations}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              label: t('people.organization-name'),
              header: true,
              cell: ({ id, name, acronym }) => <OrganizationLink t={t} id={id} name={name} acronym={acronym} />,
            },
            { key: 'kind', label: t('people.kind'), cell: (row) => <Kind t={t} {...row} /> },
            { key: 'country', label: t('people.country'), cell: ({ country_name }) => country_name && <Name t={t} name={country_name} /> },
          ]}
        />
      )}
      <KeyPager t={t} next={next} />
    </Page>
  )
}

const Kind = ({ t, kind_name, sector_member }: { t: Frame['t']; kind_name: Localizable; sector_member: boolean }) => (
  <>
    <Name t={t} name={kind_name} />
    {sector_member && (
      <>
        {' '}
        <Tag>{t('people.sector-member')}</Tag>
      </>
    )}
  </>
)

export interface OrganizationPageProps extends Refused {
  frame: Frame
  organization: OrganizationDetail
  units: readonly { id: string; name: Localizable; acronym: string | null }[]
  /** null for those who may not see people */
  people: readonly PersonRow[] | null
  joinings: readonly JoiningRow[]
  invitations: readonly InvitationRow[]
  history: readonly AuditEntry[]
  may: { keep: boolean; join: boolean; roles: readonly Role[] }
  /** the actor's own request, if one waits */
  asked: boolean
}

export function OrganizationPage(props: OrganizationPageProps) {
  const { frame, organization, units, people, joinings, history, may, asked } = props
  const { t } = frame
  const title = named(organization.name, organization.acronym, t.lang)
  return (
    <Page frame={frame} title={title} crumbs={[...organizationCrumbs(t, organization.id, title).slice(0, 1), { label: title }]}>
      <Facts
        facts={[
          { term: t('people.kind'), value: <Kind t={t} {...organization} /> },
          { term: t('people.country'), value: organization.country_name && <Name t={t} name={organization.country_name} /> },
          { term: t('people.addressee'), value: organization.addressee_name && <Name t={t} name={organization.addressee_name} /> },
          {
            term: t('people.website'),
            value: organization.website && (
              <a href={organization.website} rel="external nofollow">
                {organization.website}
              </a>
            ),
          },
        ]}
      />
      {may.keep && (
        <p>
          <LinkButton tone="quiet" href={`${t.href(organizationLink(organization.id))}/edit`}>
            {t('ui.edit')}
          </LinkButton>
        </p>
      )}
      {asked && <p class="notice warning">{t('people.join.waiting')}</p>}
      {may.join && !asked && <JoinForm {...props} />}
      {may.keep && joinings.length > 0 && (
        <section aria-labelledby="joinings">
          <h2 id="joinings">{t('people.join.requests')}</h2>
          {joinings.map((joining) => (
            <Joining key={joining.id} t={t} joining={joining} />
          ))}
        </section>
      )}
      {(units.length > 0 || may.keep) && (
        <section aria-labelledby="units">
          <h2 id="units">{t('people.units')}</h2>
          {units.length > 0 && (
            <ul>
              {units.map(({ id, name, acronym }) => (
                <li key={id} id={id}>
                  <Name t={t} name={name} quiet={false} />
                  {acronym && ` (${acronym})`}
                </li>
              ))}
            </ul>
          )}
          {may.keep && <UnitForm {...props} />}
        </section>
      )}
      {people && (
        <section aria-labelledby="members">
          <h2 id="members">{t('people.members')}</h2>
          {people.length === 0 ? (
            <p>{t('people.members.none')}</p>
          ) : (
            <Table
              t={t}
              caption={t('people.members')}
              rows={people}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  label: t('people.person-name'),
                  header: true,
                  cell: ({ id, name }) => <PersonLink t={t} id={id} name={name} />,
                },
                { key: 'unit', label: t('people.unit'), cell: ({ unit }) => unit && <Name t={t} name={unit} /> },
                { key: 'roles', label: t('people.roles'), cell: ({ roles }) => roleWords(t, roles) },
              ]}
            />
          )}
        </section>
      )}
      {may.keep && <InviteForm {...props} />}
      {may.keep && history.length > 0 && (
        <section aria-labelledby="history">
          <h2 id="history">{t('people.history')}</h2>
          <History t={t} entries={history} />
        </section>
      )}
    </Page>
  )
}

const unitChoices = (t: Frame['t'], units: OrganizationPageProps['units']) =>
  units.map(({ id, name, acronym }) => ({ value: id, label: named(name, acronym, t.lang) }))

function JoinForm({ frame: { t }, organization, units, typed, errors }: OrganizationPageProps) {
  const labels = { words: t('people.join.words'), unit: t('people.unit') }
  return (
    <section aria-labelledby="join">
      <h2 id="join">{t('people.join.title')}</h2>
      <PostForm
        t={t}
        action={`${t.href(organizationLink(organization.id))}/joinings`}
        errors={errors?.words ? errors : null}
        labels={labels}
      >
        {units.length > 0 && (
          <Select
            t={t}
            name="unit"
            label={labels.unit}
            choices={unitChoices(t, units)}
            empty={t('people.no-unit')}
            value={one(typed, 'unit')}
            optional
          />
        )}
        <TextArea
          t={t}
          name="words"
          label={labels.words}
          help={t('people.join.words-help')}
          rows={3}
          error={errors?.words}
          value={one(typed, 'words')}
          optional
        />
        <SubmitButton>{t('people.join.action')}</SubmitButton>
      </PostForm>
    </section>
  )
}

function Joining({ t, joining }: { t: Frame['t']; joining: JoiningRow }) {
  const at = `${t.href('/joinings')}/${joining.id}`
  return (
    <article class="card" aria-label={joining.name}>
      <p>
        <b>
          <PersonLink t={t} id={joining.person_id} name={joining.name} />
        </b>{' '}
        <span class="muted">
          <bdi>{joining.email}</bdi> · <Time t={t} value={joining.asked_at} relative />
        </span>
      </p>
      {joining.unit_name && (
        <p>
          <Name t={t} name={joining.unit_name} />
        </p>
      )}
      {joining.words && <blockquote dir="auto">{joining.words}</blockquote>}
      <PostButton to={`${at}/approval`} about={joining.name}>
        {t('people.join.approve')}
      </PostButton>
      <PostForm t={t} action={`${at}/refusal`} name={t('people.join.refuse-whom', { name: joining.name })}>
        <TextField t={t} name={reasonField(joining.id)} label={t('people.join.reason')} optional />
        <SubmitButton tone="quiet">{t('people.join.refuse')}</SubmitButton>
      </PostForm>
    </article>
  )
}

function UnitForm({ frame: { t }, organization, typed, errors }: OrganizationPageProps) {
  const labels = { 'unit-name': t('people.unit-name'), 'unit-acronym': t('people.acronym') }
  return (
    <details open={errors?.['unit-name'] !== undefined || errors?.['unit-acronym'] !== undefined}>
      <summary>{t('people.units.add')}</summary>
      <PostForm
        t={t}
        action={`${t.href(organizationLink(organization.id))}/units`}
        errors={errors?.['unit-name'] || errors?.['unit-acronym'] ? errors : null}
        labels={labels}
      >
        <TextField
          t={t}
          name="unit-name"
          label={labels['unit-name']}
          error={errors?.['unit-name']}
          value={one(typed, 'unit-name')}
          lang={t.lang}
        />
        <TextField
          t={t}
          name="unit-acronym"
          label={labels['unit-acronym']}
          error={errors?.['unit-acronym']}
          value={one(typed, 'unit-acronym')}
          size="short"
          optional
        />
        <SubmitButton>{t('ui.add')}</SubmitButton>
      </PostForm>
    </details>
  )
}

function InviteForm({ frame: { t }, organization, units, invitations, may, typed, errors }: OrganizationPageProps) {
  const labels = { email: t('people.email'), language: t('people.language'), roles: t('people.roles'), inviteUnit: t('people.unit') }
  const refused = errors?.email || errors?.language || errors?.roles || errors?.inviteUnit
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{t('people.invite.title')}</h2>
      <PostForm t={t} action={`${t.href(organizationLink(organization.id))}/invitations`} errors={refused ? errors : null} labels={labels}>
        <EmailField
          t={t}
          name="email"
          label={labels.email}
          error={errors?.email}
          value={refused ? one(typed, 'email') : ''}
          autocomplete="off"
        />
        <Select
          t={t}
          name="language"
          label={labels.language}
          error={errors?.language}
          choices={languages.map((language) => ({ value: language, label: nativeName[language], lang: language }))}
          value={one(typed, 'language') ?? t.lang}
        />
        <Checkboxes
          t={t}
          name="roles"
          label={labels.roles}
          error={errors?.roles}
          choices={may.roles.map((role) => ({ value: role, label: t(`ui.role.${role}`), help: t(`people.role-help.${role}`) }))}
          values={refused ? many(typed, 'roles') : ['member']}
        />
        {units.length > 0 && (
          <Select
            t={t}
            name="inviteUnit"
            label={labels.inviteUnit}
            choices={unitChoices(t, units)}
            empty={t('people.no-unit')}
            value={one(typed, 'inviteUnit')}
            optional
          />
        )}
        <SubmitButton>{t('people.invite.action')}</SubmitButton>
      </PostForm>
      {invitations.length > 0 && <Invitations t={t} invitations={invitations} withOrganization={false} />}
    </section>
  )
}

function Invitations({
  t,
  invitations,
  withOrganization,
}: {
  t: Frame['t']
  invitations: readonly InvitationRow[]
  withOrganization: boolean
}) {
  const organization = {
    key: 'organization',
    label: t('people.organization'),
    cell: (row: InvitationRow) => (
      <OrganizationLink t={t} id={row.organization_id} name={row.organization_name} acronym={row.organization_acronym} />
    ),
  }
  return (
    <Table
      t={t}
      caption={t('people.invitations.title')}
      showCaption={!withOrganization}
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        { key: 'email', label: t('people.email'), header: true, cell: ({ email }) => <bdi>{email}</bdi> },
        ...(withOrganization ? [organization] : []),
        { key: 'roles', label: t('people.roles'), cell: ({ roles }) => roleWords(t, roles) },
        { key: 'by', label: t('people.invite.by'), cell: ({ invited_by }) => <bdi>{invited_by}</bdi> },
        { key: 'at', label: t('people.invite.at'), numeric: true, cell: ({ invited_at }) => <Time t={t} value={invited_at} /> },
        { key: 'state', label: t('people.state'), cell: (row) => <InvitationState t={t} invitation={row} /> },
      ]}
    />
  )
}

function InvitationState({ t, invitation }: { t: Frame['t']; invitation: InvitationRow }) {
  return (
    <>
      <Tag tone={invitation.state === 'accepted' ? 'done' : invitation.state === 'withdrawn' ? 'off' : 'open'}>
        {t(`people.invitation-state.${invitation.state}`)}
      </Tag>
      {invitation.state === 'sent' && (
        <PostButton to={`${t.href('/invitations')}/${invitation.id}/withdrawal`} tone="quiet" about={invitation.email}>
          {t('people.invite.withdraw')}
        </PostButton>
      )}
    </>
  )
}

export function InvitationList({ frame, invitations }: { frame: Frame; invitations: readonly InvitationRow[] }) {
  const { t } = frame
  return (
    <Page frame={frame} title={t('people.invitations.title')} layout="wide" noindex>
      {invitations.length === 0 ? (
        <EmptyState title={t('people.invitations.none')}>{t('people.invitations.none-help')}</EmptyState>
      ) : (
        <Invitations t={t} invitations={invitations} withOrganization />
      )}
    </Page>
  )
}

export function InvitationPage({
  frame,
  invitation,
  token,
  fits,
}: {
  frame: Frame
  invitation: InvitationDetail
  token: string
  fits: boolean
}) {
  const { t } = frame
  const organization = named(invitation.organization_name, invitation.organization_acronym, t.lang)
  const here = `/invitations/accept?token=${encodeURIComponent(token)}`
  const values = { organization, name: invitation.invited_by, roles: roleWords(t, invitation.roles), email: invitation.email }
  return (
    <Page frame={frame} title={t('people.invitation.title', values)} lead={t('people.invitation.lead', values)} layout="plain" noindex>
      {frame.actor.kind === 'public' ? (
        <>
          <p>{t('people.invitation.sign-in-first', values)}</p>
          <div class="buttons">
            <LinkButton href={t.href(signInLink(here))}>{t('people.sign-in.title')}</LinkButton>
            <LinkButton tone="quiet" href={t.href('/register')}>
              {t('people.register.title')}
            </LinkButton>
          </div>
          <p class="muted">{t('people.invitation.register-help')}</p>
        </>
      ) : fits ? (
        <PostButton to={t.href('/invitations/accept')} values={{ token }}>
          {t('people.invitation.accept')}
        </PostButton>
      ) : (
        <p>{t('people.invitation.another', values)}</p>
      )}
    </Page>
  )
}

export interface OrganizationFormProps extends Refused {
  frame: Frame
  /** null for a new one */
  organization: OrganizationDetail | null
  kinds: readonly Choice[]
  countries: readonly Choice[]
  addressees: readonly Choice[]
  may: { classify: boolean }
}

export function OrganizationFormPage({ frame, organization, kinds, countries, addressees, may, typed, errors }: OrganizationFormProps) {
  const { t } = frame
  const title = organization ? named(organization.name, organization.acronym, t.lang) : t('people.organizations.add')
  const labels: Record<string, string> = {
    acronym: t('people.acronym'),
    kind: t('people.kind'),
    country: t('people.country'),
    addressee: t('people.addressee'),
    website: t('people.website'),
    original: t('people.original'),
  }
  for (const language of languages) labels[`name-${language}`] = t('people.name-in', { language: t(`ui.language.${language}`) })
  const shown = (name: string, kept: string | null | undefined) => (typed ? one(typed, name) : kept)
  return (
    <Page
      frame={frame}
      title={title}
      layout="plain"
      noindex
      crumbs={
        organization
          ? [...organizationCrumbs(t, organization.id, title), { label: t('ui.edit') }]
          : organizationCrumbs(t, '', title).slice(0, 1)
      }
    >
      <PostForm
        t={t}
        action={organization ? `${t.href(organizationLink(organization.id))}/edit` : t.href('/organizations')}
        errors={errors}
        labels={labels}
        guard
      >
        {organization && <HiddenField name="version" value={shown('version', String(organization.version)) ?? ''} />}
        {languages.map((language) => (
          <TextField
            key={language}
            t={t}
            name={`name-${language}`}
            label={labels[`name-${language}`]!}
            lang={language}
            value={shown(`name-${language}`, organization?.name[language])}
            error={errors?.[`name-${language}`]}
            optional={language !== (organization?.name.original ?? t.lang)}
          />
        ))}
        <Select
          t={t}
          name="original"
          label={labels.original!}
          help={t('people.original-help')}
          choices={languages.map((language) => ({ value: language, label: t(`ui.language.${language}`) }))}
          value={shown('original', organization?.name.original ?? t.lang)}
        />
        <TextField
          t={t}
          name="acronym"
          label={labels.acronym!}
          size="short"
          value={shown('acronym', organization?.acronym)}
          error={errors?.acronym}
          optional
        />
        <TextField
          t={t}
          name="website"
          type="url"
          label={labels.website!}
          value={shown('website', organization?.website)}
          error={errors?.website}
          optional
        />
        {may.classify ? (
          <>
            <Select
              t={t}
              name="kind"
              label={labels.kind!}
              choices={kinds}
              value={shown('kind', organization?.kind)}
              error={errors?.kind}
              empty={t('people.choose')}
            />
            <Select
              t={t}
              name="country"
              label={labels.country!}
              choices={countries}
              value={shown('country', organization?.country_id)}
              error={errors?.country}
              empty={t('ui.none')}
              optional
            />
            <Select
              t={t}
              name="addressee"
              label={labels.addressee!}
              help={t('people.addressee-help')}
              choices={addressees}
              value={shown('addressee', organization?.addressee_id)}
              error={errors?.addressee}
              empty={t('ui.none')}
              optional
            />
            <Checkbox
              t={t}
              name="sectorMember"
              label={t('people.sector-member')}
              checked={typed ? one(typed, 'sectorMember') === 'on' : (organization?.sector_member ?? false)}
            />
          </>
        ) : (
          <HiddenField name="kind" value={organization?.kind ?? ''} />
        )}
        <SubmitButton>{t('ui.save')}</SubmitButton>
      </PostForm>
    </Page>
  )
}
