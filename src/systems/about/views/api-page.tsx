import { addresses, type Frame, Page, Table } from '../../../ui/index.ts'
import { asCurl, type CallName, type ExampleSession, exampleCalls } from '../calls.ts'
import { openapiLink } from '../links.ts'
import type { Operation } from '../operations.ts'
import { Code, Section } from './parts.tsx'

interface Props {
  frame: Frame
  publicUrl: string
  /** requests a minute */
  rateLimit: number
  /** one of this installation, for the examples; an empty one has none */
  session: ExampleSession | undefined
  operations: readonly Operation[]
}

export function ApiPage({ frame, publicUrl, rateLimit, session, operations }: Props) {
  const { t } = frame
  const calls = session && exampleCalls(session)
  const Part = ({ name }: { name: CallName }) => (
    <Section id={name} title={t(`about.api.${name}`)}>
      <p>{t(`about.api.${name}.text`)}</p>
      {name === 'writing' && (
        <p>
          <a href={`${t.href(addresses.account)}#keys`}>{t('about.api.make-key')}</a>
        </p>
      )}
      {calls && (
        <Code t={t} title={t(`about.api.${name}`)}>
          {asCurl(calls[name], publicUrl)}
        </Code>
      )}
    </Section>
  )
  return (
    <Page
      frame={frame}
      title={t('ui.footer.api')}
      lead={t('about.api.lead')}
      feeds={[{ href: openapiLink, type: 'application/json', title: 'OpenAPI' }]}
    >
      <p>
        <a href={openapiLink}>{t('about.api.openapi')}</a>
      </p>
      <Part name="reading" />
      <Part name="lists" />
      <Part name="unchanged" />
      <Part name="writing" />
      <Section id="errors" title={t('about.api.errors')}>
        <p>{t('about.api.errors.text')}</p>
        <p>{t('about.api.errors.limit', { count: rateLimit })}</p>
      </Section>
      <Section id="operations" title={t('about.api.operations')}>
        <p>{t('about.api.operations.text')}</p>
        <Operations t={t} operations={operations} />
      </Section>
    </Page>
  )
}

const Operations = ({ t, operations }: { t: Frame['t']; operations: readonly Operation[] }) => (
  <Table
    t={t}
    caption={t('about.api.operations')}
    rows={operations}
    rowKey={({ method, path }) => `${method} ${path}`}
    group={({ tag }) => (t.has(`about.api.of.${tag}`) ? t(`about.api.of.${tag}`) : tag)}
    columns={[
      { key: 'operation', label: t('about.api.operation'), header: true, cell: (operation) => <Address {...operation} /> },
      { key: 'does', label: t('about.api.does'), cell: ({ summary }) => <span lang="en">{summary}</span> },
      { key: 'who', label: t('about.api.who'), cell: ({ needsKey }) => t(needsKey ? 'about.api.with-key' : 'about.api.anyone') },
    ]}
  />
)

/** What can be read without more ado is linked. */
function Address({ method, path, needsKey }: Operation) {
  const code = (
    <code dir="ltr">
      {method} {path}
    </code>
  )
  return method === 'GET' && !needsKey && !path.includes('{') ? <a href={path}>{code}</a> : code
}
