import type { Translate } from '../../../platform/i18n/index.ts'
import { Tag } from '../../../ui/index.ts'

/** Recalled and not read in a source: shown to those who can verify it. */
export const Unverified = ({ t }: { t: Translate }) => <Tag tone="soon">{t('ui.unverified')}</Tag>
