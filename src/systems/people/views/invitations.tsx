import { EmptyState, type Frame, LinkButton, Page, PostButton, Table, Tag, Time } from '../../../ui/index.ts'
import { signInLink } from '../links.ts'
import { type InvitationDetail, type InvitationRow, named } from '../queries.ts'
import { OrganizationLink, roleWords } from './parts.tsx'

export function Invitations({
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
