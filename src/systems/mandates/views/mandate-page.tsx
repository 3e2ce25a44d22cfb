import type { ComponentChildren } from 'preact'
import { nativeName } from '../../../platform/i18n/index.ts'
import {
  ActionLine,
  type Bead,
  Chips,
  type Fact,
  Facts,
  type Frame,
  HistoryList,
  LinkButton,
  Page,
  PostButton,
  Sdg,
  Thread,
  withQuery,
} from '../../../ui/index.ts'
import { documentLink, editionsLink, instrumentLink, Paper, paragraphLink } from '../../documents/index.ts'
import { sessionLink } from '../../reference/index.ts'
import { Continuation, lineageFacts, lineageLinks } from '../carry-over/views/lineage.tsx'
import { dueText, recurrenceText } from '../due-words.ts'
import { instrumentMandatesLink, mandateLink, registerLink, reviewLink } from '../links.ts'
import type { Colleague, Detail, MandateDetail, Wording } from '../queries/mandate.ts'
import { type Names, nameOf, shortOf } from '../queries/names.ts'
import { historyEntries } from './history.tsx'
import { type Refused, ReportForms } from './mandate-forms.tsx'
import { Comments, Evidence, Owners, Times } from './mandate-sections.tsx'
import { ProgressTag, StateTag } from './progress-tag.tsx'
import { shortened } from './register-page.tsx'
import { placeWords } from './source.tsx'

export interface MandateProps {
  frame: Frame
  mandate: MandateDetail
  /** the words shown: in the reader's language where the paper has it */
  wording: Wording | undefined
  detail: Detail
  names: Names
  today: string
  /** who may be named in person: for the secretariat the focal points of all organizations, for an owner its own people */
  colleagues: readonly Colleague[]
  /** the organization the reader acts for */
  own: string | null
  may: {
    takeOver: boolean
    assign: boolean
    delegate: boolean
    report: boolean
    changeState: boolean
    comment: boolean
    review: boolean
    /** names of people, comments, history: for those who take part */
    seePeople: boolean
  }
  /** a form that was refused, as it was typed */
  refused?: Refused
}

/** Everything about one mandate: its words in their place, who owes it, how far it is, what shows it. */
export function MandatePage(props: MandateProps) {
  const { frame, mandate, wording, detail, names, may } = props
  const { t } = frame
  const source = mandate.instrument_symbol ?? mandate.document_symbol ?? mandate.document_id
  const place = placeWords(mandate, t.lang)
  const title = shortened(wording?.deliverable ?? place, 200)
  return (
    <Page
      frame={frame}
      title={title}
      titleLang={wording && wording.language !== t.lang ? wording.language : undefined}
      description={lead(props)}
      lead={
        <>
          {lead(props)} {whenDue(props)}
        </>
      }
      crumbs={[
        { label: t('mandates.register.title'), href: t.href(registerLink) },
        mandate.instrument_id
          ? { label: source, href: t.href(instrumentMandatesLink(mandate.instrument_id)) }
          : { label: source, href: t.href(documentLink(mandate.document_id)) },
        { label: place },
      ]}
      aside={<Thread t={t} beads={beads(props)} />}
      noindex={mandate.review !== 'confirmed'}
    >
      <Standing {...props} />
      {wording && <Words {...props} wording={wording} />}
      <Facts facts={facts(props)} />
      <Actions {...props} />
      {may.report && <ReportForms t={t} mandate={mandate} may={may} refused={props.refused} />}
      {mandate.occurrences.length > 0 && (mandate.occurrences.length > 1 || may.report) && <Times {...props} />}
      {(mandate.owners.length > 0 || may.assign) && <Owners {...props} />}
      <Evidence {...props} />
      {may.seePeople && <Comments {...props} />}
      {may.seePeople && detail.history.length > 0 && (
        <section aria-labelledby="history">
          <h2 id="history">{t('mandates.section.history')}</h2>
          <HistoryList t={t} entries={historyEntries(t, detail.history, names, detail.people)} />
        </section>
      )}
    </Page>
  )
}

function lead({ frame: { t }, mandate, names }: MandateProps): string {
  const called = (ids: readonly string[]) => t.list(ids.map((id) => nameOf(names.addressee, id, t.lang)))
  const by = called(mandate.addressees) || t('mandates.page.nobody')
  return mandate.recipients.length > 0
    ? t('mandates.page.lead-to', { by, to: called(mandate.recipients) })
    : t('mandates.page.lead', { by })
}

const finished = new Set(['reported', 'done', 'dropped'])

function whenDue({ frame: { t }, mandate, today }: MandateProps): string | null {
  if (!mandate.due_to || mandate.state !== 'in-force' || finished.has(mandate.progress)) return null
  const days = (day: string) => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  const late = mandate.due_to < today
  const next = !late && mandate.due_from && mandate.due_from > today ? mandate.due_from : mandate.due_to
  return t(late ? 'mandates.page.was-due' : 'mandates.page.due-in', { when: t.relative(days(next)) })
}

