import type { ComponentChildren } from 'preact'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Piece } from '../../../platform/search/index.ts'

interface Props {
  language: Language
  /** its words, those that answer marked */
  pieces: readonly Piece[]
  /** what it is and where it stands, as links */
  children: ComponentChildren
}

/** A paragraph that answers a search. */
export const PassageItem = ({ language, pieces, children }: Props) => (
  <li>
    <p>{children}</p>
    <blockquote lang={language} dir="auto">
      {pieces.map((piece, index) => (piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text))}
    </blockquote>
  </li>
)
