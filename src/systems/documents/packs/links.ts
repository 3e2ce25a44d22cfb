export const packsLink = '/packs'
/** The archive of the papers that the query of a list names: `session`, `document`, or any filter of the register, and `in` for its languages. */
export const archiveLink = '/packs/papers.zip'
