/**
 * XML written so that it is its own canonical form (C14N 1.0 and exclusive alike): what is signed is hashed as it stands,
 * which takes neither a parser nor a canonicaliser.
 */

/** Text, with what canonical XML escapes in it. Most of a UPO needs none of it. */
const escapeText = (text: string): string => (/[&<>\r]/.test(text) ? escaped(text) : text)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;')

const escapeAttribute = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;')

/**
 * An element around ready XML. `attributes` come in canonical order: namespaces first, the rest by name.
 */
export const wrap = (name: string, content: string, attributes: Readonly<Record<string, string>> = {}): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  return `<${name}${written.join('')}>${content}</${name}>`
}

/** An element around text. */
export const leaf = (name: string, text: string, attributes?: Readonly<Record<string, string>>): string =>
  wrap(name, escapeText(text), attributes)
