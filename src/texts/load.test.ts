import { describe, expect, test } from 'vitest'
import { loadText, readNow } from './load.ts'
import { defaultLimits } from './read/limits.ts'
import { docxParts, ins, makeDocx, makeZip, p, packedPdf, r } from './read/testing.ts'
import { TextError } from './types.ts'

const paper = makeDocx(p(r('to report ') + ins(r('annually'))))

describe('a paper read in a thread of its own', () => {
  test('is the same as one read here, and leaves the bytes to the caller', async () => {
    expect(await loadText(paper, 'paper.docx')).toEqual(await readNow(paper, 'paper.docx'))
    expect(paper.length).toBeGreaterThan(0)
  })

  test('may come in a part of a larger buffer', async () => {
    const larger = Buffer.concat([Buffer.from('before'), paper, Buffer.from('after')])
    expect((await loadText(larger.subarray(6, 6 + paper.length), 'x')).paragraphs).toHaveLength(1)
  })

  test('is refused with the reader’s own reason', async () => {
    await expect(loadText(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'old.doc')).rejects.toEqual(
      new TextError('old-or-encrypted-word', { name: 'old.doc' }),
    )
  })

  test('is stopped at the deadline', async () => {
    const started = performance.now()
    await expect(loadText(paper, 'slow.docx', { deadline: 1 })).rejects.toMatchObject({ code: 'too-heavy' })
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('that unpacks into more buffers than it may is stopped', async () => {
    await expect(loadText(packedPdf(`BT ET${' '.repeat(300 * 2 ** 20)}`), 'bomb.pdf')).rejects.toMatchObject({ code: 'too-heavy' })
  })

  test('that takes too much memory ends its thread and not the program', async () => {
    const heavy = makeZip(docxParts(`<w:p>${'<w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r>'.repeat(250_000)}</w:p>`), {
      store: true,
    })
    await expect(loadText(heavy, 'heavy.docx', { heap: 16, read: defaultLimits })).rejects.toMatchObject({ code: 'too-heavy' })
    expect((await loadText(paper, 'next.docx')).paragraphs).toHaveLength(1)
  })
})
