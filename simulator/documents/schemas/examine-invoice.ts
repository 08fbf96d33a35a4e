import { type XmlDocument, XmlError } from 'libxml2-wasm'
import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import type { Told } from '../../../contracts/told.ts'
import { quote } from '../../http/quote.ts'
import { readFacts } from '../facts/read-facts.ts'
import { MissingFact } from '../facts/required.ts'
import { parseXml } from '../xml/xml.ts'
import { explainFaults } from '../xsd/explain-faults.ts'
import { XmlFault } from '../xsd/scan.ts'
import type { Schema } from '../xsd/schema.ts'
import { validate } from '../xsd/validate.ts'
import { why } from './explanations.ts'
import { byteOrderMarkOf, readInvoiceText } from './invoice-text.ts'
import type { InvoiceVerdict } from './invoice-verdict.ts'
import { invoiceSchema } from './schema-library.ts'

/** So many are told; a document may have one in every line. */
const mostFaults = 10

const unreadable = (explanation: Told): InvoiceVerdict => ({ outcome: 'unreadable', explanation })

const againstSchema = (text: string, schema: Schema, form: FormCode): InvoiceVerdict | undefined => {
  const faults = validate(text, schema, mostFaults)
  if (faults.length === 0) return undefined
  return {
    outcome: 'invalid',
    messages: faults.map(({ message }) => message),
    explanation: why('breaksSchema', {
      form: form.systemCode,
      version: form.schemaVersion,
      faults: explainFaults(text, faults),
    }),
  }
}

const examineParsed = (
  document: XmlDocument,
  text: string,
  form: FormCode,
  directory: string | undefined,
): InvoiceVerdict => {
  if (document.version !== '1.0') return unreadable(why('xmlVersion', { version: quote(document.version) }))
  // Looking for them costs as much as a third of the parsing: first whether the text could hold one.
  // The first is enough: libxml2 takes time with the square of how many it collects.
  if (text.includes('<?', 2) && document.eval('boolean(/descendant::processing-instruction()[1])') === true)
    return unreadable(why('processingInstruction'))
  const schema = directory === undefined ? undefined : invoiceSchema(directory, form)
  const fault = schema === undefined ? undefined : againstSchema(text, schema, form)
  return fault ?? { outcome: 'valid', invoice: readFacts(document, form), bySchema: schema !== undefined }
}

const parse = (octets: Uint8Array): XmlDocument | InvoiceVerdict => {
  try {
    return parseXml(octets)
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    return unreadable(why('notWellFormed', { message: quote(error.message.trim()) }))
  }
}

/**
 * What KSeF makes of the octets of an invoice. Any octets get a verdict. Import this file lazily: libxml2 is 90 ms.
 * @param directory where the schemas are; undefined when there are none.
 * @throws Error for what the invoice has not done: a schema that cannot be used, a defect.
 */
export const examineInvoice = (octets: Uint8Array, form: FormCode, directory: string | undefined): InvoiceVerdict => {
  const mark = byteOrderMarkOf(octets)
  if (mark !== undefined)
    return {
      outcome: 'marked',
      explanation: why('byteOrderMark', { encoding: mark }),
    }
  const read = readInvoiceText(octets)
  if ('fault' in read) return unreadable(read.fault)
  const document = parse(octets)
  if ('outcome' in document) return document
  try {
    return examineParsed(document, read.text, form, directory)
  } catch (error) {
    if (error instanceof MissingFact) return unreadable(error.told)
    if (error instanceof XmlFault) return unreadable(why('notWellFormed', { message: quote(error.message) }))
    throw error
  } finally {
    document.dispose()
  }
}
