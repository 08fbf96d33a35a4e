import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import { nipPattern } from '../../../contracts/ksef/formats.ts'
import type { BuyerIdentifierType } from '../../../contracts/ksef/invoices/invoice.ts'
import type { InvoiceFacts, Named } from './invoice-facts.ts'
import { required, requiredDay } from './required.ts'
import type { XmlReader } from './xml-reader.ts'

const partyOf = (role: 'Supplier' | 'Customer') => `cac:Accounting${role}Party/cac:Party`
const nameIn = (root: XmlReader, party: string): string | undefined =>
  root.text(`${party}/cac:PartyLegalEntity/cbc:RegistrationName`) ?? root.text(`${party}/cac:PartyName/cbc:Name`)

/** `PL1234563218` or the NIP alone. */
const nipIn = (text: string): string | undefined => {
  const digits = text.replace(/^PL/, '').replaceAll('-', '')
  return nipPattern.test(digits) ? digits : undefined
}

/** Where a party's tax number may stand; the endpoint is one in the documents of the official tests (peppol-012). */
const taxNumberPaths = [
  "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID",
  'cac:PartyTaxScheme/cbc:CompanyID',
  'cbc:EndpointID',
  'cac:PartyLegalEntity/cbc:CompanyID',
]
const taxNumbersOf = (root: XmlReader, party: string): string[] =>
  taxNumberPaths.flatMap(path => root.text(`${party}/${path}`) ?? [])

const buyerOf = (root: XmlReader): Named<BuyerIdentifierType> => {
  const party = partyOf('Customer')
  const name = nameIn(root, party)
  const [number] = taxNumbersOf(root, party)
  if (number === undefined) return { type: 'None', name }
  const nip = nipIn(number)
  return nip === undefined ? { type: 'Other', value: number, name } : { type: 'Nip', value: nip, name }
}

/** In PLN alone. With a tax currency the VAT stands there twice: once in each. */
const vatInPln = "(cac:TaxTotal/cbc:TaxAmount[normalize-space(@currencyID)='PLN'])[1]"

/**
 * PEF (3) and PEF_KOR (3): UBL. Where each fact stands follows Peppol BIS Billing; what KSeF itself reads is not
 * documented (assumed). InvoiceTypeCode 380 is the ordinary one.
 */
export const readPef = (root: XmlReader, { systemCode }: FormCode): InvoiceFacts => {
  const seller = partyOf('Supplier')
  const typeCode = root.text('cbc:InvoiceTypeCode')
  return {
    number: required('cbc:ID', root.text('cbc:ID')),
    type:
      systemCode === 'PEF_KOR (3)' ? 'KorPef' : typeCode === undefined || typeCode === '380' ? 'VatPef' : 'VatPefSp',
    issueDate: requiredDay('cbc:IssueDate', root.text('cbc:IssueDate')),
    currency: root.text('cbc:DocumentCurrencyCode') ?? 'PLN',
    netAmount: root.sum('cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount'),
    vatAmount: root.sum(vatInPln),
    grossAmount: root.sum('cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount'),
    seller: {
      nip: required('NIP of AccountingSupplierParty', taxNumbersOf(root, seller).map(nipIn).find(Boolean)),
      name: nameIn(root, seller),
    },
    buyer: buyerOf(root),
    thirdSubjects: [],
    isSelfInvoicing: false,
    hasAttachment: root.has('cac:AdditionalDocumentReference/cac:Attachment'),
  }
}
