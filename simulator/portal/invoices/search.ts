import { readTimestamp } from '../../../contracts/ksef/formats.ts'
import {
  type InvoiceFilters,
  type InvoiceMetadata,
  queryMetadata,
} from '../../../contracts/ksef/invoices/query-metadata.ts'
import type { CallInput } from '../../../contracts/operation.ts'
import { dayLength, isoAt } from '../instants.ts'
import { endOfDay, startOfDay } from '../parts/list/days.ts'
import type { Found } from '../parts/list/list.tsx'
import type { ListQuery } from '../parts/list/query.ts'
import type { Language } from '../texts.ts'
import type { SignedInVisit } from '../visit.ts'
import { amountGiven } from './typed-amount.ts'

/** Days that are shown when none are asked for; KSeF looks at no more than 100. */
export const shownDays = 90
const mostDays = 99

type DateType = InvoiceFilters['dateRange']['dateType']
type Filters = CallInput<typeof queryMetadata>['body']

export const dateTypeOf = (text: string | undefined): DateType => (text as DateType | undefined) ?? 'PermanentStorage'

/**
 * Where a page begins: with what is as old as an instant or older, less the first so many of these. The API's own offset
 * makes it read all that lies before; an instant it finds at once.
 */
interface Cursor {
  readonly to?: string
  readonly skip: number
}

const readCursor = (after: string | undefined): Cursor => {
  const [to, skip] = after?.split('~') ?? []
  return { to: to || undefined, skip: Math.max(0, Number.parseInt(skip ?? '', 10) || 0) }
}
const writeCursor = ({ to = '', skip }: Cursor): string => `${to}~${skip}`

const keyOf: Record<DateType, (row: InvoiceMetadata) => string> = {
  Issue: ({ issueDate }) => endOfDay(issueDate)!,
  Invoicing: ({ invoicingDate }) => invoicingDate,
  PermanentStorage: ({ permanentStorageDate }) => permanentStorageDate,
}

/** The page after these rows. Many may bear one instant, as those of a batch do: within it their number counts. */
export const nextCursor = (
  rows: readonly InvoiceMetadata[],
  dateType: DateType,
  { to, skip }: Cursor,
): Cursor | undefined => {
  const keys = rows.map(keyOf[dateType])
  const last = keys.at(-1)
  if (last === undefined) return undefined
  const alike = keys.length - keys.indexOf(last)
  return { to: last, skip: to === last && alike === keys.length ? skip + alike : alike }
}

/** By Warsaw's clock, where no offset is given. */
const instantOf = (text: string): number => readTimestamp(text) ?? Number.NaN

const rangeOf = (values: ListQuery['values'], { to }: Cursor, now: number): { from: string; to?: string } => {
  const given = { from: startOfDay(values.from), to: endOfDay(values.to) }
  const latest = given.to === undefined ? now : instantOf(given.to)
  const from = given.from ?? isoAt((Number.isNaN(latest) ? now : latest) - shownDays * dayLength)
  const start = instantOf(from)
  // What is no date is KSeF's to refuse.
  const far = given.to === undefined && start + mostDays * dayLength < now
  return { from, to: to ?? given.to ?? (far ? isoAt(start + mostDays * dayLength) : undefined) }
}

const amountOf = (text: string | undefined, language: Language): number | undefined =>
  text === undefined ? undefined : amountGiven(text, language)

const flagOf = (text: string | undefined): boolean | undefined => (text === undefined ? undefined : text === 'yes')

const filtersOf = ({ values, view }: ListQuery, cursor: Cursor, now: number, language: Language): Filters => {
  const { amountFrom, amountTo, buyer, buyerType } = values
  return {
    subjectType: view as Filters['subjectType'],
    dateRange: { dateType: dateTypeOf(values.date), ...rangeOf(values, cursor, now) },
    ksefNumber: values.ksef,
    invoiceNumber: values.number,
    ...((amountFrom ?? amountTo) !== undefined && {
      amount: {
        type: (values.amount ?? 'Brutto') as NonNullable<Filters['amount']>['type'],
        from: amountOf(amountFrom, language),
        to: amountOf(amountTo, language),
      },
    }),
    sellerNip: values.seller,
    ...((buyer ?? buyerType) !== undefined && {
      buyerIdentifier: { type: (buyerType ?? 'Nip') as NonNullable<Filters['buyerIdentifier']>['type'], value: buyer },
    }),
    currencyCodes: values.currency === undefined ? undefined : [values.currency.toUpperCase() as never],
    invoicingMode: values.mode as Filters['invoicingMode'],
    isSelfInvoicing: flagOf(values.self),
    formType: values.form as Filters['formType'],
    invoiceTypes: values.kind === undefined ? undefined : [values.kind as never],
    hasAttachment: flagOf(values.attachment),
  }
}

const largestPage = queryMetadata.query.shape.pageSize.def.innerType.maxValue ?? 250

/** One page of the list, whichever it is: what lies before it is not read. */
export const findInvoices = async (
  { signedIn, runtime, language }: SignedInVisit,
  query: ListQuery,
): Promise<Found<InvoiceMetadata>> => {
  const cursor = readCursor(query.after)
  const { size } = query
  const body = filtersOf(query, cursor, runtime.now(), language)
  const ask = (pageOffset: number, pageSize: number) =>
    signedIn.ksef.invoices.queryMetadata({ query: { sortOrder: 'Desc', pageOffset, pageSize }, body })
  const read = async () => {
    const { skip } = cursor
    if (skip + size <= largestPage) {
      const { invoices, hasMore } = await ask(0, skip + size)
      return { rows: invoices.slice(skip), hasMore }
    }
    const first = await ask(Math.floor(skip / size), size)
    const over = skip % size
    if (over === 0 || !first.hasMore) return { rows: first.invoices.slice(over), hasMore: first.hasMore }
    const second = await ask(Math.floor(skip / size) + 1, size)
    const rows = [...first.invoices, ...second.invoices].slice(over, over + size)
    return { rows, hasMore: second.hasMore || second.invoices.length > over }
  }
  const { rows, hasMore } = await read()
  const next = hasMore ? nextCursor(rows, body.dateRange.dateType, cursor) : undefined
  return { rows, next: next && writeCursor(next) }
}
