import type { Translate } from '../../../platform/i18n/index.ts'

/** An action of the audit trail in words; as it is where there are none. */
export function actionIn(t: Translate, action: string): string {
  const key = `mandates.audit.${action.split('.')[1]}`
  return t.has(key) ? t(key) : action
}
