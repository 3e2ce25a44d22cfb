import type { Language, Translate } from '../../../../platform/i18n/index.ts'
import { SubmitButton, TextField } from '../../../../ui/index.ts'
import { withinLink } from '../links.ts'

/** The search box of one document; passages in `language` are listed first. */
export const WithinForm = ({ t, id, language, q = '' }: { t: Translate; id: string; language: Language; q?: string }) => (
  <search>
    <form method="get" action={t.href(withinLink(id))} class="form within">
      <input type="hidden" name="lang" value={language} />
      <TextField t={t} name="q" type="search" label={t('documents.within.label')} value={q} maxLength={200} />
      <SubmitButton tone="quiet">{t('documents.within.act')}</SubmitButton>
    </form>
  </search>
)
