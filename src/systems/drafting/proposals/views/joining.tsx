import type { FieldErrors } from '../../../../platform/errors.ts'
import { read } from '../../../../platform/i18n/index.ts'
import { type Choice, type Frame, PostButton, PostForm, Select, SubmitButton, Tag, type Tone } from '../../../../ui/index.ts'
import { invitationLink, proposalLink } from '../../links.ts'
import type { TextRow } from '../../texts/queries.ts'
import type { Invitation, ProposalRow } from '../queries.ts'

interface Props {
  frame: Frame
  text: TextRow
  proposal: ProposalRow
}

/** For a delegate whose party was asked: yes or no, with one button each. */
export const Asked = ({ frame: { t }, text, proposal, asked }: Props & { asked: readonly string[] }) => (
  <div class="notice">
    {asked.map((party) => {
      const at = t.href(invitationLink(text.id, proposal.id, party))
      return (
        <div key={party}>
          <p>{t('drafting.proposal.asked', { party: `\u2068${party}\u2069` })}</p>
          <div class="buttons">
            <PostButton to={`${at}/confirmation`}>{t('drafting.proposal.join-as', { party })}</PostButton>
            <PostButton to={`${at}/declining`} tone="quiet" about={party}>
              {t('drafting.proposal.decline')}
            </PostButton>
          </div>
        </div>
      )
    })}
  </div>
)

const tones: Record<NonNullable<Invitation['answer']> | 'waits', Tone> = { waits: 'proposed', confirmed: 'done', declined: 'off' }

/** For its authors: whom they asked to stand behind it, what each answered, and a way to ask another. */
export function Invitations({
  frame: { t },
  text,
  proposal,
  invitations,
  choices,
  typed,
  error,
}: Props & {
  invitations: readonly Invitation[]
  /** parties that can be asked */
  choices: readonly Choice[]
  typed?: string | undefined
  error?: FieldErrors[string] | undefined
}) {
  const title = t('drafting.proposal.invitations')
  const label = t('drafting.proposal.field-name.invited')
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{title}</h2>
      {invitations.length > 0 && (
        <ul>
          {invitations.map(({ party, by, at, answer }) => (
            <li key={party}>
              <bdi>{party}</bdi> <Tag tone={tones[answer ?? 'waits']}>{t(`drafting.proposal.answer.${answer ?? 'waits'}`)}</Tag>{' '}
              <span class="muted">{t('drafting.proposal.asked-by', { by, at: t.date(at.toISOString().slice(0, 10)) })}</span>
            </li>
          ))}
        </ul>
      )}
      <PostForm
        t={t}
        action={`${t.href(proposalLink(text.id, proposal.id))}/invitations`}
        errors={error ? { invited: error } : null}
        labels={{ invited: label }}
        name={title}
      >
        <Select
          t={t}
          name="invited"
          label={label}
          help={t('drafting.proposal.invite-help')}
          value={typed ?? ''}
          error={error}
          choices={choices}
          empty={t('drafting.text.choose')}
        />
        <SubmitButton tone="quiet">{t('drafting.proposal.invite')}</SubmitButton>
      </PostForm>
    </section>
  )
}

/** One button for each party that the reader speaks for; the secretariat chooses among all. */
export function Join({ frame: { t }, text, proposal, own }: Props & { own: readonly Choice[] }) {
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
