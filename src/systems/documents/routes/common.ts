import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'

export const id = Type.String({ maxLength: 200 })
export const byId = { params: Type.Object({ id }) }
export const text = Type.Optional(Type.String({ maxLength: 200 }))
/** What everybody may read, as far as its documents are theirs to see. */
export const open = { may: anyone, topics: ['documents'] }
