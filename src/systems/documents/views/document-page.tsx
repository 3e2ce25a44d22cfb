import type { AuditEntry } from '../../../platform/audit/index.ts'
import { type Language, languages, nativeName, read, type Values } from '../../../platform/i18n/index.ts'
import type { View, Warning } from '../../../texts/types.ts'
import { type Fact, Facts, type Frame, LinkButton, Page, Thread, withQuery } from '../../../ui/index.ts'
import { bodyLink, sessionLink } from '../../reference/index.ts'
import { comparisonLink } from '../comparison/links.ts'
import { correctionLink, documentLink, documentsLink, editionsLink, instrumentLink, paragraphPageLink } from '../links.ts'
import type { MendRow } from '../links-check/queries.ts'
import { Mends } from '../links-check/views/mends.tsx'
import { authorsOf, type Links, type Reading } from '../paper.ts'
import { followingLink } from '../posting/links.ts'
import { printedSymbol } from '../posting/names.ts'
import type { Part } from '../posting/queries.ts'
import { PartsFact, RevisionNotice } from '../posting/views/document-parts.tsx'
import type { CitingRow } from '../queries/citations.ts'
import type { DocumentDetail, EditionRow } from '../queries/document.ts'
import type { ParagraphRow } from '../queries/paragraphs.ts'
import { commentsLink, gateLink, transmissionLink } from '../transmissions/links.ts'
import type { TransmissionRow } from '../transmissions/queries.ts'
import { WithinForm } from '../within/views/within-form.tsx'
import { Citing } from './citing.tsx'
import { History } from './history.tsx'
import { Paper } from './paper.tsx'
import { bodyWords, DateWords, pathWords, StandingTag } from './words.tsx'

interface Props {
  frame: Frame
  document: DocumentDetail
  /** all current editions, the newest revision first; `edition` is the one shown */
  editions: EditionRow[]
  edition: EditionRow
  paragraphs: ParagraphRow[]
  reading: Reading
  links: Links
  citing: CitingRow[]
  /** address of the further citing paragraphs */
  more: string | null
  /** addenda and corrigenda, and the main document */
  parts: Part[]
  /** what was put beside its links */
  mends: MendRow[]
  /** where it was handed on */
  sent: TransmissionRow[]
  /** what systems above know of it */
  beside: Fact[]
  history: AuditEntry[]
  may: { correct: boolean; seeWarnings: boolean; review: boolean; addEdition: boolean; comment: boolean; transmit: boolean; post: boolean }
}

