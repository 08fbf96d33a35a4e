import { readDate, warsawDate } from '../../../contracts/ksef/formats.ts'
import type { InvoiceFilters, InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { othersTurn } from '../../runtime/others-turn.ts'
import { endOf, type Position } from '../../store/engine.ts'
import type { InvoicePartyRecord } from '../records.ts'
import { type KsefTransactions, partiesKey, partyKey, type ReadableStore } from '../tables.ts'
import type { Range } from './date-range.ts'
import { matcherOf } from './matches-filters.ts'
import { namedBy } from './named-by.ts'

/** invoices-query-021 */
export const mostFound = 10_000
/** So many are looked at in one go: some forty microseconds. */
const stride = 500

type DateType = InvoiceFilters['dateRange']['dateType']
type Matcher = (invoice: InvoiceMetadata) => boolean

const positionOf: Record<DateType, (record: InvoicePartyRecord) => number> = {
  Issue: record => record.issuedAt,
  Invoicing: record => record.sentAt,
  PermanentStorage: record => record.storedAt,
}

/** The day of issue is compared as a day, Poland's (CIRFMF/ksef-api issue 507). */
export const rangeOf = (dateType: DateType, { from, to }: Range): Range =>
  dateType === 'Issue' ? { from: dayOf(from), to: dayOf(to) } : { from, to }

const dayOf = (at: number): number => readDate(warsawDate(at))!

export interface Search {
  readonly filters: InvoiceFilters
  readonly range: Range
  /** Whose invoices, as contextKey has it. */
  readonly party: string
  readonly descending: boolean
  readonly now: number
}

/**
 * The matching invoices from place `skip` on, in order, and whether others follow. Only stored ones are found. It reads a
 * piece at a time, and others come in between: what they bring is stored now at the earliest.
 */
export const findInvoices = async (
  search: Search,
  skip: number,
  size: number,
  read: KsefTransactions['read'],
): Promise<{ found: InvoiceMetadata[]; more: boolean }> => {
  const found: InvoiceMetadata[] = []
  let place = 0
  for await (const piece of piecesOf(search, read))
    for (const invoice of piece) {
      if (found.length === size || place >= mostFound) return { found, more: true }
      if (place++ >= skip) found.push(invoice)
    }
  return { found, more: false }
}

/** What matches, in order, piece by piece. */
async function* piecesOf(search: Search, read: KsefTransactions['read']): AsyncGenerator<readonly InvoiceMetadata[]> {
  const { filters, range, party, descending, now } = search
  const matches = matcherOf(filters)
  const named = await read(store => namedBy(filters, range, store))
  if (named !== undefined) {
    yield await read(async store => matching(await partsIn(named, search, store), now, matches, store))
    return
  }
  const { dateType } = filters.dateRange
  const at = positionOf[dateType]
  const partition = partiesKey(filters.subjectType, party)
  const order = descending ? 'newest' : 'oldest'
  const isBeyond = descending
    ? (record: InvoicePartyRecord) => at(record) < range.from
    : (record: InvoicePartyRecord) => at(record) > range.to
  let after: Position | undefined = descending ? endOf(range.to) : [range.from, '']
  while (after !== undefined) {
    const page = { after, size: stride, order } as const
    const [records, found] = await read(async store => {
      const records = upTo(isBeyond, await store.invoiceParties.page(dateType, partition, page))
      return [records, await matching(records, now, matches, store)] as const
    })
    yield found
    const last = records.at(-1)
    after = last === undefined || records.length < stride ? undefined : [at(last), last.ksefNumber]
    if (after !== undefined) await othersTurn()
  }
}

/** Records in order, up to the first that lies beyond. Of most pieces the last one tells that none does: others are not looked at. */
const upTo = (
  isBeyond: (record: InvoicePartyRecord) => boolean,
  records: readonly InvoicePartyRecord[],
): readonly InvoicePartyRecord[] => {
  const last = records.at(-1)
  return last === undefined || !isBeyond(last) ? records : records.slice(0, records.findIndex(isBeyond))
}

/** Which of the invoices the party has that part in, within the range and in order. */
const partsIn = async (
  ksefNumbers: readonly string[],
  { filters, range, party, descending }: Search,
  store: ReadableStore,
): Promise<readonly InvoicePartyRecord[]> => {
  const { subjectType, dateRange } = filters
  const at = positionOf[dateRange.dateType]
  const records = await store.invoiceParties.many(ksefNumbers.map(it => partyKey(it, subjectType, party)))
  const inside = records.filter(it => it !== undefined).filter(it => at(it) >= range.from && at(it) <= range.to)
  const sorted = inside.toSorted((a, b) => at(a) - at(b) || (a.ksefNumber < b.ksefNumber ? -1 : 1))
  return descending ? sorted.reverse() : sorted
}

/** Reads of each record as little as tells that it does not match: most of a long walk is waiting for memory. */
const matching = async (
  records: readonly InvoicePartyRecord[],
  now: number,
  matches: Matcher,
  store: ReadableStore,
): Promise<readonly InvoiceMetadata[]> => {
  const found: InvoiceMetadata[] = []
  const invoices = await metadataLackedBy(records, store)
  for (const record of records) {
    const metadata = record.metadata ?? invoices.get(record.ksefNumber)
    if (metadata !== undefined && matches(metadata) && record.storedAt <= now) found.push(metadata)
  }
  return found
}

/** Of those that an older version wrote, by their KSeF numbers. */
const metadataLackedBy = async (
  records: readonly InvoicePartyRecord[],
  { acceptedInvoices }: ReadableStore,
): Promise<ReadonlyMap<string, InvoiceMetadata>> => {
  const lacking = records.filter(({ metadata }) => metadata === undefined)
  if (lacking.length === 0) return none
  const accepted = await acceptedInvoices.many(lacking.map(({ ksefNumber }) => ksefNumber))
  return new Map(accepted.flatMap(it => (it === undefined ? [] : [[it.ksefNumber, it.metadata]])))
}
const none: ReadonlyMap<string, InvoiceMetadata> = new Map()
