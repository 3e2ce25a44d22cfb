import { expect, it, test } from 'vitest'
import { answers, columnsOf, type Happening, type Until, untilKinds, untilOf } from './until.ts'

const waits: Record<string, Until> = {
  session: { kind: 'session', session: 'cstd-30' },
  'next-session': { kind: 'next-session', body: 'itu-council' },
  day: { kind: 'day', day: '2027-03-01' },
  posting: { kind: 'posting', document: 'C27/5' },
  adoption: { kind: 'adoption', document: 'C27/5' },
  decision: { kind: 'decision', body: 'itu-council', document: 'C27/5' },
}

it('every kind of event is kept in columns of its own and read back', () => {
  expect(Object.keys(waits)).toEqual([...untilKinds])
  for (const until of Object.values(waits)) expect(untilOf(columnsOf(until))).toEqual(until)
  expect(untilOf(columnsOf(null))).toBeNull()
})

const decided = (level: number | null, body = 'itu-council', symbols = ['C27/5']): Happening => ({ kind: 'decided', level, body, symbols })
test.each<[string, Happening, string[]]>([
  ['the paper is posted', { kind: 'posted', symbol: 'C27/5' }, ['posting']],
  ['another paper is posted', { kind: 'posted', symbol: 'C27/6' }, []],
  ['a new edition of the instrument is adopted', { kind: 'adopted', symbols: ['C27/5', 'RES/1332'] }, ['adoption']],
  ['the body adopts the paper', decided(5), ['adoption', 'decision']],
  ['another body adopts it', decided(5, 'cstd'), ['adoption']],
  ['the body notes it', decided(1), ['decision']],
  ['the body only considers it', decided(0), []],
  ['the body forwards or postpones it in turn', decided(null), []],
  ['the body decides on another paper', decided(5, 'itu-council', ['C27/6']), []],
])('when %s, only what waited for that comes back', (_, happening, kinds) => {
  expect(untilKinds.filter((kind) => answers(waits[kind]!, happening))).toEqual(kinds)
})
