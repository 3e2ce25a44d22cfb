import { direction, type Language, nativeName, read, type Translate } from '../../../../platform/i18n/index.ts'
import { editable } from '../../../../texts/index.ts'
import { EmptyState, type Frame, Live, Page, Table, Tag, type Tone } from '../../../../ui/index.ts'
import { named } from '../../../people/index.ts'
import { crumbsTo } from '../../out/views/out-page.tsx'
import type { TextRow } from '../../texts/queries.ts'
import type { AlignedRow, Behind, Cell, CellState, Count } from '../align.ts'
import { languagesLink, translationLink } from '../links.ts'
import type { TranslatorRow } from '../queries.ts'

export interface LanguagesProps {
  t: Translate
  text: TextRow
  rows: readonly AlignedRow[]
  counts: ReadonlyMap<Language, Count>
  translators: readonly TranslatorRow[]
}

export const cellTones: Record<CellState, Tone> = { current: 'done', stale: 'late', missing: 'late', undecided: 'off' }

/** The text in all its languages side by side. It shows a change in one of them at once; without script, at the next look. */
export function LanguagesPage({ frame, ...props }: Omit<LanguagesProps, 't'> & { frame: Frame }) {
  const { t } = frame
  return (
    <Page
      frame={frame}
      title={t('drafting.language.title')}
      crumbs={crumbsTo(t, props.text, t('drafting.language.title'))}
      lead={t('drafting.language.lead')}
      layout="wide"
      noindex
    >
      {props.text.languages.length < 2 ? (
        <EmptyState title={t('drafting.language.one')}>{t('drafting.language.one-help')}</EmptyState>
      ) : (
        <Live src={`${t.href(languagesLink(props.text.id))}/events`} polite={false}>
          <LanguagesContent t={t} {...props} />
        </Live>
      )}
    </Page>
  )
}

export const LanguagesContent = (props: LanguagesProps) => (
  <>
    <Counts {...props} />
    <Aligned {...props} />
  </>
)

/** How far each language follows, and who translates: also for the page of the text itself. */
export function Counts({ t, text, counts, translators }: Omit<LanguagesProps, 'rows'>) {
  const count = (language: Language) => counts.get(language) ?? { stale: 0, missing: 0, total: 0 }
  return (
    <Table
      t={t}
      caption={t('drafting.language.counts')}
      rows={text.languages}
      rowKey={(language) => language}
      columns={[
        {
          key: 'language',
          label: t('drafting.language.language'),
          header: true,
          cell: (language) => (
            <>
              <a href={t.href(translationLink(text.id, language))}>{t(`ui.language.${language}`)}</a>
              {language === text.original && <span class="muted"> {t('drafting.language.original')}</span>}
            </>
          ),
        },
        {
          key: 'stale',
          label: t('drafting.language.state.stale'),
          numeric: true,
          cell: (language) => (count(language).stale > 0 ? <Tag tone="late">{t.number(count(language).stale)}</Tag> : t.number(0)),
        },
        {
          key: 'missing',
          label: t('drafting.language.state.missing'),
          numeric: true,
          cell: (language) => (count(language).missing > 0 ? <Tag tone="late">{t.number(count(language).missing)}</Tag> : t.number(0)),
        },
        { key: 'total', label: t('drafting.language.paragraphs'), numeric: true, cell: (language) => t.number(count(language).total) },
        {
          key: 'translator',
          label: t('drafting.language.translator'),
          cell: (language) =>
            nameOf(
              t,
              translators.find((one) => one.language === language),
            ),
        },
      ]}
    />
  )
}

export const nameOf = (t: Translate, translator: TranslatorRow | undefined): string =>
  translator === undefined
    ? t('drafting.language.nobody')
    : (translator.person ?? (translator.organization ? named(translator.organization, translator.acronym, t.lang) : ''))

function Aligned({ t, text, rows }: LanguagesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
    <section class="sides" aria-label={t('ui.sides.scroll')} tabIndex={0}>
      <table>
        <caption class="hidden">{read(text.title, t.lang).text}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ui.sides.paragraph')}</th>
            {text.languages.map((language) => (
              <th scope="col" key={language} lang={language}>
                {nativeName[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} id={`p-${row.id}`}>
              <Label row={row} />
              {text.languages.map((language) => (
                <One key={language} t={t} text={text} cell={row.cells.find((cell) => cell.language === language)} id={row.id} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Label({ row }: { row: AlignedRow }) {
  const label = row.cells.find(({ paragraph }) => paragraph)?.paragraph?.label
  return label ? (
    <th scope="row">
      <bdi>{label}</bdi>
    </th>
  ) : (
    <td class="label" />
  )
}

function One({ t, text, cell, id }: { t: Translate; text: TextRow; cell: Cell | undefined; id: string }) {
  if (!cell) return <td />
  const { language, state, paragraph, behind } = cell
  return (
    <td lang={paragraph ? language : undefined} dir={paragraph ? direction(language) : undefined}>
      {paragraph && (paragraph.gone ? <del>{editable(paragraph)}</del> : <span>{editable(paragraph)}</span>)}
      {state !== 'current' && (
        <p class="note" lang={t.lang} dir={t.dir}>
          <Tag tone={cellTones[state]}>{t(`drafting.language.state.${state}`)}</Tag> <BehindWords t={t} behind={behind} />{' '}
          {state !== 'undecided' && (
            <a href={`${t.href(translationLink(text.id, language))}#w-${encodeURIComponent(id)}`}>
              {t('drafting.language.translate-into', { language: t(`ui.language.${language}`) })}
            </a>
          )}
        </p>
      )}
    </td>
  )
}

/** Behind which language, by whom it was changed, since when. */
export const BehindWords = ({ t, behind }: { t: Translate; behind: readonly Behind[] }) => (
  <>
    {behind.map(({ language, by, at, version }) => (
      <span key={`${language} ${version}`}>
        {t('drafting.language.behind', { language: t(`ui.language.${language}`), by, at: at ? t.time(new Date(at)) : '' })}{' '}
      </span>
    ))}
  </>
)
