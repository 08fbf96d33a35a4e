import { type InvoiceMetadata, queryMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { nipOf } from '../context.ts'
import { dayLength, isoAt } from '../instants.ts'
import { invoiceList } from '../invoices/list.tsx'
import { findInvoices } from '../invoices/search.ts'
import { readListQuery } from '../parts/list/query.ts'
import { unlessRefused } from '../refusal.ts'
import { obstacles } from '../rights.ts'
import type { SignedInVisit } from '../visit.ts'

/** By KSeF number. */
export type KnownInvoices = ReadonlyMap<string, InvoiceMetadata>

/** Of one query; older versions of the API take three months. */
const span = 89 * dayLength
/** Queries for those that stand in no list, of so many invoices each: KSeF counts them by the hour. */
const mostQueries = 4
const pageSize = 250

/** Seller and day, as a KSeF number says them. */
const madeOf = /^(\d{10})-(\d{4})(\d\d)(\d\d)-/

const partsOf = (ksefNumber: string) => {
  const [, seller = '', ...date] = madeOf.exec(ksefNumber) ?? []
  return { ksefNumber, seller, at: Date.parse(date.join('-')) }
}

/** The page of the list that they were chosen from holds most of them. */
const ofList = async (visit: SignedInVisit, list: string): Promise<readonly InvoiceMetadata[]> =>
  (await findInvoices(visit, readListQuery(invoiceList, new URLSearchParams(list)))).rows

type Part = ReturnType<typeof partsOf>

/** One page of what a seller issued from a day on: to the context, or in it. */
const ofSeller = ({ signedIn: { ksef, context } }: SignedInVisit, parts: readonly Part[], pageOffset: number) => {
  const { seller, at, ksefNumber } = parts[0]!
  return ksef.invoices.queryMetadata({
    query: { sortOrder: 'Asc', pageOffset, pageSize },
    body: {
      subjectType: seller === nipOf(context) ? 'Subject1' : 'Subject2',
      dateRange: { dateType: 'PermanentStorage', from: isoAt(at - dayLength), to: isoAt(at - dayLength + span) },
      sellerNip: seller,
      ksefNumber: parts.length === 1 ? ksefNumber : undefined,
    },
  })
}

/**
 * What KSeF's list says of these invoices: what whoever is signed in may read of them, and no more than few queries find.
 * @param list as it was seen when they were chosen.
 */
export const readKnown = async (
  visit: SignedInVisit,
  numbers: readonly string[],
  list: string | null,
): Promise<KnownInvoices> => {
  const known = new Map<string, InvoiceMetadata>()
  if (obstacles([queryMetadata], visit.signedIn.rights)) return known
  const keep = (rows: readonly InvoiceMetadata[]) => {
    for (const row of rows) if (numbers.includes(row.ksefNumber)) known.set(row.ksefNumber, row)
  }
  const unread = () =>
    numbers
      .filter(number => !known.has(number))
      .map(partsOf)
      .filter(({ at }) => !Number.isNaN(at))
      .sort((a, b) => a.at - b.at)
  const read = async () => {
    if (list !== null) keep(await ofList(visit, list))
    const [oldest, ...others] = unread()
    if (oldest === undefined) return
    // An identifier has one seller.
    const wanted = [oldest, ...others.filter(({ seller }) => seller === oldest.seller)]
    for (let page = 0; page < mostQueries && wanted.some(({ ksefNumber }) => !known.has(ksefNumber)); page++) {
      const { invoices, hasMore } = await ofSeller(visit, wanted, page)
      keep(invoices)
      if (!hasMore) return
    }
  }
  // The numbers alone do, too.
  await unlessRefused(visit.session, read, () => undefined)
  return known
}
