import type { Language, Translate } from '../../../../platform/i18n/index.ts'
import { direction } from '../../../../platform/i18n/index.ts'
import type { Amendment } from '../../../../texts/index.ts'
import { Tag, type Tone } from '../../../../ui/index.ts'
import type { Revised } from '../revising.ts'
import type { Changeable } from '../writing.ts'
import { ChangedWords, placeName } from './parts.tsx'

const tones: Record<Revised['fate'], Tone> = { same: 'off', reworded: 'open', new: 'done', dropped: 'late' }

interface Props {
  t: Translate
  revised: readonly Revised[]
  paragraphs: ReadonlyMap<string, Changeable>
  language: Language
}

/** What a revision changes in the proposal whose place it takes: only what is another now, each with the words of both. */
export function WhatRevised({ t, revised, paragraphs, language }: Props) {
  const changed = revised.filter(({ fate }) => fate !== 'same')
  return (
    <section aria-labelledby="revised">
      <h2 id="revised">{t('drafting.proposal.what-revised')}</h2>
      <p>{t('drafting.proposal.revised-count', { changed: changed.length, same: revised.length - changed.length })}</p>
      <ol class="amendments">
        {changed.map(({ fate, amendment, was }) => (
          <li key={`${fate} ${amendment.id}`}>
            <p>
              <Tag tone={tones[fate]}>{t(`drafting.proposal.fate.${fate}`)}</Tag>{' '}
              <b class="symbol">
                <bdi>{was && was.action !== amendment.action ? `${was.action} → ${amendment.action}` : amendment.action}</bdi>
              </b>{' '}
              <bdi>{name(t, amendment, paragraphs)}</bdi>
            </p>
            {was ? (
              <ChangedWords t={t} language={language} before={was.text} after={amendment.text} />
            ) : (
              amendment.text && (
                <p class="official" lang={language} dir={direction(language)}>
                  {amendment.text}
                </p>
              )
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A new paragraph by the one that it follows. */
const name = (t: Translate, { target, place }: Amendment, paragraphs: ReadonlyMap<string, Changeable>): string =>
  place ? t('drafting.proposal.after', { place: placeName(t, paragraphs.get(place.after ?? '')) }) : placeName(t, paragraphs.get(target))
