const written: Record<string, string> = { ar: 'ar-u-nu-latn', en: 'en-GB', zh: 'zh-CN' }

/** How the page writes numbers and dates: as the server does (`platform/i18n`), whatever the browser is set to. */
export const locale: string = written[document.documentElement.lang] ?? document.documentElement.lang
