import * as z from 'zod'
import { whenAsked } from '../../when-asked.ts'
import { CurrencyCode } from '../invoices/currency-code.ts'
import type { Permission } from '../permission-names.ts'

/** Shapes that the operations of collective identifiers share. */

/** Who may make and read them (collective-007). */
export const holders = ['InvoiceRead', 'InvoiceWrite', 'CollectiveIdentifierManage'] as const satisfies Permission[]

/** What of an invoice is paid, and in which currency. */
export const Payment = whenAsked(() =>
  z.object({ amount: z.number().meta({ format: 'double' }), currency: CurrencyCode() }),
)
export type Payment = z.infer<ReturnType<typeof Payment>>

export const CollectiveIdentifierNumber = whenAsked(() => z.string().length(35))
