/**
 * Numbers as lists print them, in the formats of ECMA-376 Part 1, 17.18.59 (ST_NumberFormat) that official papers use.
 * A format that is not here is printed in decimal figures.
 */
export function numeral(value: number, format: string): string {
  if (value < 0) return String(value)
  return formats[format]?.(value) ?? String(value)
}

const latin = 'abcdefghijklmnopqrstuvwxyz'
const russian = 'абвгдежзиклмнопрстуфхцчшщыэюя'
const arabicAlphabet = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'
const arabicAbjad = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'
const heavenlyStems = '甲乙丙丁戊己庚辛壬癸'
const earthlyBranches = '子丑寅卯辰巳午未申酉戌亥'
const chineseDigits = '〇一二三四五六七八九'

/** After the last letter each is doubled, then trebled: z, aa, bb. */
const letters = (alphabet: string) => (n: number) =>
  n === 0 ? '0' : alphabet[(n - 1) % alphabet.length]!.repeat(Math.min(Math.ceil(n / alphabet.length), 30))

const cycle = (signs: string) => (n: number) => (n === 0 ? '0' : signs[(n - 1) % signs.length]!)
const digits = (zero: string) => (n: number) => String(n).replace(/\d/g, (d) => [...zero][Number(d)] ?? d)
const padded = (width: number) => (n: number) => String(n).padStart(width, '0')
/** Ready-made characters such as ①, which exist for the first `count` numbers only. */
const enclosed = (first: number, count: number) => (n: number) => (n >= 1 && n <= count ? String.fromCodePoint(first + n - 1) : String(n))

function roman(n: number): string {
  if (n === 0 || n > 4999) return String(n)
  const signs: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let text = ''
  let rest = n
  for (const [worth, sign] of signs) for (; rest >= worth; rest -= worth) text += sign
  return text
}

/** Chinese counting with the signs for ten, hundred and thousand: 一百零三, and 十二 rather than 一十二. */
function chinese(n: number, figures: string, units: string, zero: string, bareTen: boolean): string {
  if (n > 9999) return String(n)
  if (n === 0) return zero
  let text = ''
  let gap = false
  for (const [unit, worth] of [
    [units[2]!, 1000],
    [units[1]!, 100],
    [units[0]!, 10],
    ['', 1],
  ] as const) {
    const figure = Math.floor(n / worth) % 10
    if (figure === 0) gap = text !== ''
    else {
      text += (gap ? zero : '') + (bareTen && worth === 10 && figure === 1 && text === '' ? '' : figures[figure]!) + unit
      gap = false
    }
  }
  return text
}

const ordinal = (n: number) => {
  const tail = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${tail}`
}

const upper = (format: (n: number) => string) => (n: number) => format(n).toUpperCase()
const spelled = (n: number) => chinese(n, chineseDigits, '十百千', '零', true)
/** Above ninety-nine this one spells figures in a row: 一〇〇. */
const counting = (n: number) => (n < 100 ? spelled(n) : digits(chineseDigits)(n))

const formats: Record<string, (n: number) => string> = {
  decimal: String,
  none: () => '',
  decimalZero: padded(2),
  decimalFullWidth: digits('０１２３４５６７８９'),
  lowerLetter: letters(latin),
  upperLetter: upper(letters(latin)),
  lowerRoman: roman,
  upperRoman: upper(roman),
  ordinal,
  russianLower: letters(russian),
  russianUpper: upper(letters(russian)),
  arabicAlpha: letters(arabicAlphabet),
  arabicAbjad: letters(arabicAbjad),
  chineseCounting: counting,
  taiwaneseCounting: counting,
  chineseCountingThousand: spelled,
  taiwaneseCountingThousand: spelled,
  japaneseCounting: spelled,
  chineseLegalSimplified: (n) => chinese(n, '零壹贰叁肆伍陆柒捌玖', '拾佰仟', '零', false),
  ideographLegalTraditional: (n) => chinese(n, '零壹貳參肆伍陸柒捌玖', '拾佰仟', '零', false),
  ideographDigital: digits(chineseDigits),
  japaneseDigitalTenThousand: digits(chineseDigits),
  ideographTraditional: cycle(heavenlyStems),
  ideographZodiac: cycle(earthlyBranches),
  decimalEnclosedCircle: enclosed(0x2460, 20),
  decimalEnclosedCircleChinese: enclosed(0x2460, 20),
  decimalEnclosedParen: enclosed(0x2474, 20),
  decimalEnclosedFullstop: enclosed(0x2488, 20),
  ideographEnclosedCircle: enclosed(0x3280, 10),
  numberInDash: (n) => `- ${n} -`,
  hindiNumbers: digits('०१२३४५६७८९'),
  thaiNumbers: digits('๐๑๒๓๔๕๖๗๘๙'),
  // what Word writes for 01, 001 … in the newer form of a custom format
  '01, 02, 03, ...': padded(2),
  '001, 002, 003, ...': padded(3),
  '0001, 0002, 0003, ...': padded(4),
  '00001, 00002, 00003, ...': padded(5),
}
