import type { InvoiceMetadata } from '../../contracts/ksef/invoices/query-metadata.ts'
import type { Simulator } from '../../simulator/simulator.ts'
import { nip } from './sign-in.ts'

const buyer = '7980332920'

const metadataAt = (ksefNumber: string, at: string): InvoiceMetadata => ({
  ksefNumber,
  invoiceNumber: 'FV/1',
  issueDate: at.slice(0, 10),
  invoicingDate: at,
  acquisitionDate: at,
  permanentStorageDate: at,
  seller: { nip, name: 'Sprzedawca' },
  buyer: { identifier: { type: 'Nip', value: buyer }, name: 'Nabywca' },
  netAmount: 100,
  grossAmount: 123,
  vatAmount: 23,
  currency: 'PLN',
  invoicingMode: 'Online',
  invoiceType: 'Vat',
  formCode: { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
  isSelfInvoicing: false,
  hasAttachment: false,
  invoiceHash: `${'A'.repeat(43)}=`,
  thirdSubjects: [],
})

/** The instant of the first. */
export const begin = Date.now() - 3_000_000

const document = Buffer.alloc(1000, '<Faktura/>')

/** Invoices as accept-invoice.ts keeps them, as far as a query looks at them; with a small document each. */
export const fill = ({ engine }: Simulator, from: number, to: number): Promise<void> =>
  engine.write(async ({ ksef }) => {
    for (let place = from; place < to; place++) {
      const at = begin + place
      const moment = new Date(at).toISOString().replace('Z', '+00:00')
      const ksefNumber = `${nip}-20260101-${place.toString(16).toUpperCase().padStart(12, '0')}-00`
      const metadata = metadataAt(ksefNumber, moment)
      const times = { sentAt: at, storedAt: at }
      await ksef.acceptedInvoices.put({
        ...{ ksefNumber, metadata, ...times, acquiredAt: at },
        ...{ invoice: ksefNumber, session: 'session', place },
      })
      await ksef.invoiceDocuments.put({ ksefNumber, document })
      const party = `Nip:${nip}`
      await ksef.invoiceParties.put({ role: 'Subject1', party, ksefNumber, issuedAt: at, ...times, metadata })
    }
  })
