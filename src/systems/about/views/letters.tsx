import type { Mail } from '../../../platform/mail/index.ts'
import { EmptyState, Facts, type Frame, Page, Table, Time } from '../../../ui/index.ts'
import { letterLink, mailLink } from '../links.ts'
import { Code, Section } from './parts.tsx'

type KeptLetter = Awaited<ReturnType<Mail['kept']>>[number]
type ReadLetter = NonNullable<Awaited<ReturnType<Mail['read']>>>

export function LetterListPage({ frame, letters }: { frame: Frame; letters: readonly KeptLetter[] }) {
  const { t } = frame
  return (
    <Page frame={frame} title={t('about.mail.title')} lead={t('about.mail.lead')} layout="wide" noindex>
      {letters.length === 0 ? (
        <EmptyState title={t('about.mail.none')}>{t('about.mail.none-text')}</EmptyState>
      ) : (
        <Table
          t={t}
          caption={t('about.mail.title')}
          rows={letters}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'subject',
              label: t('about.mail.subject'),
              header: true,
              cell: ({ id, subject }) => (
                <a href={t.href(letterLink(id))} dir="auto">
                  {subject || id}
                </a>
              ),
            },
            { key: 'to', label: t('about.mail.to'), cell: ({ to }) => <bdi>{to}</bdi> },
            { key: 'at', label: t('about.mail.at'), numeric: true, cell: ({ at }) => <Time t={t} value={at} relative /> },
          ]}
        />
      )}
    </Page>
  )
}

/**
 * A letter as it was sent. Its HTML part is shown as what it is, a text with tags: a page that is let into ours would need
 * inline styles, which our pages do not allow.
 */
export function LetterPage({ frame, letter }: { frame: Frame; letter: ReadLetter }) {
  const { t } = frame
  const { subject, to, at, text, html } = letter
  return (
    <Page
      frame={frame}
      title={t('about.mail.letter')}
      crumbs={[{ label: t('about.mail.title'), href: t.href(mailLink) }, { label: subject || t('about.mail.letter') }]}
      layout="plain"
      noindex
    >
      <Facts
        facts={[
          { term: t('about.mail.subject'), value: subject && <span dir="auto">{subject}</span> },
          { term: t('about.mail.to'), value: <bdi>{to}</bdi> },
          { term: t('about.mail.at'), value: <Time t={t} value={at} /> },
        ]}
      />
      <Section title={t('about.mail.text')}>
        <div class="card" dir="auto">
          {paragraphs(text).map((lines, index) => (
            <p key={index}>
              {lines.map((line, number) => (
                <Line key={number} first={number === 0} text={line} />
              ))}
            </p>
          ))}
        </div>
      </Section>
      {html && (
        <Section title={t('about.mail.html')}>
          <Code t={t} title={t('about.mail.html')}>
            {html}
          </Code>
        </Section>
      )}
    </Page>
  )
}

const paragraphs = (text: string): string[][] => text.split(/\n\s*\n/).map((block) => block.split('\n'))

/** Web addresses are links, as a reader of mail makes them. */
const Line = ({ text, first }: { text: string; first: boolean }) => (
  <>
    {first || <br />}
    {text.split(/(https?:\/\/[!-~]*[\w/#=&-])/).map((part, index) => (index % 2 ? <a href={part}>{part}</a> : part))}
  </>
)
