import { Checkbox, HiddenField, PostButton, Select, Table, Tag, TextArea, TextField, Time, type Tone } from '../../../ui/index.ts'
import { documentLink } from '../../documents/index.ts'
import { sessionLink } from '../../reference/index.ts'
import { occurrenceStatuses } from '../forms.ts'
import { mandateLink } from '../links.ts'
import type { Colleague, MandateDetail } from '../queries/mandate.ts'
import { nameOf } from '../queries/names.ts'
import { named, OneForm } from './mandate-forms.tsx'
import type { MandateProps } from './mandate-page.tsx'

type Occurrence = MandateDetail['occurrences'][number]

function when({ frame: { t } }: Pick<MandateProps, 'frame'>, o: Occurrence): string {
  if (o.starts && o.ends) return t.period(o.starts, o.ends)
  if (o.ends ?? o.starts) return t.date((o.ends ?? o.starts)!)
  return o.year ? String(o.year) : t('mandates.times.no-date')
}

const toneOf = (o: Occurrence, today: string): Tone =>
  o.status === 'dropped' ? 'off' : o.status !== 'open' ? 'done' : o.ends && o.ends < today ? 'late' : 'open'

/** Each time that a mandate is to be done, reported on by itself. */
export function Times(props: MandateProps) {
  const { frame, mandate, names, today, may, refused } = props
  const { t } = frame
  const status = (o: Occurrence) =>
    o.status === 'open' && o.ends && o.ends < today ? t('mandates.due.overdue') : t(`mandates.times.status.${o.status}`)
  return (
    <section aria-labelledby="times">
      <h2 id="times">{t('mandates.section.times')}</h2>
      <Table
        t={t}
        caption={t('mandates.section.times')}
        rows={mandate.occurrences}
        rowKey={(o) => o.id}
        columns={[
          { key: 'when', label: t('mandates.times.when'), header: true, cell: (o) => when(props, o) },
          {
            key: 'session',
            label: t('mandates.times.session'),
            cell: (o) =>
              o.session_id ? <a href={t.href(sessionLink(o.session_id))}>{nameOf(names.session, o.session_id, t.lang)}</a> : '',
          },
          { key: 'status', label: t('mandates.times.status'), cell: (o) => <Tag tone={toneOf(o, today)}>{status(o)}</Tag> },
          {
            key: 'report',
            label: t('mandates.times.report'),
            cell: (o) => (
              <>
                {o.note && <span dir="auto">{o.note}</span>}
                {may.seePeople && o.reported_at && (
                  <small class="muted"> {t('mandates.times.by', { name: o.reported_by_name ?? '', at: t.time(o.reported_at) })}</small>
                )}
              </>
            ),
          },
        ]}
      />
      {may.report &&
        mandate.occurrences
          .filter((o, index) => o.status !== 'open' || index <= firstOpen(mandate.occurrences) + 1)
          .map((o) => {
            const form = `occurrence-${o.id}` as const
            const mine = refused?.form === form ? refused : undefined
            const labels = { status: t('mandates.report.new-progress'), note: t('mandates.report.note') }
            return (
              <OneForm
                key={o.id}
                t={t}
                name={form}
                title={`${t('mandates.times.report-on')}: ${when(props, o)}`}
                action={`${t.href(mandateLink(mandate.id))}/times/${o.id}/report`}
                refused={refused}
                labels={labels}
              >
                <HiddenField name="version" value={o.version} />
                <Select
                  t={t}
                  name={named(form, 'status')}
                  label={labels.status}
                  value={mine?.typed.status ?? (o.status === 'open' ? 'reported' : o.status)}
                  choices={occurrenceStatuses.map((value) => ({ value, label: t(`mandates.times.status.${value}`) }))}
                />
                <TextArea
                  t={t}
                  name={named(form, 'note')}
                  label={labels.note}
                  rows={3}
                  value={mine?.typed.note ?? o.note}
                  error={mine?.errors?.note}
                  optional
                />
              </OneForm>
            )
          })}
    </section>
  )
}