/** What a reader must know before the words: that this counts only here, or not yet, or no longer. */
function Standing({ frame: { t }, mandate, detail }: MandateProps) {
  const said: ComponentChildren[] = []
  if (mandate.review !== 'confirmed') {
    said.push(
      <>
        {t(mandate.review === 'open' ? 'mandates.page.open' : 'mandates.page.rejected')}{' '}
        <a href={`${t.href(reviewLink(mandate.document_id))}#m${mandate.id}`}>{t('mandates.page.review')}</a>
      </>,
    )
  }
  if (mandate.struck) said.push(t('mandates.page.struck'))
  const next = detail.lineage.find(({ direction }) => direction === 'to')
  if (next) said.push(<Continuation t={t} next={next} />)
  return (
    <>
      {said.map((words, index) => (
        <p key={index} class="notice warning">
          {words}
        </p>
      ))}
    </>
  )
}

/** The paragraph in its paper, with its neighbours, in any language that the paper has. */
function Words({ frame: { t, path }, mandate, wording, detail }: MandateProps & { wording: Wording }) {
  const others = mandate.wordings.filter((w) => w.language !== wording.language)
  return (
    <section aria-label={t('ui.thread.kind.paragraph')}>
      <Paper
        t={t}
        paragraphs={detail.paper}
        language={wording.language}
        reading={{ view: 'marked', by: null }}
        here={wording.anchor}
        quoted
      />
      <p class="muted">
        <a href={t.href(paragraphLink(mandate.document_id, wording.anchor))}>{t('mandates.page.in-text')}</a>
        {others.length > 0 && (
          <>
            {' · '}
            {t('mandates.page.read-in')}{' '}
            {others.map(({ language }, index) => (
              <>
                {index > 0 && ' · '}
                <a key={language} href={withQuery(t.href(path), { lang: language })} lang={language} hreflang={language}>
                  {nativeName[language]}
                </a>
              </>
            ))}
            {' · '}
            <a href={t.href(editionsLink(mandate.document_id))}>{t('mandates.page.languages')}</a>
          </>
        )}
      </p>
    </section>
  )
}

function beads({ frame: { t }, mandate, wording, detail, may }: MandateProps): Bead[] {
  const reported = mandate.occurrences.filter((o) => o.status === 'reported' || o.status === 'done')
  const invite = (label: string, href: string) => (may.report ? { invitation: { label: t(label), href } } : {})
  return [
    {
      kind: 'instrument',
      links: [
        ...(mandate.instrument_id
          ? [{ label: mandate.instrument_symbol ?? mandate.instrument_id, href: t.href(instrumentLink(mandate.instrument_id)) }]
          : []),
        { label: mandate.document_symbol ?? mandate.document_id, href: t.href(documentLink(mandate.document_id)) },
      ],
    },
    {
      kind: 'paragraph',
      links: wording ? [{ label: placeWords(mandate, t.lang), href: t.href(paragraphLink(mandate.document_id, wording.anchor)) }] : [],
    },
    {
      kind: 'mandate',
      here: { label: shortened(wording?.deliverable ?? placeWords(mandate, t.lang), 60) },
      links: lineageLinks(t, detail.lineage),
    },
    { kind: 'roadmap', missing: t('mandates.thread.roadmap-missing') },
    {
      kind: 'evidence',
      links:
        mandate.evidence.length > 0
          ? [{ label: t('mandates.thread.evidence-count', { count: mandate.evidence.length }), href: '#evidence' }]
          : [],
      missing: t('mandates.thread.no-evidence'),
      ...invite('mandates.thread.add-evidence', '#evidence-form'),
    },
    {
      kind: 'report',
      links:
        reported.length > 0
          ? [
              {
                label: t('mandates.thread.reported-count', { count: reported.length }),
                href: mandate.occurrences.length > 1 ? '#times' : '#report',
              },
            ]
          : [],
      missing: t('mandates.thread.no-report'),
      ...(mandate.progress !== 'done' && invite('mandates.thread.report', '#report')),
    },
    { kind: 'transmission', missing: t('mandates.thread.no-transmission') },
    { kind: 'decision', missing: t('mandates.thread.no-decision') },
  ]
}

