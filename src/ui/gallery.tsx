import { type ComponentChildren, Fragment } from 'preact'
import { Band } from './band.tsx'
import { ActionLine, Chips, Sdg } from './chips.tsx'
import { Coverage } from './coverage.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorPage } from './error-page.tsx'
import { Facts } from './facts.tsx'
import {
  Checkbox,
  Checkboxes,
  DateField,
  EmailField,
  FileField,
  HiddenField,
  NumberField,
  PasswordField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from './field.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { ButtonRow, LinkButton, PostButton, PostForm, SubmitButton } from './form.tsx'
import type { Frame } from './frame.ts'
import { HistoryList } from './history-list.tsx'
import { KeyPager } from './key-pager.tsx'
import { ListHead } from './list-head.tsx'
import { LocalizedText } from './localized-text.tsx'
import { MonthBars } from './month-bars.tsx'
import { Page } from './page.tsx'
import { ProgressBar } from './progress.tsx'
import { withQuery } from './query.ts'
import type { MarkedRun } from './runs.tsx'
import { Sheet, SheetHeading, SheetOpener, SheetParagraph } from './sheet.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { SideBySide } from './side-by-side.tsx'
import { Table } from './table.tsx'
import { Tag, type Tone } from './tag.tsx'
import { Thread, ThreadLine } from './thread.tsx'
import { Deadline, Period, Time } from './time.tsx'

export const galleryParts = ['paper', 'list', 'form', 'time', 'review', 'error'] as const
export type GalleryPart = (typeof galleryParts)[number]

/**
 * Every component, filled with words of the trade, for those who build pages and for the check in a browser.
 * The address chooses the page: `/dev/gallery?part=list`, `/dev/gallery?part=error&status=409`.
 * Its specimens are in English or Arabic and marked as such; whatever the interface says is in the reader's language.
 */
export function Gallery({ frame }: { frame: Frame }) {
  const query = new URLSearchParams(frame.path.split('?', 2)[1])
  switch (query.get('part')) {
    case 'list':
      return <ListPart frame={frame} />
    case 'form':
      return <FormPart frame={frame} />
    case 'time':
      return <TimePart frame={frame} />
    case 'review':
      return <ReviewPart frame={frame} />
    case 'error':
      return <ErrorPart frame={frame} status={Number(query.get('status') ?? 404)} />
    default:
      return <PaperPart frame={frame} />
  }
}

const wordsFor = ({ t }: Frame) => (t.lang === 'ar' ? arabic : english)
const at = new Date('2026-11-21T14:05:00Z')
const here = (frame: Frame, part: GalleryPart) => withQuery(frame.t.href('/dev/gallery'), { part })

const Elsewhere = ({ frame }: { frame: Frame }) => (
  <p class="muted">
    {galleryParts.map((part) => (
      <Fragment key={part}>
        <a href={here(frame, part)}>{part}</a>{' '}
      </Fragment>
    ))}
  </p>
)

function PaperPart({ frame }: { frame: Frame }) {
  const { t } = frame
  const w = wordsFor(frame)
  const by = (kind: 'ins' | 'del') => [{ kind, by: w.party, at: '2026-04-10T09:00:00Z' }]
  const marked: MarkedRun[] = [
    { text: w.p6[0]! },
    { text: w.p6[1]!, revisions: by('del') },
    { text: w.p6[2]!, revisions: by('ins') },
    { text: w.p6[3]! },
  ]
  return (
    <Page
      frame={frame}
      title={w.title}
      titleLang={w.lang}
      crumbs={[{ label: w.mandates, href: here(frame, 'list') }, { label: w.resolution, href: '#' }, { label: w.path }]}
      lead={<span lang={w.lang}>{w.lead}</span>}
      feeds={[{ href: t.href('/mandates.atom'), type: 'application/atom+xml', title: w.mandates }]}
      aside={
        <Thread
          t={t}
          beads={[
            { kind: 'instrument', links: [{ label: 'A/RES/80/173', href: '#', note: '67' }] },
            { kind: 'paragraph', links: [{ label: w.resolvesFive, href: '#p5' }] },
            { kind: 'mandate', here: { label: w.short } },
            { kind: 'roadmap', links: [{ label: w.roadmap, href: '#' }] },
            {
              kind: 'evidence',
              count: 3,
              links: [
                { label: w.documents, href: '#' },
                { label: w.activity, href: '#' },
              ],
              invitation: { label: w.addEvidence, href: '#' },
            },
            { kind: 'report', invitation: { label: w.begin, href: '#' } },
            { kind: 'transmission', missing: w.opensLater },
            { kind: 'decision' },
          ]}
        />
      }
    >
      <Sheet
        lang={w.lang}
        label={w.resolution}
        head={
          <>
            <p>
              <b>{w.resolution}</b>
            </p>
            <p>{w.resolutionTitle}</p>
          </>
        }
      >
        <SheetHeading id="annex">{w.heading}</SheetHeading>
        <SheetOpener>{w.opener}</SheetOpener>
        <SheetParagraph t={t} id="p4" label="4" path={w.path4} runs={[{ text: w.p4 }]} />
        <SheetParagraph
          t={t}
          id="p5"
          label="5"
          path={w.path}
          runs={[{ text: w.p5, revisions: by('ins') }]}
          change="ins"
          here
          beside={<Tag tone="proposed">{w.states.proposed}</Tag>}
        />
        <SheetParagraph t={t} id="p5a" label={w.labelA} path={`${w.path} a)`} level={1} runs={[{ text: w.p5a }]} />
        <SheetParagraph t={t} id="p5b" label="ii)" level={2} runs={[{ text: w.p5b }]} />
        <SheetParagraph t={t} id="p6" label="6" path={w.path6} runs={marked} />
      </Sheet>
      <p class="muted">
        <span lang={w.lang}>{w.read}</span>
      </p>
      <Facts
        facts={[
          { term: w.state, value: <Tag tone="proposed">{w.states.proposed}</Tag> },
          { term: w.due, value: <Period t={t} from="2027-03-15" to="2027-03-26" /> },
          { term: w.deadline, value: <Deadline t={t} at={at} /> },
          { term: w.owner, value: <a href="#p4">{w.ownerName}</a> },
          {
            term: w.lines,
            value: (
              <Chips>
                {['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11'].map((code) => (
                  <ActionLine key={code} t={t} code={code} href="#p4" />
                ))}
              </Chips>
            ),
          },
          {
            term: w.goals,
            value: (
              <Chips>
                {Array.from({ length: 17 }, (_, index) => (
                  <Sdg key={index} t={t} goal={index + 1} />
                ))}
              </Chips>
            ),
          },
          { term: w.unknownTerm, value: null },
          {
            term: w.textTerm,
            value: <LocalizedText t={t} reading={{ text: 'Bureau de développement', lang: 'fr', dir: 'ltr', fallback: t.lang !== 'fr' }} />,
          },
        ]}
      />
      <ButtonRow>
        <PostButton to="#take">{w.take}</PostButton>
        <LinkButton href="#evidence" tone="quiet">
          {w.addEvidence}
        </LinkButton>
        <PostButton to="#withdraw" tone="danger" about={w.short} values={{ version: 3 }}>
          {w.withdraw}
        </PostButton>
      </ButtonRow>
      <h2>{w.sixLanguages}</h2>
      <SideBySide
        t={t}
        title={w.sixLanguages}
        sides={[{ lang: 'en', note: w.original }, { lang: 'fr' }, { lang: 'es' }, { lang: 'ru' }, { lang: 'zh' }, { lang: 'ar' }]}
        rows={[
          { id: 's-opener', label: '', opener: true, cells: six.opener },
          { id: 's-1', label: '1', cells: six.first },
          { id: 's-2', label: '2', cells: six.second, here: true },
        ]}
      />
      <h2>{w.history}</h2>
      <HistoryList
        t={t}
        entries={[
          { id: 2, at, who: 'A. Diallo', what: w.assigned, changes: [{ field: w.owner, from: null, to: w.ownerName }], note: w.note },
          {
            id: 1,
            at,
            who: 'M. Ivanova',
            what: w.confirmed,
            changes: [{ field: w.due, from: '2027', to: t.period('2027-03-15', '2027-03-26') }],
          },
        ]}
      />
      <Elsewhere frame={frame} />
    </Page>
  )
}

interface Row {
  id: number
  what: string
  to: string
  from: string
  due: string
  state: Tone
  reach: number
}

function ListPart({ frame }: { frame: Frame }) {
  const { t } = frame
  const w = wordsFor(frame)
  const list = withQuery(frame.path, { sort: null })
  const months = [
    { month: '2026-12', count: 1, late: 1, href: '#' },
    { month: '2027-01', count: 2, href: '#' },
    { month: '2027-02', count: 3, href: '#' },
    { month: '2027-03', count: 9, href: '#' },
    { month: '2027-06', count: 4, href: '#' },
  ]
  return (
    <Page
      frame={frame}
      title={w.mandates}
      titleLang={w.lang}
      layout="list"
      aside={
        <FilterPanel
          t={t}
          path={frame.path}
          search={{ placeholder: w.searchFor }}
          facets={[
            {
              name: 'by',
              title: w.owedBy,
              options: w.addressees.map((label, index) => ({ value: `a${index}`, label, count: 43 - index * 4 })),
            },
            {
              name: 'due',
              title: w.due,
              single: true,
              options: [
                { value: 'overdue', label: w.states.late, count: 4 },
                { value: '2027-05', label: w.beforeMay, count: 19 },
              ],
            },
          ]}
          fields={['body']}
        >
          <Select t={t} name="body" label={w.body} value="" empty={w.anyBody} choices={[{ value: 'cstd', label: 'CSTD', count: 12 }]} />
        </FilterPanel>
      }
    >
      <ListHead
        t={t}
        sentence={w.sentence}
        exports={[
          { format: 'csv', href: '#' },
          { format: 'json', href: '#' },
          { format: 'atom', href: '#' },
          { format: 'calendar', href: '#' },
        ]}
      />
      <MonthBars t={t} title={w.byMonth} months={months} current="2026-12" />
      <Table<Row>
        t={t}
        caption={w.mandates}
        rows={w.rows}
        rowKey={({ id }) => id}
        sort={{ by: 'due', descending: false, href: (by, down) => withQuery(t.href(list), { sort: down ? `-${by}` : by }) }}
        columns={[
          { key: 'what', label: w.what, header: true, official: true, sortable: true, cell: ({ what }) => <a href="#p">{what}</a> },
          { key: 'to', label: w.to, cell: ({ to }) => to },
          { key: 'from', label: w.from, cell: ({ from }) => from },
          { key: 'due', label: w.due, numeric: true, sortable: true, cell: ({ due }) => <Time t={t} value={due} style="short" /> },
          { key: 'state', label: w.state, cell: ({ state }) => <Tag tone={state}>{w.states[state]}</Tag> },
          {
            key: 'thread',
            label: t('ui.thread.title'),
            cell: ({ reach }) => (
              <ThreadLine
                t={t}
                beads={(['instrument', 'mandate', 'roadmap', 'evidence', 'report', 'decision'] as const).map((kind, index) => ({
                  kind,
                  count: index < reach ? 1 : 0,
                }))}
              />
            ),
          },
        ]}
      />
      <KeyPager t={t} first="#first" previous="#previous" next="#next" />
      <Coverage
        t={t}
        label={w.coverage}
        parts={[
          { key: 'done', label: w.states.done, count: 31, tone: 'done', href: '#' },
          { key: 'open', label: w.states.open, count: 18, tone: 'open', href: '#' },
          { key: 'soon', label: w.states.soon, count: 7, tone: 'soon' },
          { key: 'late', label: w.states.late, count: 4, tone: 'late' },
          { key: 'off', label: w.states.off, count: 9, tone: 'off' },
        ]}
      />
      <EmptyState title={w.nothing} action={<LinkButton href="#import">{w.import}</LinkButton>}>
        {w.nothingHelp}
      </EmptyState>
      <Elsewhere frame={frame} />
    </Page>
  )
}

function FormPart({ frame }: { frame: Frame }) {
  const { t } = frame
  const w = wordsFor(frame)
  const errors = {
    title: { key: 'ui.field.required' },
    due: { key: 'ui.field.not-a-date', values: { example: t.date('2027-03-15') } },
    kind: { key: 'ui.field.not-a-choice' },
  }
  const choices = w.addressees.slice(0, 3).map((label, index) => ({ value: `a${index}`, label }))
  return (
    <Page frame={{ ...frame, notice: { kind: 'done', text: w.saved } }} title={w.newMandate} titleLang={w.lang} layout="plain" noindex>
      <PostForm t={t} action="#send" errors={errors} labels={{ title: w.what, due: w.due, kind: w.owedBy }} draft="gallery" guard multipart>
        <HiddenField name="version" value={3} />
        <TextField t={t} name="title" label={w.what} help={w.whatHelp} error={errors.title} value="" />
        <TextArea t={t} name="text" label={w.textTerm} words={300} value={w.p4} lang={w.lang} official optional />
        <DateField t={t} name="due" label={w.due} error={errors.due} value="2027-02-31" />
        <NumberField t={t} name="amount" label={w.money} min={0} value={120000} optional />
        <Select t={t} name="owner" label={w.owner} empty={w.anyBody} value="a1" choices={[{ label: w.body, choices }]} />
        <TextField t={t} name="unit" label={w.unit} suggestions={w.addressees} optional />
        <RadioGroup t={t} name="kind" label={w.owedBy} choices={choices} error={errors.kind} />
        <Checkboxes
          t={t}
          name="lines"
          label={w.lines}
          choices={choices.map((one, i) => ({ ...one, count: i }))}
          values={['a1']}
          help={w.whatHelp}
        />
        <EmailField t={t} name="mail" label={w.mail} help={w.mailHelp} />
        <PasswordField t={t} name="password" label={w.password} />
        <FileField t={t} name="file" label={w.file} help=".docx, .pdf, .html, .txt" accept=".docx,.pdf,.html,.txt" multiple />
        <Checkbox t={t} name="remind" label={w.remind} help={w.whatHelp} checked />
        <ButtonRow>
          <SubmitButton>{t('ui.save')}</SubmitButton>
          <LinkButton href={here(frame, 'list')} tone="quiet">
            {t('ui.cancel')}
          </LinkButton>
        </ButtonRow>
      </PostForm>
      <h2>{w.import}</h2>
      <ProgressBar t={t} label={w.reading} done={3} total={8} note="C26-59-E.docx" refresh={here(frame, 'form')} />
      <ProgressBar t={t} label={w.reading} done={0} total={null} />
      <Elsewhere frame={frame} />
    </Page>
  )
}

function TimePart({ frame }: { frame: Frame }) {
  const { t } = frame
  const w = wordsFor(frame)
  const rows = w.band
  const items = rows.flatMap((row) => row.items.map((item) => ({ ...item, row: row.label })))
  return (
    <Page frame={{ ...frame, notice: { kind: 'warning', text: w.movedNotice } }} title={w.timeline} titleLang={w.lang} layout="wide">
      <Band t={t} title={w.bandTitle} from="2026-01-01" to="2027-12-31" today="2026-11-21" rows={rows}>
        <Table
          t={t}
          caption={w.bandTitle}
          rows={items}
          rowKey={({ row, label }) => `${row} ${label}`}
          group={({ row }) => row}
          columns={[
            { key: 'what', label: w.what, header: true, cell: ({ label }) => label },
            { key: 'when', label: w.due, numeric: true, cell: ({ from, to }) => <Period t={t} from={from} to={to ?? null} /> },
          ]}
        />
      </Band>
      <Elsewhere frame={frame} />
    </Page>
  )
}

/** A desk driven by keys: j and k move between the items, a and r press the current one's buttons. */
function ReviewPart({ frame }: { frame: Frame }) {
  const { t } = frame
  const w = wordsFor(frame)
  return (
    <Page frame={frame} title={w.review} titleLang={w.lang} layout="wide">
      <Shortcuts
        t={t}
        keys={[
          { key: 'j', label: t('ui.shortcuts.next') },
          { key: 'k', label: t('ui.shortcuts.previous') },
          { key: 'a', label: w.accept },
          { key: 'r', label: w.withdraw },
        ]}
      />
      <div data-items>
        {w.rows.map((row) => (
          <article key={row.id} class="card" data-item tabIndex={-1} aria-label={row.what}>
            <p lang={w.lang}>{row.what}</p>
            <ButtonRow>
              <PostButton to={`#accept-${row.id}`} shortcut="a" about={row.what}>
                {w.accept}
              </PostButton>
              <PostButton to={`#reject-${row.id}`} shortcut="r" tone="quiet" about={row.what}>
                {w.withdraw}
              </PostButton>
            </ButtonRow>
          </article>
        ))}
      </div>
      <Elsewhere frame={frame} />
    </Page>
  )
}

const codes: Record<number, string> = {
  401: 'sign-in-first',
  403: 'forbidden',
  404: 'not-found',
  409: 'stale',
  410: 'gone',
  413: 'too-large',
  415: 'unsupported',
  429: 'too-many',
  500: 'unexpected',
  503: 'unavailable',
}

const ErrorPart = ({ frame, status }: { frame: Frame; status: number }): ComponentChildren => (
  <ErrorPage
    frame={frame}
    status={status}
    message={frame.t(`ui.error.${codes[status] ?? 'malformed'}`)}
    reference={status >= 500 ? 'req-7f3a' : undefined}
  />
)

const states = (open: string, soon: string, late: string, done: string, off: string, proposed: string): Record<Tone, string> => ({
  open,
  soon,
  late,
  done,
  off,
  proposed,
})

const english = {
  lang: 'en' as const,
  title: 'Report the results of the internal task force to the thirtieth session of CSTD',
  lead: 'Owed by the Secretary-General to the Commission on Science and Technology for Development. Due in 16 weeks; no draft yet.',
  mandates: 'Mandates',
  resolution: 'Council Resolution 1332',
  resolutionTitle: 'Role of the Union in the follow-up of the Summit outcomes',
  path: 'instructs the Secretary-General 5',
  path4: 'instructs the Secretary-General 4',
  path6: 'instructs the Secretary-General 6',
  resolvesFive: 'Council Res. 1332, resolves 5',
  short: 'Report to CSTD 30',
  roadmap: 'Financing, 3 milestones',
  documents: '2 documents',
  activity: '1 activity',
  addEvidence: 'Add evidence',
  begin: 'Begin one',
  opensLater: 'opens after posting for 30 days',
  party: 'a Member State',
  heading: 'Operative part',
  opener: 'instructs the Secretary-General',
  p4: 'to keep strengthening the leading role of the Union in the follow-up of the outcomes and of the twenty-year review;',
  p5: 'to report to the thirtieth session of CSTD in 2027 on the results of the task force set up under resolves 5 above, for consideration by Member States;',
  labelA: 'a)',
  p5a: 'with a first estimate of the cost of each action line;',
  p5b: 'where an estimate exists, with its source;',
  p6: [
    'to report every year to ECOSOC, ',
    'submitting',
    'through CSTD and',
    ' through the Working Group, on progress in the action lines that the Union leads;',
  ],
  read: 'Proposed text of April 2026.',
  state: 'State',
  due: 'Due',
  deadline: 'Contributions by',
  owner: 'Owner',
  ownerName: 'General Secretariat, Strategic Planning',
  lines: 'Action lines',
  goals: 'Goals',
  unknownTerm: 'Money',
  textTerm: 'Text',
  take: 'Take it over',
  withdraw: 'Reject',
  sixLanguages: 'Six languages side by side',
  original: 'original',
  history: 'History',
  assigned: 'Owner named',
  confirmed: 'Due date corrected',
  note: 'agreed with the focal point by telephone',
  states: states('in work', 'due soon', 'overdue', 'reported', 'superseded', 'proposed'),
  searchFor: 'words, symbol, paragraph',
  owedBy: 'Owed by',
  addressees: [
    'Secretary-General',
    'Secretariat',
    'Working group',
    'Council',
    'Member States',
    'Director, Development Bureau',
    'Director, Standardization Bureau',
    'Regional offices',
    'Sector Members',
    'Action line facilitators',
  ],
  beforeMay: 'before May 2027',
  body: 'Body',
  anyBody: 'any body',
  sentence: '19 mandates on the Secretary-General, due before May 2027, not yet reported.',
  byMonth: 'Nineteen deadlines by month, most of them in March 2027',
  what: 'What',
  to: 'To',
  from: 'From',
  rows: [
    {
      id: 1,
      what: 'report the results of the internal task force',
      to: 'CSTD 30',
      from: 'Res. 1332, instructs SG 5',
      due: '2027-03-15',
      state: 'soon',
      reach: 4,
    },
    {
      id: 2,
      what: 'targeted road maps for C2, C4, C5, C6',
      to: 'CSTD 30',
      from: 'A/RES/80/173, 113',
      due: '2027-03-15',
      state: 'open',
      reach: 3,
    },
    {
      id: 3,
      what: 'update the road maps of activities regularly',
      to: 'Council',
      from: 'Res. 1332, instructs SG 1',
      due: '2027-02-08',
      state: 'done',
      reach: 6,
    },
    {
      id: 4,
      what: 'post the revised report before it is handed on',
      to: 'members',
      from: 'C25 contribution, 2.2',
      due: '2026-12-01',
      state: 'late',
      reach: 1,
    },
  ] as Row[],
  coverage: 'What became of the 69 mandates of this resolution',
  nothing: 'No mandates here yet',
  import: 'Import a paper',
  nothingHelp: 'Mandates come from official papers. Drop one here, and its paragraphs are read for who owes what to whom.',
  saved: 'The mandate was saved.',
  newMandate: 'Correct a mandate',
  whatHelp: 'In the words of the paragraph',
  money: 'Estimate in Swiss francs',
  unit: 'Unit',
  mail: 'Mail address',
  mailHelp: 'Reminders go there',
  password: 'Password',
  file: 'Papers',
  remind: 'Remind the owner',
  reading: 'Reading 8 papers',
  movedNotice: 'The session has moved: three deadlines moved with it.',
  timeline: 'Timeline',
  bandTitle: 'The road to the thirtieth session of CSTD, 2026 and 2027',
  band: [
    {
      label: 'Council',
      href: '#council',
      items: [
        { label: 'Council 2026', from: '2026-04-28', to: '2026-05-08', tone: 'done', href: '#c26' },
        { label: 'Council 2027', from: '2027-06-01', to: '2027-06-11', href: '#c27' },
      ],
    },
    {
      label: 'Task force on financing',
      items: [
        { label: 'Set up', from: '2026-02-01', tone: 'done' },
        { label: 'First findings', from: '2026-07-10', tone: 'late' },
        { label: 'Consultation of members', from: '2026-09-15', to: '2027-01-31', tone: 'open', href: '#consultation' },
        { label: 'Report', from: '2027-02-15', tone: 'soon' },
        { label: 'Second round', from: '2027-04-01', to: '2027-11-30', tone: 'proposed' },
      ],
    },
    {
      label: 'Commission on Science and Technology for Development',
      items: [
        { label: '29th session', from: '2026-04-13', to: '2026-04-17', tone: 'done' },
        { label: '30th session', from: '2027-03-15', to: '2027-03-26' },
        { label: 'ECOSOC resolution expected', from: '2027-12-20', tone: 'off' },
      ],
    },
  ] as { label: string; href?: string; items: { label: string; from: string; to?: string; tone: Tone; href?: string }[] }[],
  review: 'Review desk',
  accept: 'Accept',
}

const arabic: typeof english = {
  ...english,
  lang: 'ar' as never,
  title: 'تقديم تقرير عن نتائج فريق المهام الداخلي إلى الدورة الثلاثين للجنة تسخير العلم والتكنولوجيا لأغراض التنمية',
  lead: 'التزام على الأمين العام تجاه لجنة تسخير العلم والتكنولوجيا لأغراض التنمية. يحل موعده بعد 16 أسبوعاً، ولم توضع مسودة بعد.',
  mandates: 'الولايات',
  resolution: 'قرار المجلس 1332',
  resolutionTitle: 'دور الاتحاد في متابعة نواتج القمة',
  path: 'يكلف الأمين العام 5',
  path4: 'يكلف الأمين العام 4',
  path6: 'يكلف الأمين العام 6',
  resolvesFive: 'قرار المجلس 1332، يقرر 5',
  short: 'تقرير إلى الدورة الثلاثين',
  roadmap: 'التمويل، 3 مراحل',
  documents: 'وثيقتان',
  activity: 'نشاط واحد',
  addEvidence: 'إضافة دليل',
  begin: 'البدء بإعداده',
  opensLater: 'تُفتح بعد النشر 30 يوماً',
  party: 'دولة عضو',
  heading: 'الجزء المنطوق',
  opener: 'يكلف الأمين العام',
  p4: 'بمواصلة تعزيز الدور الرائد للاتحاد في متابعة نواتج القمة واستعراض السنوات العشرين؛',
  p5: 'بأن يقدم إلى الدورة الثلاثين للجنة في عام 2027 تقريراً عن نتائج فريق المهام المنشأ بموجب الفقرة 5 من "يقرر" أعلاه، لكي تنظر فيه الدول الأعضاء؛',
  labelA: 'أ )',
  p5a: 'مع تقدير أولي لتكلفة كل خط من خطوط العمل؛',
  p5b: 'مع ذكر مصدر التقدير إن وُجد؛',
  p6: [
    'بأن يقدم كل سنة تقريراً إلى المجلس الاقتصادي والاجتماعي ',
    'مباشرةً',
    'عن طريق اللجنة',
    ' ومن خلال فريق العمل، عن التقدم المحرز في خطوط العمل التي يقودها الاتحاد؛',
  ],
  read: 'النص المقترح في أبريل 2026.',
  state: 'الحالة',
  due: 'الموعد',
  deadline: 'آخر موعد للمساهمات',
  owner: 'المسؤول',
  ownerName: 'الأمانة العامة، التخطيط الاستراتيجي',
  lines: 'خطوط العمل',
  goals: 'الأهداف',
  textTerm: 'النص',
  take: 'تولي المهمة',
  withdraw: 'رفض',
  sixLanguages: 'اللغات الست جنباً إلى جنب',
  original: 'الأصل',
  history: 'السجل',
  assigned: 'تسمية المسؤول',
  confirmed: 'تصحيح الموعد',
  note: 'بالاتفاق هاتفياً مع جهة الاتصال',
  states: states('قيد العمل', 'موعده قريب', 'متأخر', 'قُدم التقرير', 'حل محله غيره', 'مقترح'),
  searchFor: 'كلمات أو رمز أو فقرة',
  owedBy: 'الجهة الملتزمة',
  addressees: [
    'الأمين العام',
    'الأمانة',
    'فريق العمل',
    'المجلس',
    'الدول الأعضاء',
    'مدير مكتب التنمية',
    'مدير مكتب التقييس',
    'المكاتب الإقليمية',
    'أعضاء القطاع',
    'ميسرو خطوط العمل',
  ],
  beforeMay: 'قبل مايو 2027',
  body: 'الهيئة',
  anyBody: 'أي هيئة',
  sentence: '19 ولاية على الأمين العام تحل قبل مايو 2027 ولم يُقدم عنها تقرير بعد.',
  byMonth: 'تسعة عشر موعداً بحسب الشهر، معظمها في مارس 2027',
  what: 'ماذا',
  to: 'إلى',
  from: 'من',
  rows: [
    {
      id: 1,
      what: 'تقديم تقرير عن نتائج فريق المهام الداخلي',
      to: 'الدورة الثلاثون',
      from: 'القرار 1332، يكلف الأمين العام 5',
      due: '2027-03-15',
      state: 'soon',
      reach: 4,
    },
    {
      id: 2,
      what: 'خرائط طريق محددة لخطوط العمل جيم2 وجيم4 وجيم5',
      to: 'الدورة الثلاثون',
      from: 'A/RES/80/173، 113',
      due: '2027-03-15',
      state: 'open',
      reach: 3,
    },
    {
      id: 3,
      what: 'تحديث خرائط طريق الأنشطة بانتظام',
      to: 'المجلس',
      from: 'القرار 1332، يكلف الأمين العام 1',
      due: '2027-02-08',
      state: 'done',
      reach: 6,
    },
    { id: 4, what: 'نشر التقرير المنقح قبل إحالته', to: 'الأعضاء', from: 'مساهمة C25، 2.2', due: '2026-12-01', state: 'late', reach: 1 },
  ],
  coverage: 'مآل الولايات التسع والستين في هذا القرار',
  nothing: 'لا توجد ولايات هنا بعد',
  import: 'استيراد وثيقة',
  nothingHelp: 'تأتي الولايات من الوثائق الرسمية. أضف وثيقة لتُقرأ فقراتها ويُعرف من يلتزم بماذا ولمن.',
  saved: 'حُفظت الولاية.',
  newMandate: 'تصحيح ولاية',
  whatHelp: 'بنص الفقرة',
  money: 'التقدير بالفرنك السويسري',
  unit: 'الوحدة',
  mail: 'عنوان البريد',
  mailHelp: 'تُرسل إليه رسائل التذكير',
  password: 'كلمة السر',
  file: 'الوثائق',
  remind: 'تذكير المسؤول',
  reading: 'قراءة 8 وثائق',
  movedNotice: 'تغيّر موعد الدورة وتغيرت معه ثلاثة مواعيد.',
  timeline: 'الجدول الزمني',
  bandTitle: 'الطريق إلى الدورة الثلاثين للجنة، 2026 و2027',
  band: english.band.map((row, index) => ({
    ...row,
    label: ['المجلس', 'فريق المهام المعني بالتمويل', 'لجنة تسخير العلم والتكنولوجيا لأغراض التنمية'][index]!,
    items: row.items.map((item, place) => ({
      ...item,
      label: [
        ['دورة المجلس 2026', 'دورة المجلس 2027'],
        ['الإنشاء', 'النتائج الأولى', 'التشاور مع الأعضاء', 'التقرير', 'الجولة الثانية'],
        ['الدورة 29', 'الدورة 30', 'قرار متوقع للمجلس الاقتصادي والاجتماعي'],
      ][index]![place]!,
    })),
  })),
  review: 'مكتب المراجعة',
  accept: 'قبول',
}

const six = {
  opener: [
    'instructs the Secretary-General',
    'charge le Secrétaire général',
    'encarga al Secretario General',
    'поручает Генеральному секретарю',
    '责成秘书长',
    'يكلف الأمين العام',
  ],
  first: [
    'to keep the road maps of its activities up to date;',
    'de tenir à jour les feuilles de route de ses activités ;',
    'que mantenga actualizadas las hojas de ruta de sus actividades;',
    'регулярно обновлять дорожные карты своей деятельности;',
    '定期更新其活动路线图；',
    'بتحديث خرائط طريق أنشطته بانتظام؛',
  ],
  second: [
    'to report on them every year to Council;',
    'd’en rendre compte chaque année au Conseil ;',
    'que informe al respecto cada año al Consejo;',
    null,
    '每年就此向理事会提交报告；',
    'بتقديم تقرير عنها إلى المجلس كل سنة؛',
  ],
}
