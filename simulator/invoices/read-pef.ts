import type { FormCode } from '../../contracts/form-codes.ts'
import { nipPattern } from '../../contracts/formats.ts'
import type { BuyerIdentifierType } from '../../contracts/invoices/invoice.ts'
import type { InvoiceFacts, Named } from './invoice-facts.ts'
import { required } from './required.ts'
import type { XmlReader } from './xml-reader.ts'

const partyOf = (role: 'Supplier' | 'Customer') => `cac:Accounting${role}Party/cac:Party`
const nameIn = (party: string) => `${party}/cac:PartyLegalEntity/cbc:RegistrationName | ${party}/cac:PartyName/cbc:Name`

/** `PL1234563218` or the NIP alone. */
const nipIn = (text: string | undefined): string | undefined => {
  const digits = text?.replace(/^PL/, '').replaceAll('-', '')
  return digits !== undefined && nipPattern.test(digits) ? digits : undefined
}
const taxNumberOf = (root: XmlReader, party: string): string | undefined =>
  root.text(`${party}/cac:PartyTaxScheme/cbc:CompanyID`) ?? root.text(`${party}/cac:PartyLegalEntity/cbc:CompanyID`)

const buyerOf = (root: XmlReader): Named<BuyerIdentifierType> => {
  const party = partyOf('Customer')
  const name = root.text(nameIn(party))
  const number = taxNumberOf(root, party)
  if (number === undefined) return { type: 'None', name }
  const nip = nipIn(number)
  return nip === undefined ? { type: 'Other', value: number, name } : { type: 'Nip', value: nip, name }
}

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
    issueDate: required('cbc:IssueDate', root.text('cbc:IssueDate')),
    currency: root.text('cbc:DocumentCurrencyCode') ?? 'PLN',
    netAmount: root.sum('cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount'),
    vatAmount: root.sum('cac:TaxTotal/cbc:TaxAmount'),
    grossAmount: root.sum('cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount'),
    seller: {
      nip: required('NIP of AccountingSupplierParty', nipIn(taxNumberOf(root, seller))),
      name: root.text(nameIn(seller)),
    },
    buyer: buyerOf(root),
    thirdSubjects: [],
    isSelfInvoicing: false,
    hasAttachment: root.has('cac:AdditionalDocumentReference/cac:Attachment'),
  }
}
