import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { textCommand } from './cli-text.ts'
import { abstractNum, del, ins, list, lvl, makeDocx, num, p, r } from './read/testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'actionline-text-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'paper.docx')
const box = `<w:r><w:pict><w:txbxContent>${p(r('boxed'))}</w:txbxContent></w:pict></w:r>`
writeFileSync(
  file,
  makeDocx(p(del('2022') + ins(r('2026')), num(1)) + p(r('dash'), num(2)) + p(box + r('end')), {
    numbering: abstractNum(0, lvl(0, 'lowerLetter', '%1)')) + abstractNum(1, lvl(0, 'bullet', '–')) + list(1, 0) + list(2, 1),
  }),
)

class Collected extends Writable {
  text = ''
  override _write(chunk: Buffer, _: string, done: () => void) {
    this.text += chunk.toString()
    done()
  }
}

let out = new Collected()
let errors = new Collected()
beforeEach(() => {
  out = new Collected()
  errors = new Collected()
})
const run = (...args: string[]) => textCommand(args, out, errors)

test('a reading is printed as a page', async () => {
  expect(await run(file, '--view', 'base')).toBe(0)
  expect(out.text).toBe('a)\t2022\n–\tdash\nboxed\nend\n')
})

test('--json prints labels and texts as a word processor lists them: without bullets and boxes', async () => {
  expect(await run('--json', file, '--view=proposed')).toBe(0)
  expect(JSON.parse(out.text)).toEqual([
    ['a)', '2026'],
    ['', 'dash'],
    ['', 'end'],
  ])
})

test.each([[[]], [['--view', 'final', file]], [['--colour', file]], [[file, file]]])('a wrong call %j says how to call', async (args) => {
  expect(await run(...args)).toBe(2)
  expect(errors.text).toMatch(/^usage:/)
})

test('a refused file is named with the reason, in the language of the system', async () => {
  const old = join(folder, 'old.docx')
  writeFileSync(old, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))
  const before = process.env.LC_ALL
  process.env.LC_ALL = 'es_ES.UTF-8'
  try {
    expect(await run(old)).toBe(1)
  } finally {
    if (before === undefined) delete process.env.LC_ALL
    else process.env.LC_ALL = before
  }
  expect(errors.text).toBe(
    `${old}: Es un archivo de Word del formato antiguo (.doc) o protegido con contraseña. Guárdelo como .docx sin contraseña.\n`,
  )
  expect(out.text).toBe('')
})

test('a file that is not there is named', async () => {
  expect(await run(join(folder, 'none.docx'))).toBe(1)
  expect(errors.text).toContain('none.docx')
})
