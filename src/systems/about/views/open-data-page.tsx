import { addresses, EmptyState, type Frame, Page, Table } from '../../../ui/index.ts'
import type { Published } from '../schema.ts'
import { Section } from './parts.tsx'

/** What anybody may take whole: each table as CSV and JSON Lines, with its size, schema and checksums. */
export function OpenDataPage({ frame, published }: { frame: Frame; published: Published | undefined }) {
  const { t } = frame
  const at = (file: string) => `${addresses.openData}/${file}`
  return (
    <Page frame={frame} title={t('about.open-data.title')} lead={t('about.open-data.lead')} layout="plain">
      {published ? (
        <>
          <p>
            {t('about.open-data.made', { when: t.date(new Date(published.madeAt)) })}{' '}
            <a href={at('manifest.json')}>{t('about.open-data.manifest')}</a>
          </p>
          <Table
            t={t}
            caption={t('about.open-data.title')}
            rows={published.tables}
            rowKey={({ name }) => name}
            columns={[
              {
                key: 'name',
                label: t('about.open-data.table'),
                header: true,
                cell: ({ name, description }) =>
                  t.has(`about.open-data.of.${name}`) ? t(`about.open-data.of.${name}`) : <span lang="en">{description}</span>,
              },
              { key: 'rows', label: t('about.open-data.rows'), numeric: true, cell: ({ rows }) => t.number(rows) },
              {
                key: 'files',
                label: t('about.open-data.files'),
                cell: ({ name, files }) => (
                  <ul class="exports" aria-label={t('about.open-data.files')}>
                    {files.map(({ file, bytes }) => (
                      <li key={file}>
                        <a href={at(file)} download>
                          <bdi>{file}</bdi>
                        </a>{' '}
                        <span class="muted">{t('about.open-data.size', { size: t.number(Math.ceil(bytes / 1024)) })}</span>
                      </li>
                    ))}
                    <li>
                      <a href={at(`${name}.schema.json`)}>{t('about.open-data.schema')}</a>
                    </li>
                  </ul>
                ),
              },
            ]}
          />
        </>
      ) : (
        <EmptyState title={t('about.open-data.none')}>{t('about.open-data.none-help')}</EmptyState>
      )}
      <Section title={t('about.licence.licence')}>
        <p>{t('about.open-data.licence')}</p>
        <p>{t('about.open-data.papers')}</p>
      </Section>
      <p>
        <a href={t.href(addresses.api)}>{t('ui.footer.api')}</a>
      </p>
    </Page>
  )
}
