import { describe, expect, test } from 'vitest'
import { lexicons } from '../lexicon/index.ts'
import { passageOf } from '../mandates/passage.ts'
import type { Language } from '../types.ts'
import { defaultCalendar, findSession } from './calendar.ts'
import { findDates } from './find.ts'

function dates(language: Language, text: string, written = '2027-02-26', body: string | null = 'cstd') {
  const passage = passageOf(lexicons[language], text)
  const mentions = passage.mentions.map(({ from, to, ids }) => ({
    from,
    to,
    ids: ids.map((id) => (id === '~council' ? 'itu-council' : id)),
  }))
  return findDates(lexicons[language], passage.masked, {
    calendar: defaultCalendar,
    written,
    body,
    mentions,
    printed: (from, to) => passage.text.slice(from, to),
  })
}
const dues = (language: Language, text: string, written?: string) =>
  dates(language, text, written).flatMap((found) => ('due' in found ? [[found.due.from, found.due.to]] : []))

describe('a day is read in each language', () => {
  test.each<[Language, string, string]>([
    ['en', 'by 30 September 2027', '2027-09-30'],
    ['en', 'no later than May 1, 2027', '2027-05-01'],
    ['fr', 'au plus tard le 1er juin 2026', '2026-06-01'],
    ['es', 'antes del 31 de marzo de 2028', '2028-03-31'],
    ['ru', 'не позднее 30 апреля 2027 года', '2027-04-30'],
    ['zh', '不迟于2027年4月9日提交', '2027-04-09'],
    ['ar', 'في موعد أقصاه ١٥ سبتمبر ٢٠٢٧', '2027-09-15'],
    ['ar', 'قبل ٣١ كانون الأول/ديسمبر ٢٠٢٧', '2027-12-31'],
  ])('%s: %s', (language, text, day) => {
    expect(dues(language, text)).toEqual([[day, day]])
  })
})

describe('a missing year comes from the date of the paper, and says so', () => {
  test.each<[Language, string]>([
    ['en', 'before 23 April'],
    ['fr', 'avant le 23 avril'],
    ['es', 'antes del 23 de abril'],
    ['ru', 'до 23 апреля'],
    ['zh', '4月23日前'],
    ['ar', 'قبل ٢٣ أبريل'],
  ])('%s: %s', (language, text) => {
    expect(dates(language, text)[0]).toMatchObject({ due: { from: '2027-04-23', inferred: true } })
  })
  test('a day that has passed is in the next year', () => {
    expect(dues('en', 'by 23 January')).toEqual([['2028-01-23', '2028-01-23']])
  })
})

describe('periods', () => {
  test.each<[Language, string, string, string]>([
    ['en', 'in early 2028', '2028-01-01', '2028-03-31'],
    ['en', 'from 6 to 10 July 2026', '2026-07-06', '2026-07-10'],
    ['fr', 'du 5 au 9 juillet 2027', '2027-07-05', '2027-07-09'],
    ['fr', 'en novembre 2026', '2026-11-01', '2026-11-30'],
    ['es', 'a comienzos de 2028', '2028-01-01', '2028-03-31'],
    ['ru', '5–9 июля 2027 года', '2027-07-05', '2027-07-09'],
    ['ru', 'к середине 2028 года', '2028-05-01', '2028-07-31'],
    ['zh', '2024年9月22日至23日', '2024-09-22', '2024-09-23'],
    ['zh', '目标日期为2027年初', '2027-01-01', '2027-03-31'],
    ['ar', 'في مارس ٢٠٢٨', '2028-03-01', '2028-03-31'],
    ['en', 'in 2031', '2031-01-01', '2031-12-31'],
  ])('%s: %s', (language, text, from, to) => {
    expect(dues(language, text)).toEqual([[from, to]])
  })
})

