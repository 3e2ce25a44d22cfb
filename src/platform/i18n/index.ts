export { type Catalogue, createI18n, type I18n, loadCatalogues, type Translate, translator, type Values } from './catalogue.ts'
export { direction, isLanguage, type Language, languages, nativeName, negotiate } from './languages.ts'
export { type Localized, type Reading, read } from './localized.ts'
