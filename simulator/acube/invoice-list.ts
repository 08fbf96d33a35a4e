import { type InvoiceQuery, sortableMembers } from '../../contracts/acube/invoices.ts'
import type { InvoiceRecord } from './records.ts'

/** How GET /invoices filters and orders. */

const members: Readonly<Record<(typeof sortableMembers)[number], (it: InvoiceRecord) => string | number>> = {
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

const dayOf = (it: InvoiceRecord): number => Date.parse(it.summary.invoiceDate ?? '')
const sameDay = (text: string): string => new Date(Date.parse(text)).toISOString().slice(0, 10)

/** Every filter that is given must hold. */
export const filterOf = (query: InvoiceQuery): Test => {
  const tests = [
    ...when(query['createdAt[before]'], day => it => it.createdAt <= Date.parse(day)),
    ...when(query['createdAt[after]'], day => it => it.createdAt >= Date.parse(day)),
    ...when(query['invoiceDate[before]'], day => it => dayOf(it) <= Date.parse(day)),
    ...when(query['invoiceDate[after]'], day => it => dayOf(it) >= Date.parse(day)),
    ...when(query.invoiceDate, day => it => it.summary.invoiceDate === sameDay(day)),
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
  return (a: InvoiceRecord, b: InvoiceRecord): number => {
    for (const { read, sign } of given) {
      const [left, right] = [read(a), read(b)]
      if (left !== right) return left < right ? -sign : sign
    }
    return 0
  }
}
