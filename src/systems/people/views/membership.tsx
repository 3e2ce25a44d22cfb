import { languages, nativeName } from '../../../platform/i18n/index.ts'
import {
  Checkboxes,
  EmailField,
  type Frame,
  PostButton,
  PostForm,
  Select,
  SubmitButton,
  TextArea,
  TextField,
  Time,
} from '../../../ui/index.ts'
import { reasonField } from '../forms.ts'
import { organizationLink } from '../links.ts'
import { type JoiningRow, named } from '../queries.ts'
import { Invitations } from './invitations.tsx'
import type { OrganizationPageProps } from './organizations.tsx'
import { many, Name, one, PersonLink } from './parts.tsx'

const unitChoices = (t: Frame['t'], units: OrganizationPageProps['units']) =>
  units.map(({ id, name, acronym }) => ({ value: id, label: named(name, acronym, t.lang) }))

export function JoinForm({ frame: { t }, organization, units, typed, errors }: OrganizationPageProps) {
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

export function Joining({ t, joining }: { t: Frame['t']; joining: JoiningRow }) {
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

export function UnitForm({ frame: { t }, organization, typed, errors }: OrganizationPageProps) {
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

export function InviteForm({ frame: { t }, organization, units, invitations, may, typed, errors }: OrganizationPageProps) {
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
