import { direction, type Translate } from '../../../../platform/i18n/index.ts'
import { isUnspecified, type NegotiatedParagraph, type NegotiatedText, openBrackets } from '../../../../texts/index.ts'
import { Hidden } from '../../../../ui/index.ts'
import { choiceValue } from '../forms.ts'
import { paragraphPageLink, stepsLink } from '../links.ts'
import { choicesOf, isAnonymous, printed, wordsOf } from '../show.ts'
import { nameOf, Words } from './words.tsx'

interface Props {
  t: Translate
  id: string
  text: Pick<NegotiatedText, 'language' | 'attribution'>
  paragraph: NegotiatedParagraph
  /** settle alternatives here, and open all other controls */
  mayEdit: boolean
}

/**
 * One paragraph of the room. Alike for all readers of a language who may do the same, so that it is rendered once for each of its
 * versions; what is a reader's own (what changed since the last visit) stands around it.
 */
export function RoomParagraph({ t, id, text, paragraph, mayEdit }: Props) {
  const { language } = text
  const { label, level, kind } = paragraph
  const open = openBrackets(paragraph) > 0
  const name = nameOf(paragraph, paragraph.opener)
  const page = t.href(paragraphPageLink(id, language, paragraph.id))
  return (
    <div
      class={`para level-${Math.min(level, 4)} ${kind}`}
      id={paragraph.id}
      data-paragraph={paragraph.id}
      data-version={paragraph.version}
      {...(open && { 'data-item': true, tabIndex: -1 })}
    >
      <span class="label">
        <bdi>{label}</bdi>
      </span>
      <div class="stands">
        <p class={kind === 'opener' ? 'opener' : undefined} data-words>
          <Words t={t} printed={printed(text, paragraph)} />{' '}
          <a class="pilcrow" lang={t.lang} href={page} aria-label={t('drafting.room.paragraph-page', { paragraph: name })}>
            ¶
          </a>
        </p>
        {mayEdit && (
          <div class="controls" lang={t.lang} dir={t.dir}>
            {open ? (
              <details data-controls>
                <summary data-shortcut="e">
                  {t('drafting.room.settle')}
                  <Hidden> {name}</Hidden>
                </summary>
                <Alternatives t={t} id={id} text={text} paragraph={paragraph} />
                <a href={page}>
                  {t('drafting.room.more')}
                  <Hidden> {name}</Hidden>
                </a>
              </details>
            ) : (
              <a class="quiet" href={page} data-shortcut="e">
                {t('drafting.room.edit')}
                <Hidden> {name}</Hidden>
              </a>
            )}
          </div>
        )}
      </div>
    </div>
  )
}

/** A button for each option of each pair of brackets; the first nine have a key. */
export function Alternatives({ t, id, text, paragraph }: Omit<Props, 'mayEdit'>) {
  const { language } = text
  const { presence } = paragraph
  const anonymous = isAnonymous(text, paragraph)
  let number = 0
  const button = (value: string, label: preact.ComponentChildren) => {
    number++
    return (
      <button
        key={value}
        type="submit"
        class="button quiet"
        name="choice"
        value={value}
        data-shortcut={number < 10 ? String(number) : undefined}
      >
        <span class="key" aria-hidden="true">
          {number}
        </span>{' '}
        {label}
      </button>
    )
  }
  const names = (voices: readonly string[]) =>
    anonymous || voices.length === 0 ? null : (
      <>
        {' '}
        <bdi class="muted">{voices.filter((voice) => !isUnspecified(voice)).join(', ')}</bdi>
      </>
    )
  const words = (said: string) => (
    <span class="official" lang={language} dir={direction(language)}>
      {said}
    </span>
  )
  return (
    <form method="post" action={t.href(stepsLink(id, language))} class="alternatives" data-step>
      <StepFields doing="choose" paragraph={paragraph} />
      {presence && (
        <fieldset>
          <legend>{t('drafting.room.whole-paragraph')}</legend>
          {button(
            choiceValue(presence.id, 0),
            <>
              {t('drafting.room.stays')}
              {names(presence.in)}
            </>,
          )}
          {button(
            choiceValue(presence.id, 1),
            <>
              {t('drafting.room.goes')}
              {names(presence.out)}
            </>,
          )}
        </fieldset>
      )}
      {choicesOf(paragraph.pieces).map((choice, index) => (
        <fieldset key={choice.id}>
          <legend>{t('drafting.room.brackets-nth', { number: index + 1 })}</legend>
          {choice.options.map((option, at) =>
            button(
              choiceValue(choice.id, at),
              <>
                {option.pieces.length > 0 ? words(wordsOf(option.pieces)) : t('drafting.room.no-words')}
                {names(option.by)}
              </>,
            ),
          )}
          {choice.options.every(({ pieces }) => pieces.length > 0) && button(choiceValue(choice.id, null), t('drafting.room.none-of-them'))}
        </fieldset>
      ))}
    </form>
  )
}

/** What every form of a step carries: on which version of what, and what makes a second sending the same step. */
export const StepFields = ({ doing, paragraph, step }: { doing: string; paragraph: NegotiatedParagraph | null; step?: string }) => (
  <>
    <input type="hidden" name="do" value={doing} />
    {paragraph && <input type="hidden" name="paragraph" value={paragraph.id} />}
    {paragraph && <input type="hidden" name="on" value={paragraph.version} />}
    <input type="hidden" name="step" value={step ?? `${doing} ${paragraph?.version ?? 0}`} />
  </>
)
