import { direction, type Language, type Translate } from '../../../../platform/i18n/index.ts'
import { type Amendment, diff, type Problem } from '../../../../texts/index.ts'
import { Changed, ChangedText, Tag, type Tone } from '../../../../ui/index.ts'
import type { ProposalState } from '../../schema.ts'
import type { ProposalRow } from '../queries.ts'
import type { Changeable } from '../writing.ts'

const tones: Record<ProposalState, Tone> = { draft: 'proposed', submitted: 'open', withdrawn: 'off', replaced: 'off' }

export const ProposalTag = ({ t, proposal: { state, late } }: { t: Translate; proposal: Pick<ProposalRow, 'state' | 'late'> }) => (
  <>
    <Tag tone={tones[state]}>{t(`drafting.proposal.state.${state}`)}</Tag>
    {late && (
      <>
        {' '}
        <Tag tone="late">{t('drafting.proposal.late')}</Tag>
      </>
    )}
  </>
)

/** What names a proposal: its number, and that of the first of its chain of revisions. */
export type ProposalName = Pick<ProposalRow, 'id' | 'first' | 'revision'>

/** `Proposal 12`, `Proposal 12 Rev.1`: a revision bears the number of what it revises. */
export const proposalName = (t: Translate, { first, revision }: Pick<ProposalName, 'first' | 'revision'>): string =>
  revision === 0 ? t('drafting.proposal.title', { number: first }) : t('drafting.proposal.title-revised', { number: first, revision })

/** `CEPT, ATU`, or the words for an attribution that is left open. */
export const Parties = ({ t, parties }: { t: Translate; parties: readonly string[] }) => (
  // each code keeps to itself, so that a list of them runs the way of the reader's language
  <>{parties.length > 0 ? t.list(parties.map((party) => `\u2068${party}\u2069`)) : t('drafting.proposal.unspecified')}</>
)

/** How a paragraph is named to people: by the address a delegate would say, or as a new one. */
export const placeName = (t: Translate, paragraph: Changeable | undefined): string =>
  paragraph === undefined
    ? t('drafting.proposal.at-the-beginning')
    : paragraph.addedBy === null
      ? unnumbered.has(paragraph.kind)
        ? shortened(paragraph.text)
        : paragraph.path || paragraph.label
      : t('drafting.proposal.new-paragraph', { label: paragraph.label || '–' })

/** Kinds of paragraphs that a delegate names by their words. */
const unnumbered: ReadonlySet<string> = new Set(['front', 'heading', 'opener', 'body-clause', 'annex-title'])

const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words)

interface WordsProps {
  t: Translate
  language: Language
  before: string
  after: string
}

/** The words as they stood and as they are proposed, in one: marked for the eye and said for the ear. */
export function ChangedWords({ t, language, before, after }: WordsProps) {
  return (
    <p class="official" lang={language} dir={direction(language)}>
      <ChangedText t={t} changes={diff(before, after, language)} />
    </p>
  )
}

interface Props {
  t: Translate
  amendment: Amendment
  /** the paragraph that it speaks to, or that it adds; none where it is not found */
  paragraph: Changeable | undefined
  /** for a new one, the paragraph that it follows */
  after: Changeable | undefined
  language: Language
  /** say whose it is: a proposal of several parties, each with its own */
  withParties: boolean
  problems?: readonly Problem[]
}

/** One amendment as a delegate would see it: its symbol, its place, the words before and after. */
export function AmendmentView({ t, amendment, paragraph, after, language, withParties, problems = [] }: Props) {
  const { action, text, parties, reason, place } = amendment
  const words = (said: string, as?: 'ins' | 'del') => (
    <p class="official" lang={language} dir={direction(language)}>
      {as ? (
        <Changed t={t} as={as}>
          {said}
        </Changed>
      ) : (
        said
      )}
    </p>
  )
  return (
    <>
      <p>
        <b class="symbol">
          <bdi>{action}</bdi>
        </b>{' '}
        {place ? (
          t('drafting.proposal.after', { place: placeName(t, after) })
        ) : (
          <bdi>{paragraph ? placeName(t, paragraph) : amendment.target}</bdi>
        )}
        {withParties && (
          <>
            {' · '}
            <Parties t={t} parties={parties} />
          </>
        )}
      </p>
      {place && words(text, 'ins')}
      {(action === 'MOD' || action === '(MOD)') && <ChangedWords t={t} language={language} before={paragraph?.text ?? ''} after={text} />}
      {(action === 'SUP' || action === 'SUP*') && words(paragraph?.text ?? '', 'del')}
      {action === 'NOC' && words(paragraph?.text ?? '')}
      {reason && <p class="muted">{t('drafting.proposal.reason', { reason })}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map(({ code, severity, with: other }) => (
            <li key={`${code} ${other}`}>
              <Tag tone={severity === 'error' ? 'late' : 'soon'}>{t(`drafting.proposal.severity.${severity}`)}</Tag>{' '}
              {t(`drafting.proposal.problem.${code}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
