import type { ComponentChildren } from 'preact'
import type { FieldErrors } from '../../../platform/errors.ts'
import type { Language, Translate } from '../../../platform/i18n/index.ts'
import { Checkboxes, DateField, HiddenField, NumberField, PostForm, Select, SubmitButton, TextArea, TextField } from '../../../ui/index.ts'
import { cadences, relations } from '../forms.ts'
import { type Names, nameOf, shortOf } from '../queries/names.ts'

/** Kinds of act that the text engine tells apart; their words are `mandates.act.<kind>`. */
export const acts = [
  'act',
  'contribute',
  'coordinate',
  'decide',
  'designate',
  'ensure',
  'establish',
  'implement',
  'inform',
  'instruct',
  'invite',
  'maintain',
  'monitor',
  'organize',
  'participate',
  'prepare',
  'publish',
  'report',
  'review',
  'submit',
  'support',
  'take-account',
  'update',
] as const

/** What the form holds, as text: a record's own facts, or what was typed. Lists hold several. */
export type FactsValues = Record<string, string | readonly string[] | null | undefined>

interface Props {
  t: Translate
  action: string
  language: Language
  version: number
  values: FactsValues
  errors?: FieldErrors | null
  names: Names
  /** rows of due dates that are filled; one empty row follows */
  dueRows: number
  /** fields before the facts, such as the choice of a paragraph */
  children?: ComponentChildren
  submits: readonly { name?: string; value?: string; label: string }[]
  draft: string
}

const one = (value: FactsValues[string]): string => (Array.isArray(value) ? (value[0] ?? '') : ((value as string | null | undefined) ?? ''))
/** Ticked, and added by the list beside the ticks. */
const picks = (values: FactsValues, name: string): string[] => [...new Set([...many(values[name]), ...many(values[`${name}.more`])])]
const many = (value: FactsValues[string]): string[] => (Array.isArray(value) ? [...value] : value ? [value as string] : [])

/** All facts of a mandate in one form: whose, what, to whom, when, what it touches. */
export function FactsForm({ t, action, language, version, values, errors, names, dueRows, children, submits, draft }: Props) {
  const label = (name: string) => t(`mandates.review.${name}`)
  const labels: Record<string, string> = {
    deliverable: label('deliverable'),
    act: label('act'),
    addressees: label('addressees'),
    recipients: label('recipients'),
    intermediaries: label('intermediaries'),
    actionLines: label('lines'),
    sdgs: label('sdgs'),
    anchor: label('paragraph'),
    quote: label('quote'),
    interval: label('interval'),
    'recurrence-body': label('recurrence-body'),
    ...Object.fromEntries(
      Array.from({ length: dueRows + 1 }, (_, i) =>
        ['session', 'starts', 'ends', 'shift', 'words', 'relation'].map((f) => [`due-${i}-${f}`, label(`due-${f}`)]),
      ).flat(),
    ),
  }
  const picked = (name: 'addressees' | 'recipients' | 'intermediaries') => (
    <Picked t={t} name={name} label={labels[name]!} chosen={picks(values, name)} names={names.addressee} error={errors?.[name]} />
  )
  return (
    <PostForm t={t} action={action} errors={errors} labels={labels} draft={draft}>
      <HiddenField name="version" value={version} />
      <HiddenField name="lang" value={language} />
      {children}
      <TextArea
        t={t}
        name="deliverable"
        label={labels.deliverable!}
        help={t('mandates.review.deliverable-help')}
        rows={3}
        lang={language}
        official
        value={one(values.deliverable)}
        error={errors?.deliverable}
      />
      {picked('addressees')}
      <Select
        t={t}
        name="act"
        label={labels.act!}
        value={one(values.act) || 'act'}
        error={errors?.act}
        choices={acts
          .map((act) => ({ value: act, label: t(`mandates.act.${act}`) }))
          .sort((a, b) => a.label.localeCompare(b.label, t.lang))}
      />
      {picked('recipients')}
      {picked('intermediaries')}
      {Array.from({ length: dueRows + 1 }, (_, i) => (
        <Due key={i} t={t} number={i} values={values} errors={errors} names={names} labels={labels} open={i < dueRows} />
      ))}
      <Recurrence t={t} values={values} errors={errors} names={names} labels={labels} />
      <Picked
        t={t}
        name="actionLines"
        label={labels.actionLines!}
        chosen={picks(values, 'actionLines')}
        names={names.line}
        short
        error={errors?.actionLines}
      />
      <Picked t={t} name="sdgs" label={labels.sdgs!} chosen={picks(values, 'sdgs')} names={names.sdg} short error={errors?.sdgs} />
      <div class="buttons">
        {submits.map((submit, index) => (
          <SubmitButton key={submit.label} tone={index === 0 ? 'main' : 'quiet'} name={submit.name} value={submit.value}>
            {submit.label}
          </SubmitButton>
        ))}
      </div>
    </PostForm>
  )
}

