import type { Language } from '../types.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ru } from './ru.ts'
import type { Lexicon } from './types.ts'
import { zh } from './zh.ts'

/** The words of each language. A further language is one more entry. */
export const lexicons: Record<Language, Lexicon> = { en, fr, es, ru, zh, ar }
