import { type Localized, nativeName, read, type Translate } from '../../../../platform/i18n/index.ts'
import type { Warning } from '../../../../texts/index.ts'
import { EmptyState, type Frame, Hidden, NumberField, Page, SubmitButton, Table } from '../../../../ui/index.ts'
import { draftingLink, roomLink, textLink } from '../../links.ts'
import type { TextRow } from '../../texts/queries.ts'
import { type FileAddress, fileLink, outcomeLink, outLink } from '../links.ts'
import { formats } from '../make.ts'
import type { RoomRow } from '../queries.ts'

interface Props {
  frame: Frame
  text: TextRow
  rooms: readonly RoomRow[]
  /** null: no room is open yet, and there is nothing to fetch */
  shown: (RoomRow & { latest: number }) | null
  /** null: who proposed what is kept back */
  parties: { ids: readonly string[]; names: ReadonlyMap<string, Localized> } | null
  /** earlier versions may be fetched */
  earlier: boolean
  /** a version was adopted in this language */
  adopted: boolean
  warnings: readonly Warning[]
}

interface Row {
  name: string
  help: string
  file: Omit<FileAddress, 'format'>
}

export function OutPage({ frame, text, rooms, shown, parties, earlier, adopted, warnings }: Props) {
  const { t } = frame
  return (
    <Page
      frame={frame}
      title={t('drafting.out.title')}
      crumbs={crumbsTo(t, text, t('drafting.out.title'))}
      lead={t('drafting.out.lead')}
      layout="wide"
    >
      {!shown ? (
        <EmptyState title={t('drafting.out.none')}>{t('drafting.out.none-help')}</EmptyState>
      ) : (
        <>
          <RoomChoice t={t} rooms={rooms} current={shown.language} href={(room) => t.href(`${outLink(text.id)}?language=${room}`)} />
          <p>
            {t('drafting.out.version', { version: shown.version, latest: shown.latest })}{' '}
            <a href={t.href(roomLink(text.id, shown.language))}>{t('drafting.room.title')}</a>
          </p>
          {warnings.map((warning) => (
            <p class="notice warning" key={JSON.stringify(warning)}>
              {t(`texts.warning.${warning.code}`, { found: warning.detail?.found ?? '' })}
            </p>
          ))}
          <Files t={t} text={text} shown={shown} adopted={adopted} />
          {parties && parties.ids.length > 0 && (
            <section aria-labelledby="parties">
              <h2 id="parties">{t('drafting.out.parties')}</h2>
              <p>
                {t('drafting.out.parties-help')} <a href={t.href(outcomeLink(text.id))}>{t('drafting.outcome.title')}</a>
              </p>
              <FileTable
                t={t}
                text={text}
                caption={t('drafting.out.parties')}
                rows={parties.ids.map((party) => ({
                  name: party,
                  help: read(parties.names.get(party), t.lang).text,
                  file: { language: shown.language, what: 'proposal', party, version: versionOf(shown) },
                }))}
              />
            </section>
          )}
          {earlier && shown.latest > 0 && (
            <form method="get" action={t.href(outLink(text.id))} class="form" aria-label={t('drafting.out.other-version')}>
              <input type="hidden" name="language" value={shown.language} />
              <NumberField
                t={t}
                name="version"
                label={t('drafting.out.other-version')}
                help={t('drafting.out.version-help', { latest: shown.latest })}
                value={shown.version}
                min={0}
                max={shown.latest}
              />
              <SubmitButton tone="quiet">{t('drafting.out.show-version')}</SubmitButton>
            </form>
          )}
        </>
      )}
    </Page>
  )
}

/** The latest version has no number in its address: the link keeps leading to the text as it stands. */
const versionOf = ({ version, latest }: RoomRow & { latest: number }) => (version === latest ? null : version)

function Files({ t, text, shown, adopted }: Pick<Props, 'text' | 'adopted'> & { t: Translate; shown: RoomRow & { latest: number } }) {
  const common = { language: shown.language, version: versionOf(shown) }
  return (
    <FileTable
      t={t}
      text={text}
      caption={t('drafting.out.files')}
      rows={[
        ...(adopted
          ? [
              {
                name: t('drafting.out.adopted'),
                help: t('drafting.out.adopted-help'),
                file: { language: shown.language, what: 'adopted' as const, version: null },
              },
            ]
          : []),
        { name: t('drafting.out.text'), help: t('drafting.out.text-help'), file: { ...common, what: 'text' } },
        { name: t('drafting.out.compilation'), help: t('drafting.out.compilation-help'), file: { ...common, what: 'compilation' } },
      ]}
    />
  )
}

const FileTable = ({ t, text, caption, rows }: { t: Translate; text: TextRow; caption: string; rows: readonly Row[] }) => (
  <Table
    t={t}
    caption={caption}
    rows={rows}
    rowKey={(row) => row.name}
    columns={[
      {
        key: 'name',
        label: t('drafting.out.what'),
        header: true,
        cell: (row) => (
          <>
            <bdi>{row.name}</bdi>
            <br />
            <span class="muted">{row.help}</span>
          </>
        ),
      },
      ...formats.map((format) => ({
        key: format,
        label: t(`drafting.out.format.${format}`),
        cell: (row: Row) => (
          <a href={t.href(fileLink(text.id, { ...row.file, format }))} rel="nofollow" download>
            {t(`drafting.out.get.${format}`)}
            <Hidden>: {row.name}</Hidden>
          </a>
        ),
      })),
    ]}
  />
)

/** The languages that have a room, to go from one to another. */
export function RoomChoice({
  t,
  rooms,
  current,
  href,
}: {
  t: Translate
  rooms: readonly { language: RoomRow['language'] }[]
  current: RoomRow['language']
  href(language: RoomRow['language']): string
}) {
  if (rooms.length < 2) return null
  return (
    <nav aria-label={t('drafting.out.languages')}>
      <ul class="exports">
        {rooms.map(({ language }) => (
          <li key={language}>
            <a href={href(language)} lang={language} aria-current={language === current ? 'true' : undefined}>
              {nativeName[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export const crumbsTo = (t: Translate, text: Pick<TextRow, 'id' | 'title'>, label: string) => [
  { label: t('drafting.text.nav'), href: t.href(draftingLink) },
  { label: read(text.title, t.lang).text, href: t.href(textLink(text.id)) },
  { label },
]