describe('sessions are looked up in the calendar', () => {
  test.each<[Language, string]>([
    ['en', 'at its thirtieth session, in 2027'],
    ['fr', 'pour sa trentième session, en 2027'],
    ['es', 'en su 30º período de sesiones, en 2027'],
    ['ru', 'на своей тридцатой сессии в 2027 году'],
    ['zh', '向2027年CSTD第30届会议报告'],
    ['ar', 'في دورتها الثلاثين، في عام ٢٠٢٧'],
  ])('%s: %s', (language, text) => {
    expect(dates(language, text)[0]).toMatchObject({ due: { event: 'CSTD-30', from: '2027-03-01', to: '2027-04-30' } })
  })
  test.each<[Language, string]>([
    ['en', 'to the 2027 session of the Council'],
    ['fr', 'à la session de 2027 du Conseil'],
    ['ru', 'на сессии Совета 2027 года'],
    ['zh', '向理事会2027年会议提交'],
  ])('%s: %s', (language, text) => {
    expect(dates(language, text)[0]).toMatchObject({ due: { event: 'ITU-COUNCIL-2027' } })
  })
  test('a conference may go by its abbreviation', () => {
    expect(dates('en', 'to submit to PP-26')[0]).toMatchObject({ due: { event: 'ITU-PP-2026', from: '2026-11-09', to: '2026-11-27' } })
  })
  test('a yearly body numbers its sessions on, beyond what the calendar knows', () => {
    expect(findSession(defaultCalendar, 'unga', { ordinal: 82 })).toMatchObject({ session: 'UNGA-82', from: '2027-09-01' })
    expect(findSession(defaultCalendar, 'cstd', { ordinal: 31 })).toMatchObject({ session: 'CSTD-31', from: '2028-01-01' })
  })
  test('the next session is the first after the date of the paper', () => {
    expect(findSession(defaultCalendar, 'itu-council', { next: '2026-02-01' })?.session).toBe('ITU-COUNCIL-2026')
  })
})

describe('rhythms and haste', () => {
  test.each<[Language, string, string, number]>([
    ['en', 'to report annually', 'year', 1],
    ['en', 'every two years', 'year', 2],
    ['en', 'two briefings a year', 'month', 6],
    ['fr', 'tous les deux ans', 'year', 2],
    ['es', 'que difunda trimestralmente', 'month', 3],
    ['ru', 'раз в полгода', 'month', 6],
    ['ru', 'не реже одного раза в год', 'year', 1],
    ['zh', '每年提交', 'year', 1],
    ['zh', '定期更新', 'regular', 1],
    ['ar', 'كل سنتين', 'year', 2],
  ])('%s: %s', (language, text, every, interval) => {
    expect(dates(language, text)).toContainEqual(expect.objectContaining({ recurrence: expect.objectContaining({ every, interval }) }))
  })
  test.each<[Language, string]>([
    ['en', 'as soon as possible'],
    ['fr', 'au plus tôt'],
    ['es', 'lo antes posible'],
    ['ru', 'в кратчайшие сроки'],
    ['zh', '尽快'],
    ['ar', 'في أقرب وقت ممكن'],
  ])('%s: %s', (language, text) => {
    expect(dates(language, text)[0]).toMatchObject({ due: { relation: 'asap' } })
  })
  test.each<[Language, string, string, string]>([
    ['en', 'no later than eight weeks before the session', 'before', 'P8W'],
    ['en', 'within three months', 'by', 'P3M'],
    ['fr', 'dans les cinq jours ouvrables', 'by', 'P5D'],
    ['es', 'en un plazo de tres meses', 'by', 'P3M'],
    ['ru', 'в течение двух недель', 'by', 'P2W'],
    ['ar', 'في غضون عشرة أيام', 'by', 'P10D'],
  ])('%s: %s', (language, text, relation, offset) => {
    expect(dates(language, text)).toContainEqual(expect.objectContaining({ due: expect.objectContaining({ relation, offset }) }))
  })
})

describe('years that are no dates', () => {
  test.each<[Language, string]>([
    ['en', 'the 2030 Agenda for Sustainable Development'],
    ['fr', "le Programme de développement durable à l'horizon 2030"],
    ['es', 'la Agenda 2030'],
    ['ru', 'Повестка дня в области устойчивого развития на период до 2030 года'],
    ['zh', '《2030年可持续发展议程》'],
    ['ar', 'خطة التنمية المستدامة لعام ٢٠٣٠'],
    ['en', 'the 2026-2027 budget'],
    ['en', 'document A/81/2027 and WSIS+20'],
  ])('%s: %s', (language, text) => {
    expect(dues(language, text)).toEqual([])
  })
})

describe('ordinal words', () => {
  test.each<[Language, string, number]>([
    ['en', 'eighty-second', 82],
    ['en', '31st', 31],
    ['fr', 'quatre-vingt-deuxième', 82],
    ['fr', 'soixante et onzième', 71],
    ['fr', 'trente et unième', 31],
    ['es', 'octogésimo tercer', 83],
    ['es', '31er', 31],
    ['ru', 'восемьдесят второй', 82],
    ['ru', '45-го', 45],
    ['zh', '第八十二', 82],
    ['zh', '第30', 30],
    ['ar', 'الحادية والثلاثين', 31],
    ['ar', 'الثانية والثمانين', 82],
  ])('%s: %s is %i', (language, words, value) => {
    expect(lexicons[language].dates.ordinal(words)).toBe(value)
  })
})