interface PickedProps {
  t: Translate
  name: string
  label: string
  chosen: readonly string[]
  names: Names['addressee']
  /** the code before the name: C5, 9 */
  short?: boolean
  error?: FieldErrors[string] | undefined
}

/** Several of many: what is chosen as ticks, and a list to add one more; works without script. */
function Picked({ t, name, label, chosen, names, short, error }: PickedProps) {
  const called = (id: string) =>
    short && names.has(id) ? `${shortOf(names, id, t.lang)} ${nameOf(names, id, t.lang)}` : nameOf(names, id, t.lang)
  const others = [...names.keys()].filter((id) => !chosen.includes(id)).map((id) => ({ value: id, label: called(id) }))
  return (
    <>
      {chosen.length > 0 && (
        <Checkboxes
          t={t}
          name={name}
          label={label}
          error={error}
          values={chosen}
          choices={chosen.map((id) => ({ value: id, label: called(id) }))}
        />
      )}
      <Select
        t={t}
        name={chosen.length > 0 ? `${name}.more` : name}
        label={chosen.length > 0 ? `${label}: ${t('mandates.review.add-another')}` : label}
        empty=""
        value=""
        error={chosen.length > 0 ? undefined : error}
        choices={short ? others : others.sort((a, b) => a.label.localeCompare(b.label, t.lang))}
        optional={chosen.length > 0}
      />
    </>
  )
}

interface PartProps {
  t: Translate
  values: FactsValues
  errors?: FieldErrors | null | undefined
  names: Names
  labels: Record<string, string>
}

const shifts = ['P1W', 'P2W', 'P3W', 'P4W', 'P6W', 'P8W', 'P1M', 'P2M', 'P3M', 'P4M', 'P6M', 'P9M', 'P12M']

function Due({ t, number, values, errors, names, labels, open }: PartProps & { number: number; open: boolean }) {
  const field = (name: string) => `due-${number}-${name}`
  const value = (name: string) => one(values[field(name)])
  const error = (name: string) => errors?.[field(name)]
  const wrong = ['words', 'relation', 'session', 'shift', 'starts', 'ends'].some((name) => error(name))
  const known = value('shift')
  return (
    <details open={open || wrong} class="card">
      <summary>{t('mandates.review.due', { number: number + 1 })}</summary>
      <TextField t={t} name={field('words')} label={labels[field('words')]!} value={value('words')} error={error('words')} optional />
      <Select
        t={t}
        name={field('relation')}
        label={labels[field('relation')]!}
        value={value('relation') || 'by'}
        error={error('relation')}
        choices={relations.map((one) => ({ value: one, label: t(`mandates.relation.${one}`) }))}
      />
      <Select
        t={t}
        name={field('session')}
        label={labels[field('session')]!}
        value={value('session')}
        error={error('session')}
        empty={t('mandates.review.no-session')}
        choices={[...names.session.keys()].reverse().map((id) => ({ value: id, label: nameOf(names.session, id, t.lang) }))}
        optional
      />
      <Select
        t={t}
        name={field('shift')}
        label={labels[field('shift')]!}
        value={known}
        error={error('shift')}
        empty={t('mandates.review.no-shift')}
        choices={[...new Set([...shifts, ...(known ? [known] : [])])].map((shift) => ({ value: shift, label: shiftWords(t, shift) }))}
        optional
      />
      <DateField t={t} name={field('starts')} label={labels[field('starts')]!} value={value('starts')} error={error('starts')} optional />
      <DateField t={t} name={field('ends')} label={labels[field('ends')]!} value={value('ends')} error={error('ends')} optional />
    </details>
  )
}

function shiftWords(t: Translate, shift: string): string {
  const [, count, unit] = /^P(\d+)([WM])$/.exec(shift) ?? []
  return count && unit ? t(`mandates.shift.${unit}`, { count: Number(count) }) : shift
}

function Recurrence({ t, values, errors, names, labels }: PartProps) {
  return (
    <details open={Boolean(one(values.every)) || Boolean(errors?.['recurrence-body'] ?? errors?.interval)} class="card">
      <summary>{t('mandates.review.recurrence')}</summary>
      <Select
        t={t}
        name="every"
        label={t('mandates.review.recurrence')}
        value={one(values.every)}
        empty={t('mandates.review.once')}
        choices={cadences.map((cadence) => ({ value: cadence, label: t(`mandates.review.every-${cadence}`) }))}
      />
      <NumberField
        t={t}
        name="interval"
        label={labels.interval!}
        min={1}
        max={50}
        value={one(values.interval) || '1'}
        error={errors?.interval}
      />
      <Select
        t={t}
        name="recurrence-body"
        label={labels['recurrence-body']!}
        value={one(values['recurrence-body'])}
        error={errors?.['recurrence-body']}
        empty=""
        choices={[...names.body.keys()].map((id) => ({ value: id, label: nameOf(names.body, id, t.lang) }))}
        optional
      />
      <TextField t={t} name="recurrence-words" label={t('mandates.review.due-words')} value={one(values['recurrence-words'])} optional />
    </details>
  )
}
