import { xmlAttribute, xmlText } from '../../../contracts/xml-text.ts'

/**
 * XML written so that it is its own canonical form (C14N 1.0 and exclusive alike): what is signed is hashed as it stands,
 * which takes neither a parser nor a canonicaliser.
 */

/**
 * An element around ready XML. `attributes` come in canonical order: namespaces first, the rest by name.
 */
export const wrap = (name: string, content: string, attributes: Readonly<Record<string, string>> = {}): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlAttribute(value)}"`)
  return `<${name}${written.join('')}>${content}</${name}>`
}

/** An element around text. */
export const leaf = (name: string, text: string, attributes?: Readonly<Record<string, string>>): string =>
  wrap(name, xmlText(text), attributes)
