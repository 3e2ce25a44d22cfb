import { type Language, type Localized, languages, read } from '../../../../platform/i18n/index.ts'
import { Checkboxes, EmptyState, Facts, type Frame, LinkButton, Page, Select, SubmitButton, withQuery } from '../../../../ui/index.ts'
import { documentsLink } from '../../links.ts'
import { packsLink } from '../links.ts'

interface Props {
  frame: Frame
  sessions: readonly { id: string; name: Localized; acronym: string | null }[]
  session: string | undefined
  chosen: readonly Language[]
  /** null: nothing is chosen yet */
  pack: { title: string; documents: number; files: number; size: number; missing: number; archive: string } | null
}

/** Papers of a session in some languages, to be taken along as one archive. */
export function PackPage({ frame, sessions, session, chosen, pack }: Props) {
  const { t, path } = frame
  return (
    <Page
      frame={frame}
      title={t('documents.pack.title')}
      lead={t('documents.pack.lead')}
      crumbs={[{ label: t('documents.list.title'), href: t.href(documentsLink) }, { label: t('documents.pack.title') }]}
      layout="plain"
    >
      <form method="get" action={t.href(packsLink)} class="form">
        <Select
          t={t}
          name="session"
          label={t('documents.field.session')}
          empty={t('documents.pack.any-session')}
          value={session}
          choices={sessions.map(({ id, name, acronym }) => ({
            value: id,
            label: [acronym, read(name, t.lang).text].filter(Boolean).join(' · '),
          }))}
        />
        <Checkboxes
          t={t}
          name="in"
          label={t('documents.field.languages')}
          values={chosen}
          choices={languages.map((language) => ({ value: language, label: t(`ui.language.${language}`) }))}
        />
        <SubmitButton tone="quiet">{t('documents.pack.choose')}</SubmitButton>
      </form>
      {pack &&
        (pack.files === 0 ? (
          <EmptyState title={t('documents.pack.none')}>{t('documents.pack.none-help')}</EmptyState>
        ) : (
          <section aria-labelledby="pack">
            <h2 id="pack">
              <bdi>{pack.title}</bdi>
            </h2>
            <Facts
              facts={[
                { term: t('documents.pack.holds'), value: t('documents.pack.contents', { documents: pack.documents, files: pack.files }) },
                {
                  term: t('documents.pack.size'),
                  value: t('documents.pack.megabytes', { megabytes: t.number(Math.max(0.1, Math.round((pack.size / 2 ** 20) * 10) / 10)) }),
                },
                {
                  term: t('documents.pack.missing'),
                  value: pack.missing > 0 && t('documents.pack.missing-texts', { count: pack.missing }),
                },
              ]}
            />
            <p>
              <LinkButton href={withQuery(pack.archive, {})}>{t('documents.pack.download')}</LinkButton>
            </p>
            <p class="help">{t('documents.pack.resumable')}</p>
          </section>
        ))}
      {path.includes('document=') && <p class="muted">{t('documents.pack.filtered')}</p>}
    </Page>
  )
}
