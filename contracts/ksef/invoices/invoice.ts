import * as z from 'zod'
import { whenAsked } from '../../when-asked.ts'
import { ksefNumberPattern } from '../formats.ts'

/** What KSeF says of any invoice. */

export const KsefNumber = whenAsked(() => z.string().regex(ksefNumberPattern).meta({ minLength: 35, maxLength: 36 }))
export const InvoicingMode = z.enum(['Online', 'Offline'])
export type InvoicingMode = z.infer<typeof InvoicingMode>

export const InvoiceType = z.enum([
  'Vat',
  'Zal',
  'Kor',
  'Roz',
  'Upr',
  'KorZal',
  'KorRoz',
  'VatPef',
  'VatPefSp',
  'KorPef',
  'VatRr',
  'KorVatRr',
])
export type InvoiceType = z.infer<typeof InvoiceType>

export const BuyerIdentifierType = z.enum(['Nip', 'VatUe', 'Other', 'None'])
export type BuyerIdentifierType = z.infer<typeof BuyerIdentifierType>

export const ThirdSubjectIdentifierType = z.enum(['Nip', 'InternalId', 'VatUe', 'Other', 'None'])
export type ThirdSubjectIdentifierType = z.infer<typeof ThirdSubjectIdentifierType>
