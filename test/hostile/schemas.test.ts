import { expect, test } from 'vitest'
import { formCodes } from '../../contracts/ksef/form-codes.ts'
import { examineInvoice } from '../../simulator/documents/schemas/examine-invoice.ts'
import { findSchemas } from '../../simulator/documents/schemas/schema-source.ts'
import { pumped } from './hostile.ts'
import { keptOf, leastOf } from './measure.ts'

/** A schema lives as long as the process: whatever a document names, nothing of the document may stay in it. */

const source = findSchemas()
const directory = source.kind === 'none' ? undefined : source.directory
const form = formCodes.find(({ systemCode }) => systemCode === 'PEF (3)')!
const xsi = 'http://www.w3.org/2001/XMLSchema-instance'
const xsd = 'http://www.w3.org/2001/XMLSchema'
const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'

/** An extension of an invoice of PEF may hold anything: what a schema knows of it is looked at. */
const extended = (content: string): Uint8Array =>
  Buffer.from(
    `<Invoice xmlns="${ubl}:Invoice-2" xmlns:e="${ubl}:CommonExtensionComponents-2"><e:UBLExtensions><e:UBLExtension>` +
      `<e:ExtensionContent><a xmlns="urn:a" xmlns:i="${xsi}" xmlns:x="${xsd}" xmlns:b="${ubl}:CommonBasicComponents-2">` +
      `${content}</a></e:ExtensionContent></e:UBLExtension></e:UBLExtensions></Invoice>`,
  )

test.each([
  ["XSD's own types", '<c i:type="x:string"/>'],
  ["XSD's type of anything", '<c i:type="x:anyType"/>'],
  ['types that nobody has', '<c i:type="x:nothing"/>'],
  ['types of the schema', '<c i:type="b:IDType">1</c>'],
  ['elements of the schema', '<b:ID>1</b:ID>'],
  ['attributes of XML', '<c xml:lang="pl"/>'],
])('a thousand elements with %s leave little in a schema', async (_, element) => {
  const document = extended(pumped(element.length * 1000, element))
  const examine = () => examineInvoice(document, form, directory)
  expect(examine()).toMatchObject({ outcome: 'invalid' })
  examine()
  expect(await leastOf(() => keptOf(examine, 10), 12_000)).toBeLessThanOrEqual(12_000)
})
