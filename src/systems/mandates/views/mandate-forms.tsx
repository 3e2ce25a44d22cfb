import type { ComponentChildren } from 'preact'
import type { FieldErrors } from '../../../platform/errors.ts'
import type { Translate } from '../../../platform/i18n/index.ts'
import { Facts, HiddenField, PostForm, RadioGroup, Select, SubmitButton, TextArea, TextField } from '../../../ui/index.ts'
import { mandateLink } from '../links.ts'
import type { MandateDetail } from '../queries/mandate.ts'
import { nextProgresses, nextStates } from '../states.ts'

export type FormName = 'progress' | 'plan' | 'money' | 'state' | 'owner' | 'evidence' | 'comment' | `occurrence-${number}`

/** A form that came back: what was typed, what is wrong with it, or what another has written in between. */
export interface Refused {
  form: FormName
  typed: Record<string, string>
  errors: FieldErrors | null
  stale: { theirs: Record<string, unknown>; yours: Record<string, unknown> } | null
}

interface OneProps {
  t: Translate
  name: FormName
  title: string
  action: string
  refused: Refused | undefined
  labels: Record<string, string>
  /** as the refused form says it, or the record's own */
  children: ComponentChildren
  submit?: string
}

/** The name of a field of a form, and what is said of the fields under their full names. */
export const named = (form: string, field: string): string => `${form}.${field}`
export const allNamed = <T,>(form: string, of: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(of).map(([field, value]) => [field === '' ? '' : named(form, field), value]))

/** A form behind its title, open when it came back; every form of the page is one of these. */
export function OneForm({ t, name, title, action, refused, labels, children, submit = t('mandates.report.save') }: OneProps) {
  const mine = refused?.form === name ? refused : undefined
  return (
    <details open={Boolean(mine)} class="card">
      <summary>{title}</summary>
      {/* inside, so that a link to it opens what is closed */}
      <div id={`${name}-form`}>{mine?.stale && <Stale t={t} stale={mine.stale} />}</div>
      <PostForm
        t={t}
        action={action}
        errors={mine?.errors && allNamed(name, mine.errors)}
        labels={allNamed(name, labels)}
        name={title}
        draft={action}
      >
        {children}
        <SubmitButton>{submit}</SubmitButton>
      </PostForm>
    </details>
  )
}

/** Both versions, so that nobody overwrites what they never saw. */
function Stale({ t, stale: { theirs, yours } }: { t: Translate; stale: NonNullable<Refused['stale']> }) {
  const words = (side: Record<string, unknown>) =>
    Object.entries(side)
      .filter(([field]) => t.has(`mandates.field.${field}`))
      .map(([field, value]) => ({ term: t(`mandates.field.${field}`), value: valueInWords(t, field, value) }))
  return (
    <div class="notice warning" role="alert">
      <p>
        <b>{t('mandates.stale.title')}</b>
      </p>
      <p>{t('mandates.stale.help')}</p>
      <h3>{t('ui.stale.theirs')}</h3>
      <Facts facts={words(theirs)} />
      <h3>{t('ui.stale.yours')}</h3>
      <Facts facts={words(yours)} />
    </div>
  )
}

function valueInWords(t: Translate, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('ui.none')
  if (field === 'progress' || field === 'state') return t(`mandates.${field}.${String(value)}`)
  if (field === 'status') return t(`mandates.times.status.${String(value)}`)
  if (typeof value !== 'object') return String(value)
  return Object.values(value)
    .filter((part) => part !== null && typeof part !== 'boolean')
    .join(' · ')
}

interface FormsProps {
  t: Translate
  mandate: MandateDetail
  may: { changeState: boolean }
  refused: Refused | undefined
}

