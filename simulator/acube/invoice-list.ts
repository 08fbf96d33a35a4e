import { type InvoiceQuery, sortableMembers } from '../../contracts/acube/invoices.ts'
import type { InvoiceRecord } from './records.ts'

/** How GET /invoices filters and orders. */

/** What a list is ordered by; the documents of thousands of invoices are not kept for it. */
export type SortedInvoice = Omit<InvoiceRecord, 'xml' | 'upo'>
export const withoutDocuments = ({ xml, upo, ...rest }: InvoiceRecord): SortedInvoice => rest

const members: Readonly<Record<(typeof sortableMembers)[number], (it: SortedInvoice) => string | number>> = {
  createdAt: it => it.createdAt,
  invoiceDate: it => it.summary.invoiceDate ?? '',
  invoiceCreatorNip: it => it.summary.sellerNip ?? '',
  invoiceRecipientNip: it => it.summary.buyerNip ?? '',
  invoiceType: it => it.summary.invoiceType ?? '',
  invoiceNumber: it => it.summary.invoiceNumber ?? '',
  status: it => it.status,
}

type Test = (it: InvoiceRecord) => boolean
const when = <T>(value: T | undefined, test: (value: T) => Test): Test[] => (value === undefined ? [] : [test(value)])

/** As precise as it is shown. */
const seconds = (at: number): number => Math.floor(at / 1000)
const secondOf = (text: string): number => seconds(Date.parse(text))

/** An invoice's date has neither time nor zone: of what is asked for, the day counts as it is written. */
const dayIn = (text: string): string => text.slice(0, 'YYYY-MM-DD'.length)
const dated =
  (holds: (day: string) => boolean): Test =>
  ({ summary: { invoiceDate } }) =>
    invoiceDate !== undefined && holds(invoiceDate)

/** Every filter that is given must hold. */
export const filterOf = (query: InvoiceQuery): Test => {
  const tests = [
    ...when(query['createdAt[before]'], text => it => seconds(it.createdAt) <= secondOf(text)),
    ...when(query['createdAt[after]'], text => it => seconds(it.createdAt) >= secondOf(text)),
    ...when(query['invoiceDate[before]'], text => dated(day => day <= dayIn(text))),
    ...when(query['invoiceDate[after]'], text => dated(day => day >= dayIn(text))),
    ...when(query.invoiceDate, text => dated(day => day === dayIn(text))),
    ...when(query.invoiceCreatorNip, nip => it => it.summary.sellerNip === nip),
    ...when(query.invoiceRecipientNip, nip => it => it.summary.buyerNip === nip),
    ...when(query.invoiceType, type => it => it.summary.invoiceType === type),
    ...when(query.invoiceNumber, number => it => it.summary.invoiceNumber === number),
    ...when(query.status, status => it => it.status === status),
    ...when(query.invoiceStatus, status => it => it.status === status),
    ...when(query.downloaded, flag => it => (it.downloadedAt !== undefined) === flag),
    ...when(query.direction, direction => it => it.direction === direction),
  ]
  return it => tests.every(test => test(it))
}

/** The orders that are given, one after another in the order of the reference. */
export const orderOf = (query: InvoiceQuery) => {
  const given = sortableMembers.flatMap(name => {
    const direction = query[`order[${name}]`]
    return direction === undefined ? [] : [{ read: members[name], sign: direction === 'asc' ? 1 : -1 }]
  })
  return (a: SortedInvoice, b: SortedInvoice): number => {
    for (const { read, sign } of given) {
      const [left, right] = [read(a), read(b)]
      if (left !== right) return left < right ? -sign : sign
    }
    return 0
  }
}
