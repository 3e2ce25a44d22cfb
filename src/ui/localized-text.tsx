import type { Reading, Translate } from '../platform/i18n/index.ts'

/** A text of the record in the language it could be read in; when that is not the reader's own, it says so. */
export const LocalizedText = ({ t, reading, quiet }: { t: Translate; reading: Reading; quiet?: boolean }) =>
  reading.fallback ? (
    <>
      <span lang={reading.lang} dir={reading.dir}>
        {reading.text}
      </span>
      {!quiet && <small class="fallback"> ({t('ui.in-language', { language: t(`ui.language.${reading.lang}`) })})</small>}
    </>
  ) : (
    reading.text
  )
