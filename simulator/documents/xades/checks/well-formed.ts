import { XmlError } from 'libxml2-wasm'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../http/quote.ts'
import { parseXml } from '../../xml/xml.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

/** The document is well-formed XML 1.0 with namespaces (21001). */
export const wellFormed: Check = examination => {
  try {
    examination.document = parseXml(examination.received)
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    throw new KsefError('unreadableContent', {
      explanation: why('notWellFormed', { message: quote(error.message.trim()) }),
    })
  }
  if (examination.document.version !== '1.0')
    throw new KsefError('unreadableContent', {
      explanation: why('xmlVersion', { version: quote(examination.document.version) }),
    })
}
