import type { ComponentChildren } from 'preact'
import type { Translate } from '../platform/i18n/index.ts'
import { Hidden } from './hidden.tsx'

/** A Sustainable Development Goal in its own colour. `name`, where known, shows on pointing and is read out. */
export function Sdg({ t, goal, name, href }: { t: Translate; goal: number | string; name?: string; href?: string }) {
  const number = String(goal).split('.')[0]
  const told = name ? t('ui.sdg-named', { goal, name }) : t('ui.sdg', { goal })
  return <Chip class={`sdg sdg-${number}`} shown={String(goal)} told={told} href={href} />
}

/** An action line, C1 to C11, in its fixed hue; the parts of C7 (`C7 e-health`, id `C7-HEALTH`) share one. */
export function ActionLine({ t, code, name, href }: { t: Translate; code: string; name?: string; href?: string }) {
  const number = /\d+/.exec(code)?.[0] ?? '0'
  const told = name ? t('ui.action-line-named', { code, name }) : t('ui.action-line', { code })
  return <Chip class={`line line-${number}`} shown={code} told={told} href={href} />
}

function Chip({ class: className, shown, told, href }: { class: string; shown: string; told: string; href?: string }) {
  const words = (
    <>
      <span aria-hidden="true">{shown}</span>
      <Hidden>{told}</Hidden>
    </>
  )
  return href ? (
    <a class={className} href={href} title={told}>
      {words}
    </a>
  ) : (
    <span class={className} title={told}>
      {words}
    </span>
  )
}

export const Chips = ({ children }: { children: ComponentChildren }) => <span class="chips">{children}</span>
