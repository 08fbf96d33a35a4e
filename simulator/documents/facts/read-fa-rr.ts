import { buyerOf, sellerOf, thirdSubjectsOf } from './fa-parties.ts'
import type { InvoiceFacts } from './invoice-facts.ts'
import { required, requiredDay } from './required.ts'
import type { XmlReader } from './xml-reader.ts'

const fa = 'f:FakturaRR'

/** FA_RR (1): the buyer issues it to a flat-rate farmer, who is Podmiot1. */
export const readFaRr = (root: XmlReader): InvoiceFacts => ({
  number: required('FakturaRR/P_4C', root.text(`${fa}/f:P_4C`)),
  type: root.text(`${fa}/f:RodzajFaktury`) === 'KOR_VAT_RR' ? 'KorVatRr' : 'VatRr',
  issueDate: requiredDay('FakturaRR/P_4B', root.text(`${fa}/f:P_4B`)),
  madeAt: root.text('f:Naglowek/f:DataWytworzeniaFa'),
  currency: required('FakturaRR/KodWaluty', root.text(`${fa}/f:KodWaluty`)),
  netAmount: root.sum(`${fa}/f:P_11_1`),
  vatAmount: root.sum(root.text(`${fa}/f:KodWaluty`) === 'PLN' ? `${fa}/f:P_11_2` : `${fa}/f:P_11_2W`),
  grossAmount: root.sum(`${fa}/f:P_12_1`),
  seller: sellerOf(root),
  buyer: buyerOf(root),
  thirdSubjects: thirdSubjectsOf(root),
  isSelfInvoicing: false,
  hasAttachment: root.has('f:Zalacznik'),
})
