import type { XmlDocument } from '../../../contracts/operation.ts'
import { makeUpo } from '../../documents/upo/upo.ts'
import type { UpoDocument, UpoFacts } from '../../documents/upo/upo-facts.ts'
import { sha256 } from '../../runtime/sha256.ts'
import type { Environment } from '../handler.ts'
import type { AcceptedInvoiceRecord, SessionRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'
import { pageReferences, standingOf, upoPageSize } from './standing.ts'

/** A UPO and the session that it is of. The same facts give the same bytes: nothing is kept. */
export interface Upo extends XmlDocument {
  readonly session: string
}

/** What a UPO is made of and with. */
export interface UpoPlace extends Pick<Environment, 'profile' | 'runtime'> {
  readonly store: ReadableStore
  readonly now: number
}

/** The UPO of an accepted invoice, from its acceptance on. */
export const upoOfInvoice = async (ksefNumber: string, place: UpoPlace): Promise<Upo | undefined> => {
  const invoice = await place.store.acceptedInvoices.get(ksefNumber)
  const session = invoice && (await place.store.sessions.get(invoice.session))
  if (session === undefined || invoice === undefined || place.now < invoice.acquiredAt) return undefined
  const facts = { documents: [documentOf(invoice)], signedAt: invoice.acquiredAt }
  return make(session, facts, place)
}

/** A page of the UPO of a session that was processed. */
export const upoOfPage = async (
  sessionReference: string,
  reference: string,
  place: UpoPlace,
): Promise<Upo | undefined> => {
  const session = await place.store.sessions.get(sessionReference)
  const standing = session && (await standingOf(session, place.store, place.now))
  if (session === undefined || standing?.status !== 'processed') return undefined
  const pages = pageReferences(session, standing)
  const number = pages.indexOf(reference) + 1
  if (number === 0) return undefined
  const from = (number - 1) * upoPageSize
  const invoices = await place.store.acceptedInvoices.page('bySession', session.referenceNumber, {
    after: [from, '\uffff'],
    size: upoPageSize,
    order: 'oldest',
  })
  const page = {
    number,
    count: pages.length,
    from: from + 1,
    to: from + invoices.length,
    total: standing.succeeded,
  }
  return make(session, { documents: invoices.map(documentOf), page, signedAt: standing.processedAt! }, place)
}

const make = (
  { referenceNumber, context, proof, formCode }: SessionRecord,
  particular: Pick<UpoFacts, 'documents' | 'page' | 'signedAt'>,
  { profile }: UpoPlace,
): Upo => {
  const facts = { sessionReference: referenceNumber, context, proof, formCode, profile, ...particular }
  const xml = Buffer.from(makeUpo(facts))
  return { session: referenceNumber, xml, hash: sha256(xml) }
}

const documentOf = ({ ksefNumber, sentAt, acquiredAt, metadata }: AcceptedInvoiceRecord): UpoDocument => ({
  sellerNip: metadata.seller.nip,
  ksefNumber,
  invoiceNumber: metadata.invoiceNumber,
  issueDate: metadata.issueDate,
  sentAt,
  acquiredAt,
  hash: metadata.invoiceHash,
  mode: metadata.invoicingMode,
})