function facts({ frame: { t }, mandate, detail, names, may }: MandateProps): Fact[] {
  const people = (ids: readonly string[]) => (ids.length > 0 ? t.list(ids.map((id) => nameOf(names.addressee, id, t.lang))) : null)
  const [lead, ...others] = mandate.owners
  const session =
    mandate.dues.find((d) => d.session_id)?.session_id ?? mandate.occurrences.find((o) => o.status === 'open' && o.session_id)?.session_id
  const owner = (o: MandateDetail['owners'][number]) =>
    [nameOf(names.owner, o.organization_id, t.lang), o.unit, may.seePeople && o.person].filter(Boolean).join(' · ')
  return [
    { term: t('mandates.fact.state'), value: <Noted tag={<StateTag t={t} state={mandate.state} />} note={mandate.state_note} /> },
    ...lineageFacts(t, detail.lineage),
    {
      term: t('mandates.fact.progress'),
      value: <Noted tag={<ProgressTag t={t} progress={mandate.progress} />} note={mandate.progress_note} />,
    },
    {
      term: t('mandates.fact.due'),
      value: (mandate.due_to || mandate.due_words) && (
        <>
          {mandate.due_to ? <time dateTime={mandate.due_to}>{dueText(t, mandate)}</time> : null}
          {mandate.due_words && (
            <>
              {' '}
              <q dir="auto">{mandate.due_words}</q>
            </>
          )}
          {session && (
            <small class="muted">
              {' '}
              <a href={t.href(sessionLink(session))}>{t('mandates.fact.follows', { session: nameOf(names.session, session, t.lang) })}</a>
            </small>
          )}
        </>
      ),
    },
    { term: t('mandates.fact.recurs'), value: mandate.recurrence && recurrenceText(t, mandate.recurrence) },
    { term: t('mandates.fact.owner'), value: lead ? owner(lead) : <span class="muted">{t('mandates.fact.no-owner')}</span> },
    { term: t('mandates.fact.co-owners'), value: others.length > 0 ? others.map(owner).join('; ') : null },
    { term: t('mandates.fact.through'), value: people(mandate.intermediaries) },
    {
      term: t('mandates.fact.conditions'),
      value: mandate.conditions.length > 0 && <span dir="auto">{mandate.conditions.join('; ')}</span>,
    },
    {
      term: t('mandates.fact.qualifiers'),
      value: mandate.qualifiers.length > 0 && <span dir="auto">{mandate.qualifiers.join('; ')}</span>,
    },
    {
      term: t('mandates.fact.plan'),
      value: mandate.plan && (
        <span class="prose" dir="auto">
          {mandate.plan}
        </span>
      ),
    },
    { term: t('mandates.fact.money'), value: money(t, mandate) },
    {
      term: t('mandates.fact.lines'),
      value: mandate.action_lines.length > 0 && (
        <Chips>
          {mandate.action_lines.map((id) => (
            <ActionLine
              key={id}
              t={t}
              code={shortOf(names.line, id, t.lang)}
              name={nameOf(names.line, id, t.lang)}
              href={withQuery(t.href(registerLink), { line: id })}
            />
          ))}
        </Chips>
      ),
    },
    {
      term: t('mandates.fact.sdgs'),
      value: mandate.sdgs.length > 0 && (
        <Chips>
          {mandate.sdgs.map((id) => (
            <Sdg
              key={id}
              t={t}
              goal={id}
              name={nameOf(names.sdg, id.split('.')[0]!, t.lang)}
              href={withQuery(t.href(registerLink), { sdg: id.split('.')[0]! })}
            />
          ))}
        </Chips>
      ),
    },
    { term: t('mandates.fact.cites'), value: mandate.refs.length > 0 && <bdi>{mandate.refs.join(' · ')}</bdi> },
    {
      term: t('mandates.fact.confirmed'),
      value:
        may.seePeople &&
        mandate.review === 'confirmed' &&
        mandate.reviewed_at &&
        t('mandates.fact.confirmed-by', { name: mandate.reviewed_by_name ?? '', at: t.time(new Date(mandate.reviewed_at)) }),
    },
  ]
}

const Noted = ({ tag, note }: { tag: ComponentChildren; note: string | null }) => (
  <>
    {tag}
    {note && <span dir="auto"> {note}</span>}
  </>
)

function money(t: Frame['t'], m: MandateDetail): string | null {
  if (m.money_amount === null && !m.money_source) return null
  const estimate =
    m.money_amount && t('mandates.money.estimate', { amount: t.number(Number(m.money_amount)), currency: m.money_currency ?? '' })
  const secured = m.money_secured === null ? null : t(m.money_secured ? 'mandates.money.secured' : 'mandates.money.not-secured')
  return [estimate, m.money_source, secured].filter(Boolean).join(' · ')
}

function Actions({ frame: { t }, mandate, may }: MandateProps) {
  if (!may.takeOver && !may.report) return null
  const here = t.href(mandateLink(mandate.id))
  return (
    <div class="buttons">
      {may.takeOver && mandate.owner_organizations.length === 0 && (
        <PostButton to={`${here}/takeover`}>{t('mandates.take-over')}</PostButton>
      )}
      {may.report && (
        <>
          <LinkButton tone="quiet" href="#report">
            {t('mandates.report.progress')}
          </LinkButton>
          <LinkButton tone="quiet" href="#evidence-form">
            {t('mandates.thread.add-evidence')}
          </LinkButton>
        </>
      )}
    </div>
  )
}
