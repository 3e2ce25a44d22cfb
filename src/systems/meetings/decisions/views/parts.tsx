import { direction, type Localized, languages, nativeName, read, type Translate } from '../../../../platform/i18n/index.ts'
import { LocalizedText, Tag, type Tone } from '../../../../ui/index.ts'
import { documentLink, gateLink, symbolLink } from '../../../documents/index.ts'
import { bodyLink, sessionLink } from '../../../reference/index.ts'
import { agendaLink } from '../../links.ts'
import type { AllocatedDocument } from '../../queries/agenda.ts'
import { meetingName } from '../../queries/meetings.ts'
import { decisionLink } from '../links.ts'
import type { DecisionRow } from '../queries.ts'
import type { Named } from '../schema.ts'
import { untilWords } from '../words.ts'

/** The higher a verb stands, the more has come of it. */
const toneOf = (level: number | null): Tone => (level === null ? 'soon' : level >= 3 ? 'done' : level >= 1 ? 'open' : 'off')

/** `adopted`, `postponed`: the exact verb, struck where the decision was recorded in error. */
export function VerbTag({ t, decision }: { t: Translate; decision: Pick<DecisionRow, 'verb_words' | 'level' | 'withdrawn_at'> }) {
  const verb = <Tag tone={toneOf(decision.level)}>{read(decision.verb_words, t.lang).text}</Tag>
  return decision.withdrawn_at ? <s>{verb}</s> : verb
}

/** The verb with where the matter goes, and that nobody objected. */
export function DecisionVerb({ t, decision }: { t: Translate; decision: DecisionRow }) {
  const { to_body, to_name, to_acronym, by_silence, withdrawn_at } = decision
  const until = untilWords(t, decision)
  return (
    <>
      <VerbTag t={t} decision={decision} />
      {withdrawn_at && <span class="muted"> {t('meetings.decision.withdrawn')}</span>}
      {by_silence && <span class="muted"> {t('meetings.decision.by-silence')}</span>}
      {until && (
        <div>
          <a href={t.href(awaitedLink(decision))}>{until}</a>
        </div>
      )}
      {to_body && (
        <div>
          {t('meetings.decision.to')} <a href={t.href(bodyLink(to_body))}>{to_acronym ?? read(to_name, t.lang).text}</a>
        </div>
      )}
    </>
  )
}

/** Where a postponed matter came back, or what it waits for. */
function awaitedLink({ reopened_meeting, reopened_item, until_document, until_session, until_body, meeting_id }: DecisionRow): string {
  if (reopened_meeting) return `${agendaLink(reopened_meeting)}#item-${reopened_item}`
  if (until_document) return symbolLink(until_document)
  if (until_session) return sessionLink(until_session)
  return until_body ? bodyLink(until_body) : agendaLink(meeting_id)
}

/** A text as the reader can read it, in the original and marked where it is not there in the reader's language; the other languages below. */
export function Texts({ t, texts }: { t: Translate; texts: Localized }) {
  const reading = read(texts, t.lang)
  const others = languages.filter((language) => language !== reading.lang && texts[language])
  return (
    <section aria-labelledby="text">
      <h2 id="text">{t('meetings.decision.words')}</h2>
      <p class="official prose">
        <LocalizedText t={t} reading={reading} />
      </p>
      {others.length > 0 && (
        <details>
          <summary>{t('meetings.decision.other-languages')}</summary>
          {others.map((language) => (
            <section key={language} aria-labelledby={`text-${language}`}>
              <h3 id={`text-${language}`} lang={language}>
                {nativeName[language]}
              </h3>
              <p class="official prose" lang={language} dir={direction(language)}>
                {texts[language]}
              </p>
            </section>
          ))}
        </details>
      )}
    </section>
  )
}

/** Why an item stands on the draft of an agenda that was put off elsewhere. */
export const ComesBack = ({ t, decision }: { t: Translate; decision: DecisionRow }) => (
  <p class="muted">
    <a href={t.href(decisionLink(decision.meeting_id, decision.number))}>
      {t('meetings.agenda.comes-back', { meeting: meetingName(t, decision), number: decision.number })}
    </a>{' '}
    {untilWords(t, decision)}
  </p>
)

interface DocumentsProps {
  t: Translate
  documents: readonly Named[]
  posted: ReadonlyMap<string, AllocatedDocument>
  /** leads to the gate through which each goes on */
  gate?: boolean
}

/** Papers by symbol; those that the reader can see are links. */
export const DecidedDocuments = ({ t, documents, posted, gate = false }: DocumentsProps) => (
  <ul class="plain">
    {documents.map(({ key, words }) => {
      const document = posted.get(key)
      return (
        <li key={key}>
          {document ? (
            <a href={t.href(documentLink(document.id))} title={read(document.title, t.lang).text}>
              <bdi>{document.symbol ?? words}</bdi>
            </a>
          ) : (
            <bdi>{words}</bdi>
          )}
          {gate && document && (
            <>
              {' '}
              <a href={t.href(gateLink(document.id))}>
                {t('meetings.decision.gate')}
                <span class="hidden"> {document.symbol ?? words}</span>
              </a>
            </>
          )}
        </li>
      )
    })}
  </ul>
)

/** `PL 1.1 Shared follow-up`, leading to the agenda. */
export const DecidedItem = ({ t, decision }: { t: Translate; decision: DecisionRow }) =>
  decision.item_id === null ? null : (
    <a href={`${t.href(agendaLink(decision.meeting_id))}#item-${decision.item_id}`}>
      <bdi>{decision.item_number}</bdi> {read(decision.item_title, t.lang).text}
    </a>
  )
