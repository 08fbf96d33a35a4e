import type { FormCode } from '../../contracts/ksef/form-codes.ts'
import { type Client, createClient } from '../client.ts'
import { encryptInvoice } from '../invoices/encrypt-invoice.ts'
import { fa3 } from '../invoices/fa3.ts'
import { makeInvoiceKey } from '../invoices/invoice-key.ts'
import { keyFor } from '../key-for.ts'
import { type Patience, poll } from '../poll.ts'
import { watchExplanations } from '../watch-explanations.ts'
import { InvoiceFailed } from './send-invoice-failed.ts'

export interface SendInvoice {
  /** The invoice; bytes are sent as they are. */
  readonly xml: string | Uint8Array
  /** Default: FA (3). */
  readonly formCode?: FormCode
  /** It was issued offline: QR codes stand on what the buyer got. False when not given. */
  readonly offline?: boolean
  /** Makes it a technical correction: the hash (SHA-256, Base64) of an offline invoice that KSeF rejected. */
  readonly hashOfCorrectedInvoice?: string
  /** For each of the two waits: the invoice's outcome, the session's UPO. */
  readonly patience?: Patience
}

export interface SentInvoice {
  readonly ksefNumber: string
  readonly invoiceReferenceNumber: string
  readonly sessionReferenceNumber: string
  /** The signed UPO of the session, XML: of this one invoice. */
  readonly upo: string
}

const SUCCEEDED = 200
/** Taken in, being processed; session open, closed. */
const underWay: readonly number[] = [100, 150, 170]

/** Sends one invoice in an open session and waits for what becomes of it. */
const send = async (
  session: Client,
  referenceNumber: string,
  body: Parameters<Client['sessions']['sendInvoice']>[0]['body'],
  patience?: Patience,
) => {
  const sent = await session.sessions.sendInvoice({ params: { referenceNumber }, body })
  const watched = watchExplanations(session.connection)
  const { sessions } = createClient(watched.connection)
  const params = { referenceNumber, invoiceReferenceNumber: sent.referenceNumber }
  const invoice = await poll(
    `Invoice ${sent.referenceNumber}`,
    () => sessions.invoiceStatus({ params }),
    ({ status }) => !underWay.includes(status.code),
    session.connection.clock,
    patience,
  )
  return { invoice, explanationId: watched.last() }
}

/**
 * Sends an invoice in an online session of its own: encrypts it with a fresh key, opens the session, sends, waits for
 * the outcome, closes, waits for the UPO and fetches it. The session is closed whatever comes of the invoice.
 * @throws InvoiceFailed when KSeF rejects the invoice (410, 440, 450 and others), a Refusal when it refuses a request,
 * WaitedTooLong at the deadline.
 */
export const sendInvoice = async (
  session: Client,
  { xml, formCode = fa3, offline, hashOfCorrectedInvoice, patience }: SendInvoice,
): Promise<SentInvoice> => {
  const { clock } = session.connection
  const ksefKey = keyFor(await session.publicKeys.list(), 'SymmetricKeyEncryption', clock.now())
  const { encryption, ...key } = await makeInvoiceKey(ksefKey)
  const { referenceNumber } = await session.sessions.openOnline({ body: { formCode, encryption } })
  const params = { referenceNumber }
  const body = { ...(await encryptInvoice(xml, key)), offlineMode: offline, hashOfCorrectedInvoice }
  const { invoice, explanationId } = await send(session, referenceNumber, body, patience)
    // What came of the invoice counts; a session that stays open ends by itself.
    .finally(() => session.sessions.closeOnline({ params }).catch(() => undefined))
  const references = { sessionReferenceNumber: referenceNumber, invoiceReferenceNumber: invoice.referenceNumber }
  const { ksefNumber } = invoice
  if (invoice.status.code !== SUCCEEDED || !ksefNumber)
    throw new InvoiceFailed(references, invoice.status, explanationId)

  const closed = await poll(
    `UPO of session ${referenceNumber}`,
    () => session.sessions.status({ params }),
    ({ status }) => !underWay.includes(status.code),
    clock,
    patience,
  )
  const [page] = closed.upo?.pages ?? []
  if (closed.status.code !== SUCCEEDED || !page) throw new InvoiceFailed(references, closed.status)
  const { xml: upo } = await session.sessions.upo({ params: { ...params, upoReferenceNumber: page.referenceNumber } })
  return { ksefNumber, ...references, upo: new TextDecoder().decode(upo) }
}
