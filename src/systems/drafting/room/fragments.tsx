import type { VNode } from 'preact'
import type { Translate } from '../../../platform/i18n/index.ts'
import type { NegotiatedParagraph, NegotiatedText } from '../../../texts/index.ts'
import { Fragments } from '../../../ui/index.ts'
import { RoomParagraph } from './views/paragraph.tsx'

/** Paragraphs as markup, for all who read them alike: a page of the room and the messages to those who watch it share them. */
export class RoomFragments {
  readonly #fragments = new Fragments(32 * 1024 * 1024)

  /** A paragraph is the same object until a step changes it, so its markup is kept by that. */
  paragraph(t: Translate, id: string, text: NegotiatedText, paragraph: NegotiatedParagraph, mayEdit: boolean): VNode {
    const { language, attribution } = text
    return this.#fragments.of(`${t.lang} ${mayEdit ? 'edit' : 'read'} ${id} ${language} ${paragraph.id}`, [paragraph, attribution], () => (
      <RoomParagraph t={t} id={id} text={text} paragraph={paragraph} mayEdit={mayEdit} />
    ))
  }
}
