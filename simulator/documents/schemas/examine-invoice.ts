import { type XmlDocument, XmlError, XmlValidateError } from 'libxml2-wasm'
import { cut } from '../../../contracts/bounds.ts'
import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import { quote } from '../../quote.ts'
import { readFacts } from '../facts/read-facts.ts'
import { MissingFact } from '../facts/required.ts'
import { parseXml } from '../xml/xml.ts'
import { dotNetFault } from './dot-net-fault.ts'
import { readInvoiceText } from './invoice-text.ts'
import type { InvoiceVerdict } from './invoice-verdict.ts'
import { type InvoiceSchema, invoiceSchema } from './schema-library.ts'

/** So many are told; a document may have one in every line. */
const mostFaults = 10
/** Characters of a message, which repeats the value. */
const longestMessage = 2000

const unreadable = (explanation: string): InvoiceVerdict => ({ outcome: 'unreadable', explanation })

const againstSchema = (document: XmlDocument, schema: InvoiceSchema, form: FormCode): InvoiceVerdict | undefined => {
  try {
    schema.validator.validate(document)
    return undefined
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error
    const faults = error.details.slice(0, mostFaults)
    return {
      outcome: 'invalid',
      messages: [...new Set(faults.map(fault => cut(dotNetFault(fault, document, schema), longestMessage)))],
      explanation: `The invoice breaks the schema of ${form.systemCode} ${form.schemaVersion}. ${faults
        .map(({ line, message }) => `Line ${line}: ${quote(message.trim())}`)
        .join(' ')}`,
    }
  }
}

const examineParsed = (
  document: XmlDocument,
  text: string,
  form: FormCode,
  directory: string | undefined,
): InvoiceVerdict => {
  if (document.version !== '1.0')
    return unreadable(`The invoice says XML version ${quote(document.version)}; KSeF reads 1.0.`)
  // Looking for them costs as much as a third of the parsing: first whether the text could hold one.
  if (text.includes('<?', 2) && document.eval('boolean(//processing-instruction())') === true)
    return unreadable('The invoice holds a processing instruction, which KSeF forbids.')
  const schema = directory === undefined ? undefined : invoiceSchema(directory, form)
  const fault = schema === undefined ? undefined : againstSchema(document, schema, form)
  return fault ?? { outcome: 'valid', invoice: readFacts(document, form), bySchema: schema !== undefined }
}

const parse = (octets: Uint8Array): XmlDocument | InvoiceVerdict => {
  try {
    return parseXml(octets)
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    return unreadable(`The invoice is not well-formed XML: ${error.message.trim()}`)
  }
}

/**
 * What KSeF makes of the octets of an invoice. Any octets get a verdict. Import this file lazily: libxml2 is 90 ms, and
 * a schema's first use 80 ms more.
 * @param directory where the schemas are; undefined when there are none.
 * @throws Error for what the invoice has not done: a schema that cannot be used, a defect.
 */
export const examineInvoice = (octets: Uint8Array, form: FormCode, directory: string | undefined): InvoiceVerdict => {
  const read = readInvoiceText(octets)
  if ('fault' in read) return unreadable(read.fault)
  const document = parse(octets)
  if ('outcome' in document) return document
  try {
    return examineParsed(document, read.text, form, directory)
  } catch (error) {
    if (error instanceof MissingFact) return unreadable(error.message)
    throw error
  } finally {
    document.dispose()
  }
}
