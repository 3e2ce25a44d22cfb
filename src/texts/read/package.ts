import { TextError } from '../types.ts'
import type { Limits } from './limits.ts'
import { type Budget, type Element, parseXml } from './xml.ts'
import { openZip, partName, type Zip } from './zip.ts'

/** An Office package: parts that point to each other by relationships. */
export interface Package {
  /** name of the part that holds the text */
  main: string
  /** root of a part, or undefined when there is none */
  part(name: string | undefined): Element | undefined
  /** what a part points to */
  relations(of: string): Relation[]
}

export interface Relation {
  id: string
  /** last step of the relationship's type: `styles`, `hyperlink`; the same in transitional and strict files */
  type: string
  /** name of a part, or an address outside */
  target: string
  external: boolean
}

export function openPackage(bytes: Uint8Array, limits: Limits): Package {
  const zip = openZip(bytes, limits)
  const budget: Budget = { nodes: limits.nodes }
  const part = (name: string | undefined) => {
    const found = name === undefined ? null : zip.read(name)
    return found ? parseXml(found, name!, limits, budget) : undefined
  }
  const relations = (of: string): Relation[] => {
    const folder = of.includes('/') ? of.slice(0, of.lastIndexOf('/') + 1) : ''
    const root = part(`${folder}_rels/${of.slice(folder.length)}.rels`)
    return (root?.children ?? []).map(({ attributes }) => {
      const external = attributes.TargetMode === 'External'
      const target = attributes.Target ?? ''
      return {
        id: attributes.Id ?? '',
        type: (attributes.Type ?? '').split('/').at(-1)!,
        target: external ? target : resolvePart(folder, target),
        external,
      }
    })
  }
  return { main: mainPart(zip, relations('')), part, relations }
}

/** Most programs name it word/document.xml; some web editors word/document2.xml: the package says which. */
function mainPart(zip: Zip, relations: Relation[]): string {
  const named = relations.find(({ type, target }) => type === 'officeDocument' && zip.has(target))?.target
  const main = named ?? (zip.has('word/document.xml') ? 'word/document.xml' : undefined)
  if (main === undefined) throw new TextError('not-word')
  return main
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return partName(target)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return partName(steps.join('/'))
}
