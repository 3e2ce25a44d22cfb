import { type Frame, Page, PostButton } from '../../../ui/index.ts'

export function UnsubscribePage({ frame, kinds, token }: { frame: Frame; kinds: readonly string[]; token: string }) {
  const { t } = frame
  return (
    <Page
      frame={frame}
      title={t('people.unsubscribe.title')}
      lead={t('people.unsubscribe.lead', { kind: t.list(kinds.map((kind) => t(`people.notices.${kind}`))) })}
      layout="plain"
      noindex
    >
      <PostButton to={t.href(`/unsubscribe?token=${encodeURIComponent(token)}`)}>{t('people.unsubscribe.action')}</PostButton>
    </Page>
  )
}
