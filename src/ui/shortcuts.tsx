import type { Translate } from '../platform/i18n/index.ts'

/**
 * The list of keys that work on this page, opened by `?` or its button; both appear only with script. Single keys can be
 * switched off here, since speech input and trembling hands press them unasked (WCAG 2.1.4).
 */
export const Shortcuts = ({ t, keys }: { t: Translate; keys: readonly { key: string; label: string }[] }) => (
  <>
    <button type="button" class="quiet" data-shortcuts-open hidden>
      {t('ui.shortcuts.title')} <kbd>?</kbd>
    </button>
    <dialog id="shortcuts" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">{t('ui.shortcuts.title')}</h2>
      <dl>
        {[...keys, { key: '?', label: t('ui.shortcuts.help') }].map(({ key, label }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <div class="choice">
        <input type="checkbox" id="shortcuts-use" data-shortcuts-use />
        <label for="shortcuts-use">{t('ui.shortcuts.use')}</label>
      </div>
      <form method="dialog">
        <button type="submit">{t('ui.close')}</button>
      </form>
    </dialog>
  </>
)
