import { direction, type Language, type Translate } from '../../../../platform/i18n/index.ts'
import type { Change, Pair, PairState } from '../../../../texts/index.ts'
import { Changed, Hidden, Tag, type Tone } from '../../../../ui/index.ts'
import type { Part } from '../open.ts'

interface Text {
  /** its address, to which the id of a paragraph is added */
  link: string
  name: string
}

interface Props {
  t: Translate
  pairs: readonly Pair<Part>[]
  language: Language
  as: 'inline' | 'side'
  all: boolean
  from: Text
  to: Text
}

const tones: Record<PairState, Tone> = {
  unchanged: 'off',
  reworded: 'open',
  renumbered: 'off',
  moved: 'soon',
  'moved-reworded': 'soon',
  inserted: 'done',
  deleted: 'late',
}

/** A paragraph as listed: its number among the changes, or a stretch of unchanged ones that are left out. */
type Row = { pair: Pair<Part>; change: number | null } | { unchanged: number }

function rowsOf(pairs: readonly Pair<Part>[], all: boolean): { rows: Row[]; changes: number } {
  const rows: Row[] = []
  let changes = 0
  for (const pair of pairs) {
    if (pair.state !== 'unchanged') rows.push({ pair, change: ++changes })
    else if (all) rows.push({ pair, change: null })
    else {
      const last = rows.at(-1)
      if (last && 'unchanged' in last) last.unchanged++
      else rows.push({ unchanged: 1 })
    }
  }
  return { rows, changes }
}

export function Pairs({ t, pairs, language, as, all, from, to }: Props) {
  const { rows, changes } = rowsOf(pairs, all)
  const names = {
    before: new Map(pairs.flatMap(({ before }) => (before ? [[before.id, before.name]] : []))),
    after: new Map(pairs.flatMap(({ after }) => (after ? [[after.id, after.name]] : []))),
  }
  return (
    <section aria-labelledby="changes">
      <h2 id="changes" class="hidden">
        {t('documents.compare.changes')}
      </h2>
      <ol class={`comparison ${as}`} data-items>
        {rows.map((row, index) =>
          'unchanged' in row ? (
            <li key={index} class="skipped">
              {t('documents.compare.count.unchanged', { count: row.unchanged })}
            </li>
          ) : (
            <One key={index} {...{ t, language, as, from, to, names, changes }} pair={row.pair} change={row.change} />
          ),
        )}
      </ol>
    </section>
  )
}

interface OneProps extends Omit<Props, 'pairs' | 'all'> {
  pair: Pair<Part>
  change: number | null
  changes: number
  names: { before: Map<string, string>; after: Map<string, string> }
}

function One({ t, pair, change, changes, language, as, from, to, names }: OneProps) {
  const { before, after, state, label, partOf, references } = pair
  const name = (after ?? before)?.name ?? ''
  const words = { lang: language, dir: direction(language) }
  const link = (text: Text, part: Part) => (
    <a href={`${text.link}#${encodeURIComponent(part.id)}`}>
      <bdi lang={language}>{part.name}</bdi>
      <Hidden> {text.name}</Hidden>
    </a>
  )
  return (
    <li
      class={`pair ${state}`}
      {...(change !== null && { id: `change-${change}`, tabIndex: -1, 'data-item': true })}
      aria-label={change === null ? undefined : t('documents.compare.nth', { number: change, count: changes })}
    >
      <h3>
        <Tag tone={tones[state]}>{t(`documents.compare.state.${state}`)}</Tag>{' '}
        {before && after && before.name !== after.name ? (
          <>
            {link(from, before)} <Hidden>{t('documents.compare.is-now')}</Hidden>
            <span aria-hidden="true" class="arrow" /> {link(to, after)}
          </>
        ) : (
          link(after ? to : from, (after ?? before) as Part)
        )}
      </h3>
      {as === 'side' && state !== 'unchanged' ? (
        <div class="two">
          <Column t={t} title={from.name} empty={before === null}>
            <p {...words}>
              <Label was={label?.before ?? before?.label} />
              <Changes t={t} changes={pair.changes} side="del" whole={state === 'deleted'} />
            </p>
          </Column>
          <Column t={t} title={to.name} empty={after === null}>
            <p {...words}>
              <Label was={label?.after ?? after?.label} />
              <Changes t={t} changes={pair.changes} side="ins" whole={state === 'inserted'} />
            </p>
          </Column>
        </div>
      ) : (
        <p {...words}>
          {label ? (
            <>
              {label.before && (
                <>
                  <Changed t={t} as="del">
                    {label.before}
                  </Changed>{' '}
                </>
              )}
              {label.after && (
                <>
                  <Changed t={t} as="ins">
                    {label.after}
                  </Changed>{' '}
                </>
              )}
            </>
          ) : (
            <Label was={(after ?? before)?.label} />
          )}
          <Changes t={t} changes={pair.changes} />
        </p>
      )}
      {partOf && (
        <p class="note">
          {after
            ? t('documents.compare.split', { paragraph: names.before.get(partOf) ?? partOf })
            : t('documents.compare.merged', { paragraph: names.after.get(partOf) ?? partOf })}
        </p>
      )}
      {references.map((reference) => (
        <p class="note" key={reference.change}>
          {t('documents.compare.follows', {
            before: reference.before,
            after: reference.after,
            paragraph: names.after.get(reference.paragraph) ?? reference.paragraph,
          })}
        </p>
      ))}
      {change !== null && changes > 1 && (
        <p class="to-changes">
          {change > 1 && <a href={`#change-${change - 1}`}>{t('documents.compare.previous')}</a>}{' '}
          {change < changes && <a href={`#change-${change + 1}`}>{t('documents.compare.next')}</a>}
          <Hidden> {name}</Hidden>
        </p>
      )}
    </li>
  )
}

const Label = ({ was }: { was: string | undefined }) => (was ? <b class="label">{was} </b> : null)

function Column({ t, title, empty, children }: { t: Translate; title: string; empty: boolean; children: preact.ComponentChildren }) {
  return (
    <div>
      <h4>{title}</h4>
      {empty ? <p class="muted">{t('documents.compare.not-there')}</p> : children}
    </div>
  )
}

/** The words with their changes: both together, or only what one side has. */
function Changes({ t, changes, side, whole }: { t: Translate; changes: readonly Change[]; side?: 'ins' | 'del'; whole?: boolean }) {
  return (
    <>
      {changes.map(({ op, text }, index) => {
        if (op === 'keep') return text
        if (side && op !== side) return null
        // a column that has the paragraph alone says so above it
        if (whole) return text
        return (
          <Changed key={index} t={t} as={op}>
            {text}
          </Changed>
        )
      })}
    </>
  )
}
