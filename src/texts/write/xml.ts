export type Attributes = Record<string, string | number | null | undefined>

/** One element as text. Attributes that are null or undefined are left out; children are markup already. */
export function xml(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const printed = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value)).replace(/\n/g, '&#10;')}"`)
    .join('')
  const content = children.join('')
  return content === '' ? `<${name}${printed}/>` : `<${name}${printed}>${content}</${name}>`
}

/** An element that only groups: nothing where it has no children. */
export const group = (name: string, ...children: readonly string[]): string => (children.join('') === '' ? '' : xml(name, {}, ...children))

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML 1.0 can hold it: markup escaped, characters outside its range (controls, halves of pairs) left out. */
export const escaped = (text: string): string => legal(text).replace(/[&<>"]/g, (character) => entities[character]!)

/** Text without what no XML 1.0 file may contain; line ends as one character, which is what a parser makes of them. */
export const legal = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
