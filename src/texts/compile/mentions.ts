import { fold } from '../fold.ts'
import { findReferences } from '../references/find.ts'
import { labelOf, pathName } from '../structure/labels.ts'
import type { Language } from '../types.ts'
import type { NegotiatedParagraph } from './types.ts'

/** How a text speaks of its own paragraphs, in each language: on the folded spelling, small letters. */
interface Speech {
  /** the word for a paragraph, before its label */
  noun: string
  /** between label and opener: "paragraph 5 of resolves" */
  of: string
  /** above, below, of this resolution */
  here: string
}

const speech: Record<Language, Speech> = {
  en: {
    noun: '(?:sub-?)?paragraphs?|items?|points?',
    of: 'of|under',
    here: 'above|below|hereof|of (?:this|the present) (?:resolution|decision)',
  },
  fr: {
    noun: '(?:sous-)?paragraphes?|points?|alineas?|alinéas?',
    of: 'du|de la partie|sous',
    here: 'ci-dessus|ci-apres|ci-après|ci-dessous|de la presente|de la présente',
  },
  es: {
    noun: '(?:sub)?p[aá]rrafos?|puntos?|apartados?|incisos?',
    of: 'del?|de la parte',
    here: 'anterior|supra|infra|siguiente|mas arriba|más arriba|de la presente',
  },
  ru: { noun: '(?:под)?пункт\\p{L}*|п\\.', of: 'раздела|части', here: 'выше|ниже|настоящ\\p{L}+' },
  zh: { noun: '第', of: '', here: '上述|上文|下文|本决议|以上|以下' },
  ar: { noun: '(?:ال)?فقر(?:ة|ات|تين|تان)(?: الفرعية)?|(?:ال)?نقطة|(?:ال)?بند', of: 'من', here: 'اعلاه|ادناه|من هذا القرار|من هذا المقرر' },
}

/** A place in a text that names a paragraph of the same text by its label. */
export interface OwnMention {
  /** offsets of the label in the text */
  from: number
  to: number
  /** id of the paragraph it names */
  target: string
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')

/**
 * Finds where a text speaks of its own paragraphs: "resolves 5 above", "пункт 5 раздела решает", "上述第5段". The openers of the text
 * itself are its vocabulary. What is followed by the name of another document is not its own.
 */
export function ownMentions(
  paragraphs: readonly NegotiatedParagraph[],
  language: Language,
): (text: string, from: NegotiatedParagraph) => OwnMention[] {
  const openers = new Map<string, string>()
  for (const { kind, opener, source } of paragraphs) {
    const words = spoken(source)
    if (kind === 'opener' && opener !== null && words.length > 1) openers.set(words, opener)
  }
  const named = [...openers.keys()].sort((one, other) => other.length - one.length).map(escaped)
  const opener = named.length > 0 ? `(?:["«“]?(?<opener>${named.join('|')})["»”]?)` : '(?<opener>(?!))'
  const label =
    '(?<label>[0-9]{1,3}(?:\\.[0-9]{1,3})*(?: (?:bis|ter|[a-z]+ies|quater|ante)(?![a-z]))*|[a-z]{1,2}(?: (?:bis|ter|quater))?(?=\\)))'
  const { noun, of, here } = speech[language]
  const edge = language === 'zh' ? '' : '(?<![\\p{L}\\p{N}])'
  const patterns = (
    language === 'zh'
      ? [
          `${opener}(?:部分|一节|中)?(?:的)?第?${label}(?:段|项|款|点)?`,
          `(?:${here})(?:的)?第${label}(?:段|项|款|点)`,
          `第${label}(?:段|项|款|点)(?=所述|中所)`,
        ]
      : [
          `${edge}${opener}\\s*${label}`,
          `${edge}(?:${noun})\\s+${label}\\)?\\s+(?:(?:${of})\\s+)?${opener}`,
          `${edge}(?:${noun})\\s+${label}\\)?,?\\s+(?:${here})`,
        ]
  ).map((pattern) => new RegExp(pattern, 'giu'))
  const byLabel = Map.groupBy(paragraphs, ({ label: printed }) => nameOf(printed))

  return (text, from) => {
    const folded = fold(text)
    const foreign = findReferences(text)
    const found: OwnMention[] = []
    for (const pattern of patterns) {
      for (const match of folded.text.toLowerCase().matchAll(pattern)) {
        const groups = match.groups as { label: string; opener?: string }
        const end = folded.at(match.index + match[0].length)
        if (
          foreign.some(
            (reference) => reference.from >= end && reference.from - end < 12 && !/[,;.，。；]/.test(text.slice(end, reference.from)),
          )
        )
          continue
        const key = groups.opener === undefined ? null : (openers.get(groups.opener.replace(/\s+/g, ' ')) ?? null)
        const candidates = (byLabel.get(groups.label) ?? []).filter(({ gone }) => !gone)
        const near = candidates.filter((one) => one.opener === (key ?? from.opener))
        const target = near.length === 1 ? near[0] : key === null && candidates.length === 1 ? candidates[0] : undefined
        if (!target) continue
        const start =
          match.index +
          match[0].indexOf(groups.label, groups.opener !== undefined && match[0].startsWith(groups.opener) ? groups.opener.length : 0)
        const mention = { from: folded.at(start), to: folded.at(start + groups.label.length), target: target.id }
        if (!found.some((one) => one.from < mention.to && mention.from < one.to)) found.push(mention)
      }
    }
    return found.sort((one, other) => one.from - other.from)
  }
}

const spoken = (text: string): string =>
  fold(text)
    .text.toLowerCase()
    .replace(/[\s:,.…]+$/u, '')
    .trim()
    .replace(/\s+/g, ' ')

/** The label as a sentence says it: `5`, `a`, `5 bis`. */
export function nameOf(label: string): string {
  const suffixed = /^(.*?)((?: (?:bis|ter|quater|ante|[a-z]+ies))+)(\W*)$/.exec(label)
  const read = labelOf(suffixed ? `${suffixed[1]}${suffixed[3]}` : label)
  return read ? `${pathName(read)}${suffixed?.[2] ?? ''}` : label
}
