import { type Frame, Page, Table } from '../../../ui/index.ts'
import type { Software } from '../packages.ts'
import { Contact, Section } from './parts.tsx'

export function LicencePage({ frame, software, contact }: { frame: Frame; software: Software; contact: string | undefined }) {
  const { t } = frame
  const { version, sources, licence, packages } = software
  return (
    <Page frame={frame} title={t('ui.footer.licence')} lead={t('about.licence.lead')} layout="plain">
      <p>{t('about.licence.papers')}</p>
      <article class="card" lang="en" dir="ltr" aria-label={t('about.licence.text')}>
        {licence.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </article>
      <Section title={t('about.licence.sources')}>
        <p>{t('about.licence.sources.text', { version })}</p>
        {sources ? (
          <p>
            <a href={sources}>{sources}</a>
          </p>
        ) : (
          <Contact t={t} contact={contact} />
        )}
      </Section>
      <Section title={t('about.licence.packages')}>
        <p>{t('about.licence.packages.text', { count: packages.length })}</p>
        <Table
          t={t}
          caption={t('about.licence.packages')}
          rows={packages}
          rowKey={({ name }) => name}
          columns={[
            { key: 'name', label: t('about.licence.package'), header: true, cell: ({ name }) => <bdi>{name}</bdi> },
            { key: 'version', label: t('about.licence.version'), numeric: true, cell: ({ version }) => <bdi dir="ltr">{version}</bdi> },
            { key: 'licence', label: t('about.licence.licence'), cell: ({ licence }) => <bdi>{licence}</bdi> },
          ]}
        />
      </Section>
    </Page>
  )
}
