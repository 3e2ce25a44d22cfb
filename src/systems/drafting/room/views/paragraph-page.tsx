import type { FieldErrors } from '../../../../platform/errors.ts'
import type { Language, Translate } from '../../../../platform/i18n/index.ts'
import { editable, type NegotiatedParagraph, type NegotiatedText, openBrackets, statuses } from '../../../../texts/index.ts'
import {
  DateField,
  ErrorSummary,
  type Frame,
  HiddenField,
  Page,
  PostButton,
  PostForm,
  Select,
  Sheet,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { roomParagraphLink } from '../../links.ts'
import type { Body, Doing } from '../forms.ts'
import { changesLink, objectionLink, stepsLink } from '../links.ts'
import type { Objection, PartyName, RoomText, Waiting } from '../queries.ts'
import { choicesOf, printed, there } from '../show.ts'
import type { Told } from '../story.ts'
import { roomCrumbs } from './head.tsx'
import { Alternatives, StepFields } from './paragraph.tsx'
import { TakeIn } from './room-page.tsx'
import { Story } from './story.tsx'
import { nameOf, Words } from './words.tsx'

export interface ParagraphPageProps {
  frame: Frame
  text: RoomText
  language: Language
  negotiated: NegotiatedText
  paragraph: NegotiatedParagraph
  story: Told[]
  objections: ReadonlyMap<number, Objection>
  waiting: Waiting[]
  /** makes each opening of the page a sending of its own */
  nonce: string
  /** for which parties the reader may break the silence; none while there is no silence */
  speaksFor: PartyName[]
  may: { edit: boolean }
  /** of a form that was refused: what it was to do, what was typed, what is wrong */
  refused?: { typed: Body; errors: FieldErrors }
}

/** One paragraph: its words, all that can be done to it, its whole story. */
export function ParagraphPage(props: ParagraphPageProps) {
  const { frame, text, language, negotiated, paragraph, story, objections, may, refused } = props
  const { t } = frame
  const name = nameOf(paragraph, paragraph.opener)
  return (
    <Page frame={frame} title={name} titleLang={language} crumbs={roomCrumbs(t, text, language, name)} layout="plain" noindex>
      {frame.assets.room && <script type="module" src={frame.assets.room} />}
      <p>
        <a href={t.href(roomParagraphLink(text.id, language, paragraph.id))}>{t('drafting.room.in-the-text')}</a>
      </p>
      {refused && <ErrorSummary t={t} errors={refused.errors} labels={labelsOf(t)} />}
      <div
        data-room={t.href(changesLink(text.id, language, negotiated.version))}
        data-version={negotiated.version}
        data-alone={paragraph.id}
        data-lost={t('drafting.room.live.lost')}
        data-again={t('drafting.room.live.again')}
        data-kept={t('drafting.room.live.kept')}
      >
        <p class="live-note" role="status" aria-live="polite" data-said />
        <Sheet lang={language} label={name}>
          <div class="para">
            <span class="label">
              <bdi>{paragraph.label}</bdi>
            </span>
            <p data-words>
              {paragraph.gone ? (
                <span lang={t.lang} class="muted">
                  {t('drafting.room.is-deleted')}
                </span>
              ) : (
                <Words t={t} printed={printed(negotiated, paragraph)} places={may.edit} />
              )}
            </p>
          </div>
        </Sheet>
        {props.speaksFor.length > 0 && <BreakSilence {...props} />}
        {may.edit && (paragraph.gone ? <Restore {...props} /> : <Controls {...props} />)}
      </div>
      <section aria-labelledby="story">
        <h2 id="story">{t('drafting.room.story')}</h2>
        {may.edit && story[0] && (
          <PostButton
            to={t.href(stepsLink(text.id, language))}
            values={{ do: 'undo', undo: story[0].step.id, step: `undo ${paragraph.version}`, back: paragraph.id }}
            tone="quiet"
          >
            {t('drafting.room.undo')}
          </PostButton>
        )}
        {story.length === 0 ? (
          <p class="muted">{t('drafting.room.no-steps')}</p>
        ) : (
          <Story t={t} id={text.id} language={language} steps={story} objections={objections} unnamed />
        )}
      </section>
    </Page>
  )
}

export const labelsOf = (t: Translate): Record<string, string> => ({
  text: t('drafting.room.label.text'),
  words: t('drafting.room.label.words'),
  'asked-by': t('drafting.room.label.asked-by'),
  why: t('drafting.room.label.why'),
  'new-text': t('drafting.room.label.new-text'),
  level: t('drafting.room.label.level'),
  after: t('drafting.room.label.after'),
  status: t('drafting.room.filter.status'),
  'silence-until': t('drafting.room.label.silence-until'),
  party: t('drafting.room.party'),
  reason: t('drafting.room.label.reason'),
})

function Controls(props: ParagraphPageProps) {
  const { frame, text, language, negotiated, paragraph, waiting, nonce, refused } = props
  const { t } = frame
  const to = t.href(stepsLink(text.id, language))
  const labels = labelsOf(t)
  const doing = refused?.typed.do
  const typed = (name: string, otherwise: string): string => refused?.typed[name] ?? otherwise
  const error = (name: string) => refused?.errors[name]
  const fields = (one: Doing) => <StepFields doing={one} paragraph={paragraph} step={nonce} />
  const mine = waiting.filter(({ amendment: { target } }) => target === paragraph.id || paragraph.merged.includes(target))
  const removable = choicesOf(paragraph.pieces).filter(({ asked, options }) => asked && options.length === 1)
  const others = there(negotiated).filter(({ id }) => id !== paragraph.id)
  const form = (one: Doing, title: string, content: preact.ComponentChildren, attributes: Record<string, unknown> = {}) => (
    <details open={doing === one} data-doing={one}>
      <summary>{title}</summary>
      <form method="post" action={to} class="form" novalidate {...attributes}>
        {fields(one)}
        <input type="hidden" name="back" value={paragraph.id} />
        {content}
        <SubmitButton>{title}</SubmitButton>
      </form>
    </details>
  )
  return (
    <section class="all-controls" aria-labelledby="controls">
      <h2 id="controls" class="hidden">
        {t('drafting.room.controls')}
      </h2>
      {openBrackets(paragraph) > 0 && (
        <>
          <h3>{t('drafting.room.settle')}</h3>
          <Alternatives t={t} id={text.id} text={negotiated} paragraph={paragraph} />
        </>
      )}
      {mine.length > 0 && (
        <>
          <h3>{t('drafting.room.waiting', { count: mine.length })}</h3>
          {mine.map((one) => (
            <p key={`${one.does} ${one.amendment.id}`}>
              <TakeIn t={t} to={to} waiting={one} negotiated={negotiated} />
            </p>
          ))}
        </>
      )}
      {form(
        'edit',
        t('drafting.room.do.edit'),
        <TextArea
          t={t}
          name="text"
          label={labels.text!}
          help={t('drafting.room.help.text')}
          lang={language}
          rows={8}
          value={typed('text', editable(paragraph))}
          error={error('text')}
        />,
      )}
      {form(
        'bracket',
        t('drafting.room.do.bracket'),
        <>
          <TextArea
            t={t}
            name="words"
            label={labels.words!}
            help={t('drafting.room.help.words')}
            lang={language}
            rows={3}
            value={typed('words', '')}
            error={error('words')}
          />
          <input type="hidden" name="stretch" value="" />
          <TextField
            t={t}
            name="asked-by"
            label={labels['asked-by']!}
            value={typed('asked-by', '')}
            error={error('asked-by')}
            suggestions={negotiated.voices.filter((voice) => !voice.startsWith('?'))}
          />
          <TextField t={t} name="why" label={labels.why!} value={typed('why', '')} error={error('why')} optional />
        </>,
        { 'data-bracket': '' },
      )}
      {removable.map((choice, index) => (
        <PostButton
          key={choice.id}
          to={to}
          values={{ do: 'unbracket', paragraph: paragraph.id, on: paragraph.version, step: nonce, choice: choice.id, back: paragraph.id }}
          tone="quiet"
        >
          {t('drafting.room.do.unbracket', { number: index + 1 })}
        </PostButton>
      ))}
      {form(
        'status',
        t('drafting.room.do.status'),
        <>
          <Select
            t={t}
            name="status"
            label={labels.status!}
            value={typed('status', paragraph.status)}
            error={error('status')}
            choices={statuses.map((status) => ({ value: status, label: t(`drafting.room.status.${status}`) }))}
          />
          <DateField
            t={t}
            name="silence-until"
            label={labels['silence-until']!}
            help={t('drafting.room.help.silence')}
            value={typed('silence-until', paragraph.silenceUntil ?? '')}
            error={error('silence-until')}
            optional
          />
        </>,
      )}
      {form(
        'add',
        t('drafting.room.do.add'),
        <>
          <TextArea
            t={t}
            name="new-text"
            label={labels['new-text']!}
            lang={language}
            rows={4}
            value={typed('new-text', '')}
            error={error('new-text')}
          />
          <Select
            t={t}
            name="level"
            label={labels.level!}
            value={typed('level', String(paragraph.level))}
            choices={[
              { value: String(paragraph.level), label: t('drafting.room.level.same') },
              { value: String(Math.min(4, paragraph.level + 1)), label: t('drafting.room.level.below') },
            ]}
          />
        </>,
      )}
      {form(
        'move',
        t('drafting.room.do.move'),
        <Select
          t={t}
          name="after"
          label={labels.after!}
          value={typed('after', '')}
          empty={t('drafting.room.to-the-beginning')}
          choices={others.map((one) => ({ value: one.id, label: nameOf(one, one.opener), lang: language }))}
        />,
      )}
      <div class="buttons">
        <PostButton
          to={to}
          values={{
            do: 'attribution',
            paragraph: paragraph.id,
            on: paragraph.version,
            step: nonce,
            shown: paragraph.anonymous ? 'yes' : 'no',
            back: paragraph.id,
          }}
          tone="quiet"
        >
          {t(paragraph.anonymous ? 'drafting.room.show-names' : 'drafting.room.hide-names')}
        </PostButton>
        <PostButton
          to={to}
          values={{ do: 'delete', paragraph: paragraph.id, on: paragraph.version, step: nonce, back: paragraph.id }}
          tone="danger"
        >
          {t('drafting.room.do.delete')}
        </PostButton>
      </div>
    </section>
  )
}

const Restore = ({ frame: { t }, text, language, paragraph, nonce }: ParagraphPageProps) => (
  <PostButton
    to={t.href(stepsLink(text.id, language))}
    values={{ do: 'restore', paragraph: paragraph.id, on: paragraph.version, step: nonce, back: paragraph.id }}
  >
    {t('drafting.room.do.restore')}
  </PostButton>
)

/** For a party's delegate: the paragraph is open again, and who spoke and why is on record. */
function BreakSilence({ frame: { t }, text, language, paragraph, speaksFor, nonce, refused }: ParagraphPageProps) {
  const labels = labelsOf(t)
  const wrong = refused && refused.typed.do === undefined ? refused : undefined
  return (
    <section aria-labelledby="silence">
      <h2 id="silence">{t('drafting.room.silence.title')}</h2>
      <p>{t('drafting.room.silence.lead', { date: t.date(paragraph.silenceUntil ?? '') })}</p>
      <PostForm t={t} action={t.href(objectionLink(text.id, language, paragraph.id))} labels={labels}>
        <HiddenField name="on" value={paragraph.version} />
        <HiddenField name="step" value={nonce} />
        <Select
          t={t}
          name="party"
          label={labels.party!}
          value={wrong?.typed.party ?? (speaksFor.length === 1 ? speaksFor[0]!.id : '')}
          error={wrong?.errors.party}
          empty={t('drafting.room.choose-party')}
          choices={speaksFor.map(({ id, name }) => ({ value: id, label: `${id} · ${name[t.lang] ?? name.en ?? ''}` }))}
        />
        <TextArea t={t} name="reason" label={labels.reason!} rows={3} value={wrong?.typed.reason ?? ''} error={wrong?.errors.reason} />
        <SubmitButton tone="danger">{t('drafting.room.silence.break')}</SubmitButton>
      </PostForm>
    </section>
  )
}
