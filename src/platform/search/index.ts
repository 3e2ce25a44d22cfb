export { type HeadlineOptions, headline, headlineHtml, headlines, type Piece } from './headline.ts'
export { isOneWord, query, queryAny, rank, vector, type WeightedParts, wantedWords } from './search.ts'
export { tokenize } from './words.ts'