/** Progress, plan, money, and for the secretariat the life of the order. */
export function ReportForms({ t, mandate, may, refused }: FormsProps) {
  const here = t.href(mandateLink(mandate.id))
  const one = (name: FormName) => {
    const mine = refused?.form === name ? refused : undefined
    return { typed: mine?.typed, errors: mine?.errors ?? undefined }
  }
  const version = <HiddenField name="version" value={mandate.version} />
  const note = (name: FormName, help: string) => {
    const { typed, errors } = one(name)
    return (
      <TextArea
        t={t}
        name={named(name, 'note')}
        label={t('mandates.report.note')}
        help={t(help)}
        rows={3}
        value={typed?.note}
        error={errors?.note}
        optional
      />
    )
  }
  const labels = { note: t('mandates.report.note'), plan: t('mandates.report.plan-label'), ...moneyLabels(t) }
  return (
    <section aria-labelledby="report">
      <h2 id="report">{t('mandates.section.report')}</h2>
      <OneForm t={t} name="progress" title={t('mandates.report.progress')} action={`${here}/progress`} refused={refused} labels={labels}>
        {version}
        <RadioGroup
          t={t}
          name={named('progress', 'progress')}
          label={t('mandates.report.new-progress')}
          value={one('progress').typed?.progress ?? nextProgresses(mandate.progress)[0]}
          error={one('progress').errors?.progress}
          choices={nextProgresses(mandate.progress).map((value) => ({ value, label: t(`mandates.progress.${value}`) }))}
        />
        {note('progress', 'mandates.report.note-help')}
      </OneForm>
      <OneForm t={t} name="plan" title={t('mandates.report.plan')} action={`${here}/plan`} refused={refused} labels={labels}>
        {version}
        <TextArea
          t={t}
          name={named('plan', 'plan')}
          label={labels.plan}
          value={one('plan').typed?.plan ?? mandate.plan}
          error={one('plan').errors?.plan}
          optional
        />
      </OneForm>
      <MoneyForm {...{ t, mandate, refused, here }} />
      {may.changeState && (
        <OneForm t={t} name="state" title={t('mandates.report.state')} action={`${here}/state`} refused={refused} labels={labels}>
          {version}
          <RadioGroup
            t={t}
            name={named('state', 'state')}
            label={t('mandates.report.new-progress')}
            value={one('state').typed?.state ?? nextStates(mandate.state)[0]}
            error={one('state').errors?.state}
            choices={nextStates(mandate.state).map((value) => ({ value, label: t(`mandates.state.${value}`) }))}
          />
          {note('state', 'mandates.report.state-note-help')}
        </OneForm>
      )}
    </section>
  )
}

const moneyLabels = (t: Translate) => ({
  amount: t('mandates.money.amount'),
  currency: t('mandates.money.currency'),
  source: t('mandates.money.source'),
  secured: t('mandates.money.is-secured'),
})

function MoneyForm({ t, mandate, refused, here }: Omit<FormsProps, 'may'> & { here: string }) {
  const mine = refused?.form === 'money' ? refused : undefined
  const labels = moneyLabels(t)
  const value = (name: string, own: string | null) => mine?.typed[name] ?? own
  const secured = mandate.money_secured === null ? '' : mandate.money_secured ? 'yes' : 'no'
  return (
    <OneForm t={t} name="money" title={t('mandates.report.money')} action={`${here}/money`} refused={refused} labels={labels}>
      <HiddenField name="version" value={mandate.version} />
      <TextField
        t={t}
        name={named('money', 'amount')}
        label={labels.amount}
        size="medium"
        inputmode="decimal"
        value={value('amount', mandate.money_amount)}
        error={mine?.errors?.amount}
        optional
      />
      <TextField
        t={t}
        name={named('money', 'currency')}
        label={labels.currency}
        help={t('mandates.money.currency-help')}
        size="short"
        value={value('currency', mandate.money_currency)}
        error={mine?.errors?.currency}
        optional
      />
      <TextField
        t={t}
        name={named('money', 'source')}
        label={labels.source}
        value={value('source', mandate.money_source)}
        error={mine?.errors?.source}
        optional
      />
      <Select
        t={t}
        name={named('money', 'secured')}
        label={labels.secured}
        value={value('secured', secured)}
        empty={t('ui.unknown')}
        choices={[
          { value: 'yes', label: t('ui.yes') },
          { value: 'no', label: t('ui.no') },
        ]}
        optional
      />
    </OneForm>
  )
}
