import type { ComponentChildren } from 'preact'
import type { Translate } from '../platform/i18n/index.ts'

export interface Export {
  format: 'csv' | 'json' | 'atom' | 'calendar'
  href: string
}

/** The list in one sentence, and exactly this list in other forms. */
export const ListHead = ({
  t,
  sentence,
  exports = [],
  children,
}: {
  t: Translate
  sentence: ComponentChildren
  exports?: readonly Export[]
  children?: ComponentChildren
}) => (
  <div class="list-head">
    <p class="sentence" role="status">
      {sentence}
    </p>
    {exports.length > 0 && (
      <ul class="exports" aria-label={t('ui.list.exports')}>
        {exports.map(({ format, href }) => (
          <li key={format}>
            <a href={href} rel="nofollow">
              {t(`ui.export.${format}`)}
            </a>
          </li>
        ))}
      </ul>
    )}
    {children}
  </div>
)
