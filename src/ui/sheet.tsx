import type { ComponentChildren } from 'preact'
import { direction, type Translate } from '../platform/i18n/index.ts'
import { type MarkedRun, Runs } from './runs.tsx'

interface SheetProps {
  /** language of the text; the paper is set its way whatever the reader's language */
  lang: string
  /** the text's own title block */
  head?: ComponentChildren
  label?: string
  children: ComponentChildren
}

/** Official text, set as the printed paper: serif, hanging labels, openers in italics. */
export function Sheet({ lang, head, label, children }: SheetProps) {
  return (
    <article class="sheet" lang={lang} dir={direction(lang)} aria-label={label}>
      {head && <header>{head}</header>}
      {children}
    </article>
  )
}

/** The italic words that start a section of a resolution: "instructs the Secretary-General". */
export const SheetOpener = ({ id, lang, children }: { id?: string; lang?: string; children: ComponentChildren }) => (
  <p class="opener" id={id} lang={lang} dir={lang ? direction(lang) : undefined}>
    {children}
  </p>
)

export const SheetHeading = ({ id, level = 2, children }: { id?: string; level?: 2 | 3 | 4; children: ComponentChildren }) => {
  const Heading = `h${level}` as const
  return <Heading id={id}>{children}</Heading>
}

interface ParagraphProps {
  t: Translate
  /** the paragraph's id, and the fragment of its permalink */
  id: string
  /** as printed: `a)`, `3.15.1`; '' for none */
  label: string
  /** the label before the changes, where they number the paragraph anew */
  was?: string
  /** the address a delegate would say, to name the permalink: `resolves 4` */
  path?: string
  /** the words with their tracked changes, or ready content as children */
  runs?: readonly MarkedRun[]
  children?: ComponentChildren
  /** depth of the label, from 0 */
  level?: number
  /** the paragraph the page is about */
  here?: boolean
  /** whole paragraph inserted or removed, when its label is */
  change?: 'ins' | 'del'
  /** when it differs from the sheet's */
  lang?: string
  /** address of the paragraph when it is not on this page */
  permalink?: string
  /** what stands at the paragraph's end side: a count of mandates, a tag */
  beside?: ComponentChildren
}

export function SheetParagraph(props: ParagraphProps) {
  const { t, id, label, was, path, runs, children, level = 0, here, change, lang, permalink = `#${id}`, beside } = props
  const name = path || label
  const Label = change ?? 'span'
  return (
    <div
      class={`para level-${Math.min(level, 4)}${here ? ' here' : ''}`}
      id={id}
      lang={lang}
      dir={lang ? direction(lang) : undefined}
      aria-current={here ? 'true' : undefined}
    >
      {/* a label of Latin letters keeps its own direction in an Arabic text: ii) and not (ii */}
      <Label class="label">
        {was ? (
          <>
            <del>
              <bdi>{was}</bdi>
            </del>{' '}
            <ins>
              <bdi>{label}</bdi>
            </ins>
          </>
        ) : (
          <bdi>{label}</bdi>
        )}
      </Label>
      <p>
        {runs ? <Runs t={t} runs={runs} /> : children}
        <a
          class="pilcrow"
          lang={t.lang}
          href={permalink}
          data-copy={t('ui.copied')}
          aria-label={name ? t('ui.permalink-to', { path: name }) : t('ui.permalink')}
        >
          ¶
        </a>
      </p>
      {beside && (
        <div class="beside" lang={t.lang} dir={t.dir}>
          {beside}
        </div>
      )}
    </div>
  )
}
