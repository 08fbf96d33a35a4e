import type { XmlDocument } from 'libxml2-wasm'
import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import { why } from './explanations.ts'
import type { InvoiceFacts } from './invoice-facts.ts'
import { readFa } from './read-fa.ts'
import { readFaRr } from './read-fa-rr.ts'
import { readPef } from './read-pef.ts'
import { MissingFact } from './required.ts'
import { type XmlReader, xmlReader } from './xml-reader.ts'

const readers: Record<string, (root: XmlReader, form: FormCode) => InvoiceFacts> = {
  FA: readFa,
  FA_RR: readFaRr,
  PEF: readPef,
}

/** What KSeF reads from an invoice. @throws MissingFact */
export const readFacts = (document: XmlDocument, form: FormCode): InvoiceFacts => {
  const { root } = document
  const reader = readers[form.value]
  if (reader === undefined) throw new MissingFact(why('unknownForm', { form: form.systemCode }))
  return reader(xmlReader(root, root.namespaceUri || 'none'), form)
}
