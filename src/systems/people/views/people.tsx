import { roles as allRoles, type Role } from '../../../platform/actor.ts'
import type { AuditEntry } from '../../../platform/audit/index.ts'
import {
  Checkboxes,
  EmptyState,
  Facts,
  FilterPanel,
  type Frame,
  HiddenField,
  KeyPager,
  LinkButton,
  ListHead,
  Page,
  PostForm,
  Select,
  SubmitButton,
  Table,
  TextField,
} from '../../../ui/index.ts'
import { accountLink, organizationLink, personLink } from '../links.ts'
import { named, type PersonDetail, type PersonRow } from '../queries.ts'
import { History, many, Name, OrganizationLink, one, PersonLink, type Refused, roleWords } from './parts.tsx'

export interface PeopleListProps {
  frame: Frame
  people: readonly PersonRow[]
  next: string | null
  organizations: readonly { value: string; label: string }[]
}

export function PeopleList({ frame, people, next, organizations }: PeopleListProps) {
  const { t } = frame
  const aside = (
    <FilterPanel
      t={t}
      path={frame.path}
      search={{ label: t('people.name') }}
      facets={[
        {
          name: 'role',
          title: t('people.roles'),
          single: true,
          options: allRoles.map((role) => ({ value: role, label: t(`ui.role.${role}`) })),
        },
        { name: 'organization', title: t('people.organization'), single: true, options: organizations },
      ]}
    />
  )
  return (
    <Page frame={frame} title={t('people.people.title')} layout="list" aside={aside} noindex>
      <ListHead t={t} sentence={t('people.people.shown', { count: people.length })} />
      {people.length === 0 ? (
        <EmptyState title={t('people.people.none')}>{t('people.people.none-help')}</EmptyState>
      ) : (
        <Table
          t={t}
          caption={t('people.people.title')}
          rows={people}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', label: t('people.person-name'), header: true, cell: ({ id, name }) => <PersonLink t={t} id={id} name={name} /> },
            { key: 'organization', label: t('people.organization'), cell: (person) => <Belonging t={t} person={person} /> },
            { key: 'roles', label: t('people.roles'), cell: ({ roles }) => roleWords(t, roles) },
          ]}
        />
      )}
      <KeyPager t={t} next={next} />
    </Page>
  )
}

function Belonging({ t, person }: { t: Frame['t']; person: PersonRow }) {
  if (!person.organization_id) return <span class="muted">{t('people.no-organization')}</span>
  return (
    <>
      <OrganizationLink t={t} id={person.organization_id} name={person.organization_name} acronym={person.organization_acronym} />
      {person.unit && (
        <>
          <br />
          <Name t={t} name={person.unit} />
        </>
      )}
    </>
  )
}

export interface PersonPageProps extends Refused {
  frame: Frame
  person: PersonDetail
  /** present for those who may see it */
  history: readonly AuditEntry[] | null
  may: { address: boolean; roles: readonly Role[]; depart: boolean; own: boolean }
  units: readonly { value: string; label: string }[]
  colleagues: readonly { value: string; label: string }[]
}

export function PersonPage(props: PersonPageProps) {
  const { frame, person, history, may } = props
  const { t } = frame
  return (
    <Page
      frame={frame}
      title={person.name}
      noindex
      crumbs={[{ label: t('people.people.title'), href: t.href('/people') }, { label: person.name }]}
    >
      <Facts
        facts={[
          {
            term: t('people.organization'),
            value: person.organization_id ? (
              <OrganizationLink t={t} id={person.organization_id} name={person.organization_name} acronym={person.organization_acronym} />
            ) : (
              t('people.no-organization')
            ),
          },
          { term: t('people.unit'), value: person.unit && <Name t={t} name={person.unit} /> },
          { term: t('people.roles'), value: person.roles.length > 0 && roleWords(t, person.roles) },
          { term: t('people.language'), value: t(`ui.language.${person.language}`) },
          { term: t('people.departed'), value: person.departed_at && t.date(person.departed_at) },
          { term: t('people.email'), value: may.address ? <a href={`mailto:${person.email}`}>{person.email}</a> : null },
        ].map((fact) => ({ ...fact, value: fact.value || null }))}
      />
      {may.own && <LinkButton href={t.href(accountLink)}>{t('people.account.title')}</LinkButton>}
      {may.roles.length > 0 && <RolesForm {...props} />}
      {may.depart && <DepartureForm {...props} />}
      {history && history.length > 0 && (
        <section aria-labelledby="history">
          <h2 id="history">{t('people.history')}</h2>
          <History t={t} entries={history} />
        </section>
      )}
    </Page>
  )
}

function RolesForm({ frame: { t }, person, may, units, typed, errors }: PersonPageProps) {
  const labels = { roles: t('people.roles'), unit: t('people.unit') }
  const fixed = person.roles.filter((role) => !may.roles.includes(role))
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{t('people.roles.title')}</h2>
      <PostForm
        t={t}
        action={`${t.href(personLink(person.id))}/roles`}
        errors={errors?.roles || errors?.unit ? errors : null}
        labels={labels}
      >
        <HiddenField name="version" value={one(typed, 'version') ?? person.version} />
        {fixed.map((role) => (
          <HiddenField key={role} name="roles" value={role} />
        ))}
        <Checkboxes
          t={t}
          name="roles"
          label={labels.roles}
          help={t('people.roles.help')}
          error={errors?.roles}
          choices={may.roles.map((role) => ({ value: role, label: t(`ui.role.${role}`), help: t(`people.role-help.${role}`) }))}
          values={typed ? many(typed, 'roles') : person.roles}
        />
        {units.length > 0 && (
          <Select
            t={t}
            name="unit"
            label={labels.unit}
            error={errors?.unit}
            choices={units}
            empty={t('people.no-unit')}
            value={one(typed, 'unit') ?? person.unit_id}
            optional
          />
        )}
        <SubmitButton>{t('ui.save')}</SubmitButton>
      </PostForm>
    </section>
  )
}

function DepartureForm({ frame: { t }, person, may, colleagues, typed, errors }: PersonPageProps) {
  const labels = { successor: t('people.departure.successor'), note: t('people.departure.note') }
  const organization = named(person.organization_name, person.organization_acronym, t.lang)
  return (
    <section aria-labelledby="departure">
      <h2 id="departure">{t('people.departure.title')}</h2>
      <p>{may.own ? t('people.departure.own-lead', { organization }) : t('people.departure.lead', { name: person.name, organization })}</p>
      <PostForm
        t={t}
        action={`${t.href(personLink(person.id))}/departure`}
        errors={errors?.successor || errors?.note ? errors : null}
        labels={labels}
      >
        <Select
          t={t}
          name="successor"
          label={labels.successor}
          help={t('people.departure.successor-help')}
          error={errors?.successor}
          choices={colleagues}
          empty={t('people.departure.nobody')}
          value={one(typed, 'successor')}
          optional
        />
        <TextField t={t} name="note" label={labels.note} error={errors?.note} value={one(typed, 'note')} optional />
        <SubmitButton tone="danger">{t('people.departure.action')}</SubmitButton>
      </PostForm>
    </section>
  )
}

export const organizationCrumbs = (t: Frame['t'], id: string, label: string) => [
  { label: t('people.organizations.title'), href: t.href('/organizations') },
  { label, href: t.href(organizationLink(id)) },
]
