import type { ComponentChildren } from 'preact'
import { type Language, nativeName, read, type Translate } from '../../../../platform/i18n/index.ts'
import { statuses } from '../../../../texts/index.ts'
import type { Crumb } from '../../../../ui/index.ts'
import { Tag } from '../../../../ui/index.ts'
import { draftingLink, roomLink, textLink } from '../../links.ts'
import { roomHistoryLink } from '../links.ts'
import type { RoomText } from '../queries.ts'
import type { Counts } from '../show.ts'
import { statusTones } from './words.tsx'

export const titleOf = (t: Translate, text: RoomText): string => read(text.title, t.lang).text

/** The way to a page of the room; `here` is the page itself, none: the room. */
export const roomCrumbs = (t: Translate, text: RoomText, language: Language, here?: string): Crumb[] => [
  { label: t('drafting.room.crumb'), href: t.href(draftingLink) },
  { label: titleOf(t, text), href: t.href(textLink(text.id)) },
  { label: t('drafting.room.title'), ...(here && { href: t.href(roomLink(text.id, language)) }) },
  ...(here ? [{ label: here }] : []),
]

/** The rooms of the other languages, and what else there is about this one. */
export function RoomWays({ t, text, language, version }: { t: Translate; text: RoomText; language: Language; version: number }) {
  return (
    <nav class="ways-of-room" aria-label={t('drafting.room.ways')}>
      <ul>
        {text.languages.map((one) => (
          <li key={one}>
            <a href={t.href(roomLink(text.id, one))} lang={one} hreflang={one} aria-current={one === language ? 'page' : undefined}>
              {nativeName[one]}
            </a>
          </li>
        ))}
        <li>
          <a href={t.href(roomHistoryLink(text.id, language))}>
            {t('drafting.room.history')} <span class="muted">{t('drafting.room.version', { number: version })}</span>
          </a>
        </li>
      </ul>
    </nav>
  )
}

/** How far the text is, for the screen at the front of the hall. */
export const Standing = ({ t, counts, version }: { t: Translate; counts: Counts; version: number }) => (
  <>
    <p class="figures">
      <Figure name={t('drafting.room.open-brackets')}>{t.number(counts.brackets)}</Figure>
      <Figure name={t('drafting.room.open-paragraphs')}>
        {t.number(counts.open)} / {t.number(counts.paragraphs)}
      </Figure>
      <Figure name={t('drafting.room.steps')}>{t.number(version)}</Figure>
    </p>
    <progress
      aria-label={t('drafting.room.without-brackets')}
      value={counts.paragraphs - counts.open}
      max={Math.max(1, counts.paragraphs)}
    />
    <p class="statuses">
      {statuses
        .filter((status) => counts.byStatus[status] > 0)
        .map((status) => (
          <span key={status}>
            <Tag tone={statusTones[status]}>{t(`drafting.room.status.${status}`)}</Tag>{' '}
            <span class="num">{t.number(counts.byStatus[status])}</span>{' '}
          </span>
        ))}
    </p>
  </>
)

const Figure = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <span>
    {name} <b class="num">{children}</b>{' '}
  </span>
)
