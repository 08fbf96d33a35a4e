import { ParseOption, XmlDocument, XmlError } from 'libxml2-wasm'
import { safely } from '../documents/xml/xml.ts'

/** Without the white space between elements, in whose place libxml2 writes its own. */
const option = safely | ParseOption.XML_PARSE_NOBLANKS

/** libxml2 writes one of its own before everything. */
const declaration = /^<\?xml[^>]*\?>\s*/

/** libxml2's own formatting, which keeps text, CDATA and comments. Import this file lazily: libxml2 is 90 ms. */
export const formatXml = (xml: string): string => {
  try {
    using document = XmlDocument.fromString(xml, { option })
    const formatted = document.toString({ format: true }).replace(declaration, '').trimEnd()
    const declared = declaration.exec(xml)?.[0].trimEnd()
    return declared === undefined ? formatted : `${declared}\n${formatted}`
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    return xml
  }
}
