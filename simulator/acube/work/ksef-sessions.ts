import type { Session } from '../../../client/index.ts'
import { encryptInvoice } from '../../../client/invoices/encrypt-invoice.ts'
import { makeInvoiceKey } from '../../../client/invoices/invoice-key.ts'
import { keyFor } from '../../../client/key-for.ts'
import type { SessionInvoice } from '../../../contracts/ksef/sessions/session.ts'
import { all } from '../../store/each.ts'
import { fa3 } from '../fa3/form.ts'
import { acubeTables } from '../tables.ts'
import type { Run } from './run.ts'
import { isForbidden, isRefusal, isUnknownSession } from './trouble.ts'

/** The interactive sessions that A-Cube opens in KSeF, each on record until it is closed. */

export interface OpenKsefSession {
  readonly referenceNumber: string
  send(xml: Uint8Array): Promise<string>
}

export const openKsefSession = async (session: Session, entity: string, run: Run): Promise<OpenKsefSession> => {
  const ksefKey = keyFor(await session.publicKeys.list(), 'SymmetricKeyEncryption', run.runtime.now())
  const { encryption, ...key } = await makeInvoiceKey(ksefKey)
  const { referenceNumber } = await session.sessions.openOnline({ body: { formCode: fa3, encryption } })
  await run.tables.write(store => store.sessions.put({ referenceNumber, entity, openedAt: run.runtime.now() }))
  return {
    referenceNumber,
    send: async xml => {
      const sent = await session.sessions.sendInvoice({
        params: { referenceNumber },
        body: await encryptInvoice(xml, key),
      })
      return sent.referenceNumber
    },
  }
}

export const closeKsefSession = async (session: Session, referenceNumber: string, { tables }: Run): Promise<void> => {
  await session.sessions.closeOnline({ params: { referenceNumber } }).catch((error: unknown) => {
    // Closed already, or by KSeF itself; or another person opened it: KSeF closes it some day.
    if (!isRefusal(error)) throw error
  })
  await tables.write(store => store.sessions.delete(referenceNumber))
}

/** Closes what an earlier run had to leave open: nothing can arrive in it after that. */
export const closeLeftOpen = async (session: Session, entity: string, run: Run): Promise<void> => {
  const left = await run.tables.read(store => all(store.sessions, acubeTables.sessions, 'byEntity', entity))
  for (const { referenceNumber } of left) await closeKsefSession(session, referenceNumber, run)
}

/**
 * Every invoice that KSeF has in a session; none when KSeF knows no such session. Undefined when KSeF does not show it:
 * another person's token opened it.
 */
export const invoicesIn = async (
  session: Session,
  referenceNumber: string,
): Promise<readonly SessionInvoice[] | undefined> => {
  const found: SessionInvoice[] = []
  let continuation: string | undefined
  try {
    do {
      const page = await session.sessions.invoices({
        params: { referenceNumber },
        query: { pageSize: 1000 },
        headers: { 'x-continuation-token': continuation },
      })
      found.push(...page.invoices)
      continuation = page.continuationToken ?? undefined
    } while (continuation !== undefined)
  } catch (error) {
    if (isForbidden(error)) return undefined
    if (!isUnknownSession(error)) throw error
  }
  return found
}
