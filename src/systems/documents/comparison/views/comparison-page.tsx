import { type Localized, nativeName, read, type Translate } from '../../../../platform/i18n/index.ts'
import { pairStates } from '../../../../texts/index.ts'
import { type Frame, Page, Select, Shortcuts, SubmitButton, TextField, withQuery } from '../../../../ui/index.ts'
import { documentLink, documentsLink } from '../../links.ts'
import type { EditionRow } from '../../queries/document.ts'
import type { DocumentRow } from '../../queries/register.ts'
import { comparisonLink } from '../links.ts'
import type { Comparison, Opened, Side } from '../open.ts'
import { editionsOf, type SideAddress, writeSide } from '../sides.ts'
import { Pairs } from './pairs.tsx'

interface Props extends Opened {
  frame: Frame
  /** other documents on the same instrument */
  siblings: DocumentRow[]
  /** a symbol typed into the form */
  typed: string
  as: 'inline' | 'side'
  /** also what did not change */
  all: boolean
}

export function ComparisonPage({ frame, document, editions, addresses, outcome, siblings, typed, as, all }: Props) {
  const { t } = frame
  const title = read(document.title, t.lang)
  const compared = 'pairs' in outcome ? outcome : null
  const named = compared !== null && compared.from.document.id !== compared.to.document.id
  return (
    <Page
      frame={frame}
      title={t('documents.compare.title')}
      crumbs={[
        { label: t('documents.list.title'), href: t.href(documentsLink) },
        { label: document.symbol ?? title.text, href: t.href(documentLink(document.id)) },
        { label: t('documents.compare.title') },
      ]}
      lead={
        compared
          ? t('documents.compare.lead', { from: sideWords(t, compared.from, named), to: sideWords(t, compared.to, named) })
          : nameOf(t, document)
      }
      noindex
    >
      <Choice {...{ frame, document, editions, addresses, outcome, siblings, typed }} />
      {'why' in outcome && !('side' in outcome) && <p class="notice">{t(`documents.compare.${outcome.why}`)}</p>}
      {compared && <Result {...{ frame, compared, as, all }} />}
    </Page>
  )
}

function Result({ frame: { t, path }, compared, as, all }: { frame: Frame; compared: Comparison; as: Props['as']; all: boolean }) {
  const { counts, languages, language, coarse, pairs, from, to } = compared
  const changed = pairStates.filter((state) => state !== 'unchanged' && counts[state] > 0)
  const here = t.href(path)
  const choose = (parameter: string, value: string | null, label: string, current: boolean, lang?: string) => (
    <li key={label}>
      <a href={withQuery(here, { [parameter]: value })} lang={lang} hreflang={lang} aria-current={current ? 'true' : undefined}>
        {label}
      </a>
    </li>
  )
  return (
    <>
      <nav class="switch" aria-label={t('documents.compare.manner')}>
        <ul>
          {choose('as', null, t('documents.compare.inline'), as === 'inline')}
          {choose('as', 'side', t('documents.compare.side'), as === 'side')}
        </ul>
        <ul>
          {choose('show', null, t('documents.compare.changed'), !all)}
          {choose('show', 'all', t('documents.compare.all'), all)}
        </ul>
        {languages.length > 1 && <ul>{languages.map((one) => choose('lang', one, nativeName[one], one === language, one))}</ul>}
      </nav>
      <p class="summary">
        <strong>
          {changed.length === 0
            ? t('documents.compare.same')
            : t('documents.compare.summary', {
                changes: t.list(changed.map((state) => t(`documents.compare.count.${state}`, { count: counts[state] }))),
                unchanged: counts.unchanged,
              })}
        </strong>
      </p>
      {coarse && <p class="notice warning">{t('documents.compare.coarse')}</p>}
      <Shortcuts
        t={t}
        keys={[
          { key: 'j', label: t('documents.compare.next') },
          { key: 'k', label: t('documents.compare.previous') },
        ]}
      />
      <Pairs
        t={t}
        pairs={pairs}
        language={language}
        as={as}
        all={all}
        from={{ link: textLink(t, from), name: sideWords(t, from, false) }}
        to={{ link: textLink(t, to), name: sideWords(t, to, false) }}
      />
    </>
  )
}

