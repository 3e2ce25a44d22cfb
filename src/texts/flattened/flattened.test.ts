import { describe, expect, test } from 'vitest'
import { readLabel } from '../structure/labels.ts'
import { extracted } from '../testing.ts'
import { findGlued, gluedLabel } from './flattened.ts'

describe('what tracked changes leave when they are flattened is found, with both readings', () => {
  test.each([
    ['最后修正C24C26）', 'C24C26', 'C24', 'C26'],
    ['第A/70/12580/173号决议', 'A/70/12580/173', 'A/70/125', 'A/80/173'],
    ['联大A/78/L.49265决议', 'A/78/L.49265', 'A/78/L.49', 'A/78/265'],
    ['20242025年WSIS+20论坛', '20242025', '2024', '2025'],
    ['审查进程（WSIS+2030）中', 'WSIS+2030', 'WSIS+20', 'WSIS+30'],
    ['二三十周年审查', '二三十周年', '二十周年', '三十周年'],
    ['考虑到这一点；，', ';,', ';', ','],
    ['Council 2024 (C11, last amended C24C27)', 'C24C27', 'C24', 'C27'],
  ])('%s', (text, found, base, proposed) => {
    expect(findGlued(text)).toContainEqual(expect.objectContaining({ found, base, proposed }))
  })

  test.each([
    'of 2024-2027, 2025; and 2026.',
    'C26/59 and C26/60',
    'A/RES/80/173',
    'the 2030 Agenda (WSIS+20)',
    '第二、三十周年',
    'e.g., as in para. 3, etc.',
    'tel. 20242025001',
  ])('nothing in: %s', (text) => {
    expect(findGlued(text)).toEqual([])
  })
})

describe('a glued label is told from a long list', () => {
  const glued = (line: string, before: number) => gluedLabel(readLabel(line)!.label, before)
  test.each([
    ['fg)\t第140号', 6, 'f)', 'g)'],
    ['46\t向所有', 5, '4', '6'],
    ['1213\t继续', 12, '12', '13'],
  ])('%s', (line, before, base, proposed) => {
    expect(glued(line, before)).toMatchObject({ base, proposed })
  })
  test.each([
    ['46\tnext', 45],
    ['iv)\tnext', 3],
    ['12\tnext', 11],
  ])('%s after %i is whole', (line, before) => {
    expect(glued(line, before)).toBeNull()
  })
})

test('the text stays as printed, and the warning names its paragraph', () => {
  const { paragraphs, warnings } = extracted(
    'MOD',
    'The ITU Council,',
    'considering',
    'e)\tone thing;',
    'e)\tanother thing;',
    'fg)\ta third,',
    'resolves',
    '1\tthat ITU should continue.',
  )
  const at = (code: string) =>
    warnings.filter((warning) => warning.code === code).map((warning) => paragraphs[warning.paragraph ?? -1]?.label)
  expect(at('repeated-label')).toEqual(['e)'])
  expect(at('glued-label')).toEqual(['fg)'])
  expect(warnings.find((warning) => warning.code === 'glued-label')?.detail).toEqual({ found: 'fg)', base: 'f)', proposed: 'g)' })
  expect(paragraphs.map((paragraph) => paragraph.label)).toContain('fg)')
})
