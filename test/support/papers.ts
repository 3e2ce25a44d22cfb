import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { abstractNum, del, ins, insMark, list, lvl, makeDocx, num, p, r, tbl, tr } from '../../src/texts/read/testing.ts'

/** A paper with tracked changes, and what a reader must find in it. */
export interface Paper {
  name: string
  content: Uint8Array
  /** who made the changes */
  author: string
  /** words that only the base has, and words that only the proposed text has */
  removed: string
  added: string
}

/** The papers that lie beside a clone of the maintainers; elsewhere there are none. */
const corpus = join(import.meta.dirname, '../../../shared/corpus/docx')

/** A proposal to revise Council Resolution 1332: the real one where the corpus is at hand, else one of the same kind made here. */
export function proposalOn1332(): Paper {
  const real = join(corpus, '003.docx')
  if (!existsSync(real)) return madeProposal()
  const paper = { author: 'Russian Federation', removed: '第76/307号决议', added: '第80/118号决议指出' }
  return { name: '003.docx', content: readFileSync(real), ...paper }
}

const author = 'Administration of Norlandia'
const plain = (words: string) => p(r(words))
const opener = (words: string) => p(r(words, '<w:i/>'), '<w:pStyle w:val="Call"/>')
const added = (words: string) => ins(r(words), author)
const removed = (words: string) => del(words, author)
/** The lists of the paper by their number: recalling a) b), resolves 1 2, instructs 1 2. */
const item = (of: 1 | 2 | 3, ...parts: string[]) => p(parts.join(''), num(of))
const newItem = (of: 1 | 2 | 3, words: string) => p(added(words), num(of) + insMark(author))

/** One author's changes to Resolution 1332 as Word keeps them: words replaced, paragraphs added, numbers that follow by themselves. */
export function madeProposal(): Paper {
  const body = [
    tbl(
      tr([plain('Council 2026') + plain('Geneva, 28 April – 8 May 2026'), plain('')]),
      tr([plain('Agenda item: PL 1.7'), plain('Document C26/177-E') + plain('13 April 2026') + plain('Original: English')]),
    ),
    plain(`Contribution by the ${author}`),
    plain('Proposed revision of Council Resolution 1332'),
    plain('Purpose'),
    plain('This contribution proposes to bring Resolution 1332 in line with A/RES/80/173.'),
    plain('Action required by the Council'),
    plain('The Council is invited to consider this contribution and to take action as appropriate.'),
    plain('MOD'),
    p(r('RESOLUTION 1332 (C11, last amended ') + removed('C24') + added('C26') + r(')')),
    plain('(adopted at the eleventh Plenary Meeting)'),
    plain("ITU's role in the implementation of the WSIS outcomes and the 2030 Agenda for Sustainable Development"),
    plain('The ITU Council,'),
    opener('recalling'),
    item(1, r('Resolution 140 (Rev. Bucharest, 2022) of the Plenipotentiary Conference;')),
    item(1, r('Resolution A/RES/'), removed('70/125'), added('80/173'), r(' of the United Nations General Assembly,')),
    opener('resolves'),
    item(2, r('that ITU should continue to coordinate the WSIS Forum and to maintain the WSIS Stocktaking database;')),
    newItem(
      2,
      'that ITU, in coordination with UNGIS, shall prepare roadmaps for its action lines, with targets and indicators, and shall report on them to the thirtieth session of CSTD in 2027;',
    ),
    item(2, r('that the Council Working Group on WSIS&SDG shall continue its work, open to all members,')),
    opener('instructs the Secretary-General'),
    item(3, r('to update the roadmaps of ITU activities regularly and to submit them to the Council through CWG-WSIS&SDG;')),
    item(
      3,
      removed('to submit a final report on the twenty-year review to the Council at its 2025 session;'),
      added('to report to the thirtieth session of CSTD in 2027 on the results of the internal task force on financing;'),
    ),
    newItem(3, 'to publish the outcomes of each WSIS Forum in the six official languages of the Union;'),
    item(3, r('to maintain the WSIS trust fund, and to invite the membership to contribute to it,')),
    opener('invites Member States, Sector Members and all stakeholders'),
    plain('to submit their activities to the WSIS Stocktaking database.'),
  ]
  const style = '<w:style w:type="paragraph" w:styleId="Call"><w:name w:val="Call"/></w:style>'
  const letters = abstractNum(1, lvl(0, 'lowerLetter', '%1)'))
  const numbers = [2, 3].map((id) => abstractNum(id, lvl(0, 'decimal', '%1'))).join('')
  const content = makeDocx(body.join(''), {
    styles: style,
    numbering: letters + numbers + list(1, 1) + list(2, 2) + list(3, 3),
  })
  return { name: 'C26-177-norlandia.docx', content, author, removed: 'twenty-year review', added: 'task force on financing' }
}