/** Address of the very text of one side, to which a paragraph's id is added. */
function textLink(t: Translate, { document, edition, view }: Side): string {
  return withQuery(t.href(documentLink(document.id)), {
    lang: edition.language,
    rev: String(edition.revision),
    view: edition.tracked ? view : null,
  })
}

/** "C26/59, Revision 1, as it stood". */
function sideWords(t: Translate, { document, edition, view }: Side, named: boolean): string {
  return [
    named ? nameOf(t, document) : null,
    edition.revision > 0 ? t('documents.revision', { number: edition.revision }) : edition.tracked ? null : t('documents.first-version'),
    edition.tracked ? t(`documents.readings.${view}`) : null,
  ]
    .filter((words) => words !== null)
    .join(t('documents.list.between'))
}

// isolated, so that a Latin symbol does not turn the Arabic sentence around it
const nameOf = (t: Translate, document: { symbol: string | null; title: Localized }): string =>
  `\u2068${document.symbol ?? read(document.title, t.lang).text}\u2069`

/** A plain GET form: two texts from a list, or another document by its symbol. */
function Choice({ frame: { t }, document, editions, addresses, outcome, siblings, typed }: Omit<Props, 'as' | 'all'>) {
  const options = [...ownTexts(t, document, editions), ...siblings.flatMap((sibling) => textsOf(t, sibling))]
  const wrong = 'side' in outcome ? outcome : null
  const errorAt = (side: 'from' | 'to') => (wrong?.side === side ? { key: `documents.compare.${wrong.why}` } : undefined)
  const chosen = (side: 'from' | 'to') => {
    const address = addresses[side]
    if (!address) return ''
    // as the list writes it, whatever the spelling in the address
    const found = 'pairs' in outcome ? outcome[side] : null
    const own = found ? found.document.id === document.id : address.document === null
    const revision = own ? (found?.edition.revision ?? address.revision ?? editions[0]?.revision ?? null) : address.revision
    return writeSide({ document: own ? null : (found?.document.id ?? address.document), revision, view: address.view })
  }
  const withCurrent = (value: string) =>
    value === '' || options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options]
  const from = typed ? '' : chosen('from')
  const to = chosen('to')
  const open = 'why' in outcome
  return (
    <details class="choose-texts" open={open}>
      <summary>{t('documents.compare.choose-texts')}</summary>
      <form method="get" action={t.href(comparisonLink(document.id))} class="form" aria-label={t('documents.compare.choose-texts')}>
        <Select
          t={t}
          name="from"
          label={t('documents.compare.from')}
          value={from}
          choices={withCurrent(from)}
          error={typed ? undefined : errorAt('from')}
        />
        <TextField
          t={t}
          name="other"
          label={t('documents.compare.other')}
          help={t('documents.compare.other-help')}
          value={typed}
          optional
          maxLength={200}
          error={typed ? errorAt('from') : undefined}
        />
        <Select t={t} name="to" label={t('documents.compare.to')} value={to} choices={withCurrent(to)} error={errorAt('to')} />
        <SubmitButton>{t('documents.compare.act')}</SubmitButton>
      </form>
    </details>
  )
}

/** The texts of the document itself: each revision, and of a tracked one both readings. */
function ownTexts(t: Translate, document: { symbol: string | null; title: Localized }, editions: readonly EditionRow[]) {
  const revisions = [...new Set(editions.map(({ revision }) => revision))]
  return revisions.flatMap((revision) =>
    (['proposed', 'base'] as const).flatMap((view) => {
      const address: SideAddress = { document: null, revision, view }
      const [edition] = editionsOf(editions, address).values()
      if (!edition) return []
      const words = [
        nameOf(t, document),
        revision > 0 ? t('documents.revision', { number: revision }) : t('documents.first-version'),
        ...(edition.tracked ? [t(`documents.readings.${view}`)] : []),
      ]
      return [{ value: writeSide(address), label: words.join(t('documents.list.between')) }]
    }),
  )
}

function textsOf(t: Translate, document: DocumentRow) {
  const views = document.tracked ? (['proposed', 'base'] as const) : (['proposed'] as const)
  return views.map((view) => ({
    value: writeSide({ document: document.id, revision: null, view }),
    label: [nameOf(t, document), document.dated, document.tracked ? t(`documents.readings.${view}`) : null]
      .filter(Boolean)
      .join(t('documents.list.between')),
  }))
}
