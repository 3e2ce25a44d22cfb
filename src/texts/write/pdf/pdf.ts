import { inThread, scriptBeside } from '../../thread.ts'
import type { WritablePaper, Written } from '../types.ts'

export type PdfAnswer = Written

export interface PdfOptions {
  /** milliseconds after which a paper that is still being set is given up */
  deadline?: number
  /** font files for Chinese, of which those that exist are used; by default where systems keep Noto CJK */
  chineseFonts?: string[]
}

/** Where Debian, Fedora and Arch keep Noto CJK: too large to come along with the program. */
export const chineseFonts = ['Regular', 'Bold'].flatMap((weight) => [
  `/usr/share/fonts/opentype/noto/NotoSerifCJK-${weight}.ttc`,
  `/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-${weight}.ttc`,
  `/usr/share/fonts/noto-cjk/NotoSerifCJK-${weight}.ttc`,
])

/**
 * Sets a paper as a tagged PDF, in a thread of its own, so that no page waits for it. Tracked changes are underlined or
 * struck, with their author. What no font here can print is replaced by `[?]`, and `warnings` says so (`font-missing`).
 * @throws TextError `too-heavy` when the thread dies or runs out of time
 */
export async function writePdf(paper: WritablePaper, options: PdfOptions = {}): Promise<Written> {
  const { deadline = 30_000 } = options
  const data = { paper, chineseFonts: options.chineseFonts ?? chineseFonts }
  const name = paper.front.symbol ?? paper.front.title ?? ''
  return await inThread<PdfAnswer>(scriptBeside(import.meta.url, 'pdf-worker'), data, { name, deadline, heap: 512 })
}
