import type { FieldErrors } from '../../../../platform/errors.ts'
import { direction } from '../../../../platform/i18n/index.ts'
import {
  Changed,
  Checkbox,
  type Frame,
  HiddenField,
  LinkButton,
  Page,
  PostForm,
  RadioGroup,
  Select,
  SubmitButton,
  TextArea,
} from '../../../../ui/index.ts'
import { proposalLink, writeParagraphLink, writingLink } from '../../links.ts'
import type { TextRow } from '../../texts/queries.ts'
import { textCrumbs } from '../../texts/views/parts.tsx'
import { doings } from '../forms.ts'
import type { ProposalRow } from '../queries.ts'
import type { Changeable } from '../writing.ts'
import { ChangedWords, placeName, proposalName } from './parts.tsx'

interface Props {
  frame: Frame
  text: TextRow
  proposal: ProposalRow
  paragraphs: readonly Changeable[]
}

/** The base, and what others add to it, with the draft's own words in place and a way to change each paragraph. */
export function WritingPage({ frame, text, proposal, paragraphs }: Props) {
  const { t } = frame
  const { id, language } = proposal
  const title = t('drafting.proposal.write')
  return (
    <Page frame={frame} title={title} lead={t('drafting.proposal.write-lead')} crumbs={textCrumbs(t, text, title)} noindex>
      <div class="buttons">
        <LinkButton href={t.href(proposalLink(text.id, id))}>{t('drafting.proposal.preview')}</LinkButton>
      </div>
      <div class="sheet" lang={language} dir={direction(language)}>
        {paragraphs.map((paragraph) => (
          <div class={`para level-${Math.min(paragraph.level, 4)}`} key={paragraph.id} id={paragraph.id}>
            <span class="label">
              <bdi>{paragraph.label}</bdi>
            </span>
            <div>
              <Words frame={frame} proposal={proposal} paragraph={paragraph} />
              <p lang={t.lang} dir={t.dir} class="muted">
                {paragraph.own && (
                  <>
                    <b class="symbol">
                      <bdi>{paragraph.own.action}</bdi>
                    </b>{' '}
                  </>
                )}
                {paragraph.addedBy !== null && paragraph.addedBy !== id && (
                  <>{t('drafting.proposal.added-by', { number: paragraph.addedBy })} </>
                )}
                <a href={t.href(writeParagraphLink(text.id, id, paragraph.id))}>
                  {t('drafting.proposal.propose-change')}
                  <span class="hidden"> {placeName(t, paragraph)}</span>
                </a>
              </p>
            </div>
          </div>
        ))}
      </div>
    </Page>
  )
}

function Words({
  frame: { t },
  proposal: { language },
  paragraph: { own, text, kind },
}: Pick<Props, 'frame' | 'proposal'> & { paragraph: Changeable }) {
  if (own && (own.action === 'MOD' || own.action === '(MOD)'))
    return <ChangedWords t={t} language={language} before={text} after={own.text} />
  if (own && (own.action === 'SUP' || own.action === 'SUP*')) {
    return (
      <p>
        <Changed t={t} as="del">
          {text}
        </Changed>
      </p>
    )
  }
  if (own?.place) {
    return (
      <p>
        <Changed t={t} as="ins">
          {text}
        </Changed>
      </p>
    )
  }
  return <p class={kind === 'opener' ? 'opener' : undefined}>{text}</p>
}

interface ParagraphProps extends Props {
  paragraph: Changeable
  typed?: Record<string, string | undefined>
  errors?: FieldErrors | null
}

/** One paragraph, and all that can be proposed on it. */
export function WriteParagraphPage({ frame, text, proposal, paragraphs, paragraph, typed = {}, errors }: ParagraphProps) {
  const { t } = frame
  const { language } = proposal
  const title = t('drafting.proposal.change-of', { place: placeName(t, paragraph) })
  const { own } = paragraph
  const mine = own?.place !== undefined
  const labels = {
    doing: t('drafting.proposal.field-name.doing'),
    text: t('drafting.proposal.field-name.text'),
    added: t('drafting.proposal.field-name.added'),
    after: t('drafting.proposal.field-name.after'),
    reason: t('drafting.proposal.field-name.reason'),
  }
  const doing = typed.doing ?? (mine || own === null ? 'MOD' : own.action === 'SUP*' ? 'move' : own.action)
  const kept = own && (own.action === 'MOD' || own.action === '(MOD)') ? own.text : paragraph.text
  return (
    <Page
      frame={frame}
      title={title}
      crumbs={[
        ...textCrumbs(t, text, proposalName(t, proposal)).slice(0, -1),
        { label: t('drafting.proposal.write'), href: t.href(writingLink(text.id, proposal.id)) },
        { label: title },
      ]}
      layout="plain"
      noindex
    >
      <blockquote class="official" lang={language} dir={direction(language)}>
        <bdi>{paragraph.label}</bdi> {paragraph.text}
      </blockquote>
      <PostForm
        t={t}
        action={t.href(writeParagraphLink(text.id, proposal.id, paragraph.id))}
        errors={errors ?? null}
        labels={labels}
        draft={`drafting-${proposal.id}-${paragraph.id}`}
      >
        <HiddenField name="version" value={typed.version ?? proposal.version} />
        <RadioGroup
          t={t}
          name="doing"
          label={labels.doing}
          value={doing}
          error={errors?.doing}
          choices={doings
            .filter((one) => !mine || one === 'MOD' || one === 'SUP' || one === 'ADD')
            .map((one) => ({ value: one, label: t(`drafting.proposal.doing.${one}`) }))}
        />
        <TextArea
          t={t}
          name="text"
          label={labels.text}
          value={typed.text ?? kept}
          error={errors?.text}
          lang={language}
          help={t('drafting.proposal.text-help')}
          official
          optional
        />
        <TextArea
          t={t}
          name="added"
          label={labels.added}
          value={typed.added ?? ''}
          error={errors?.added}
          lang={language}
          help={t('drafting.proposal.added-help')}
          rows={4}
          official
          optional
        />
        <Checkbox t={t} name="below" label={t('drafting.proposal.below')} checked={typed.below === 'on'} />
        {!mine && (
          <Select
            t={t}
            name="after"
            label={labels.after}
            help={t('drafting.proposal.after-help')}
            value={typed.after ?? ''}
            error={errors?.after}
            empty={t('drafting.text.choose')}
            choices={paragraphs
              .filter(({ id }) => id !== paragraph.id)
              .map((one) => ({ value: one.id, label: `${placeName(t, one)}: ${one.text.slice(0, 60)}`, lang: language }))}
            optional
          />
        )}
        <TextArea
          t={t}
          name="reason"
          label={labels.reason}
          value={typed.reason ?? own?.reason ?? ''}
          error={errors?.reason}
          rows={3}
          optional
        />
        <SubmitButton>{t('drafting.proposal.keep')}</SubmitButton>
      </PostForm>
    </Page>
  )
}
