import { describe, expect, it } from 'vitest'
import { pairTasks, relationOf, type Task, type Traced } from './pairing.ts'

const task = (id: number, path: string, words: string | null, more: Partial<Task> = {}): Task => ({
  id,
  path,
  words,
  addressees: ['itu-sg'],
  struck: false,
  ...more,
})

const became = (earlier: Task[], later: Task[], traced?: Traced) => {
  const pairs = pairTasks(earlier, later, traced)
  return earlier.map((before) => {
    const after = later.find(({ id }) => id === pairs.get(before.id)) ?? null
    return [before.path, after?.path ?? null, relationOf(before, after)]
  })
}

describe('what becomes of the tasks of an edition', () => {
  it('one with the same words in the same paragraph is unchanged, whatever its punctuation', () => {
    expect(became([task(1, 'instructs 1', 'to report to the Council;')], [task(2, 'instructs 1', 'To report to the Council.')])).toEqual([
      ['instructs 1', 'instructs 1', 'unchanged'],
    ])
  })

  it('an inserted paragraph moves those behind it, and rewords none', () => {
    const later = [
      task(11, 'instructs 1', 'to keep the stocktaking database open to all stakeholders'),
      task(12, 'instructs 2', 'to report to the Council every year'),
      task(13, 'instructs 3', 'to invite the regional offices to take part'),
    ]
    const earlier = [
      task(1, 'instructs 1', 'to report to the Council every year'),
      task(2, 'instructs 2', 'to invite the regional offices to take part'),
    ]
    expect(became(earlier, later)).toEqual([
      ['instructs 1', 'instructs 2', 'moved'],
      ['instructs 2', 'instructs 3', 'moved'],
    ])
  })

  it('a task with mostly the same words goes on reworded, also under another number', () => {
    expect(
      became(
        [task(1, 'instructs 4', 'to submit a report on the activities of the Union to the next conference')],
        [
          task(2, 'instructs 4', 'to publish the statistics of the regional offices'),
          task(3, 'instructs 6', 'to submit a report on the activities of the Union to each session of the Council'),
        ],
      ),
    ).toEqual([['instructs 4', 'instructs 6', 'reworded']])
  })

  it('a text that was drafted here says itself where a paragraph went, whatever its words and numbers', () => {
    const earlier = [
      task(1, 'instructs 1', 'to report to the Council every year'),
      task(2, 'instructs 2', 'to open an office'),
      task(3, 'instructs 3', 'to close the database'),
    ]
    const later = [task(11, 'instructs 1', 'to open an office'), task(12, 'instructs 2', 'to publish quite another statement each spring')]
    const traced = new Map([
      ['instructs 1', 'instructs 2'],
      ['instructs 2', null],
    ])
    expect(became(earlier, later, traced)).toEqual([
      ['instructs 1', 'instructs 2', 'reworded'],
      ['instructs 2', null, 'ended'],
      ['instructs 3', null, 'ended'],
    ])
  })

  it('a paragraph with the same number and another matter does not continue it', () => {
    expect(
      became([task(1, 'instructs 1', 'to report to the Council every year')], [task(2, 'instructs 1', 'to open an office in Addis Ababa')]),
    ).toEqual([['instructs 1', null, 'ended']])
  })

  it('a struck paragraph ends its task', () => {
    expect(
      became([task(1, 'instructs 1', 'to report to the Council')], [task(2, 'instructs 1', 'to report to the Council', { struck: true })]),
    ).toEqual([['instructs 1', 'instructs 1', 'ended']])
  })

  it('Chinese, which sets no spaces, is compared as well', () => {
    expect(became([task(1, '责成 1', '每年向理事会提交活动报告')], [task(2, '责成 2', '每年向理事会提交一份活动报告')])).toEqual([
      ['责成 1', '责成 2', 'reworded'],
    ])
  })

  it('without a common language the paragraph number and addressee propose, and a person looks', () => {
    expect(
      became(
        [task(1, 'instructs 1', null), task(2, 'instructs 2', null)],
        [task(3, 'instructs 1', null), task(4, 'instructs 2', null, { addressees: ['cstd'] })],
      ),
    ).toEqual([
      ['instructs 1', 'instructs 1', 'reworded'],
      ['instructs 2', null, 'ended'],
    ])
  })

  it('two like tasks never go on in one', () => {
    const words = 'to report to the Council every year'
    expect(became([task(1, 'a 1', words), task(2, 'a 2', words)], [task(3, 'a 2', words)])).toEqual([
      ['a 1', null, 'ended'],
      ['a 2', 'a 2', 'unchanged'],
    ])
  })
})