/** Forms are shown for the past, the next time and the one after: the others wait their turn. */
const firstOpen = (all: readonly Occurrence[]): number => {
  const at = all.findIndex((o) => o.status === 'open')
  return at === -1 ? all.length : at
}

/** Who answers for it: organization, unit, person; one leads. */
export function Owners({ frame: { t }, mandate, names, may, own, colleagues, refused }: MandateProps) {
  const here = t.href(mandateLink(mandate.id))
  const mine = refused?.form === 'owner' ? refused : undefined
  const labels = { organization: t('mandates.owner.organization'), unit: t('mandates.owner.unit'), person: t('mandates.owner.person') }
  const current = mandate.owners.find((o) => o.organization_id === own)
  return (
    <section aria-labelledby="owners">
      <h2 id="owners">{t('mandates.section.owners')}</h2>
      {mandate.owners.length > 0 && (
        <ul class="list">
          {mandate.owners.map((o) => (
            <li key={o.id}>
              <b>{nameOf(names.owner, o.organization_id, t.lang)}</b>
              {o.unit && <> · {o.unit}</>}
              {may.seePeople && o.person && <> · {o.person}</>}
              {o.lead && mandate.owners.length > 1 && <> {<Tag>{t('mandates.owner.leads')}</Tag>}</>}
              {may.assign && (
                <>
                  {' '}
                  <PostButton
                    tone="quiet"
                    to={`${here}/owners/${encodeURIComponent(o.organization_id)}/release`}
                    about={nameOf(names.owner, o.organization_id, t.lang)}
                  >
                    {t('mandates.owner.release')}
                  </PostButton>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {may.delegate && (
        <OneForm
          t={t}
          name="owner"
          title={t(may.assign ? 'mandates.owner.assign' : 'mandates.owner.delegate')}
          action={`${here}/owners`}
          refused={refused}
          labels={labels}
          submit={t('mandates.owner.save')}
        >
          {may.assign ? (
            <Select
              t={t}
              name={named('owner', 'organization')}
              label={labels.organization}
              empty=""
              value={mine?.typed.organization}
              error={mine?.errors?.organization}
              choices={[...names.owner.keys()].map((id) => ({ value: id, label: nameOf(names.owner, id, t.lang) }))}
            />
          ) : (
            <HiddenField name="organization" value={own ?? ''} />
          )}
          <TextField
            t={t}
            name={named('owner', 'unit')}
            label={labels.unit}
            value={mine?.typed.unit ?? (may.assign ? null : current?.unit)}
            error={mine?.errors?.unit}
            optional
          />
          <Select
            t={t}
            name={named('owner', 'person')}
            label={labels.person}
            empty={t('mandates.owner.person-none')}
            value={mine?.typed.person ?? (may.assign ? null : current?.person_id)}
            error={mine?.errors?.person}
            choices={may.assign ? byOrganization(colleagues, (id) => nameOf(names.owner, id, t.lang)) : colleagues.map(asChoice)}
            optional
          />
          {may.assign && (
            <Checkbox t={t} name={named('owner', 'lead')} label={t('mandates.owner.lead')} checked={mandate.owners.length === 0} />
          )}
        </OneForm>
      )}
    </section>
  )
}

const asChoice = ({ person_id, name }: Colleague) => ({ value: person_id, label: name })

const byOrganization = (colleagues: readonly Colleague[], nameOfOrganization: (id: string) => string) =>
  [...Map.groupBy(colleagues, (c) => c.organization_id)].map(([id, people]) => ({
    label: nameOfOrganization(id),
    choices: people.map(asChoice),
  }))

/** What shows that it was acted on. */
export function Evidence({ frame: { t }, mandate, may, refused, ...props }: MandateProps) {
  const here = t.href(mandateLink(mandate.id))
  const mine = refused?.form === 'evidence' ? refused : undefined
  const labels = {
    title: t('mandates.evidence.title'),
    url: t('mandates.evidence.url'),
    document: t('mandates.evidence.document'),
    note: t('mandates.evidence.note'),
    occurrence: t('mandates.evidence.for'),
  }
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('mandates.section.evidence')}</h2>
      {mandate.evidence.length === 0 && <p class="muted">{t('mandates.evidence.none')}</p>}
      <ul class="list">
        {mandate.evidence.map((e) => {
          const href = e.document_id ? t.href(documentLink(e.document_id)) : e.url
          return (
            <li key={e.id}>
              {href ? (
                <a href={href} dir="auto" rel={e.url ? 'nofollow noopener' : undefined}>
                  {e.title}
                </a>
              ) : (
                <b dir="auto">{e.title}</b>
              )}{' '}
              <small class="muted">
                {t(`mandates.evidence.kind.${e.kind}`)}
                {may.seePeople && <> · {t('mandates.evidence.by', { name: e.added_by_name, at: t.time(e.added_at) })}</>}
              </small>
              {e.note && (
                <p class="prose" dir="auto">
                  {e.note}
                </p>
              )}
              {may.report && (
                <PostButton tone="quiet" to={`${here}/evidence/${e.id}/removal`} about={e.title}>
                  {t('ui.remove')}
                </PostButton>
              )}
            </li>
          )
        })}
      </ul>
      {may.report && (
        <OneForm
          t={t}
          name="evidence"
          title={t('mandates.evidence.add')}
          action={`${here}/evidence`}
          refused={refused}
          labels={labels}
          submit={t('mandates.evidence.add')}
        >
          <TextField
            t={t}
            name={named('evidence', 'title')}
            label={labels.title}
            help={t('mandates.evidence.title-help')}
            value={mine?.typed.title}
            error={mine?.errors?.title}
          />
          <TextField
            t={t}
            name={named('evidence', 'url')}
            type="url"
            label={labels.url}
            value={mine?.typed.url}
            error={mine?.errors?.url}
            optional
          />
          <Checkbox
            t={t}
            name={named('evidence', 'activity')}
            label={t('mandates.evidence.activity')}
            checked={mine?.typed.activity === 'on'}
          />
          <TextField
            t={t}
            name={named('evidence', 'document')}
            size="medium"
            label={labels.document}
            help={t('mandates.evidence.document-help')}
            value={mine?.typed.document}
            error={mine?.errors?.document}
            optional
          />
          {mandate.occurrences.length > 1 && (
            <Select
              t={t}
              name={named('evidence', 'occurrence')}
              label={labels.occurrence}
              empty={t('mandates.evidence.for-any')}
              value={mine?.typed.occurrence}
              error={mine?.errors?.occurrence}
              choices={mandate.occurrences.map((o) => ({
                value: String(o.id),
                label: when({ ...props, frame: { t } } as MandateProps, o),
              }))}
              optional
            />
          )}
          <TextArea
            t={t}
            name={named('evidence', 'note')}
            label={labels.note}
            rows={3}
            value={mine?.typed.note}
            error={mine?.errors?.note}
            optional
          />
        </OneForm>
      )}
    </section>
  )
}

/** What those who take part say to each other about it. */
export function Comments({ frame: { t }, mandate, detail, may, refused }: MandateProps) {
  const mine = refused?.form === 'comment' ? refused : undefined
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{t('mandates.section.comments')}</h2>
      {detail.comments.length === 0 && <p class="muted">{t('mandates.comment.none')}</p>}
      {detail.comments.map((c) => (
        <article key={c.id} class="card" id={`c${c.id}`}>
          <p class="muted">
            <bdi>{c.by_name}</bdi> · <Time t={t} value={c.at} relative />
          </p>
          <p class="prose" lang={c.language} dir="auto">
            {c.text}
          </p>
        </article>
      ))}
      {may.comment && (
        <OneForm
          t={t}
          name="comment"
          title={t('mandates.comment.text')}
          action={`${t.href(mandateLink(mandate.id))}/comments`}
          refused={refused}
          labels={{ text: t('mandates.comment.text') }}
          submit={t('mandates.comment.send')}
        >
          <TextArea
            t={t}
            name={named('comment', 'text')}
            label={t('mandates.comment.text')}
            labelHidden
            rows={4}
            lang={t.lang}
            value={mine?.typed.text}
            error={mine?.errors?.text}
          />
        </OneForm>
      )}
    </section>
  )
}
