/** `npm run bench`: compiling a large conference. */
import { compile, plain, print, progress, readingOf } from '../../src/texts/compile/index.ts'
import { conference } from '../../src/texts/compile/testing.ts'

const [parties, paragraphs] = [12, 300]
for (const language of ['en', 'ar', 'zh'] as const) {
  const { base, amendments, parties: names } = conference(parties, paragraphs, language)
  const time = (what: string, work: () => unknown): void => {
    const start = performance.now()
    work()
    console.log(`${language} ${what.padEnd(28)} ${(performance.now() - start).toFixed(0).padStart(6)} ms`)
  }
  console.log(`${language} ${parties} parties, ${paragraphs} paragraphs of 60 words, ${amendments.length} amendments`)
  let compilation = compile([], [], language)
  time('compile', () => {
    compilation = compile(base, amendments, language)
  })
  time('print', () => print(compilation, { attribution: 'named' }).map(({ printed }) => plain(printed)))
  time('progress', () => progress(compilation))
  time('every party’s text', () => names.map((name) => readingOf(compilation, name)))
}
