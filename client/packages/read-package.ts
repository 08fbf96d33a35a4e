import { type Entry, openPromise, type ZipFile } from 'yauzl'
import * as z from 'zod'
import { InvoiceMetadata } from '../../contracts/ksef/invoices/query-metadata.ts'
import { DamagedPackage } from '../flows/damaged-package.ts'
import { readBody } from '../read-body.ts'
import type { ExportProgress, InvoiceDocument } from './exported.ts'

/** Bytes of one file: the metadata of 10 000 invoices may have some 100 MB, an invoice has 3 MB at most. */
const largest = 512 * 1024 * 1024

const Metadata = z.object({ invoices: z.array(InvoiceMetadata()) })

/** What the machine says of a file is thrown on; the rest is the package's fault. */
const reading = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof DamagedPackage || !(error instanceof Error) || 'syscall' in error) throw error
    throw new DamagedPackage(`The package cannot be read: ${error.message}`, { cause: error })
  }
}

const entriesOf = async (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> => {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  return entries
}

const readEntry = async (zip: ZipFile, entry: Entry | undefined, name: string): Promise<Buffer> => {
  if (entry === undefined) throw new DamagedPackage(`The package has no file ${name}.`)
  if (entry.uncompressedSize > largest) throw new DamagedPackage(`The file ${name} of the package is too large.`)
  const chunks: Uint8Array[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/**
 * The invoices of a package in the order of its metadata, one in memory at a time.
 * @param isKnown those are passed over.
 * @throws DamagedPackage
 */
export async function* readPackage(
  path: string,
  isKnown: (invoice: InvoiceMetadata) => boolean,
  progress?: (progress: ExportProgress) => void,
): AsyncGenerator<InvoiceDocument> {
  const zip = await reading(openPromise(path, { lazyEntries: true, autoClose: false }))
  try {
    const entries = await reading(entriesOf(zip))
    const read = (name: string) => reading(readEntry(zip, entries.get(name), name))
    const { invoices } = await reading(
      read('_metadata.json').then(async json => readBody(Metadata, JSON.parse(`${json}`))),
    )
    for (const [place, metadata] of invoices.entries()) {
      if (!isKnown(metadata)) yield { xml: await read(`${metadata.ksefNumber}.xml`), metadata }
      progress?.({ step: 'unpack', done: place + 1, total: invoices.length })
    }
  } finally {
    zip.close()
  }
}
