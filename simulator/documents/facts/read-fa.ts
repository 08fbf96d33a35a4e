import type { InvoiceType } from '../../../contracts/ksef/invoices/invoice.ts'
import { authorizedSubjectOf, buyerOf, sellerOf, thirdSubjectsOf } from './fa-parties.ts'
import type { InvoiceFacts } from './invoice-facts.ts'
import { required, requiredDay } from './required.ts'
import type { XmlReader } from './xml-reader.ts'

/** RodzajFaktury → what KSeF calls it (invoices-query-012). */
const types: ReadonlyMap<string | undefined, InvoiceType> = new Map([
  ['VAT', 'Vat'],
  ['ZAL', 'Zal'],
  ['KOR', 'Kor'],
  ['ROZ', 'Roz'],
  ['UPR', 'Upr'],
  ['KOR_ZAL', 'KorZal'],
  ['KOR_ROZ', 'KorRoz'],
])

const netAmounts = ['1', '2', '3', '4', '5', '6_1', '6_2', '6_3', '7', '8', '9', '10', '11'].map(
  n => `f:Fa/f:P_13_${n}`,
)
const rates = ['1', '2', '3', '4']
const vatAmounts = [...rates, '5'].map(n => `f:Fa/f:P_14_${n}`)
/** Of an invoice in another currency: what is not written there in PLN counts for nothing (lkosson/profak issue 135). */
const vatAmountsInPln = rates.map(n => `f:Fa/f:P_14_${n}W`)

/** FA (2) and FA (3), which differ in nothing that is read here. */
export const readFa = (root: XmlReader): InvoiceFacts => ({
  number: required('Fa/P_2', root.text('f:Fa/f:P_2')),
  type: types.get(root.text('f:Fa/f:RodzajFaktury')) ?? 'Vat',
  issueDate: requiredDay('Fa/P_1', root.text('f:Fa/f:P_1')),
  madeAt: root.text('f:Naglowek/f:DataWytworzeniaFa'),
  currency: required('Fa/KodWaluty', root.text('f:Fa/f:KodWaluty')),
  netAmount: root.sum(...netAmounts),
  vatAmount: root.sum(...(root.text('f:Fa/f:KodWaluty') === 'PLN' ? vatAmounts : vatAmountsInPln)),
  grossAmount: root.sum('f:Fa/f:P_15'),
  seller: sellerOf(root),
  buyer: buyerOf(root),
  thirdSubjects: thirdSubjectsOf(root),
  authorizedSubject: authorizedSubjectOf(root),
  isSelfInvoicing: Number(root.text('f:Fa/f:Adnotacje/f:P_17')) === 1,
  hasAttachment: root.has('f:Zalacznik'),
})
