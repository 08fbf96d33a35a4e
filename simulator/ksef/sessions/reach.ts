import { type ErrorName, KsefError } from '../../../contracts/ksef/errors.ts'
import { notFoundDetails } from '../../../contracts/ksef/sessions/not-found-details.ts'
import type { Told } from '../../../contracts/told.ts'
import { type Caller, contextOf, has } from '../access/caller.ts'
import type { InvoiceRecord, SessionRecord } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { sameAuthors } from '../tokens/reach.ts'
import { why } from './explanations.ts'

/** Who may see every session of the context, whoever opened it (session-resource-access-rule). */
export const seesAll = (caller: Caller): boolean =>
  ownsContext(caller) || has(caller.permissions, 'Introspection') || has(caller.permissions, 'EnforcementOperations')

/** The owner, also by a KSeF token of theirs with fewer rights. */
const ownsContext = (caller: Caller): boolean => {
  const context = contextOf(caller)
  return (
    caller.permissions.includes('Owner') ||
    (caller.subject?.type === context.type && caller.subject.value === context.value)
  )
}

const refuse = (explanation: Told): never => {
  throw new KsefError('insufficientResourceAccess', { explanation })
}

const openedBy = async ({ openedBy }: SessionRecord, caller: Caller, store: ReadableStore): Promise<boolean> =>
  (await sameAuthors(caller, store)).some(author => contextKey(author) === contextKey(openedBy))

/** Refuses who has no part in the session. `all`: whether the right to see all sessions suffices. */
const refuseStranger = async (session: SessionRecord, caller: Caller, store: ReadableStore, all: boolean) => {
  const context = contextKey(contextOf(caller))
  if (contextKey(session.context) !== context)
    refuse(why('ofAnotherContext', { referenceNumber: session.referenceNumber, context }))
  if (ownsContext(caller) || (all && seesAll(caller)) || (await openedBy(session, caller, store))) return
  refuse(
    why(all ? 'openedByAnotherToRead' : 'openedByAnother', {
      referenceNumber: session.referenceNumber,
      opener: contextKey(session.openedBy),
      caller: caller.subject === undefined ? why('nobodyKnown') : contextKey(caller.subject),
      permissions: caller.permissions.join(', '),
    }),
  )
}

const find = async (
  referenceNumber: string,
  store: ReadableStore,
  error: ErrorName,
  type?: SessionRecord['type'],
): Promise<SessionRecord> => {
  const session = await store.sessions.get(referenceNumber)
  if (session === undefined || session.type !== (type ?? session.type))
    throw new KsefError(error, {
      values: { referenceNumber },
      explanation: why('unknownSession', { referenceNumber }),
    })
  return session
}

/** A session of another kind is none that is found. */
const notFound = { Online: 'onlineSessionNotFound', Batch: 'sessionNotFound' } as const satisfies Record<
  string,
  ErrorName
>

/** A session to send to or to close: who opened it, or the owner of the context (sessions-online-062 … 066). */
export const sessionToWrite = async (
  type: SessionRecord['type'],
  referenceNumber: string,
  caller: Caller,
  store: ReadableStore,
): Promise<SessionRecord> => {
  const session = await find(referenceNumber, store, notFound[type], type)
  await refuseStranger(session, caller, store, false)
  return session
}

/** A session to read. */
export const sessionToRead = async (
  referenceNumber: string,
  caller: Caller,
  store: ReadableStore,
): Promise<SessionRecord> => {
  const session = await find(referenceNumber, store, 'sessionNotFound')
  await refuseStranger(session, caller, store, true)
  return session
}

const invalid = (detail: string, explanation: Told) =>
  new KsefError('validationFailed', { details: [detail], explanation })

/** An invoice of a session. Only 21405 is documented where it is named by its reference number (a deviation). */
export const invoiceToRead = async (
  referenceNumber: string,
  invoiceReferenceNumber: string,
  caller: Caller,
  store: ReadableStore,
): Promise<InvoiceRecord> => {
  const session = await store.sessions.get(referenceNumber)
  if (session === undefined)
    throw invalid(notFoundDetails.session(referenceNumber), why('unknownSession', { referenceNumber }))
  await refuseStranger(session, caller, store, true)
  const invoice = await store.invoices.get(invoiceReferenceNumber)
  if (invoice?.session !== referenceNumber)
    throw invalid(
      notFoundDetails.invoice(invoiceReferenceNumber),
      why('unknownInvoice', { session: referenceNumber, invoice: invoiceReferenceNumber }),
    )
  return invoice
}
