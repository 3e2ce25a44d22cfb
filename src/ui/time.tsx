import type { Translate } from '../platform/i18n/index.ts'

interface Props {
  t: Translate
  /** a day (`2027-03-15`) in no time zone, or a moment */
  value: string | Date
  style?: 'long' | 'short' | 'month'
  /** with script, a moment is told as distance ("3 hours ago"), the moment itself on pointing */
  relative?: boolean
}

/** A day, or a moment in Geneva time. */
export const Time = ({ t, value, style, relative }: Props) =>
  typeof value === 'string' ? (
    <time datetime={value}>{t.date(value, style)}</time>
  ) : (
    <time datetime={value.toISOString()} data-relative={relative ? '' : undefined}>
      {t.time(value)}
    </time>
  )

/** First and last day: `15–26 March 2027`. */
export const Period = ({ t, from, to }: { t: Translate; from: string; to: string | null }) => (
  <time datetime={to && to !== from ? `${from}/${to}` : from}>{to ? t.period(from, to) : t.date(from)}</time>
)

/** A moment by which something must be in: Geneva time, and with script the reader's own where it differs. */
export const Deadline = ({ t, at }: { t: Translate; at: Date }) => (
  <span class="deadline">
    <time datetime={at.toISOString()}>{t('ui.time.geneva', { time: t.time(at) })}</time>
    <span class="muted" data-local-time={at.toISOString()} data-words={t('ui.time.yours', { time: '{time}' })} hidden />
  </span>
)
