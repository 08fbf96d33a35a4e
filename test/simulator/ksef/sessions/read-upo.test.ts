import { expect, test } from 'vitest'
import { makeInvoiceKey } from '../../../../client/invoices/invoice-key.ts'
import { keyFor } from '../../../../client/key-for.ts'
import { formatTimestamp } from '../../../../contracts/ksef/formats.ts'
import { fa3 } from '../../../../contracts/ksef/suite-invoices.ts'
import { simulated } from '../../simulated.ts'
import { storeOf } from '../../store-of.ts'
import { metadataOf } from '../invoices/stored-invoice.ts'

/** The pages of the UPO of a session with more invoices than a page has: they are put straight into the store. */

const nip = '5265877635'
const total = 10_001

const filled = async () => {
  const { runtime, simulator, signedIn } = simulated()
  const session = await signedIn(nip)
  const keys = await session.publicKeys.list()
  const ksefKey = keyFor(keys, 'SymmetricKeyEncryption', runtime.now())
  const { encryption } = await makeInvoiceKey(ksefKey)
  const { referenceNumber } = await session.sessions.openOnline({ body: { formCode: fa3, encryption } })
  const store = storeOf(simulator)
  const now = runtime.now()
  const moments = { sentAt: now, acquiredAt: now, storedAt: now }
  for (let place = 1; place <= total; place++) {
    const ksefNumber = ksefNumberOf(place)
    const metadata = metadataOf(ksefNumber, formatTimestamp(now))
    await store.acceptedInvoices.put({
      ksefNumber,
      invoice: '',
      session: referenceNumber,
      place,
      metadata,
      ...moments,
    })
  }
  await store.invoices.put({
    referenceNumber: 'last',
    session: referenceNumber,
    ordinal: total,
    sentAt: now,
    processedFrom: now,
    settlesAt: now,
    hash: '',
    outcome: 'succeeded',
    succeeded: total,
    failed: 0,
  })
  const record = await store.sessions.get(referenceNumber)
  await store.sessions.put({ ...record!, invoiceCount: total, lastSentAt: now, settlesAt: now })
  await session.sessions.closeOnline({ params: { referenceNumber } })
  return { session, referenceNumber }
}
const ksefNumberOf = (place: number) => `${nip}-20261122-${place.toString(16).toUpperCase().padStart(12, '0')}-00`

test('ten thousand and one invoices are two pages, the first full', async () => {
  const { session, referenceNumber } = await filled()
  const { upo, successfulInvoiceCount } = await session.sessions.status({ params: { referenceNumber } })
  expect(successfulInvoiceCount).toBe(total)
  const pages = await Promise.all(
    upo!.pages.map(async ({ referenceNumber: upoReferenceNumber }) => {
      const { xml } = await session.sessions.upo({ params: { referenceNumber, upoReferenceNumber } })
      return new TextDecoder().decode(xml)
    }),
  )
  const elements = (xml: string, name: string) =>
    Array.from(xml.matchAll(new RegExp(`<${name}>([^<]*)<`, 'g')), ([, text]) => text)
  expect(pages.map(xml => elements(xml, 'NumerKSeFDokumentu').length)).toEqual([10_000, 1])
  expect(elements(pages[0]!, 'NumerKSeFDokumentu')[0]).toBe(ksefNumberOf(1))
  expect(elements(pages[1]!, 'NumerKSeFDokumentu')).toEqual([ksefNumberOf(total)])
  const described = (xml: string) =>
    ['Strona', 'LiczbaStron', 'ZakresDokumentowOd', 'ZakresDokumentowDo', 'CalkowitaLiczbaDokumentow'].map(
      name => elements(xml, name)[0],
    )
  expect(pages.map(described)).toEqual([
    ['1', '2', '1', '10000', '10001'],
    ['2', '2', '10001', '10001', '10001'],
  ])
})
