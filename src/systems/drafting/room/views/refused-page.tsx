import { direction, type Language } from '../../../../platform/i18n/index.ts'
import { diff, type NegotiatedParagraph, type NegotiatedText } from '../../../../texts/index.ts'
import { ChangedText, type Frame, Page, SubmitButton, TextArea } from '../../../../ui/index.ts'
import { roomParagraphLink } from '../../links.ts'
import type { Body } from '../forms.ts'
import { paragraphPageLink, stepsLink } from '../links.ts'
import type { RoomText } from '../queries.ts'
import { plainWords, printed } from '../show.ts'
import { roomCrumbs } from './head.tsx'
import { labelsOf } from './paragraph-page.tsx'
import { nameOf, Words } from './words.tsx'

interface Props {
  frame: Frame
  text: RoomText
  language: Language
  negotiated: NegotiatedText
  /** why not, in the reader's language */
  message: string
  /** the paragraph that the step was made on, when it is another now */
  yours: NegotiatedParagraph | null
  current: NegotiatedParagraph | null
  body: Body
}

/** Fields that somebody wrote: shown to be changed once more. All others travel unseen. */
const written = ['text', 'new-text', 'words']
/** what belongs to the version that was seen */
const renewed = new Set(['on', 'stretch', ...written])

/** A step that the text does not allow any more: what one saw and what stands now, and one's own words to send again. */
export function RefusedPage({ frame, text, language, negotiated, message, yours, current, body }: Props) {
  const { t } = frame
  const title = t('drafting.room.refused')
  const labels = labelsOf(t)
  const words = { lang: language, dir: direction(language) }
  const mayRedo = current !== null && !current.gone && yours !== null && body.do !== 'undo'
  return (
    <Page frame={frame} title={title} lead={message} crumbs={roomCrumbs(t, text, language, title)} layout="plain" noindex>
      {current && (
        <div class="comparison">
          {yours && (
            <>
              <div class="two">
                <section aria-labelledby="yours">
                  <h2 id="yours">{t('drafting.room.you-saw')}</h2>
                  <p {...words} class="official">
                    <Words t={t} printed={printed(negotiated, yours)} />
                  </p>
                </section>
                <section aria-labelledby="theirs">
                  <h2 id="theirs">{t('drafting.room.stands-now')}</h2>
                  <p {...words} class="official">
                    <Words t={t} printed={printed(negotiated, current)} />
                  </p>
                </section>
              </div>
              <h2>{t('drafting.room.what-changed')}</h2>
              <p {...words} class="official">
                <ChangedText t={t} changes={diff(plainWords(negotiated, yours), plainWords(negotiated, current), language)} />
              </p>
            </>
          )}
          {!yours && (
            <p {...words} class="official">
              <b class="label">{current.label}</b> <Words t={t} printed={printed(negotiated, current)} />
            </p>
          )}
        </div>
      )}
      {mayRedo && (
        <form method="post" action={t.href(stepsLink(text.id, language))} class="form" novalidate>
          <h2>{t('drafting.room.your-step', { what: t(`drafting.room.did.${body.do ?? 'edit'}`) })}</h2>
          {Object.entries(body).map(([name, value]) =>
            renewed.has(name) ? null : <input key={name} type="hidden" name={name} value={value} />,
          )}
          <input type="hidden" name="on" value={current.version} />
          {written.map(
            (name) =>
              body[name] !== undefined && (
                <TextArea key={name} t={t} name={name} label={labels[name]!} lang={language} rows={8} value={body[name] ?? ''} />
              ),
          )}
          <SubmitButton>{t('drafting.room.redo')}</SubmitButton>
        </form>
      )}
      <ul class="ways">
        {current && (
          <li>
            <a href={t.href(paragraphPageLink(text.id, language, current.id))}>
              {t('drafting.room.paragraph-page', { paragraph: nameOf(current, current.opener) })}
            </a>
          </li>
        )}
        <li>
          <a href={t.href(roomParagraphLink(text.id, language, current?.id ?? ''))}>{t('drafting.room.in-the-text')}</a>
        </li>
      </ul>
    </Page>
  )
}
