import type { ComponentChildren } from 'preact'
import type { FieldErrors } from '../platform/errors.ts'
import type { Translate } from '../platform/i18n/index.ts'
import { Hidden } from './hidden.tsx'

export interface FieldProps {
  t: Translate
  name: string
  label: string
  help?: ComponentChildren
  /** what the form holds: the record's value, or what was typed when the form was refused */
  value?: string | number | null
  error?: FieldErrors[string] | undefined
  /** says so in words; the check itself is the server's, so that its answer comes in the reader's language */
  optional?: boolean
  /** the label is there for those who hear the page only: a search box beside its button */
  labelHidden?: boolean
  disabled?: boolean
  /** language of what is typed, when the form asks for a text in one of the six */
  lang?: string
  autocomplete?: string
  /** a key that focuses the field, in the scope of Shortcuts */
  shortcut?: string
}

export interface Choice {
  value: string
  label: string
  help?: string
  /** how many records have it */
  count?: number
  lang?: string
}

/** The id of a field's control: what an error's link and a label point at. */
export const fieldId = (name: string) => `f-${name}`

const described = ({ name, help, error }: Pick<FieldProps, 'name' | 'help' | 'error'>, ...more: string[]) =>
  [help && `${fieldId(name)}-help`, error && `${fieldId(name)}-error`, ...more].filter(Boolean).join(' ') || undefined

/** What all controls have in common. */
const control = (props: FieldProps) => ({
  id: fieldId(props.name),
  name: props.name,
  disabled: props.disabled,
  lang: props.lang,
  dir: props.lang ? ('auto' as const) : undefined,
  autocomplete: props.autocomplete,
  'aria-describedby': described(props),
  'aria-invalid': props.error ? true : undefined,
  'data-shortcut': props.shortcut,
})

function Shell({ t, name, label, help, error, optional, labelHidden, children }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={fieldId(name)} class={labelHidden ? 'hidden' : undefined}>
        {label}
        {optional && <Optional t={t} />}
      </label>
      <Help name={name} help={help} />
      <FieldError t={t} name={name} error={error} />
      {children}
    </div>
  )
}

const Optional = ({ t }: { t: Translate }) => <span class="optional"> {t('ui.optional')}</span>

const Help = ({ name, help }: Pick<FieldProps, 'name' | 'help'>) =>
  help ? (
    <p class="help" id={`${fieldId(name)}-help`}>
      {help}
    </p>
  ) : null

const FieldError = ({ t, name, error }: Pick<FieldProps, 't' | 'name' | 'error'>) =>
  error ? (
    <p class="error" id={`${fieldId(name)}-error`}>
      <Hidden>{t('ui.error-word')} </Hidden>
      {t(error.key, error.values)}
    </p>
  ) : null

interface TextProps extends FieldProps {
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'date' | 'number'
  /** how long the expected answer is; the box says it by its width */
  size?: 'short' | 'medium' | 'long'
  min?: number | string
  max?: number | string
  step?: number | string
  maxLength?: number
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url' | 'search'
  /** names for a combobox: the person may pick one or type another */
  suggestions?: readonly (string | Choice)[]
  /** an example of what may be typed; never the only words of the field */
  placeholder?: string | undefined
}

/** One line of typing: text, an address, a password, a date, a number; with `suggestions`, a combobox. */
export function TextField(props: TextProps) {
  const { name, type = 'text', value, size = short.has(type) ? 'short' : 'long', suggestions } = props
  return (
    <Shell {...props}>
      <input
        {...control(props)}
        type={type as 'text'}
        class={size}
        value={value ?? ''}
        min={props.min}
        max={props.max}
        step={props.step}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        inputMode={props.inputmode}
        dir={props.lang ? 'auto' : ltr.has(type) ? 'ltr' : undefined}
        list={suggestions && `${fieldId(name)}-list`}
      />
      {suggestions && (
        <datalist id={`${fieldId(name)}-list`}>
          {suggestions.map((one) =>
            typeof one === 'string' ? (
              <option key={one} value={one} />
            ) : (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ),
          )}
        </datalist>
      )}
    </Shell>
  )
}

const short = new Set(['date', 'number', 'tel'])
/** addresses are written from left to right in an Arabic form too */
const ltr = new Set(['email', 'url', 'tel'])

export const EmailField = (props: FieldProps) => <TextField autocomplete="email" inputmode="email" {...props} type="email" />

/** What was typed is never sent back: a refused form asks for the password again. `autocomplete`: `new-password` when one is chosen. */
export const PasswordField = (props: FieldProps) => (
  <TextField autocomplete="current-password" size="medium" {...props} type="password" value="" />
)

/** `value`, `min`, `max` as `2027-03-15`. */
export const DateField = (props: FieldProps & { min?: string; max?: string }) => <TextField {...props} type="date" />

