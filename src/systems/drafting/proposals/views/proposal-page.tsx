import type { FieldErrors } from '../../../../platform/errors.ts'
import { read } from '../../../../platform/i18n/index.ts'
import type { Amendment, Problem } from '../../../../texts/index.ts'
import {
  type Choice,
  Facts,
  type Frame,
  HiddenField,
  LinkButton,
  Page,
  PostButton,
  PostForm,
  Select,
  SubmitButton,
  TextArea,
  Time,
} from '../../../../ui/index.ts'
import { compilationLink, proposalLink, writeParagraphLink, writingLink } from '../../links.ts'
import type { TextRow } from '../../texts/queries.ts'
import { textCrumbs } from '../../texts/views/parts.tsx'
import type { ProposalRow } from '../queries.ts'
import type { Changeable } from '../writing.ts'
import { AmendmentView, Parties, ProposalTag } from './parts.tsx'
import { PartiesField } from './proposal-form.tsx'

interface Props {
  frame: Frame
  text: TextRow
  proposal: ProposalRow
  amendments: readonly Amendment[]
  paragraphs: readonly Changeable[]
  problems: readonly Problem[]
  /** parties that the reader may propose for */
  own: readonly Choice[]
  /** `take`: the version of the room that it can be taken into; null when nothing of it waits */
  may: { keep: boolean; join: boolean; take: number | null }
  errors?: FieldErrors | null
  typed?: Record<string, unknown>
}

/** One proposal: what it changes, why, whose it is. Of a draft, what it will look like, and how to hand it in. */
export function ProposalPage(props: Props) {
  const { frame, text, proposal, amendments, paragraphs, problems, may } = props
  const { t } = frame
  const { id, language, state } = proposal
  const here = (verb: string) => `${t.href(proposalLink(text.id, id))}/${verb}`
  const title = t('drafting.proposal.title', { number: id })
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
            value: proposal.replaces && (
              <a href={t.href(proposalLink(text.id, proposal.replaces))}>{t('drafting.proposal.title', { number: proposal.replaces })}</a>
            ),
          },
          {
            term: t('drafting.proposal.revised-by'),
            value: proposal.replaced_by && (
              <a href={t.href(proposalLink(text.id, proposal.replaced_by))}>
                {t('drafting.proposal.title', { number: proposal.replaced_by })}
              </a>
            ),
          },
          { term: t('drafting.proposal.field-name.reasons'), value: proposal.reasons },
        ]}
      />
      {draft && <Draft {...props} wrong={wrong} />}
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
      {may.join && <Join {...props} />}
    </Page>
  )
}

/** What can still be changed before a draft is handed in. */
function Draft({ frame: { t }, text, proposal, amendments, own, errors, typed, wrong }: Props & { wrong: boolean }) {
  const { id, version, authors } = proposal
  const here = (verb: string) => `${t.href(proposalLink(text.id, id))}/${verb}`
  const labels = { parties: t('drafting.proposal.field-name.parties'), reasons: t('drafting.proposal.field-name.reasons') }
  const values = typed ? [typed.parties].flat().filter((one): one is string => typeof one === 'string') : proposal.parties
  return (
    <>
      <div class="notice">
        <p>{t(amendments.length === 0 ? 'drafting.proposal.draft-empty' : 'drafting.proposal.draft-lead')}</p>
        <div class="buttons">
          <LinkButton href={t.href(writingLink(text.id, id))} tone={amendments.length === 0 ? 'main' : 'quiet'}>
            {t('drafting.proposal.write')}
          </LinkButton>
          {amendments.length > 0 && !wrong && (
            <PostButton to={here('submission')} values={{ version }}>
              {t('drafting.proposal.submit')}
            </PostButton>
          )}
          <PostButton to={here('discarding')} tone="danger">
            {t('drafting.proposal.discard')}
          </PostButton>
        </div>
      </div>
      {authors.length > 1 && (
        <section aria-labelledby="authors">
          <h2 id="authors">{t('drafting.proposal.authors')}</h2>
          <p>{t('drafting.proposal.authors-lead')}</p>
          <PostForm t={t} action={here('authors')} name={t('drafting.proposal.authors')}>
            <HiddenField name="version" value={version} />
            {authors.map((author, index) => (
              <Select
                key={index}
                t={t}
                name={`author-${index}`}
                label={author.name ?? t('ui.change.someone')}
                value={author.parties[0] ?? ''}
                empty={t('drafting.proposal.unspecified')}
                choices={withCurrent(own, author.parties)}
              />
            ))}
            <SubmitButton tone="quiet">{t('drafting.proposal.authors-apply')}</SubmitButton>
          </PostForm>
        </section>
      )}
      <details open={errors ? true : undefined}>
        <summary>{t('drafting.proposal.details')}</summary>
        <PostForm t={t} action={here('details')} errors={errors ?? null} labels={labels} name={t('drafting.proposal.details')}>
          <HiddenField name="version" value={String(typed?.version ?? version)} />
          <PartiesField t={t} choices={withCurrent(own, proposal.parties)} values={values} error={errors?.parties} />
          <TextArea
            t={t}
            name="reasons"
            label={labels.reasons}
            value={String(typed?.reasons ?? proposal.reasons ?? '')}
            error={errors?.reasons}
            optional
          />
          <SubmitButton tone="quiet">{t('ui.save')}</SubmitButton>
        </PostForm>
      </details>
    </>
  )
}

const withCurrent = (own: readonly Choice[], current: readonly string[]): Choice[] => [
  ...current.filter((id) => !own.some(({ value }) => value === id)).map((id) => ({ value: id, label: id })),
  ...own,
]

/** One button for each party that the reader speaks for; the secretariat chooses among all. */
function Join({ frame: { t }, text, proposal, own }: Props) {
  const free = own.filter(({ value }) => !proposal.parties.includes(value))
  const action = `${t.href(proposalLink(text.id, proposal.id))}/joining`
  if (free.length === 0) return null
  return (
    <section aria-labelledby="join">
      <h2 id="join">{t('drafting.proposal.join')}</h2>
      <p>{t('drafting.proposal.join-lead', { text: read(text.title, t.lang).text })}</p>
      {free.length <= 12 ? (
        <div class="buttons">
          {free.map(({ value, label }) => (
            <PostButton key={value} to={action} values={{ party: value }} tone="quiet">
              {t('drafting.proposal.join-as', { party: label })}
            </PostButton>
          ))}
        </div>
      ) : (
        <PostForm t={t} action={action} name={t('drafting.proposal.join')}>
          <Select t={t} name="party" label={t('drafting.proposal.field-name.parties')} choices={free} empty={t('drafting.text.choose')} />
          <SubmitButton tone="quiet">{t('drafting.proposal.join')}</SubmitButton>
        </PostForm>
      )}
    </section>
  )
}
