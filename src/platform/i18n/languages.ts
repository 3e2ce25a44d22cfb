export const languages = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const
export type Language = (typeof languages)[number]

export const nativeName: Record<Language, string> = {
  ar: 'العربية',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  ru: 'Русский',
  zh: '中文',
}

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language)

export const direction = (language: string): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** Best of the six for an Accept-Language header; English when none fits. Malformed parts are passed over. */
export function negotiate(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const q = params.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], q: q === undefined ? 1 : Number(q) }
    })
    .filter((w) => w.q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { language } of wanted) if (isLanguage(language)) return language
  return 'en'
}
