import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import type { InvoiceMetadata } from '../../../../contracts/ksef/invoices/query-metadata.ts'
import type { PackagePlace } from '../../handler.ts'

const deflated = promisify(deflateRaw)

/** So many invoices are read at a time. */
const lot = 100
/** Bytes of an entry beside its file, at most: its name twice, and headers. */
const beside = 512

/** An invoice on its way into a package. */
export interface Exported {
  readonly metadata: InvoiceMetadata
  readonly document: Uint8Array
}

async function* documentsOf(
  invoices: readonly InvoiceMetadata[],
  { tables }: Pick<PackagePlace, 'tables'>,
): AsyncGenerator<readonly Exported[]> {
  for (let from = 0; from < invoices.length; from += lot) {
    const some = invoices.slice(from, from + lot)
    const numbers = some.map(({ ksefNumber }) => ksefNumber)
    const documents = await tables.read(store => store.invoiceDocuments.many(numbers))
    yield some.flatMap((metadata, place) => {
      const document = documents[place]?.document
      return document === undefined ? [] : [{ metadata, document }]
    })
  }
}

const asIs = async ({ document }: Exported): Promise<number> => document.byteLength + beside
const packed = async ({ document }: Exported): Promise<number> => (await deflated(document)).byteLength + beside

/**
 * The invoices from the first on that fit into an archive of `limits.exportedBytes`, some at a time. Only where they might not
 * fit as they are each is packed to see.
 */
export async function* fitInvoices(
  invoices: readonly InvoiceMetadata[],
  place: Pick<PackagePlace, 'tables' | 'limits'>,
): AsyncGenerator<readonly Exported[]> {
  const room = place.limits.exportedBytes
  let all = 0
  for await (const some of documentsOf(invoices, place)) for (const one of some) all += await asIs(one)
  const measure = all > room ? packed : asIs
  let taken = 0
  for await (const some of documentsOf(invoices, place)) {
    const sizes = await Promise.all(some.map(measure))
    let fitting = 0
    while (fitting < some.length && taken + sizes[fitting]! <= room) taken += sizes[fitting++]!
    yield some.slice(0, fitting)
    if (fitting < some.length) return
  }
}
