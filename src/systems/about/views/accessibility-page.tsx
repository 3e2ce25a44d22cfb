import { type Frame, Page } from '../../../ui/index.ts'
import { Contact, List, Section } from './parts.tsx'

const works = ['keyboard', 'ear', 'size', 'sight', 'motion', 'script', 'forms', 'drawings', 'languages', 'print']
const tests = ['axe', 'keyboard', 'wishes', 'script']
const limits = ['files', 'wide', 'untranslated', 'passkeys', 'people']

export function AccessibilityPage({ frame, contact }: { frame: Frame; contact: string | undefined }) {
  const { t } = frame
  const under = 'about.accessibility'
  return (
    <Page frame={frame} title={t('ui.footer.accessibility')} lead={t(`${under}.lead`)} layout="plain">
      <Section title={t(`${under}.works`)}>
        <List t={t} under={`${under}.works`} keys={works} />
      </Section>
      <Section title={t(`${under}.tests`)}>
        <p>{t(`${under}.tests.lead`)}</p>
        <List t={t} under={`${under}.tests`} keys={tests} />
      </Section>
      <Section title={t(`${under}.limits`)}>
        <List t={t} under={`${under}.limits`} keys={limits} />
      </Section>
      <Section title={t(`${under}.report`)}>
        <p>{t(`${under}.report.lead`)}</p>
        <Contact t={t} contact={contact} />
      </Section>
    </Page>
  )
}
