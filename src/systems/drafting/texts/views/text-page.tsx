import type { AuditEntry } from '../../../../platform/audit/index.ts'
import { read } from '../../../../platform/i18n/index.ts'
import type { Language, Progress } from '../../../../texts/index.ts'
import { Deadline, Facts, type Frame, HistoryList, LinkButton, LocalizedText, Page, PostButton } from '../../../../ui/index.ts'
import { documentLink, instrumentLink } from '../../../documents/index.ts'
import { bodyLink, sessionLink } from '../../../reference/index.ts'
import { languagesLink } from '../../languages/links.ts'
import { adoptionLink, baseLink, compilationLink, proposalLink, proposalsLink, roomLink, textSettingsLink } from '../../links.ts'
import { outcomeLink, outLink } from '../../out/links.ts'
import type { ProposalRow } from '../../proposals/queries.ts'
import { Parties, proposalName } from '../../proposals/views/parts.tsx'
import { ProgressFacts } from '../../proposals/views/progress.tsx'
import type { TextEvent } from '../../states.ts'
import type { PartyRow } from '../parties.ts'
import { partyLabel } from '../parties.ts'
import type { TextRow } from '../queries.ts'
import { StateTag, textCrumbs } from './parts.tsx'

interface Props {
  frame: Frame
  text: TextRow
  editors: readonly { id: string; name: string }[]
  parties: readonly PartyRow[]
  /** of the original language; null where nothing can be counted yet */
  progress: Progress | null
  /** proposals that ask a party of the reader to join */
  invitations: readonly ProposalRow[]
  /** languages with an open room */
  rooms: readonly Language[]
  history: readonly AuditEntry[]
  may: { manage: boolean; propose: boolean; events: readonly TextEvent[] }
}

