import type { Role } from '../../../platform/actor.ts'
import type { AuditEntry } from '../../../platform/audit/index.ts'
import {
  type Choice,
  EmptyState,
  Facts,
  FilterPanel,
  type Frame,
  KeyPager,
  LinkButton,
  ListHead,
  Page,
  Table,
  Tag,
} from '../../../ui/index.ts'
import { organizationLink } from '../links.ts'
import { type InvitationRow, type JoiningRow, named, type OrganizationDetail, type OrganizationRow, type PersonRow } from '../queries.ts'
import { InviteForm, JoinForm, Joining, UnitForm } from './membership.tsx'
import { History, Name, OrganizationLink, PersonLink, type Refused, roleWords } from './parts.tsx'
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
