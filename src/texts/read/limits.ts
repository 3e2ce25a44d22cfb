/** What a file may cost before it is refused. Set so that a 500-page paper passes and a zip bomb does not get to unfold. */
export interface Limits {
  /** bytes of the file as received */
  fileBytes: number
  /** entries of a zip archive */
  entries: number
  /** unpacked bytes of one part of an archive */
  partBytes: number
  /** unpacked bytes of all parts together */
  totalBytes: number
  /** unpacked to packed, for one part; a 99-page paper measures 39, a bomb 1,000 */
  ratio: number
  /** parts smaller than this may have any ratio: a short part of repeated markup packs well without harm */
  ratioFrom: number
  /** elements within elements */
  depth: number
  /** elements of all parts together */
  nodes: number
  /** pages of a PDF */
  pages: number
}

export const defaultLimits: Limits = {
  fileBytes: 50 * 2 ** 20,
  entries: 2_000,
  partBytes: 64 * 2 ** 20,
  totalBytes: 200 * 2 ** 20,
  ratio: 200,
  ratioFrom: 2 ** 20,
  depth: 256,
  nodes: 500_000,
  pages: 2_000,
}
