import { addresses, type Frame, Page, Table } from '../../../ui/index.ts'
import type { listBodies } from '../../reference/index.ts'
import { bodyLink, Local } from '../../reference/index.ts'
import { type Feed, formats } from '../feeds.ts'
import { List, Section } from './parts.tsx'

interface Props {
  frame: Frame
  feeds: readonly Feed[]
  bodies: Awaited<ReturnType<typeof listBodies>>
}

export function FeedsPage({ frame, feeds, bodies }: Props) {
  const { t } = frame
  const lists = feeds.filter(({ perRecord }) => !perRecord)
  return (
    <Page frame={frame} title={t('ui.footer.feeds')} lead={t('about.feeds.lead')} layout="plain">
      <Table
        t={t}
        caption={t('about.feeds.lists')}
        rows={lists}
        rowKey={({ list }) => list}
        columns={[
          { key: 'list', label: t('about.feeds.list'), header: true, cell: (feed) => <a href={t.href(feed.list)}>{nameOf(t, feed)}</a> },
          { key: 'forms', label: t('about.feeds.forms'), cell: (feed) => <Forms t={t} feed={feed} /> },
        ]}
      />
      <p>{t('about.feeds.filtered')}</p>
      <p>
        {t('about.feeds.own')} <a href={t.href(addresses.desk)}>{t('ui.my-desk')}</a>
      </p>
      <Section title={t('about.feeds.bodies')}>
        <ul>
          {bodies.map(({ id, name }) => (
            <li key={id}>
              <a href={`${t.href(bodyLink(id))}/calendar.ics`}>
                <Local t={t} text={name} />
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('about.feeds.use')}>
        <List t={t} under="about.feeds.use" keys={['calendar', 'atom', 'csv', 'json']} />
        <p>
          <a href={t.href(addresses.api)}>{t('about.feeds.api')}</a>
        </p>
        <p>{t('about.feeds.language', { language: t(`ui.language.${t.lang}`) })}</p>
      </Section>
    </Page>
  )
}

/** A list that came to the house after this page has its address for a name. */
const nameOf = (t: Frame['t'], { name, list }: Feed) => (t.has(`about.feeds.of.${name}`) ? t(`about.feeds.of.${name}`) : list)

const Forms = ({ t, feed }: { t: Frame['t']; feed: Feed }) => (
  <ul class="exports" aria-label={nameOf(t, feed)}>
    {feed.formats.map((format) => (
      <li key={format}>
        <a href={`${t.href(feed.list)}.${format}`}>{t(`ui.export.${formats[format]}`)}</a>
      </li>
    ))}
  </ul>
)
