/** XML's own characters in what is written, as canonical XML escapes them (C14N 1.0, 2.3). */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}
const escaped = (text: string, characters: RegExp): string =>
  text.replace(characters, character => escapes[character] ?? character)

/** Whether XML can hold it (XML 1.0, 2.2): control characters it cannot, not even escaped. */
export const isXmlText = (text: string): boolean => !/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)

/** A text between two tags. */
export const xmlText = (text: string): string => escaped(text, /[&<>\r]/g)

/** The value of an attribute in double quotes. */
export const xmlAttribute = (text: string): string => escaped(text, /[&<"\t\n\r]/g)
