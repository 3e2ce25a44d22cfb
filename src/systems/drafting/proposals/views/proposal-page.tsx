import type { FieldErrors } from '../../../../platform/errors.ts'
import type { Amendment, Problem } from '../../../../texts/index.ts'
import { type Choice, Facts, type Frame, LinkButton, Page, PostButton, Time } from '../../../../ui/index.ts'
import { compilationLink, proposalLink, writeParagraphLink } from '../../links.ts'
import type { TextRow } from '../../texts/queries.ts'
import { textCrumbs } from '../../texts/views/parts.tsx'
import type { Invitation, SeenProposal } from '../queries.ts'
import type { Revised } from '../revising.ts'
import type { Changeable } from '../writing.ts'
import { Draft } from './draft.tsx'
import { Asked, Invitations, Join } from './joining.tsx'
import { AmendmentView, Parties, type ProposalName, ProposalTag, proposalName } from './parts.tsx'
import { WhatRevised } from './revision.tsx'

interface Props {
  frame: Frame
  text: TextRow
  proposal: SeenProposal
  amendments: readonly Amendment[]
  paragraphs: readonly Changeable[]
  problems: readonly Problem[]
  /** parties that the reader may propose for */
  own: readonly Choice[]
  /** `take`: the version of the room that it can be taken into; null when nothing of it waits */
  may: { keep: boolean; invite: boolean; join: boolean; take: number | null }
  /** of who asks others to join: whom, and who else could be asked */
  invitations: readonly Invitation[]
  invitable: readonly Choice[]
  /** against the one whose place it takes; null for a first one */
  revised: readonly Revised[] | null
  /** the other names of the chain: of the one whose place it takes, and of the one that took its own */
  chain: { earlier: ProposalName | null; later: ProposalName | null }
  errors?: FieldErrors | null
  typed?: Record<string, string | undefined>
}

/** One proposal: what it changes, why, whose it is. Of a draft, what it will look like, and how to hand it in. */
export function ProposalPage(props: Props) {
  const { frame, text, proposal, amendments, paragraphs, problems, may, chain, revised, errors, typed } = props
  const { t } = frame
  const { id, language, state } = proposal
  const here = (verb: string) => `${t.href(proposalLink(text.id, id))}/${verb}`
  const title = proposalName(t, proposal)
  const byId = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]))
  const draft = state === 'draft' && may.keep
  const several = new Set(amendments.map(({ parties }) => JSON.stringify(parties))).size > 1
  const wrong = problems.some(({ severity }) => severity === 'error')
  return (
    <Page
      frame={frame}
      title={title}
      lead={
        <>
          <ProposalTag t={t} proposal={proposal} /> <Parties t={t} parties={proposal.parties} />
        </>
      }
      crumbs={textCrumbs(t, text, title)}
      noindex={state === 'draft'}
    >
      <Facts
        facts={[
          { term: t('drafting.proposal.handed-in-by'), value: state === 'draft' ? null : <bdi>{proposal.by_name}</bdi> },
          { term: t('drafting.proposal.handed-in'), value: proposal.submitted_at && <Time t={t} value={proposal.submitted_at} /> },
          { term: t('drafting.text.field-name.language'), value: t(`ui.language.${language}`) },
          {
            term: t('drafting.proposal.field-name.file'),
            value: proposal.file_sha256 && (
              <a href={here('file')}>
                <bdi>{proposal.file_name}</bdi>
              </a>
            ),
          },
          {
            term: t('drafting.proposal.revises'),
            value: chain.earlier && <a href={t.href(proposalLink(text.id, chain.earlier.id))}>{proposalName(t, chain.earlier)}</a>,
          },
          {
            term: t('drafting.proposal.revised-by'),
            value: chain.later && <a href={t.href(proposalLink(text.id, chain.later.id))}>{proposalName(t, chain.later)}</a>,
          },
          { term: t('drafting.proposal.field-name.reasons'), value: proposal.reasons },
        ]}
      />
      {chain.later && (
        <p class="notice">
          {t('drafting.proposal.replaced-lead')} <a href={t.href(proposalLink(text.id, chain.later.id))}>{proposalName(t, chain.later)}</a>
        </p>
      )}
      {proposal.asked.length > 0 && <Asked frame={frame} text={text} proposal={proposal} asked={proposal.asked} />}
      {draft && (
        <Draft
          frame={frame}
          text={text}
          proposal={proposal}
          own={props.own}
          empty={amendments.length === 0}
          wrong={wrong}
          // the form that asks others to join has its errors where it stands
          {...(!errors?.invited && { errors: errors ?? null, ...(typed && { typed }) })}
        />
      )}
      {revised && <WhatRevised t={t} revised={revised} paragraphs={byId} language={language} />}
      <section aria-labelledby="amendments">
        <h2 id="amendments">{t('drafting.proposal.amendments-count', { count: amendments.length })}</h2>
        <ol class="amendments">
          {amendments.map((amendment) => (
            <li key={amendment.id} id={`a-${amendment.id}`}>
              <AmendmentView
                t={t}
                amendment={amendment}
                paragraph={byId.get(amendment.target)}
                after={byId.get(amendment.place?.after ?? '')}
                language={language}
                withParties={several}
                problems={problems.filter((problem) => problem.amendment === amendment.id)}
              />
              {draft && (
                <div class="buttons">
                  <LinkButton href={t.href(writeParagraphLink(text.id, id, amendment.target))} tone="quiet">
                    {t('drafting.proposal.change')}
                    <span class="hidden"> {amendment.id}</span>
                  </LinkButton>
                  <PostButton
                    to={here(`amendments/${encodeURIComponent(amendment.id)}/removal`)}
                    values={{ version: proposal.version }}
                    about={amendment.id}
                    tone="quiet"
                  >
                    {t('drafting.proposal.remove')}
                  </PostButton>
                </div>
              )}
            </li>
          ))}
        </ol>
      </section>
      {!draft && (
        <div class="buttons">
          <LinkButton href={t.href(`${compilationLink(text.id)}?lang=${language}`)} tone="quiet">
            {t('drafting.compilation.title')}
          </LinkButton>
          {may.keep && state === 'submitted' && (
            <>
              <PostButton to={here('revision')} tone="quiet">
                {t('drafting.proposal.revise')}
              </PostButton>
              <PostButton to={here('withdrawal')} tone="danger">
                {t('drafting.proposal.withdraw')}
              </PostButton>
            </>
          )}
          {may.take !== null && (
            <PostButton to={here('taking')} values={{ version: may.take }} tone="main">
              {t('drafting.proposal.take')}
            </PostButton>
          )}
        </div>
      )}
      {may.invite && (
        <Invitations
          frame={frame}
          text={text}
          proposal={proposal}
          invitations={props.invitations}
          choices={props.invitable}
          typed={typed?.invited}
          error={errors?.invited}
        />
      )}
      {may.join && <Join {...props} />}
    </Page>
  )
}
