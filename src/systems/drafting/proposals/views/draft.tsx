import type { FieldErrors } from '../../../../platform/errors.ts'
import {
  type Choice,
  type Frame,
  HiddenField,
  LinkButton,
  PostButton,
  PostForm,
  Select,
  SubmitButton,
  TextArea,
} from '../../../../ui/index.ts'
import { proposalLink, writingLink } from '../../links.ts'
import type { TextRow } from '../../texts/queries.ts'
import type { ProposalRow } from '../queries.ts'
import { PartiesField } from './proposal-form.tsx'

interface Props {
  frame: Frame
  text: Pick<TextRow, 'id'>
  proposal: ProposalRow
  /** parties that the reader may propose for */
  own: readonly Choice[]
  /** nothing is proposed yet */
  empty: boolean
  /** something must be mended before it can be handed in */
  wrong: boolean
  errors?: FieldErrors | null
  typed?: Record<string, unknown>
}

/** What can still be changed before a draft is handed in. */
export function Draft({ frame: { t }, text, proposal, own, empty, wrong, errors, typed }: Props) {
  const { id, version, authors } = proposal
  const here = (verb: string) => `${t.href(proposalLink(text.id, id))}/${verb}`
  const labels = { parties: t('drafting.proposal.field-name.parties'), reasons: t('drafting.proposal.field-name.reasons') }
  const values = typed ? [typed.parties].flat().filter((one): one is string => typeof one === 'string') : proposal.parties
  return (
    <>
      <div class="notice">
        <p>{t(empty ? 'drafting.proposal.draft-empty' : 'drafting.proposal.draft-lead')}</p>
        <div class="buttons">
          <LinkButton href={t.href(writingLink(text.id, id))} tone={empty ? 'main' : 'quiet'}>
            {t('drafting.proposal.write')}
          </LinkButton>
          {!empty && !wrong && (
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
