import { languages } from '../../../platform/i18n/index.ts'
import { Checkbox, type Choice, type Frame, HiddenField, Page, PostForm, Select, SubmitButton, TextField } from '../../../ui/index.ts'
import { organizationLink } from '../links.ts'
import { named, type OrganizationDetail } from '../queries.ts'
import { one, type Refused } from './parts.tsx'
import { organizationCrumbs } from './people.tsx'

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