export const NumberField = (props: FieldProps & { min?: number; max?: number; step?: number }) => (
  <TextField inputmode={props.step === undefined || Number.isInteger(props.step) ? 'numeric' : 'decimal'} {...props} type="number" />
)

/** A longer text. A limit is counted in words, as the rules of the process say it. */
export function TextArea(props: FieldProps & { rows?: number; words?: number; official?: boolean }) {
  const { t, name, value, rows = 6, words, official } = props
  const counter = `${fieldId(name)}-words`
  return (
    <Shell {...props}>
      <textarea
        {...control(props)}
        rows={rows}
        class={official ? 'official' : undefined}
        aria-describedby={described(props, ...(words ? [counter] : []))}
        data-words={words ? counter : undefined}
      >
        {`\n${value ?? ''}` /* the parser drops one line's end here; without this it would drop one that was typed */}
      </textarea>
      {words && (
        <p class="help" id={counter} data-limit={words} data-now={t('ui.words-now', { count: '{count}', limit: t.number(words) })}>
          {t('ui.words-limit', { limit: words })}
        </p>
      )}
    </Shell>
  )
}

/** One of a list. `empty`, when given, is the choice of nothing: "any body". */
export function Select(
  props: FieldProps & { choices: readonly (Choice | { label: string; choices: readonly Choice[] })[]; empty?: string },
) {
  const { choices, value, empty } = props
  const option = (choice: Choice) => (
    <option key={choice.value} value={choice.value} selected={choice.value === String(value ?? '')} lang={choice.lang}>
      {choice.count === undefined ? choice.label : `${choice.label} (${props.t.number(choice.count)})`}
    </option>
  )
  return (
    <Shell {...props}>
      <select {...control(props)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) =>
          'choices' in choice ? (
            <optgroup key={choice.label} label={choice.label}>
              {choice.choices.map(option)}
            </optgroup>
          ) : (
            option(choice)
          ),
        )}
      </select>
    </Shell>
  )
}

/** Yes or no. Sends `on` (or `sends`) when ticked, nothing otherwise. */
export function Checkbox(props: Omit<FieldProps, 'value'> & { checked: boolean; sends?: string }) {
  const { t, name, label, help, error, checked, sends = 'on' } = props
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <FieldError t={t} name={name} error={error} />
      <div class="choice">
        <input {...control(props)} type="checkbox" value={sends} checked={checked} />
        <label for={fieldId(name)}>{label}</label>
        <Help name={name} help={help} />
      </div>
    </div>
  )
}

/** Several of a few. Sends `name` once for each tick. */
export const Checkboxes = (props: Omit<FieldProps, 'value'> & { choices: readonly Choice[]; values: readonly string[] }) => (
  <ChoiceGroup {...props} type="checkbox" />
)

/** One of a few. */
export const RadioGroup = (props: FieldProps & { choices: readonly Choice[] }) => (
  <ChoiceGroup {...props} type="radio" values={props.value == null ? [] : [String(props.value)]} />
)

function ChoiceGroup(
  props: Omit<FieldProps, 'value'> & { choices: readonly Choice[]; values: readonly string[]; type: 'radio' | 'checkbox' },
) {
  const { t, name, label, help, error, optional, labelHidden, choices, values, type, disabled } = props
  return (
    <fieldset class={error ? 'field wrong' : 'field'} aria-describedby={described(props)} disabled={disabled}>
      <legend class={labelHidden ? 'hidden' : undefined}>
        {label}
        {optional && <Optional t={t} />}
      </legend>
      <Help name={name} help={help} />
      <FieldError t={t} name={name} error={error} />
      {choices.map((choice, index) => {
        // the first control carries the field's own id, so that the error's link lands in the group
        const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${choice.value}`
        return (
          <div class="choice" key={choice.value}>
            <input
              type={type}
              id={id}
              name={name}
              value={choice.value}
              checked={values.includes(choice.value)}
              aria-describedby={choice.help && `${id}-about`}
            />
            <label for={id} lang={choice.lang}>
              {choice.label}
              {choice.count !== undefined && <span class="muted"> {t.number(choice.count)}</span>}
            </label>
            {choice.help && (
              <p class="help" id={`${id}-about`}>
                {choice.help}
              </p>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

/**
 * A file to send. `accept` as in HTML (`.docx,.pdf`); `multiple` takes several. `upload` names where the
 * browser part may send it piece by piece; without script the form carries it.
 */
export function FileField(props: Omit<FieldProps, 'value'> & { accept?: string; multiple?: boolean; upload?: string }) {
  return (
    <Shell {...props}>
      <input {...control(props)} type="file" accept={props.accept} multiple={props.multiple} data-upload={props.upload} />
    </Shell>
  )
}

/** What a form carries unseen: a version, the place it was opened at. */
export const HiddenField = ({ name, value }: { name: string; value: string | number }) => <input type="hidden" name={name} value={value} />
