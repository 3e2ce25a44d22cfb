import type { ComponentChildren } from 'preact'
import { direction, type Language, type Translate } from '../../../../platform/i18n/index.ts'
import {
  type Amendment,
  type Compilation,
  type CompiledParagraph,
  isUnspecified,
  openBrackets,
  type Progress,
  printParagraph,
  readingOf,
} from '../../../../texts/index.ts'
import { EmptyState, type Frame, Page, Select, SubmitButton } from '../../../../ui/index.ts'
import { compilationLink, proposalLink, roomLink } from '../../links.ts'
// the room prints its paragraphs the same way
import { Words } from '../../room/views/words.tsx'
import type { TextRow } from '../../texts/queries.ts'
import { LanguageChoice } from '../../texts/views/base-page.tsx'
import { textCrumbs } from '../../texts/views/parts.tsx'
import { type ProposalNote, proposalOf } from '../queries.ts'
import { ChangedWords, Parties, proposalName } from './parts.tsx'
import { ProgressFacts } from './progress.tsx'

/** What of the compilation is shown: all proposals in one text, the text of one party, or the base. */
export type Reader = { kind: 'all' } | { kind: 'contested' } | { kind: 'base' } | { kind: 'party'; party: string }

interface Props {
  frame: Frame
  text: TextRow
  compilation: Compilation
  reader: Reader
  progress: Progress
  /** names and reasons of proposals, by their number */
  notes: ReadonlyMap<number, ProposalNote>
  roomOpen: boolean
}

export function CompilationPage({ frame, text, compilation, reader, progress, notes, roomOpen }: Props) {
  const { t } = frame
  const { language } = compilation
  const title = t('drafting.compilation.title')
  const voices = compilation.voices.filter((voice) => !isUnspecified(voice))
  const value = reader.kind === 'party' ? reader.party : reader.kind
  return (
    <Page frame={frame} title={title} lead={t('drafting.compilation.lead')} crumbs={textCrumbs(t, text, title)} layout="wide">
      <LanguageChoice frame={frame} languages={text.languages} language={language} />
      {roomOpen && (
        <p class="notice">
          {t('drafting.compilation.room-open')}{' '}
          <a href={t.href(roomLink(text.id, language))}>{t('drafting.text.room-in', { language: t(`ui.language.${language}`) })}</a>
        </p>
      )}
      <form method="get" action={t.href(compilationLink(text.id))} class="form" data-autosubmit>
        <input type="hidden" name="lang" value={language} />
        <Select
          t={t}
          name="as"
          label={t('drafting.compilation.show')}
          value={value}
          choices={[
            ...(['all', 'contested', 'base'] as const).map((kind) => ({ value: kind, label: t(`drafting.compilation.as.${kind}`) })),
            ...voices.map((party) => ({ value: party, label: t('drafting.compilation.as.party', { party }) })),
          ]}
        />
        <SubmitButton tone="quiet">{t('drafting.text.list.show')}</SubmitButton>
      </form>
      <section aria-labelledby="text">
        <h2 id="text">{t(`drafting.compilation.heading.${reader.kind}`, { party: value })}</h2>
        {reader.kind === 'party' || reader.kind === 'base' ? (
          <PartyText t={t} compilation={compilation} voice={reader.kind === 'party' ? reader.party : null} />
        ) : (
          <CompiledText t={t} text={text} compilation={compilation} contestedOnly={reader.kind === 'contested'} notes={notes} />
        )}
      </section>
      <section aria-labelledby="progress">
        <h2 id="progress">{t('drafting.text.progress')}</h2>
        <ProgressFacts t={t} progress={progress} />
      </section>
    </Page>
  )
}

