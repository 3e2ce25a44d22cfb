import type { AuditEntry } from '../../../../platform/audit/index.ts'
import { read, type Translate } from '../../../../platform/i18n/index.ts'
import {
  ButtonRow,
  DateField,
  Facts,
  FileField,
  type Frame,
  LocalizedText,
  Page,
  PostButton,
  PostForm,
  Select,
  SubmitButton,
  Table,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { documentLink } from '../../../documents/index.ts'
import { named } from '../../../people/index.ts'
import { LanguageSelect } from '../../contributions/views/contributions-page.tsx'
import { Until } from '../../contributions/views/parts.tsx'
import { meetingLink } from '../../links.ts'
import { History, type Refused } from '../../views/parts.tsx'
import { groupDraftLink, groupLink, groupsLink } from '../links.ts'
import type { DraftRow, GroupRow, MemberRow, ProcedureRow, StepRow } from '../queries.ts'
import { stepActors } from '../schema.ts'
import { GroupStateTag } from './groups-page.tsx'

interface Props extends Refused {
  frame: Frame
  group: GroupRow
  members: MemberRow[]
  steps: StepRow[]
  drafts: DraftRow[]
  procedures: ProcedureRow[]
  history: AuditEntry[]
  /** the reader */
  me: string | null
  ownZone: string | null
  may: { convene: boolean; texts: boolean; join: boolean; leave: boolean; object: boolean }
}

/** A group: what it is to do and by when, its text, whether it is agreed. */
export function GroupPage(props: Props) {
  const { frame, group, members, steps, drafts, history, may } = props
  const { t } = frame
  const address = t.href(groupLink(group.id))
  const open = group.state === 'open'
  return (
    <Page
      frame={frame}
      title={group.name}
      crumbs={[{ label: t('meetings.group.title'), href: t.href(groupsLink) }, { label: group.name }]}
      layout="article"
    >
      <Facts
        facts={[
          { term: t('meetings.field-name.group_state'), value: <GroupStateTag t={t} state={group.state} /> },
          { term: t('meetings.group.parent'), value: <LocalizedText t={t} reading={read(group.body_name, t.lang)} quiet /> },
          {
            term: t('meetings.group.meeting'),
            value: group.meeting_id && <a href={t.href(meetingLink(group.meeting_id))}>{t('meetings.group.to-meeting')}</a>,
          },
          { term: t('meetings.group.convenor'), value: group.convenor_name && <bdi>{group.convenor_name}</bdi> },
          {
            term: t('meetings.group.product'),
            value: (
              <span lang={group.language} dir="auto">
                {group.product}
              </span>
            ),
          },
          { term: t('meetings.group.open-to'), value: t(group.open ? 'meetings.group.open-to-all' : 'meetings.group.by-invitation') },
          { term: t('meetings.group.readers'), value: t(`meetings.group_readers.${group.readers}`) },
          {
            term: t('meetings.group.handed-over'),
            value: group.document_id && <a href={t.href(documentLink(group.document_id))}>{t('meetings.group.to-document')}</a>,
          },
          { term: t('meetings.group.note'), value: group.note },
        ]}
      />
      <ButtonRow>
        {may.join && <PostButton to={`${address}/membership`}>{t('meetings.group.join')}</PostButton>}
        {may.leave && (
          <PostButton to={`${address}/departure`} tone="quiet">
            {t('meetings.group.leave')}
          </PostButton>
        )}
      </ButtonRow>
      <section aria-labelledby="terms">
        <h2 id="terms">{t('meetings.group.terms')}</h2>
        {group.terms.split(/\n\s*\n/).map((words, n) => (
          <p key={n} lang={group.language} dir="auto">
            {words}
          </p>
        ))}
      </section>
      <Procedures {...props} t={t} address={address} />
      <section aria-labelledby="drafts">
        <h2 id="drafts">{t('meetings.group.drafts')}</h2>
        {drafts.length === 0 && <p>{t(may.texts ? 'meetings.group.no-draft' : `meetings.group.not-yours.${group.readers}`)}</p>}
        <ul>
          {drafts.map((draft) => (
            <li key={draft.id}>
              <a href={t.href(groupDraftLink(group.id, draft.number))}>{t('meetings.group.version', { number: draft.number })}</a>{' '}
              {t('meetings.group.drafted-by', { name: draft.by_name, at: t.time(draft.at), count: draft.comments })}
            </li>
          ))}
        </ul>
        {may.convene && open && <NewDraft {...props} t={t} address={address} />}
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps">{t('meetings.group.steps')}</h2>
        {steps.length > 0 && (
          <Table
            t={t}
            caption={t('meetings.group.steps')}
            rows={steps}
            rowKey={(step) => step.id}
            columns={[
              { key: 'due', label: t('meetings.group.due'), numeric: true, cell: (step) => t.date(step.due) },
              { key: 'product', label: t('meetings.group.step-product'), header: true, cell: (step) => step.product },
              { key: 'actor', label: t('meetings.group.step-actor'), cell: (step) => t(`meetings.group.actor.${step.actor}`) },
              {
                key: 'done',
                label: t('meetings.group.done'),
                cell: (step) =>
                  step.done_at
                    ? t.time(step.done_at)
                    : may.convene && (
                        <PostButton to={`${address}/steps/${step.id}/completion`} tone="quiet" about={step.product}>
                          {t('meetings.group.mark-done')}
                        </PostButton>
                      ),
              },
            ]}
          />
        )}
        {may.convene && open && <NewStep {...props} t={t} address={address} />}
      </section>
      <section aria-labelledby="members">
        <h2 id="members">{t('meetings.group.members')}</h2>
        <ul>
          {members.map((member) => (
            <li key={member.id}>
              <bdi>{member.name}</bdi>
              {member.organization_name && `, ${named(member.organization_name, member.organization_acronym, t.lang)}`}
            </li>
          ))}
        </ul>
      </section>
      {may.convene && group.state !== 'closed' && <Ending {...props} t={t} address={address} />}
      <History t={t} entries={history} />
    </Page>
  )
}

type Part = Props & { t: Translate; address: string }

function Procedures({ t, address, procedures, may, me, ownZone, typed, errors }: Part) {
  if (procedures.length === 0) return null
  const running = procedures.find(({ outcome }) => outcome === null)
  return (
    <section aria-labelledby="procedures">
      <h2 id="procedures">{t('meetings.group.agreement')}</h2>
      {procedures.map((procedure) => (
        <div key={procedure.id}>
          <p class={procedure.outcome === 'broken' ? 'notice warning' : 'notice'}>
            {t(`meetings.group.${procedure.outcome ?? 'running'}.${procedure.kind}`, { number: procedure.number })}{' '}
            <Until t={t} at={procedure.outcome && procedure.ended_at ? procedure.ended_at : procedure.until} ownZone={ownZone} />
          </p>
          <ul>
            {procedure.objections.map((objection) => (
              <li key={objection.id}>
                {t(objection.withdrawn_at ? 'meetings.group.objection-withdrawn' : 'meetings.group.objection', {
                  name: objection.by_name,
                  at: t.time(objection.at),
                })}{' '}
                <q dir="auto">{objection.reason}</q>
                {objection.person_id === me && !objection.withdrawn_at && procedure.outcome === null && (
                  <PostButton to={`${address}/objections/${objection.id}/withdrawal`} tone="quiet">
                    {t('meetings.group.withdraw-objection')}
                  </PostButton>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {running && may.object && (
        <PostForm
          t={t}
          action={`${address}/objections`}
          errors={errors?.reason ? errors : null}
          labels={{ reason: t('meetings.field-name.reason') }}
          name={t('meetings.group.object')}
        >
          <TextArea t={t} name="reason" label={t('meetings.field-name.reason')} rows={3} value={typed?.reason} error={errors?.reason} />
          <SubmitButton tone="danger">{t(running.kind === 'silence' ? 'meetings.group.break' : 'meetings.group.object')}</SubmitButton>
        </PostForm>
      )}
    </section>
  )
}

const NewDraft = ({ t, address, group, typed, errors }: Part) => (
  <details open={Boolean(errors?.text || errors?.file)}>
    <summary>{t('meetings.group.new-draft')}</summary>
    <PostForm
      t={t}
      action={`${address}/drafts`}
      errors={errors?.text ? errors : null}
      labels={{ text: t('meetings.group.text') }}
      draft={`group-${group.id}`}
      name={t('meetings.group.new-draft')}
    >
      <LanguageSelect t={t} value={typed?.language ?? group.language} />
      <TextArea
        t={t}
        name="text"
        label={t('meetings.group.text')}
        help={t('meetings.group.text-help')}
        rows={12}
        value={typed?.text}
        error={errors?.text}
        official
      />
      <SubmitButton>{t('meetings.group.post-draft')}</SubmitButton>
    </PostForm>
    <PostForm
      t={t}
      action={`${address}/drafts`}
      multipart
      errors={errors?.file ? errors : null}
      labels={{ file: t('meetings.group.file') }}
      name={t('meetings.group.file')}
    >
      <FileField t={t} name="file" label={t('meetings.group.file')} accept=".docx,.txt,.html,.pdf" error={errors?.file} />
      <SubmitButton tone="quiet">{t('meetings.group.post-file')}</SubmitButton>
    </PostForm>
  </details>
)

const NewStep = ({ t, address, typed, errors }: Part) => (
  <details open={Boolean(errors?.due || errors?.product)}>
    <summary>{t('meetings.group.add-step')}</summary>
    <PostForm
      t={t}
      action={`${address}/steps`}
      errors={errors?.due || errors?.product ? errors : null}
      labels={{ due: t('meetings.group.due'), product: t('meetings.group.step-product') }}
      name={t('meetings.group.add-step')}
    >
      <Select
        t={t}
        name="actor"
        label={t('meetings.group.step-actor')}
        value={typed?.actor}
        choices={stepActors.map((value) => ({ value, label: t(`meetings.group.actor.${value}`) }))}
      />
      <TextField t={t} name="product" label={t('meetings.group.step-product')} value={typed?.product} error={errors?.product} />
      <DateField t={t} name="due" label={t('meetings.group.due')} value={typed?.due} error={errors?.due} />
      <SubmitButton tone="quiet">{t('meetings.group.add-step')}</SubmitButton>
    </PostForm>
  </details>
)

const Ending = ({ t, address, group, procedures, typed }: Part) => (
  <section aria-labelledby="ending">
    <h2 id="ending">{t('meetings.group.ending')}</h2>
    {group.state === 'open' && procedures[0]?.outcome === 'assent' && (
      <PostForm t={t} action={`${address}/handover`} name={t('meetings.group.hand-over')}>
        <p>{t('meetings.group.goes', { number: procedures[0].number })}</p>
        <TextArea t={t} name="note" label={t('meetings.group.note')} rows={3} value={typed?.note} optional />
        <SubmitButton>{t('meetings.group.hand-over')}</SubmitButton>
      </PostForm>
    )}
    <PostButton to={`${address}/closure`} tone="danger">
      {t('meetings.group.close')}
    </PostButton>
  </section>
)
