import { invoiceTexts } from './texts/invoice.ts'
import { partiesTexts } from './texts/parties.ts'
import { paymentTexts } from './texts/payment.ts'
import { rowsTexts } from './texts/rows.ts'
import { termsTexts } from './texts/terms.ts'
import { upoTexts } from './texts/upo.ts'

/** pl source of the labels: the dictionary of the Ministry's PDF library (MIT, © 2025 CIRF) and the schemas; portal-more.md §8.2–8.4. */
export const pictureTexts = {
  ...invoiceTexts,
  ...partiesTexts,
  ...rowsTexts,
  ...paymentTexts,
  ...termsTexts,
  ...upoTexts,
}
