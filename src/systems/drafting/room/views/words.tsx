import type { VNode } from 'preact'
import type { Translate } from '../../../../platform/i18n/index.ts'
import type { Printed, Status } from '../../../../texts/index.ts'
import { Changed, Tag, type Tone } from '../../../../ui/index.ts'

export const statusTones: Record<Status, Tone> = {
  open: 'open',
  'suggested-for-closure': 'soon',
  'agreed-ad-referendum': 'done',
  silence: 'soon',
  agreed: 'done',
}

interface Props {
  t: Translate
  printed: readonly Printed[]
  /** says where each word stands, so that brackets can be put round a selection */
  places?: boolean
}

/** A paragraph of the compilation as it is handed out: brackets, names before their words, what is new and what may go. */
export const Words = ({ t, printed, places = false }: Props) => <>{printed.map((piece, index) => one(t, piece, index, places))}</>

function one(t: Translate, piece: Printed, key: number, places: boolean): VNode | string {
  switch (piece.kind) {
    case 'status':
      return (
        <span key={key}>
          <Tag tone={statusTones[piece.status]}>{piece.text.trim().replace(/^\[|\]$/g, '')}</Tag>{' '}
        </span>
      )
    case 'open':
    case 'close':
      return (
        <b key={key} class="bracket">
          {piece.text}
        </b>
      )
    case 'by': {
      // a Latin name keeps to itself, and the colon to the direction of the text
      const [, names, colon] = /^([\s\S]*?)(\s*[:：]\s*)?$/.exec(piece.text)!
      return (
        <span key={key} class="by">
          <bdi>{names}</bdi>
          {colon}
        </span>
      )
    }
    case 'symbol':
      return (
        <bdi key={key} class="symbol">
          {piece.text}
        </bdi>
      )
    case 'rule':
      return piece.text
    case 'words': {
      const { within, offset } = piece.at
      const at = places ? JSON.stringify([within, offset]) : undefined
      if (piece.change === 'keep')
        return at ? (
          <span key={key} data-at={at}>
            {piece.text}
          </span>
        ) : (
          piece.text
        )
      return (
        <Changed key={key} t={t} as={piece.change === 'add' ? 'ins' : 'del'} said={t(`drafting.room.words.${piece.change}`)} at={at}>
          {piece.text}
        </Changed>
      )
    }
  }
}

/** How a paragraph is named to people: its label, or its first words. */
export function nameOf({ label, pieces }: { label: string; pieces: readonly unknown[] }, opener: string | null): string {
  const words = pieces.find((piece): piece is string => typeof piece === 'string') ?? ''
  if (label) return [opener, label].filter(Boolean).join(' ')
  return words.length > 40 ? `${words.slice(0, 40).trimEnd()}…` : words.trim()
}
