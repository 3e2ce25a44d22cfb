import { languages, read } from '../../../platform/i18n/index.ts'
import {
  EmptyState,
  Facts,
  type Frame,
  HiddenField,
  Page,
  PostButton,
  PostForm,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import { letterLink } from '../links.ts'
import { type LetterRow, type MeetingRow, meetingName } from '../queries/meetings.ts'
import { meetingCrumbs } from './meeting-page.tsx'
import type { Refused } from './parts.tsx'

interface Props extends Refused {
  frame: Frame
  meeting: MeetingRow
  /** the latest first; a draft only for those who write it */
  letters: LetterRow[]
  /** the version that is shown */
  shown: LetterRow | undefined
  may: { keep: boolean }
}

/** The invitation as sent, its other versions, and for the secretariat the draft of the next. */
export function LetterPage({ frame, meeting, letters, shown, may, typed, errors }: Props) {
  const { t } = frame
  const title = t('meetings.letter.title')
  const draft = letters.find((letter) => letter.published_at === null)
  const others = letters.filter((letter) => letter.published_at !== null && letter.number !== shown?.number)
  return (
    <Page
      frame={frame}
      title={shown?.published_at ? t('meetings.letter.of', { circular: shown.circular, meeting: meetingName(t, meeting) }) : title}
      crumbs={meetingCrumbs(t, meeting, title)}
    >
      {shown?.published_at ? (
        <>
          <Facts
            facts={[
              { term: t('meetings.field-name.circular'), value: shown.circular },
              { term: t('meetings.letter.version'), value: t.number(shown.number) },
              {
                term: t('meetings.letter.published'),
                value: <time dateTime={shown.published_at.toISOString()}>{t.time(shown.published_at)}</time>,
              },
            ]}
          />
          <LetterText t={t} letter={shown} />
        </>
      ) : (
        <EmptyState title={t('meetings.letter.none')} />
      )}
      {others.length > 0 && (
        <section aria-labelledby="versions">
          <h2 id="versions">{t('meetings.letter.versions')}</h2>
          <ul>
            {others.map((letter) => (
              <li key={letter.number}>
                <a href={`${t.href(letterLink(meeting.id))}?version=${letter.number}`}>
                  {t('meetings.letter.one', { number: letter.number, circular: letter.circular, at: t.time(letter.published_at!) })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {may.keep && <DraftForm frame={frame} meeting={meeting} draft={draft} before={letters[0]} typed={typed} errors={errors} />}
    </Page>
  )
}

const LetterText = ({ t, letter }: { t: Frame['t']; letter: LetterRow }) => {
  const reading = read(letter.texts, t.lang)
  return (
    <article lang={reading.lang} dir={reading.dir}>
      {reading.text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      {reading.fallback && (
        <p lang={t.lang} dir={t.dir}>
          <small class="fallback">({t('ui.in-language', { language: t(`ui.language.${reading.lang}`) })})</small>
        </p>
      )}
    </article>
  )
}

function DraftForm({
  frame: { t },
  meeting,
  draft,
  before,
  typed,
  errors,
}: Refused & { frame: Frame; meeting: MeetingRow; draft: LetterRow | undefined; before: LetterRow | undefined }) {
  const from = draft ?? before
  const labels: Record<string, string> = {
    circular: t('meetings.field-name.circular'),
    ...Object.fromEntries(
      languages.map((language) => [`text-${language}`, t('meetings.letter.text-in', { language: t(`ui.language.${language}`) })]),
    ),
  }
  return (
    <section aria-labelledby="draft">
      <h2 id="draft">{t(draft ? 'meetings.letter.draft' : 'meetings.letter.next')}</h2>
      <p>{t('meetings.letter.lead')}</p>
      <PostForm t={t} action={t.href(letterLink(meeting.id))} errors={errors ?? null} labels={labels} guard>
        <HiddenField name="version" value={typed?.version ?? draft?.version ?? 0} />
        <TextField
          t={t}
          name="circular"
          label={labels.circular!}
          help={t('meetings.letter.circular-help')}
          size="short"
          value={typed?.circular ?? from?.circular}
          error={errors?.circular}
        />
        {languages.map((language) => (
          <TextArea
            key={language}
            t={t}
            name={`text-${language}`}
            label={labels[`text-${language}`]!}
            lang={language}
            value={typed?.[`text-${language}`] ?? from?.texts[language]}
            error={errors?.[`text-${language}`]}
            optional
          />
        ))}
        <SubmitButton>{t('meetings.letter.save')}</SubmitButton>
      </PostForm>
      {draft && (
        <PostButton to={`${t.href(letterLink(meeting.id))}/publication`} values={{ version: draft.version }}>
          {t('meetings.letter.publish')}
        </PostButton>
      )}
    </section>
  )
}
