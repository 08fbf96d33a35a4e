import { InvoiceFilters } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { SessionType } from '../../../contracts/ksef/sessions/session.ts'
import { dayLength, isoAt } from '../instants.ts'
import { noUpoPage } from '../pages/went-wrong.tsx'
import { ifKnown } from '../refusal.ts'
import { pathWith } from '../reply.tsx'
import { upoFile } from '../sessions/upo.ts'
import type { TextKey } from '../texts.ts'
import type { SignedInPage, SignedInVisit } from '../visit.ts'

/** Sessions that are looked at, and such that are asked for the UPO, at most. */
const mostListed = 500
const mostAsked = 200
const listedAtOnce = 50
/** A session takes invoices for twelve hours; what KSeF works on after its end gets as much again. */
const longestSession = dayLength

/** When KSeF got it, as milliseconds: from and to. */
type Received = readonly [from: number, to: number]

/** The day in a KSeF number (9999999999-YYYYMMDD-…) with the nights around it. */
const dayOf = (ksefNumber: string): Received => {
  const start = Date.parse(ksefNumber.slice(11, 19).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3'))
  return [start - dayLength, start + 2 * dayLength]
}

/** To the second where its metadata can be read: who may send an invoice need not be allowed to. */
const receivedAt = async ({ signedIn }: SignedInVisit, ksefNumber: string): Promise<Received> => {
  const about = dayOf(ksefNumber)
  const [from, to] = about
  const dateRange = { dateType: 'Invoicing' as const, from: isoAt(from), to: isoAt(to) }
  for (const subjectType of InvoiceFilters().shape.subjectType.options) {
    const query = { pageOffset: 0, pageSize: 10 }
    const body = { subjectType, dateRange, ksefNumber }
    const found = await ifKnown(() => signedIn.ksef.invoices.queryMetadata({ query, body }))
    const [invoice] = found?.invoices ?? []
    // KSeF's instants are finer than ours.
    const at = Date.parse(invoice?.invoicingDate ?? '')
    if (!Number.isNaN(at)) return [at, at + 1000]
  }
  return about
}

/** Those that were at work then, the latest first. */
async function* sessionsAt({ signedIn: { ksef } }: SignedInVisit, [from, to]: Received) {
  for (const sessionType of SessionType().options) {
    const query = {
      sessionType,
      pageSize: listedAtOnce,
      dateCreatedFrom: isoAt(from - longestSession),
      dateCreatedTo: isoAt(to),
      dateModifiedFrom: isoAt(from),
    }
    let after: string | undefined
    do {
      const page = await ksef.sessions.list({ query, headers: { 'x-continuation-token': after } })
      yield* page.sessions
      after = page.continuationToken ?? undefined
    } while (after !== undefined)
  }
}

/** The UPO, or why there is none. */
const upoOf = async (visit: SignedInVisit, ksefNumber: string): Promise<{ xml: Uint8Array } | TextKey> => {
  if (dayOf(ksefNumber).some(Number.isNaN)) return 'upoNotFoundLine'
  const received = await receivedAt(visit, ksefNumber)
  let listed = 0
  let asked = 0
  for await (const { referenceNumber, successfulInvoiceCount } of sessionsAt(visit, received)) {
    if (listed++ === mostListed) return 'upoNotSearched'
    if (successfulInvoiceCount === 0) continue
    if (asked++ === mostAsked) return 'upoNotSearched'
    const params = { referenceNumber, ksefNumber }
    const upo = await ifKnown(() => visit.signedIn.ksef.sessions.upoByKsefNumber({ params }))
    if (upo !== undefined) return upo
  }
  return 'upoNotFoundLine'
}

/** The UPO of an invoice. The API gives it by the session alone, and says of no invoice in which one it came. */
export const upoOfInvoicePage: SignedInPage = async visit => {
  const ksefNumber = visit.url.searchParams.get('invoice') ?? ''
  const upo = await upoOf(visit, ksefNumber)
  return typeof upo === 'string'
    ? noUpoPage(visit, pathWith('/web/invoices/invoice', { invoice: ksefNumber }), upo)
    : upoFile(visit, upo.xml, `upo-${ksefNumber}`)
}
