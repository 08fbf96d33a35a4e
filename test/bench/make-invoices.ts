import { makeInvoice } from '../../client/invoices/make-invoice.ts'
import { nip } from './sign-in.ts'

export const form = { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' } as const
/** Lines that make an invoice of about 10 KB, and of not quite the 1,000,000 bytes that are allowed. */
export const [SMALL, LARGE] = [56, 5900]

export const invoiceOf = (number: string, lines: number): string =>
  makeInvoice({
    seller: { nip, name: 'Sprzedawca', address: 'ul. Prosta 1, 00-001 Warszawa' },
    buyer: { nip: '7980332920', name: 'Nabywca', address: 'ul. Długa 2, 30-002 Kraków' },
    number,
    issueDate: new Date().toISOString().slice(0, 10),
    lines: Array.from({ length: lines }, (_, at) => ({ name: `Usługa ${at}`, quantity: 2, netPrice: 12.34 })),
  })