const Line = ({
  language,
  paragraph,
  children,
  below,
}: {
  language: Language
  paragraph: Pick<CompiledParagraph, 'id' | 'label' | 'kind' | 'level'>
  children: ComponentChildren
  below?: ComponentChildren
}) => (
  <div class={`para level-${Math.min(paragraph.level, 4)}`} id={paragraph.id}>
    <span class="label">
      <bdi>{paragraph.label}</bdi>
    </span>
    <div>
      <div class={paragraph.kind === 'opener' ? 'opener' : undefined} lang={language} dir={direction(language)}>
        {children}
      </div>
      {below}
    </div>
  </div>
)

/** All proposals in one text: brackets, who stands behind which words, and under each paragraph who proposed what and why. */
function CompiledText({
  t,
  text,
  compilation,
  contestedOnly,
  notes,
}: Pick<Props, 'text' | 'compilation' | 'notes'> & { t: Translate; contestedOnly: boolean }) {
  const { language } = compilation
  const spoken = Map.groupBy(
    compilation.amendments.filter(({ withdrawn }) => !withdrawn),
    ({ target }) => target,
  )
  const shown = compilation.paragraphs.filter((paragraph) => !contestedOnly || openBrackets(paragraph) > 0)
  if (shown.length === 0) return <EmptyState title={t('drafting.compilation.nothing-contested')} />
  return (
    <div class="sheet" lang={language} dir={direction(language)}>
      {shown.map((paragraph) => {
        const here = [paragraph.id, ...paragraph.merged].flatMap((id) => spoken.get(id) ?? [])
        return (
          <Line
            key={paragraph.id}
            language={language}
            paragraph={paragraph}
            below={here.length > 0 && <Speakers t={t} text={text} amendments={here} notes={notes} />}
          >
            <p>
              <Words t={t} printed={printParagraph(paragraph, language, { attribution: 'named' })} />
            </p>
          </Line>
        )
      })}
    </div>
  )
}

function Speakers({
  t,
  text,
  amendments,
  notes,
}: {
  t: Translate
  text: TextRow
  amendments: readonly Amendment[]
  notes: ReadonlyMap<number, ProposalNote>
}) {
  return (
    <details class="speakers" lang={t.lang} dir={t.dir}>
      <summary>
        {[...new Set(amendments.map(({ action }) => action))].map((action) => (
          <b class="symbol" key={action}>
            <bdi>{action}</bdi>{' '}
          </b>
        ))}
        <Parties t={t} parties={[...new Set(amendments.flatMap(({ parties }) => parties))]} />
      </summary>
      <ul>
        {amendments.map(({ id, action, parties, reason }) => {
          const number = proposalOf(id)
          const note = notes.get(number)
          const why = reason ?? note?.reasons
          return (
            <li key={id}>
              <bdi>{action}</bdi> · <Parties t={t} parties={parties} /> ·{' '}
              <a href={`${t.href(proposalLink(text.id, number))}#a-${id}`}>{proposalName(t, note ?? { first: number, revision: 0 })}</a>
              {why && <p class="muted">{t('drafting.proposal.reason', { reason: why })}</p>}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** The text that one party proposes as a whole, its changes to the base marked; without a party the base itself. */
function PartyText({ t, compilation, voice }: { t: Translate; compilation: Compilation; voice: string | null }) {
  const { language } = compilation
  const own = voice === null ? null : new Map(readingOf(compilation, voice).map((reading) => [reading.id, reading]))
  const shown = compilation.paragraphs.filter(({ id, base }) => base !== null || own?.has(id))
  return (
    <div class="sheet" lang={language} dir={direction(language)}>
      {shown.map((paragraph) => {
        const { base } = paragraph
        const reading = own === null ? base : own.get(paragraph.id)
        return (
          <Line
            key={paragraph.id}
            language={language}
            paragraph={{ ...paragraph, label: reading?.label ?? base?.label ?? paragraph.label }}
          >
            <ChangedWords t={t} language={language} before={base?.text ?? ''} after={reading?.text ?? ''} />
          </Line>
        )
      })}
    </div>
  )
}
