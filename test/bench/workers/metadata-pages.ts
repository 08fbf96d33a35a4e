import { createClient, makeSeal, signInWithSeal } from '../../../client/index.ts'
import type { InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import type { Simulator } from '../../../simulator/simulator.ts'
import { cpuOfEach } from '../cpu.ts'
import { installedSimulator } from '../installed.ts'
import { some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'
import { nip } from '../sign-in.ts'
import { effortOfWorker, report } from '../worker.ts'

export interface MetadataFigures {
  readonly count: number
  /** Microseconds of CPU for a page of 100, where there are a thousand invoices, and where there are many. */
  readonly few: number
  readonly many: number
}

const effort = effortOfWorker()
const { createSimulator } = await installedSimulator()
const origin = 'http://127.0.0.1'
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

const begin = Date.now() - 3_000_000

/** Invoices as accept-invoice.ts keeps them, as far as a query looks at them. */
const fill = ({ engine }: Simulator, from: number, to: number): Promise<void> =>
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
      const party = `Nip:${nip}`
      await ksef.invoiceParties.put({ role: 'Subject1', party, ksefNumber, issuedAt: at, ...times })
    }
  })

const owned = async (count: number) => {
  const simulator = createSimulator({ rateLimits: 'off', journal: false })
  const client = createClient({ baseUrl: origin, fetch: simulator.fetch })
  const session = await signInWithSeal(client, { nip, identity: await makeSeal({ nip, key: 'p256' }) })
  const headers = { Authorization: `Bearer ${await session.accessToken()}`, 'Content-Type': 'application/json' }
  for (let from = 0; from < count; from += 1e4) await fill(simulator, from, Math.min(count, from + 1e4))
  const body = JSON.stringify({
    subjectType: 'Subject1',
    dateRange: { dateType: 'PermanentStorage', from: new Date(begin).toISOString() },
  })
  return async () => {
    const url = `${origin}/v2/invoices/query/metadata?pageSize=100`
    const response = await simulator.fetch(url, { method: 'POST', headers, body })
    const { invoices } = (await response.json()) as { invoices: unknown[] }
    if (invoices.length !== 100) throw new Error(`a page of ${invoices.length} invoices`)
  }
}

const count = effort.share < 1 ? 1e5 : 1e6
const [few, many] = [await owned(1e3), await owned(count)]
const costOf = (page: () => Promise<void>) => () => cpuOfEach(some(100, effort), page)
const figures = await inTurn(effort.rounds, { few: costOf(few), many: costOf(many) }, effort.warmUps)
report({ count, ...figures } satisfies MetadataFigures)