export function DocumentPage({
  frame,
  document,
  editions,
  edition,
  paragraphs,
  reading,
  links,
  citing,
  more,
  parts,
  mends,
  sent,
  beside,
  history,
  may,
}: Props) {
  const { t } = frame
  const title = read(document.title, t.lang)
  const here = t.href(documentLink(document.id))
  const front = edition.front
  const file = `${here}/files/${edition.id}`
  return (
    <Page
      frame={frame}
      title={title.text || document.symbol || document.id}
      titleLang={title.fallback ? title.lang : undefined}
      description={front.purpose ?? undefined}
      crumbs={[{ label: t('documents.list.title'), href: t.href(documentsLink) }, { label: document.symbol ?? title.text }]}
      lead={
        <>
          {document.symbol && <bdi>{printedSymbol(document.symbol, edition.revision, edition.language)}</bdi>}{' '}
          <StandingTag t={t} standing={document.standing} />
          {edition.revision > 0 && <> {t('documents.revision', { number: edition.revision })}</>}
        </>
      }
      noindex={document.visibility !== 'public'}
      aside={
        <>
          <Thread
            t={t}
            beads={[
              {
                kind: 'instrument',
                links: document.instrument_id
                  ? [
                      {
                        label: document.instrument_symbol!,
                        href: t.href(instrumentLink(document.instrument_id)),
                        note: read(document.instrument_title, t.lang).text,
                      },
                    ]
                  : [],
              },
              { kind: 'paragraph', count: paragraphs.length, here: { label: document.symbol ?? t('documents.this-document') } },
              {
                kind: 'mandate',
                links: [{ label: t('documents.mandates'), href: withQuery(t.href('/mandates'), { document: document.id }) }],
              },
            ]}
          />
          <Facts
            facts={[
              { term: t('documents.posting.parts'), value: parts.length > 0 && <PartsFact t={t} parts={parts} /> },
              {
                term: t('documents.field.body'),
                value: document.body_id && <a href={t.href(bodyLink(document.body_id))}>{bodyWords(t, document)}</a>,
              },
              {
                term: t('documents.field.session'),
                value: document.session_id && (
                  <a href={t.href(sessionLink(document.session_id))}>{read(document.session_name, t.lang).text}</a>
                ),
              },
              { term: t('documents.field.dated'), value: <DateWords t={t} date={document.dated} /> },
              { term: t('documents.field.kind'), value: t(`documents.kind.${document.kind}`) },
              { term: t('documents.field.source'), value: document.source && <span dir="auto">{document.source}</span> },
              { term: t('documents.field.agenda-item'), value: document.agenda_item && <bdi>{document.agenda_item}</bdi> },
              {
                term: t('documents.field.original'),
                value: document.original_language && t(`ui.language.${document.original_language}`),
              },
              {
                term: t('documents.transmission.fact'),
                value: sent.length > 0 && (
                  <ul class="plain">
                    {sent.map((one) => (
                      <li key={one.id}>
                        <a href={t.href(transmissionLink(one.id))}>
                          {t('documents.transmission.of-document', {
                            body: one.to_acronym ?? read(one.to_name, t.lang).text,
                            at: t.time(one.at),
                          })}
                        </a>
                      </li>
                    ))}
                  </ul>
                ),
              },
              ...beside,
              {
                term: t('documents.field.visibility'),
                value: document.visibility === 'public' ? null : t(`documents.visibility.${document.visibility}`),
              },
            ]}
          />
        </>
      }
    >
      <nav class="buttons" aria-label={t('documents.actions')}>
        {may.review && <LinkButton href={t.href(`/review/${encodeURIComponent(document.id)}`)}>{t('documents.review')}</LinkButton>}
        <a href={file} download={edition.file_name}>
          {t('documents.original-file', { format: edition.format, size: t.number(Math.ceil(edition.file_size / 1024)) })}
        </a>
        <a href={t.href(comparisonLink(document.id))}>{t('documents.compare.open')}</a>
        {may.correct && <a href={t.href(correctionLink(document.id))}>{t('documents.correct')}</a>}
        {may.comment && <a href={t.href(commentsLink(document.id))}>{t('documents.comment.open')}</a>}
        {may.post && document.symbol && <a href={t.href(followingLink(document.symbol))}>{t('documents.posting.follow')}</a>}
        {may.transmit && <a href={t.href(gateLink(document.id))}>{t('documents.transmission.act')}</a>}
      </nav>
      <RevisionNotice t={t} document={document} editions={editions} edition={edition} />
      <WithinForm t={t} id={document.id} language={edition.language} />
      <Languages frame={frame} document={document} editions={editions} edition={edition} mayAdd={may.addEdition} />
      {edition.tracked && <Readings frame={frame} paragraphs={paragraphs} reading={reading} />}
      {edition.machine_translated && <p class="notice warning">{t('documents.posting.machine-notice')}</p>}
      {may.seeWarnings && edition.warnings.length > 0 && (
        <Warnings frame={frame} warnings={edition.warnings} document={document} paragraphs={paragraphs} />
      )}
      <Paper
        t={t}
        paragraphs={paragraphs}
        language={edition.language}
        reading={reading}
        links={links}
        notes={edition.notes}
        label={t('documents.paper.label', { document: document.symbol ?? title.text, language: t(`ui.language.${edition.language}`) })}
      />
      {edition.comments.length > 0 && (
        <section aria-labelledby="comments">
          <h2 id="comments">{t('documents.comments')}</h2>
          <ul>
            {edition.comments.map((comment) => (
              <li key={comment.key}>
                <b dir="auto">{comment.by ?? t('ui.change.someone')}</b>: <span dir="auto">{comment.text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Mends t={t} rows={mends} />
      <Citing t={t} rows={citing} more={more} title={t('documents.cited-by')} />
      <section aria-labelledby="file">
        <h2 id="file">{t('documents.file.title')}</h2>
        <Facts
          facts={[
            { term: t('documents.file.name'), value: <bdi>{edition.file_name}</bdi> },
            { term: t('documents.field.sha256'), value: <code>{edition.file_sha256}</code> },
            { term: t('documents.file.imported'), value: t.time(edition.imported_at) },
          ]}
        />
      </section>
      {history.length > 0 && <History t={t} entries={history} />}
    </Page>
  )
}

/** All six languages: those that exist to switch to, those that are missing named. */
function Languages({
  frame: { t, path },
  document,
  editions,
  edition,
  mayAdd,
}: Pick<Props, 'frame' | 'document' | 'editions' | 'edition'> & { mayAdd: boolean }) {
  const of = (language: Language) => editions.find((one) => one.language === language)
  const older = editions.filter((one) => one.language === edition.language && one.id !== edition.id)
  const there = languages.filter(of)
  const missing = languages.filter((language) => !of(language))
  const to = (language: Language) => `${withQuery(t.href(path), { lang: language, rev: null })}`
  return (
    <nav class="switch" aria-label={t('documents.languages.label')}>
      <ul>
        {there.map((language) => (
          <li key={language}>
            <a href={to(language)} lang={language} hreflang={language} aria-current={language === edition.language ? 'true' : undefined}>
              {nativeName[language]}
            </a>
            {of(language)!.machine_translated && <small class="muted"> ({t('documents.machine-translated')})</small>}
            {language === document.original_language && <small class="muted"> ({t('documents.languages.original')})</small>}
          </li>
        ))}
        {there.length > 1 && (
          <li>
            <a href={t.href(editionsLink(document.id))}>{t('documents.languages.side-by-side')}</a>
          </li>
        )}
        {mayAdd && missing.length > 0 && (
          <li>
            <a href={withQuery(t.href('/import'), { document: document.id })}>{t('documents.languages.add')}</a>
          </li>
        )}
      </ul>
      {missing.length > 0 && (
        <p class="muted">{t('documents.languages.missing', { list: t.list(missing.map((language) => t(`ui.language.${language}`))) })}</p>
      )}
      {older.length > 0 && (
        <ul>
          {older.map((one) => (
            <li key={one.id}>
              <a href={withQuery(t.href(documentLink(document.id)), { lang: one.language, rev: String(one.revision) })}>
                {one.revision > 0 ? t('documents.revision', { number: one.revision }) : t('documents.first-version')}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}

/** The readings of a text with tracked changes, and whose changes they are. */
function Readings({ frame: { t, path }, paragraphs, reading }: Pick<Props, 'frame' | 'paragraphs' | 'reading'>) {
  const authors = authorsOf(paragraphs)
  const views: View[] = ['marked', 'base', 'proposed']
  const nameOf = (name: string) => name || t('ui.change.someone')
  return (
    <section class="readings" aria-labelledby="readings">
      <h2 id="readings" class="hidden">
        {t('documents.readings.title')}
      </h2>
      <nav class="switch" aria-label={t('documents.readings.title')}>
        <ul>
          {views.map((view) => (
            <li key={view}>
              <a href={withQuery(t.href(path), { view, by: null })} aria-current={reading.view === view ? 'true' : undefined}>
                {t(`documents.readings.${view}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="muted">{t(`documents.readings.${reading.view}-help`)}</p>
      {reading.view === 'marked' && (
        <>
          <p>
            <ins>{t('documents.readings.inserted')}</ins> <del>{t('documents.readings.deleted')}</del>
          </p>
          <ul class="authors" aria-label={t('documents.readings.authors')}>
            {authors.length > 1 && (
              <li>
                <a href={withQuery(t.href(path), { by: null })} aria-current={reading.by === null ? 'true' : undefined}>
                  {t('documents.readings.all-authors')}
                </a>
              </li>
            )}
            {authors.map(({ name, inserted, deleted }) => (
              <li key={name}>
                {authors.length > 1 ? (
                  <a href={withQuery(t.href(path), { by: name || '-' })} aria-current={reading.by === name ? 'true' : undefined}>
                    <bdi>{nameOf(name)}</bdi>
                  </a>
                ) : (
                  <bdi>{nameOf(name)}</bdi>
                )}{' '}
                <span class="muted">{t('documents.readings.author-counts', { inserted, deleted })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** What the reader was unsure of, with both readings where it proposes two. */
function Warnings({
  frame: { t },
  warnings,
  document,
  paragraphs,
}: {
  frame: Frame
  warnings: Warning[]
  document: DocumentDetail
  paragraphs: ParagraphRow[]
}) {
  return (
    <details class="notice warning">
      <summary>{t('documents.warnings.title', { count: warnings.length })}</summary>
      <ul>
        {warnings.map(({ code, paragraph, detail = {} }, index) => {
          const place = paragraph === undefined ? undefined : paragraphs[paragraph]
          const key = `texts.warning.${code}`
          return (
            <li key={index}>
              {t.has(key) ? t(key, detail as Values) : t('documents.warnings.other', { code })}{' '}
              {place && <a href={t.href(paragraphPageLink(document.id, place.anchor))}>{pathWords(place)}</a>}
              {detail.found && (
                <>
                  {' '}
                  <q dir="auto">{detail.found}</q>
                </>
              )}
              {detail.base !== undefined && detail.proposed !== undefined && (
                <dl>
                  <div>
                    <dt>{t('documents.readings.base')}</dt>
                    <dd dir="auto">{detail.base}</dd>
                  </div>
                  <div>
                    <dt>{t('documents.readings.proposed')}</dt>
                    <dd dir="auto">{detail.proposed}</dd>
                  </div>
                </dl>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
