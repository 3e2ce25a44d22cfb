import type { Actor } from '../../../platform/actor.ts'
import type { NegotiatedText } from '../../../texts/index.ts'
import { mayEdit } from '../policy.ts'

/**
 * Who proposed what is for everybody who sees the text, unless the room keeps names back; then it is for those who edit it, and so are
 * earlier versions, which may still name them.
 */
export const maySeeAuthors = (
  actor: Actor,
  text: { editors: readonly string[] },
  room: Pick<NegotiatedText, 'attribution' | 'paragraphs'>,
): boolean => mayEdit(actor, text) || (room.attribution === 'named' && room.paragraphs.every(({ anonymous }) => !anonymous))
