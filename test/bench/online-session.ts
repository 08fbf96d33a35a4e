import { encryptInvoice } from '../../client/invoices/encrypt-invoice.ts'
import { type InvoiceKey, makeInvoiceKey } from '../../client/invoices/invoice-key.ts'
import type { Sent } from './load.ts'
import { form, invoiceOf } from './make-invoices.ts'
import { accessTokenFrom, publicKeysOf, type Send } from './sign-in.ts'

/** An online session that takes invoices. */
export interface OpenSession {
  readonly bearer: string
  readonly referenceNumber: string
  readonly key: InvoiceKey
}

export const post = (bearer: string, path: string, body: object): Sent => ({
  method: 'POST',
  path: `/v2${path}`,
  bearer,
  type: 'application/json',
  body: JSON.stringify(body),
})

/** @param bearer an access token; default: of a new sign-in */
export const openSession = async (send: Send, bearer?: string): Promise<OpenSession> => {
  const token = bearer ?? (await accessTokenFrom(send))
  const keys = await publicKeysOf(send)
  const { encryption, ...key } = await makeInvoiceKey(keys.find(({ usage }) => usage[0] === 'SymmetricKeyEncryption')!)
  const { body } = await send(post(token, '/sessions/online', { formCode: form, encryption }))
  return { bearer: token, referenceNumber: JSON.parse(body).referenceNumber, key }
}

let sent = 0
/** An invoice that was never sent, ready to go: what a client does with it is not measured. */
const newInvoice = async ({ bearer, referenceNumber, key }: OpenSession, lines: number): Promise<Sent> => {
  sent += 1
  const body = await encryptInvoice(invoiceOf(`FV/${sent}`, lines), key)
  return post(bearer, `/sessions/online/${referenceNumber}/invoices`, body)
}
export const newInvoices = (session: OpenSession, count: number, lines: number): Promise<Sent[]> =>
  Promise.all(Array.from({ length: count }, () => newInvoice(session, lines)))
