import type { FieldErrors } from '../../../../platform/errors.ts'
import { type Localized, read } from '../../../../platform/i18n/index.ts'
import { Checkboxes, type Frame, LinkButton, Page, PostForm, SubmitButton, Tag } from '../../../../ui/index.ts'
import { draftingLink, partiesLink, partyLink } from '../../links.ts'
import { type PartyRow, partyLabel } from '../parties.ts'

interface Country {
  id: string
  name: Localized
}

interface Props {
  frame: Frame
  parties: readonly PartyRow[]
  countries: readonly Country[]
  may: { keep: boolean }
}

/** Who can stand before the colon in brackets. States are few words each, so they follow in one list. */
export function PartiesPage({ frame, parties, countries, may }: Props) {
  const { t } = frame
  const title = t('drafting.party.list.title')
  const nameOf = new Map(countries.map(({ id, name }) => [id, read(name, t.lang).text]))
  const of = (...kinds: PartyRow['kind'][]) => parties.filter(({ kind }) => kinds.includes(kind))
  return (
    <Page
      frame={frame}
      title={title}
      lead={t('drafting.party.list.lead')}
      crumbs={[{ label: t('drafting.text.list.title'), href: t.href(draftingLink) }, { label: title }]}
    >
      {of('secretariat', 'group').map((party) => (
        <section key={party.id} aria-labelledby={`party-${party.id}`}>
          <h2 id={`party-${party.id}`}>
            <bdi>{partyLabel(party, t.lang)}</bdi>
          </h2>
          {party.kind === 'group' && (
            <>
              {party.inferred && (
                <p>
                  <Tag tone="proposed">{t('drafting.party.unverified')}</Tag> {t('drafting.party.unverified-why')}
                </p>
              )}
              <details>
                <summary>{t('drafting.party.members', { count: party.members.length })}</summary>
                <p>{t.list(party.members.map((id) => nameOf.get(id) ?? id))}</p>
              </details>
              {may.keep && (
                <p>
                  <LinkButton href={t.href(partyLink(party.id))} tone="quiet">
                    {t('drafting.party.correct')}
                    <span class="hidden"> {party.id}</span>
                  </LinkButton>
                </p>
              )}
            </>
          )}
        </section>
      ))}
      <section aria-labelledby="organizations">
        <h2 id="organizations">{t('drafting.party.organizations')}</h2>
        {of('organization').length === 0 ? (
          <p>{t('drafting.party.no-organizations')}</p>
        ) : (
          <ul>
            {of('organization').map((party) => (
              <li key={party.id}>
                <bdi>{partyLabel(party, t.lang)}</bdi>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="states">
        <h2 id="states">{t('drafting.party.states')}</h2>
        <details>
          <summary>{t('drafting.party.members', { count: of('state').length })}</summary>
          <ul>
            {of('state').map((party) => (
              <li key={party.id}>
                <bdi>{partyLabel(party, t.lang)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      </section>
    </Page>
  )
}

interface PartyProps {
  frame: Frame
  party: PartyRow
  countries: readonly Country[]
  errors?: FieldErrors | null
}

/** The States of a group, to be confirmed. */
export function PartyPage({ frame, party, countries, errors }: PartyProps) {
  const { t } = frame
  const title = partyLabel(party, t.lang)
  const label = t('drafting.party.members-of')
  return (
    <Page
      frame={frame}
      title={title}
      lead={t('drafting.party.correct-lead')}
      crumbs={[
        { label: t('drafting.text.list.title'), href: t.href(draftingLink) },
        { label: t('drafting.party.list.title'), href: t.href(partiesLink) },
        { label: party.id },
      ]}
      layout="plain"
      noindex
    >
      <PostForm t={t} action={t.href(partyLink(party.id))} errors={errors ?? null} labels={{ members: label }}>
        <Checkboxes
          t={t}
          name="members"
          label={label}
          error={errors?.members}
          values={party.members}
          choices={countries
            .map(({ id, name }) => ({ value: id, label: read(name, t.lang).text }))
            .sort((a, b) => a.label.localeCompare(b.label, t.lang))}
        />
        <SubmitButton>{t('drafting.party.confirm')}</SubmitButton>
      </PostForm>
    </Page>
  )
}
