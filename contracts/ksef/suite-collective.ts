import type { CallInput } from '../operation.ts'
import type { Target } from '../suite.ts'
import type { Operations } from './operations.ts'
import {
  type Accepted,
  clockOf,
  type InvoiceOptions,
  openInvoiceSession,
  sendAccepted,
  stored,
} from './suite-invoices.ts'
import type { Session } from './suite-preparation.ts'

/** How cases come to invoices that may be collected, and to what is made of them. */

export type CollectBody = CallInput<Operations['collectiveIdentifiers']['create']>['body']

/** Invoices of a seller that are stored for good. */
export const storedInvoices = async (
  target: Target,
  seller: Session,
  count: number,
  options: Partial<InvoiceOptions> = {},
): Promise<Accepted[]> => {
  const session = await openInvoiceSession(target, seller)
  const invoices: Accepted[] = []
  for (let place = 0; place < count; place++) {
    const invoice = await sendAccepted(target, session, options)
    await stored(target, session, invoice)
    invoices.push(invoice)
  }
  return invoices
}

/** Collects invoices, without saying what is paid. */
export const collect = async (
  by: Session,
  invoices: readonly { readonly ksefNumber: string }[],
  details: Partial<CollectBody['invoices'][number]> = {},
): Promise<string> => {
  const body = { invoices: invoices.map(({ ksefNumber }) => ({ ksefNumber, ...details })) }
  const { collectiveIdentifierNumber } = await by.call.collectiveIdentifiers.create({ body })
  return collectiveIdentifierNumber
}

/** From yesterday to tomorrow by KSeF's clock. */
export const aroundNow = async (target: Target) => {
  const now = (await clockOf(target)).getTime()
  const day = 86_400_000
  return { dateCreatedFrom: new Date(now - day).toISOString(), dateCreatedTo: new Date(now + day).toISOString() }
}