export function TextPage({ frame, text, editors, parties, progress, rooms, invitations, history, may }: Props) {
  const { t } = frame
  const reading = read(text.title, t.lang)
  const open = text.state === 'collecting' || text.state === 'negotiating'
  const here = (path: string) => t.href(`/drafting/${encodeURIComponent(text.id)}/${path}`)
  return (
    <Page
      frame={frame}
      title={reading.text}
      titleLang={reading.lang}
      lead={<StateTag t={t} state={text.state} />}
      crumbs={textCrumbs(t, text)}
    >
      <Facts
        facts={[
          {
            term: t('drafting.text.field-name.body'),
            value: <a href={t.href(bodyLink(text.body_id))}>{text.body_acronym ?? read(text.body_name, t.lang).text}</a>,
          },
          {
            term: t('drafting.text.field-name.session'),
            value: text.session_id && (
              <a href={t.href(sessionLink(text.session_id))}>
                <LocalizedText t={t} reading={read(text.session_name, t.lang)} quiet />
              </a>
            ),
          },
          {
            term: t('drafting.text.field-name.document'),
            value: text.document_id && (
              <a href={t.href(documentLink(text.document_id))}>
                <bdi>{text.document_id}</bdi>
              </a>
            ),
          },
          {
            term: t('drafting.text.field-name.instrument'),
            value: text.instrument_id && (
              <a href={t.href(instrumentLink(text.instrument_id))}>
                <bdi>{text.instrument_id}</bdi>
              </a>
            ),
          },
          {
            term: t('drafting.text.languages'),
            value: <a href={t.href(baseLink(text.id))}>{t.list(text.languages.map((one) => t(`ui.language.${one}`)))}</a>,
          },
          { term: t('drafting.text.field-name.original'), value: t(`ui.language.${text.original}`) },
          { term: t('drafting.text.field-name.until'), value: text.proposals_until && <Deadline t={t} at={text.proposals_until} /> },
          { term: t('drafting.text.field-name.visibility'), value: t(`drafting.text.visibility.${text.visibility}`) },
          { term: t('drafting.text.editors'), value: editors.length > 0 && t.list(editors.map(({ name }) => name)) },
          {
            term: t('drafting.text.adopted-as'),
            value: text.adopted_document_id && (
              <a href={t.href(documentLink(text.adopted_document_id))}>
                <bdi>{text.adopted_document_id}</bdi>
              </a>
            ),
          },
        ]}
      />
      {invitations.length > 0 && (
        <div class="notice">
          <p>{t('drafting.proposal.you-are-asked', { count: invitations.length })}</p>
          <ul>
            {invitations.map((proposal) => (
              <li key={proposal.id}>
                <a href={t.href(proposalLink(text.id, proposal.id))}>{proposalName(t, proposal)}</a>{' '}
                <Parties t={t} parties={proposal.parties} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="buttons">
        {may.propose && open && <LinkButton href={t.href(`${proposalsLink(text.id)}/new`)}>{t('drafting.proposal.new.title')}</LinkButton>}
        <LinkButton href={t.href(compilationLink(text.id))} tone={may.propose && open ? 'quiet' : 'main'}>
          {t('drafting.compilation.title')}
        </LinkButton>
        <LinkButton href={t.href(proposalsLink(text.id))} tone="quiet">
          {t('drafting.proposal.list.title')} ({t.number(text.proposals)})
        </LinkButton>
        <LinkButton href={t.href(baseLink(text.id))} tone="quiet">
          {t('drafting.text.base.title')}
        </LinkButton>
      </div>
      {rooms.length > 0 && (
        <section aria-labelledby="rooms">
          <h2 id="rooms">{t('drafting.text.rooms')}</h2>
          <div class="buttons">
            {rooms.map((language) => (
              <LinkButton key={language} href={t.href(roomLink(text.id, language))} tone="quiet">
                {t('drafting.text.room-in', { language: t(`ui.language.${language}`) })}
              </LinkButton>
            ))}
          </div>
        </section>
      )}
      <section aria-labelledby="parties">
        <h2 id="parties">{t('drafting.text.parties')}</h2>
        {parties.length === 0 ? (
          <p>{t('drafting.proposal.list.none')}</p>
        ) : (
          <ul>
            {parties.map((party) => (
              <li key={party.id}>
                <a href={`${t.href(compilationLink(text.id))}?as=${encodeURIComponent(party.id)}`}>
                  <bdi>{partyLabel(party, t.lang)}</bdi>
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
      {rooms.length > 0 && (
        <div class="buttons">
          <LinkButton href={t.href(outLink(text.id))} tone="quiet">
            {t('drafting.out.title')}
          </LinkButton>
          <LinkButton href={t.href(languagesLink(text.id))} tone="quiet">
            {t('drafting.language.title')}
          </LinkButton>
          <LinkButton href={t.href(outcomeLink(text.id))} tone="quiet">
            {t('drafting.outcome.title')}
          </LinkButton>
        </div>
      )}
      {progress && (
        <section aria-labelledby="progress">
          <h2 id="progress">{t('drafting.text.progress')}</h2>
          <ProgressFacts t={t} progress={progress} />
        </section>
      )}
      {may.manage && (
        <section aria-labelledby="keeping">
          <h2 id="keeping">{t('drafting.text.keeping')}</h2>
          <div class="buttons">
            <LinkButton href={t.href(textSettingsLink(text.id))} tone="quiet">
              {t('drafting.text.settings')}
            </LinkButton>
            {text.state === 'negotiating' && (
              <LinkButton href={t.href(adoptionLink(text.id))} tone="quiet">
                {t('drafting.text.to-adoption')}
              </LinkButton>
            )}
          </div>
          {may.events.includes('room-opened') && (
            <>
              <p>{t('drafting.text.open-room-help', { count: text.proposals })}</p>
              <PostButton to={here('rooms')}>{t('drafting.text.open-room')}</PostButton>
            </>
          )}
          {may.events.includes('reopened') && <PostButton to={here('reopening')}>{t('drafting.text.reopen')}</PostButton>}
          {may.events.includes('closed') && (
            <PostButton to={here('closure')} tone="danger">
              {t('drafting.text.close')}
            </PostButton>
          )}
        </section>
      )}
      {history.length > 0 && (
        <section aria-labelledby="history">
          <h2 id="history">{t('drafting.text.history')}</h2>
          <HistoryList
            t={t}
            entries={history.map(({ id, at, actor_name, action, note }) => ({
              id,
              at,
              who: actor_name,
              what: t(action.replace('.', '.audit.')),
              note,
            }))}
          />
        </section>
      )}
    </Page>
  )
}
