import { type May, staff } from '../../../platform/actor.ts'

/** Give symbols and post papers: the secretariat. What others bring in goes through the import or as a contribution. */
export const mayPost: May = staff
