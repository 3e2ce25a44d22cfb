import type { ComponentChildren } from 'preact'
import type { Translate } from '../../../platform/i18n/index.ts'
import { PostButton } from '../../../ui/index.ts'
import { type Where, whereValue } from '../forms.ts'

interface OrderingProps {
  t: Translate
  /** where a move is sent, by the buttons as by whoever drags */
  to: string
  /** sent with the place */
  values?: Record<string, string | number>
  /** what is moved, where a page repeats the buttons */
  about: string
  /** the places above and below; at the ends of an order there is none */
  up: Where | null
  down: Where | null
}

/** Buttons that move one line of an order up and down. */
export const Ordering = ({ t, to, values = {}, about, up, down }: OrderingProps) => (
  <>
    {up && (
      <PostButton to={to} values={{ ...values, where: whereValue(up) }} tone="quiet" about={about}>
        {t('meetings.agenda.up')}
      </PostButton>
    )}
    {down && (
      <PostButton to={to} values={{ ...values, where: whereValue(down) }} tone="quiet" about={about}>
        {t('meetings.agenda.down')}
      </PostButton>
    )}
  </>
)

interface HandleProps extends Pick<OrderingProps, 'to' | 'values' | 'about'> {
  /** what names the line as the one that another follows; none: nothing can follow it */
  line?: number
  /** lines go among those of the same group only; the lines of the group that a line names go with it */
  group?: number | null
}

/** What a line is dragged by, where there is script. Who does not see or point has the buttons beside it. */
export const Handle = ({ to, values = {}, about, line, group }: HandleProps) => (
  <span
    class="handle"
    aria-hidden="true"
    hidden
    data-drag={to}
    data-send={JSON.stringify(values)}
    data-about={about}
    data-line={line ?? ''}
    data-group={group ?? ''}
  >
    ⠿
  </span>
)

/** Lists whose lines are dragged. `said`: words for each place on the way, with `{about}`, `{place}`, `{count}` and `{list}`. */
export const Ordered = ({ said, children }: { said: string; children: ComponentChildren }) => (
  <div class="ordered flow" data-order={said}>
    {children}
    <p class="hidden" role="status" data-order-said />
  </div>
)
