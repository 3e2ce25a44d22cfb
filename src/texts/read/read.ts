import type { SourceDocument } from '../types.ts'
import { readDocx } from './docx.ts'
import { readHtml } from './html.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { readPdf } from './pdf.ts'
import { sniff } from './sniff.ts'
import { readTxt } from './txt.ts'
import { refuseTooLarge } from './zip.ts'

/**
 * Bytes of an official paper, in whatever format they turn out to be, to its paragraphs.
 * @param name the file's name, for messages only
 * @throws TextError when the file is refused: `code` says why
 */
export async function read(bytes: Uint8Array, name: string, limits: Limits = defaultLimits): Promise<SourceDocument> {
  refuseTooLarge(bytes, limits)
  switch (sniff(bytes, name)) {
    case 'docx':
      return readDocx(bytes, limits)
    case 'html':
      return readHtml(bytes, limits)
    case 'pdf':
      return readPdf(bytes, limits)
    case 'txt':
      return readTxt(bytes)
  }
}
