import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { WritablePaper } from '../types.ts'
import { pdfData } from './data.ts'
import { layout } from './layout.ts'
import type { PdfAnswer } from './pdf.ts'

const { paper, chineseFonts } = workerData as { paper: WritablePaper; chineseFonts: string[] }

/** Arabic whose words can be found again in the PDF: newer fonts draw letters and dots apart. */
const amiri = [
  '400Regular/Amiri_400Regular',
  '400Regular_Italic/Amiri_400Regular_Italic',
  '700Bold/Amiri_700Bold',
  '700Bold_Italic/Amiri_700Bold_Italic',
]

const resolve = createRequire(import.meta.url).resolve
const text = JSON.stringify(paper)
const arabic = amiri.map((name) => resolve(`@expo-google-fonts/amiri/${name}.ttf`))
const chinese = chineseFonts.filter((file) => existsSync(file))
// fonts of a script are megabytes: they are read where the paper needs them
const needsArabic = paper.language === 'ar' || /\p{Script=Arabic}/u.test(text)
const needsChinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(text) || paper.language === 'zh'
const files = [...(needsArabic ? arabic : []), ...(needsChinese ? chinese : [])]

const { data, warnings } = pdfData(paper, { arabic: true, chinese: chinese.length > 0 })
const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: files.map((file) => readFileSync(file)) }] })
const latin = 'Libertinus Serif'
const families = [
  ...(needsChinese && chinese.length > 0 ? ['Noto Serif CJK SC', 'Noto Sans CJK SC'] : []),
  ...(needsArabic ? ['Amiri'] : []),
]
const fonts = paper.language === 'ar' ? ['Amiri', latin, ...families.filter((family) => family !== 'Amiri')] : [latin, ...families]
compiler.mapShadow(`${import.meta.dirname}/paper.json`, Buffer.from(JSON.stringify({ ...data, fonts })))
const bytes = new Uint8Array(compiler.pdf({ mainFileContent: layout }, { pdfTags: true }))
const answer: PdfAnswer = { bytes, warnings }
parentPort?.postMessage(answer, [bytes.buffer as ArrayBuffer])
