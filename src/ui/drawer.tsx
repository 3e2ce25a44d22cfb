import type { ComponentChildren } from 'preact'
import type { Translate } from '../platform/i18n/index.ts'

/**
 * The buttons of a drawer: an element with `popover` and the class `drawer`, which a narrow window slides over the page
 * and a wide one lays out in it. The browser opens and closes it; no script is needed.
 */
export const OpenDrawer = ({ drawer, children }: { drawer: string; children: ComponentChildren }) => (
  <button type="button" class="drawer-button quiet" popovertarget={drawer}>
    {children}
  </button>
)

export const CloseDrawer = ({ t, drawer }: { t: Translate; drawer: string }) => (
  <button type="button" class="drawer-button plain" popovertarget={drawer} popovertargetaction="hide">
    × {t('ui.close')}
  </button>
)
