import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { SaxesParser } from 'saxes'
import { afterAll, describe, expect, test } from 'vitest'
import { languages } from '../../types.ts'
import { anyPaper, fronts, paper, para, resolutions } from '../testing.ts'
import type { WritablePaper } from '../types.ts'
import { legal } from '../xml.ts'
import { writeAkn } from './akn.ts'

xmlRegisterFsInputProviders()
const file = join(import.meta.dirname, '../../../../test/schemas/akoma-ntoso/akomantoso30.xsd')
const source = XmlDocument.fromString(readFileSync(file, 'utf8'), { url: pathToFileURL(file).href })
const schema = XsdValidator.fromDoc(source)
afterAll(() => {
  schema.dispose()
  source.dispose()
})

/** Throws, with the line and the reason, where the markup is not valid. */
function validate(markup: string): void {
  const doc = XmlDocument.fromString(markup)
  try {
    schema.validate(doc)
  } finally {
    doc.dispose()
  }
}

/** The words of the text in reading order, without the metadata and the notes. */
function wordsOf(markup: string): string {
  const parser = new SaxesParser()
  let text = ''
  let hidden = 0
  parser.on('opentag', ({ name }) => {
    if (name === 'meta' || name === 'authorialNote') hidden++
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'meta' || name === 'authorialNote') hidden--
  })
  parser.on('text', (words) => {
    if (hidden === 0) text += words
  })
  parser.write(markup).close()
  return text.replace(/\s/g, '')
}

const wordsIn = (given: WritablePaper) =>
  legal(
    given.paragraphs
      .flatMap(({ label, runs }) => [...label, ...runs])
      .map(({ text, note }) => (note === undefined ? text : ''))
      .join(''),
  ).replace(/\s/g, '')

test('any paper becomes valid markup with all of its words in reading order', () => {
  fc.assert(
    fc.property(anyPaper(languages), (given) => {
      const markup = writeAkn(given)
      validate(markup)
      expect(wordsOf(markup)).toBe(wordsIn(given))
    }),
    { numRuns: 200 },
  )
})

describe('a front page is valid in each language', () => {
  test.each(languages)('%s', (language) => {
    const report = paper(language, [para('heading', 'ITU', { label: '1' }), para('prose', 'WSIS', { label: '1.1', level: 1 })], {
      front: fronts[language],
    })
    for (const one of [report, { ...report, front: { ...report.front, date: null, symbol: null, title: null, source: null } }]) {
      const markup = writeAkn(one, { name: 'report' })
      validate(markup)
      expect(markup).toContain('<doc name="report">')
    }
  })
})

describe('a resolution under negotiation', () => {
  const markup = writeAkn(resolutions.en, {
    name: 'resolutionDraft',
    author: { id: 'itu-pp', name: 'Plenipotentiary Conference' },
    version: '2026-05-02',
  })

  test('is named by work, expression and manifestation', () => {
    validate(markup)
    expect(markup).toContain('<FRBRuri value="/akn/un/statement/deliberation/itu-pp/2026-04-10/c26-59"/>')
    expect(markup).toContain('<FRBRuri value="/akn/un/statement/deliberation/itu-pp/2026-04-10/c26-59/eng@2026-05-02"/>')
    expect(markup).toContain('<FRBRlanguage language="eng"/>')
  })

  test('has its recitals in the preamble and what it decides in operative parts', () => {
    expect(markup).toContain('<preamble><formula eId="formula_1" name="enactingBody">')
    expect(markup).toMatch(
      /<recitals eId="recitals_1"><intro><p><i>recalling<\/i><\/p><\/intro><recital eId="recitals_1__rec_a"><num>a\)<\/num>/,
    )
    expect(markup).toMatch(/<hcontainer eId="oper_1" name="operativePart"><intro><p><i>resolves<\/i>/)
    expect(markup).toMatch(/<paragraph eId="oper_1__para_2"><num>.*?2.*?<\/num><intro>.*?<paragraph eId="oper_1__para_2__para_i"><num>i\)/)
  })

  test('names the party of each proposal, and when it was made', () => {
    expect(markup).toContain('<del refersTo="#party_cept"> each year</del><ins refersTo="#party_cept"> annual reports</ins>')
    expect(markup).toContain('<TLCOrganization eId="party_cept" href="/akn/ontology/organization/un/cept" showAs="CEPT"/>')
    expect(markup).toContain('<eventRef eId="event_5" date="2026-03-02" source="#original" refersTo="#party_atu" type="amendment"/>')
  })

  test('keeps notes where their marks stand, and comments with what they answer', () => {
    expect(markup).toContain('<authorialNote eId="authorialNote_1" marker="1" placement="bottom"><p> each year')
    expect(markup).toContain('<note eId="comment_2" refersTo="#party_cept" class="answer-to-comment_1">')
  })
})
