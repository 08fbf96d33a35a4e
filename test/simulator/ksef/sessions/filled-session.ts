import { makeInvoiceKey, type Session } from '../../../../client/index.ts'
import { keyFor } from '../../../../client/key-for.ts'
import { formatTimestamp } from '../../../../contracts/ksef/formats.ts'
import { fa3 } from '../../../../contracts/ksef/suite-invoices.ts'
import type { Simulator } from '../../../../simulator/index.ts'
import { storeOf } from '../../store-of.ts'
import { metadataOf } from '../invoices/stored-invoice.ts'

export const ksefNumberOf = (nip: string, place: number) =>
  `${nip}-20261122-${place.toString(16).toUpperCase().padStart(12, '0')}-00`

/** A closed session with so many accepted invoices, which are put straight into the store. Gives its reference number. */
export const fillSession = async (
  { simulator, session, now }: { simulator: Simulator; session: Session; now: number },
  nip: string,
  total: number,
): Promise<string> => {
  const ksefKey = keyFor(await session.publicKeys.list(), 'SymmetricKeyEncryption', now)
  const { encryption } = await makeInvoiceKey(ksefKey)
  const { referenceNumber } = await session.sessions.openOnline({ body: { formCode: fa3, encryption } })
  const store = storeOf(simulator)
  const moments = { sentAt: now, acquiredAt: now, storedAt: now }
  for (let place = 1; place <= total; place++) {
    const ksefNumber = ksefNumberOf(nip, place)
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
  return referenceNumber
}
