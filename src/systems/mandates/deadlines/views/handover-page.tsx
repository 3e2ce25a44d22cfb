import type { FieldErrors } from '../../../../platform/errors.ts'
import { EmptyState, type Frame, Page, PostForm, Select, SubmitButton, TextArea } from '../../../../ui/index.ts'
import { deskLink, handoverLink } from '../../links.ts'
import type { loadOf } from '../load.ts'

interface Props {
  frame: Frame
  organization: { id: string; name: string }
  load: Awaited<ReturnType<typeof loadOf>>
  typed?: Record<string, string>
  errors?: FieldErrors
}

/** Everything one person owns goes to another in one step. */
export function HandoverPage({ frame, organization, load, typed, errors }: Props) {
  const { t } = frame
  const labels = { from: t('mandates.handover.from'), to: t('mandates.handover.to'), note: t('mandates.handover.note') }
  return (
    <Page
      frame={frame}
      title={t('mandates.handover.title')}
      lead={t('mandates.handover.lead', { organization: organization.name })}
      crumbs={[{ label: t('mandates.desk.title'), href: t.href(deskLink) }, { label: t('mandates.handover.title') }]}
      layout="plain"
      noindex
    >
      {load.owners.length === 0 ? (
        <EmptyState title={t('mandates.handover.nobody')} />
      ) : (
        <PostForm t={t} action={t.href(handoverLink(organization.id))} errors={errors} labels={labels} guard>
          <Select
            t={t}
            name="from"
            label={labels.from}
            empty={t('mandates.handover.choose')}
            choices={load.owners.map((o) => ({ value: o.person_id, label: o.name, count: o.count }))}
            value={typed?.from}
            error={errors?.from}
          />
          <Select
            t={t}
            name="to"
            label={labels.to}
            empty={t('mandates.handover.organization')}
            choices={load.successors.map((s) => ({ value: s.person_id, label: s.name }))}
            value={typed?.to}
            error={errors?.to}
          />
          <TextArea t={t} name="note" label={labels.note} rows={3} value={typed?.note} error={errors?.note} optional />
          <SubmitButton>{t('mandates.handover.do')}</SubmitButton>
        </PostForm>
      )}
    </Page>
  )
}
