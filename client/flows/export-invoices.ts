import type { InvoiceFilters } from '../../contracts/ksef/invoices/query-metadata.ts'
import type { Client } from '../client.ts'
import { dateOf } from '../invoices/date-of.ts'
import { type Walk, walkFrom } from '../invoices/walk.ts'
import type { ExportedPackage, InvoiceDocument } from '../packages/exported.ts'
import { type ExportOptions, exportPackage } from './export-package.ts'

/**
 * Every invoice that the filters find, as a document, each once, in the order of its date: KSeF makes packages of up to 10 000,
 * and where one is cut off the next begins at its last date. Needs Node, and the disk for one package at a time; one document is
 * in memory. Between packages the order by permanent storage alone is safe from invoices that KSeF takes in meanwhile.
 * @throws ExportFailed, DamagedPackage, WaitedTooLong; a Refusal when KSeF refuses: its limit is 20 packages an hour.
 */
export async function* exportInvoices(
  session: Client,
  filters: InvoiceFilters,
  options: ExportOptions = {},
): AsyncGenerator<InvoiceDocument> {
  const walk = walkFrom({ from: filters.dateRange.from, seen: [] })
  for (let cutOff = true; cutOff; ) {
    const dateRange = { ...filters.dateRange, from: walk.reached.from }
    const { isTruncated } = yield* walkPackage(session, { ...filters, dateRange }, walk, options)
    cutOff = isTruncated
  }
}

/** The documents of the next package of a walk. @throws Error where it is cut off and has none */
export async function* walkPackage(
  session: Client,
  filters: InvoiceFilters,
  walk: Walk,
  options: ExportOptions,
): AsyncGenerator<InvoiceDocument, ExportedPackage> {
  const { made, documents } = await exportPackage(session, filters, options)
  const date = dateOf[filters.dateRange.dateType]
  let given = 0
  for await (const document of documents(({ ksefNumber }) => walk.isKnown(ksefNumber))) {
    yield document
    given += 1
    walk.pass(document.metadata.ksefNumber, date(document.metadata))
  }
  if (made.isTruncated && given === 0)
    throw new Error(`KSeF has more invoices of one instant (${walk.reached.from}) than it gives in one package.`)
  return made
}
